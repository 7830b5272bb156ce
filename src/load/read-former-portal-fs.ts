import type { ReadFile } from '../changes/compare-sites.ts';
import { type FormerPortal, parseFormerPortal } from '../changes/former-portal.ts';
import { createOutputReader, readFolderState } from '../publish/former-output-fs.ts';
import { resolveRealPath } from '../publish/real-path-fs.ts';

/** A portal that was built before: what is in the output, or a copy of what is on the web. */
export interface FormerOutput extends FormerPortal {
  /** Texts of its files, such as `reports/2021/jiaoyuju.json`. */
  readonly read: ReadFile;
}

/**
 * Reads what a former build has published, as the one place that knows of it.
 * @param folder absolute; a link is followed
 * @returns nothing if Gongbao has built nothing there
 */
export function readFormerPortal(folder: string): FormerOutput | undefined {
  const place = resolveRealPath(folder);
  if (readFolderState(place) !== 'gongbao') return undefined;
  const read = createOutputReader(place);
  return { ...parseFormerPortal(read('catalog.json') ?? ''), read };
}
