import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What stands where an output folder is wanted. `foreign` is a folder that Gongbao did not make. */
export type FolderState = 'missing' | 'file' | 'empty' | 'gongbao' | 'foreign';

/** Looks at a folder without following a link.
 * @throws I/O errors other than a missing path, such as a path that leads through a file. */
export function readFolderState(folder: string): FolderState {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  if (!stat) return 'missing';
  if (!stat.isDirectory()) return 'file';
  if (readdirSync(folder).length === 0) return 'empty';
  return hasGeneratorSign(folder) ? 'gongbao' : 'foreign';
}

/** The one sign of an output of ours, and so of a folder that may be replaced: its catalogue says so. */
function hasGeneratorSign(folder: string): boolean {
  try {
    const catalog: unknown = JSON.parse(readFileSync(join(folder, 'catalog.json'), 'utf8'));
    return (
      typeof catalog === 'object' &&
      catalog !== null &&
      'generator' in catalog &&
      catalog.generator === 'gongbao'
    );
  } catch {
    // Whatever cannot be read does not prove that the folder is ours.
    return false;
  }
}
