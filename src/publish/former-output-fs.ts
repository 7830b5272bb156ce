import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRecord } from '../base/json.ts';

const CATALOG = 'catalog.json';

/** What stands where an output folder is wanted. `foreign` is a folder that Gongbao did not make. */
export type FolderState = 'missing' | 'file' | 'empty' | 'gongbao' | 'foreign';

/** Looks at a folder without following a link.
 * @throws I/O errors other than a missing path, such as a path that leads through a file. */
export function readFolderState(folder: string): FolderState {
  const stat = lstatSync(folder, { throwIfNoEntry: false });
  if (!stat) return 'missing';
  if (!stat.isDirectory()) return 'file';
  if (readdirSync(folder).length === 0) return 'empty';
  return hasGeneratorSign(join(folder, CATALOG)) ? 'gongbao' : 'foreign';
}

/** Text of the catalogue of the portal in a folder, empty if there is none. */
export function readCatalog(folder: string): string {
  return readFolderState(folder) === 'gongbao' ? readFileSync(join(folder, CATALOG), 'utf8') : '';
}

/** The one sign of what is ours, and so may be replaced: a JSON file that says so. For a folder it is the catalogue. */
export function hasGeneratorSign(file: string): boolean {
  try {
    return parseRecord(readFileSync(file, 'utf8'))?.generator === 'gongbao';
  } catch {
    // Whatever cannot be read does not prove that it is ours.
    return false;
  }
}
