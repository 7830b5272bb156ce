import { PROJECT } from '../../.eleventy.ts';
import { loadPortal } from '../../src/load/load-portal-fs.ts';
import type { Portal } from '../../src/portal/portal.ts';
import type { FormName } from '../../src/portal/report-forms.ts';

/** The portal of a content folder that `writeContent` wrote. @throws Error if it has errors */
export async function loadCorpus(
  content: string,
  without: readonly FormName[] = ['pdf', 'word'],
): Promise<Portal> {
  const run = { mode: 'build', without, project: PROJECT, content, label: '语料' } as const;
  const { portal, diagnostics } = await loadPortal(run);
  if (!portal) throw new Error(`语料里有错误：${JSON.stringify(diagnostics.slice(0, 3))}`);
  return portal;
}
