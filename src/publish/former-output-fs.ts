import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseRecord } from '../base/json.ts';
import { orElse } from '../base/or-else.ts';

export const CATALOG = 'catalog.json';

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

/**
 * Reads text files of a published folder by their paths. What cannot be read is told as such where it is needed; it must
 * not keep a portal from being published.
 */
export const createOutputReader =
  (folder: string) =>
  (file: string): string | undefined =>
    orElse(() => readFileSync(join(folder, ...file.split('/')), 'utf8'), undefined);

/** By the file's state: a build asks several times of a catalogue that may have hundreds of megabytes. */
const known = new Map<string, boolean>();

/** The one sign of what is ours, and so may be replaced: a JSON file that says so. For a folder it is the catalogue. */
export function hasGeneratorSign(file: string): boolean {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
    const state = [dev, ino, size, mtimeNs, ctimeNs].join(' ');
    const isOurs = known.get(state) ?? parseRecord(readFileSync(file, 'utf8'))?.generator === 'gongbao';
    known.set(state, isOurs);
    return isOurs;
  } catch {
    // Whatever cannot be read does not prove that it is ours.
    return false;
  }
}
