import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LoadedPortal, loadPortal } from '../../src/load/load-portal-fs.ts';
import type { Portal } from '../../src/portal/portal.ts';
import type { RunOptions } from '../../src/portal/run-options.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** Folder of the example content: 示例区示例局 and its invented reports. */
export const EXAMPLE_CONTENT = path.join(PROJECT, 'test/fixtures/portal');

/** The invented portal of `npm run demo`. */
export const DEMO_CONTENT = path.join(PROJECT, 'src/demo');

/** The installation's own content: the real report. */
export const REAL_CONTENT = path.join(PROJECT, 'src/content');

/** What most tests need of a portal: Word files and PDFs take time. */
const QUICK = { mode: 'build', without: ['pdf', 'word'] } as const;

export function loadContent(content: string, options: Partial<RunOptions> = {}): Promise<LoadedPortal> {
  return loadPortal({ ...QUICK, project: PROJECT, content, label: '内容', ...options });
}

/** Loads content that has to be sound. */
export async function loadSoundContent(content: string, options: { siteUrl?: string } = {}): Promise<Portal> {
  const { portal, diagnostics } = await loadContent(content, options);
  if (!portal) throw new Error(JSON.stringify(diagnostics, null, 1));
  return portal;
}
