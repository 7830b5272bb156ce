import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { exampleArchive } from './built-site.ts';
import { shareOnce } from './shared-folder.ts';
import { writeTree } from './write-tree.ts';

/** The example's portal as its archive holds it, searchable from disk, for reading only. */
export const exampleCopy = () =>
  shareOnce('法规 库#1 (50%25) 副本', async (output) => {
    const files = Object.entries(unzipSync(await readFile(await exampleArchive())));
    const copy = files.flatMap(([name, bytes]) => {
      const [, inside] = /^[^/]+\/data\/(.+)$/.exec(name) ?? [];
      return inside === undefined ? [] : [[inside, bytes] as const];
    });
    await writeTree(output, Object.fromEntries(copy));
  });
