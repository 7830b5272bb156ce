import { type FormerSite, parseFormerPortal } from '../changes/former-portal.ts';
import { CATALOG, createOutputReader, readFolderState } from '../publish/former-output-fs.ts';
import { resolveRealPath } from '../publish/real-path-fs.ts';

/**
 * Reads what a former build has published, as the one place that knows of it.
 * @param folder absolute; a link is followed
 * @param label the same as the person knows it
 * @returns nothing if Gongbao has built nothing there
 */
export function readFormerPortal(folder: string, label: string): FormerSite | undefined {
  const place = resolveRealPath(folder);
  if (readFolderState(place) !== 'gongbao') return undefined;
  const read = createOutputReader(place);
  return { ...parseFormerPortal(read(CATALOG) ?? ''), label, read };
}
