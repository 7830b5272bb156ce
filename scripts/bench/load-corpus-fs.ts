import { PROJECT } from '../../.eleventy.ts';
import { loadPortal } from '../../src/load/load-portal-fs.ts';
import type { Portal } from '../../src/portal/portal.ts';

/** The portal of a content folder that `writeContent` wrote. @throws Error if it has errors */
export async function loadCorpus(content: string): Promise<Portal> {
  const { portal, diagnostics } = await loadPortal({
    mode: 'build',
    without: ['pdf', 'word'],
    project: PROJECT,
    content,
    label: '语料',
  });
  if (!portal) throw new Error(`语料里有错误：${JSON.stringify(diagnostics.slice(0, 3))}`);
  return portal;
}
