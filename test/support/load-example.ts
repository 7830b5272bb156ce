import { type LoadedPortal, loadPortal } from '../../src/load/load-portal-fs.ts';
import type { Portal } from '../../src/portal/portal.ts';
import type { RunOptions } from '../../src/portal/run-options.ts';
import { PROJECT } from './contents.ts';

/** What most tests need of a portal: Word files and PDFs take time. */
const QUICK = { mode: 'build', without: ['pdf', 'word'] } as const;

export function loadContent(content: string, options: Partial<RunOptions> = {}): Promise<LoadedPortal> {
  return loadPortal({ ...QUICK, project: PROJECT, content, label: '内容', ...options });
}

export async function loadSoundContent(content: string, options: { siteUrl?: string } = {}): Promise<Portal> {
  const { portal, diagnostics } = await loadContent(content, options);
  if (!portal) throw new Error(JSON.stringify(diagnostics, null, 1));
  return portal;
}
