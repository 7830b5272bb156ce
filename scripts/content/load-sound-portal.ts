import { PROJECT } from '../../.eleventy.ts';
import type { ObjectStore, ProgramCache } from '../../src/base/object-cache-fs.ts';
import type { Folder } from '../../src/command/folders.ts';
import type { Progress } from '../../src/command/progress.ts';
import type { CommandCall } from '../../src/command/run-command.ts';
import { formatBrief } from '../../src/diagnostics/format-diagnostics.ts';
import { WITHHELD_RULES } from '../../src/forms/make-forms-fs.ts';
import { RULE_TITLES } from '../../src/lint/lint-rules.ts';
import { loadPortal } from '../../src/load/load-portal-fs.ts';
import type { KnownPortal } from '../../src/portal/find-other-portal.ts';
import type { Portal } from '../../src/portal/portal.ts';
import type { RunOptions } from '../../src/portal/run-options.ts';
import type { Mode } from '../../src/report/mode.ts';

/** What a command line says of a run that makes something of the content. */
export function readRunOptions(
  mode: Mode,
  values: CommandCall['values'],
  content: Folder,
  progress: Progress,
): RunOptions {
  const siteUrl = values['site-url'];
  return {
    mode,
    project: PROJECT,
    content: content.absolute,
    label: content.label,
    ...(typeof siteUrl === 'string' ? { siteUrl } : {}),
    ...(values['no-pdf'] ? { without: ['pdf'] } : {}),
    onProgress: (done, total) => progress.show(`读取报告 ${done}/${total}`),
    onTypeset: (done, total) => progress.show(`排 PDF ${done}/${total}`),
  };
}

/**
 * Loads the content that a command names, and prints what is wrong with it.
 * @param options.refuse asked before PDFs and other files are made, which takes long: why the portal is not wanted, if it is not
 * @returns nothing if there are errors
 */
export async function loadSoundPortal(
  mode: 'build' | 'archive',
  { values, say }: CommandCall,
  content: Folder,
  progress: Progress,
  {
    shared,
    refuse,
  }: {
    shared?: ObjectStore | undefined;
    refuse?: (coming: KnownPortal) => string | undefined;
  },
): Promise<{ portal: Portal; store: ProgramCache } | undefined> {
  let refusal: string | undefined;
  const { portal, store, diagnostics, checked } = await loadPortal({
    ...readRunOptions(mode, values, content, progress),
    ...(shared ? { shared } : {}),
    isWanted: (coming) => {
      refusal = refuse?.(coming);
      return refusal === undefined;
    },
  });
  progress.clear();
  if (diagnostics.length > 0) say(formatBrief(diagnostics, checked, RULE_TITLES, WITHHELD_RULES));
  if (refusal !== undefined) say(refusal);
  return portal && { portal, store };
}
