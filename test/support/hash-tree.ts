import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { hashContent } from '../../src/base/sha256.ts';

/**
 * SHA-256 (hex) of every file below a folder, keyed by path with `/`, in code unit order. Two trees are the same byte
 * for byte if their maps are equal. An empty folder counts, as `path/` with an empty hash.
 *
 * @throws Error if the tree holds anything else, such as a symbolic link
 */
export async function hashTree(folder: string): Promise<Map<string, string>> {
  const hashes: [string, string][] = [];
  const visit = async (current: string): Promise<void> => {
    const entries = await readdir(current, { withFileTypes: true });
    if (entries.length === 0 && current !== folder) hashes.push([`${toPath(current)}/`, '']);
    for (const entry of entries) {
      const path = join(current, entry.name);
      if (entry.isDirectory()) await visit(path);
      else if (entry.isFile()) hashes.push([toPath(path), hashContent(await readFile(path))]);
      else throw new Error(`neither file nor folder: ${path}`);
    }
  };
  const toPath = (path: string): string => relative(folder, path).split(sep).join('/');
  await visit(folder);
  return new Map(hashes.sort(([a], [b]) => (a < b ? -1 : 1)));
}
