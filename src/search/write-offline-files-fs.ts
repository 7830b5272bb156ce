import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { formatWrapper, WRAPPER_ENDING } from './wrap-file.ts';

/**
 * Makes a written portal searchable from disk: what a search loads also stands there as scripts. The index itself
 * only so, since nothing else reads it; reports' texts stay what they are beside their wrappers.
 * @param texts paths of the reports' `.json` files below `output`
 */
export async function writeOfflineFiles(output: string, texts: readonly string[]): Promise<void> {
  const wrapText = async (name: string) => {
    const text = await readFile(path.join(output, name), 'utf8');
    await writeFile(path.join(output, name + WRAPPER_ENDING), formatWrapper(name, { text }));
  };
  for (const name of await listFiles(output, 'pagefind')) {
    const file = path.join(output, name);
    const base64 = await readFile(file, 'base64');
    await writeFile(file + WRAPPER_ENDING, formatWrapper(name, { base64 }));
    await rm(file);
  }
  for (const name of await listFiles(output, 'search')) {
    await wrapText(name);
    await rm(path.join(output, name));
  }
  for (const name of texts) await wrapText(name);
}

/** Paths below `output`, `/`-separated. */
async function listFiles(output: string, folder: string): Promise<string[]> {
  const entries = await readdir(path.join(output, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(output, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}
