import { readFileSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
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
  for (const name of [...index, ...texts]) bytes += statSync(path.join(output, name)).size;
  return { index, texts, bytes };
}

/** A file to be written beside the one that it wraps. */
interface ScriptFile {
  readonly path: string;
  produce(): Promise<string>;
}

/** Makes a written portal searchable from disk: what a search loads also stands there as scripts. */
export const wrapSearchFiles = (output: string, { index, texts }: SearchFiles): ScriptFile[] =>
  [...index, ...texts].map((name) => ({
    path: name + WRAPPER_ENDING,
    produce: async () => {
      const bytes = readFileSync(path.join(output, name));
      const isText = /\.(?:json|txt)$/.test(name);
      return formatWrapper(name, isText ? { text: bytes.toString() } : { base64: bytes.toString('base64') });
    },
  }));

async function listFiles(output: string, folder: string): Promise<string[]> {
  const entries = await readdir(path.join(output, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(output, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
}
