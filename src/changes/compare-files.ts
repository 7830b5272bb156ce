import { compareCodeUnits } from '../base/compare-code-units.ts';

/** Paths of files below a folder, in the order of their code units. */
export interface FileChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** Content hashes of a folder's files by their paths. */
export type FileDigests = ReadonlyMap<string, string>;

export function compareFiles(before: FileDigests, after: FileDigests): FileChanges {
  const sort = (paths: Iterable<string>) => [...paths].sort(compareCodeUnits);
  const [old, now] = [sort(before.keys()), sort(after.keys())];
  return {
    added: now.filter((path) => !before.has(path)),
    changed: now.filter((path) => before.has(path) && before.get(path) !== after.get(path)),
    removed: old.filter((path) => !after.has(path)),
  };
}
