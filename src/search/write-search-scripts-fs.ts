import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { formatWrapper, WRAPPER_ENDING } from './wrap-file.ts';

/** What a search loads, and how much it is. */
export interface SearchFiles {
  /** Paths below the output folder, `/`-separated. */
  readonly index: readonly string[];
  readonly texts: readonly string[];
  /** Of all of them, before they are wrapped. */
  readonly bytes: number;
}

/** @param texts paths of the reports' `.json` files below `output` */
export async function listSearchFiles(output: string, texts: readonly string[]): Promise<SearchFiles> {
  const index = [...(await listFiles(output, 'pagefind')), ...(await listFiles(output, 'search'))];
  let bytes = 0;
  for (const name of [...index, ...texts]) bytes += (await stat(path.join(output, name))).size;
  return { index, texts, bytes };
}

/**
 * Makes a written portal searchable from disk: what a search loads also stands there as scripts.
 * @param options.isOnlyWay drops the index as it was, which nothing else reads; reports' texts stay what they are
 */
export async function writeSearchScripts(
  output: string,
  { index, texts }: SearchFiles,
  { isOnlyWay }: { isOnlyWay: boolean },
): Promise<void> {
  for (const name of [...index, ...texts]) {
    const file = path.join(output, name);
    const content = name.endsWith('.json')
      ? { text: await readFile(file, 'utf8') }
      : { base64: await readFile(file, 'base64') };
    await writeFile(file + WRAPPER_ENDING, formatWrapper(name, content));
    if (isOnlyWay && index.includes(name)) await rm(file);
  }
}

async function listFiles(output: string, folder: string): Promise<string[]> {
  const entries = await readdir(path.join(output, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(output, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}
