import { PROJECT } from '../../.eleventy.ts';
import type { ObjectStore } from '../../src/base/object-cache-fs.ts';
import { hasParent } from '../../src/base/parent-process.ts';
import type { FormerSite } from '../../src/changes/former-portal.ts';
import type { Folder } from '../../src/command/folders.ts';
import type { Progress } from '../../src/command/progress.ts';
import type { CommandCall } from '../../src/command/run-command.ts';
import { type Diagnostic, sayHere } from '../../src/diagnostics/diagnostic.ts';
import { formatBrief } from '../../src/diagnostics/format-diagnostics.ts';
import type { Kept } from '../../src/eleventy/build-site.ts';
import { WITHHELD_RULES } from '../../src/forms/make-forms-fs.ts';
import { RULE_TITLES } from '../../src/lint/lint-rules.ts';
import { type LoadedPortal, loadPortal } from '../../src/load/load-portal-fs.ts';
import type { KnownPortal } from '../../src/portal/find-other-portal.ts';
import type { Portal } from '../../src/portal/portal.ts';
import type { RunOptions } from '../../src/portal/run-options.ts';
import type { Mode } from '../../src/report/mode.ts';
import { type BegunParts, beginIndexParts } from '../../src/search/begin-index-parts-fs.ts';
import { readMoment } from './content-options.ts';

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
    ...readAt(values),
    ...(values['no-pdf'] ? { without: ['pdf'] } : {}),
    onProgress: (done, total) => progress.show(`读取报告 ${done}/${total}`),
    onTypeset: (done, total) => progress.show(`排 PDF ${done}/${total}`),
  };
}

export interface SoundPortal extends Pick<LoadedPortal, 'held' | 'at'> {
  readonly portal: Portal;
  readonly store: Kept;
}

/** The moment that a command was told to take for now. */
export function readAt({ at }: CommandCall['values']): { at?: string } {
  const moment = typeof at === 'string' ? readMoment(at) : undefined;
  return moment === undefined ? {} : { at: moment };
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
    former,
    refuse,
    at,
  }: {
    shared?: ObjectStore | undefined;
    /** Held against the content. */
    former?: FormerSite | undefined;
    /** In place of what the command line says. */
    at?: string;
    refuse?: (coming: KnownPortal) => string | undefined;
  },
): Promise<SoundPortal | undefined> {
  let refusal: string | undefined;
  let indexing: BegunParts | undefined;
  const { portal, store, diagnostics, checked, ...told } = await loadPortal({
    ...readRunOptions(mode, values, content, progress),
    ...(shared ? { shared } : {}),
    ...(former ? { former } : {}),
    ...(at === undefined ? {} : { at }),
    isWanted: (coming) => {
      refusal = refuse?.(coming);
      return refusal === undefined;
    },
    onSound(texts, place) {
      indexing = beginIndexParts(texts, place);
    },
  }).catch((error: unknown) => {
    indexing?.stop();
    throw error;
  });
  progress.clear();
  if (diagnostics.length > 0) say(formatBrief(toReader(diagnostics), checked, RULE_TITLES, WITHHELD_RULES));
  if (refusal !== undefined) say(refusal);
  if (!portal) indexing?.stop();
  return portal && { portal, store: { ...store, indexing }, ...told };
}

/** In the words of whoever reads it: somebody who types commands, or the desk that has started this one. */
export const toReader = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  hasParent() ? diagnostics.map((one) => ({ ...one, remedy: sayHere(one) })) : diagnostics;

/** How many reports a portal has; those that were taken back are not among those that readers find. @param held not in it */
export const countReports = ({ reports, withdrawn }: Portal, held: number, kind = '报告'): string =>
  [
    `${reports.length} 篇${kind}`,
    withdrawn.length > 0 ? `，另有 ${withdrawn.length} 篇已撤回` : '',
    held > 0 ? `（另有 ${held} 篇没有放进去）` : '',
  ].join('');
