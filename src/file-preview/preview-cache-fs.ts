import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { PreviewPicture } from './file-preview.ts';

/** Keeps what was made of a file, so that a file that has not changed is not read again. */
export interface PreviewCache {
  /** `undefined` if there is nothing, or nothing whole. */
  read(sha256: string): Promise<unknown>;
  /** Quietly keeps nothing where the disk does not let it: a build needs no cache. */
  write(sha256: string, value: unknown): Promise<void>;
  /** Where a picture lies, kept or found whole; `undefined` if it cannot be kept. */
  keepPicture(picture: PreviewPicture): Promise<string | undefined>;
  findPicture(name: string): Promise<string | undefined>;
}

/**
 * Names of entries hold a file's hash and the code's, so that an entry is never out of date; the content begins with its
 * own hash, so that one that is cut off or was changed is made anew.
 * @param folder need not be there
 * @param code hash of everything that decides what is made of a file
 */
export function createPreviewCache(folder: string, code: string): PreviewCache {
  const entryOf = (sha256: string) => join(folder, `${sha256.slice(0, 32)}-${code.slice(0, 16)}.json`);
  const save = async (path: string, content: string | Uint8Array) => {
    const temporary = `${path}.${process.pid}`;
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(temporary, content);
      await rename(temporary, path);
      return true;
    } catch {
      await rm(temporary, { force: true }).catch(() => undefined);
      return false;
    }
  };
  const findPicture = async (name: string) => {
    const path = join(folder, name);
    const bytes = await readFile(path).catch(() => undefined);
    return bytes && hash(bytes) === name.replace(/\..*$/, '') ? path : undefined;
  };
  return {
    async read(sha256) {
      const text = await readFile(entryOf(sha256), 'utf8').catch(() => '');
      const content = text.slice(65);
      return text.slice(0, 64) === hash(content) ? JSON.parse(content) : undefined;
    },
    async write(sha256, value) {
      const content = JSON.stringify(value);
      await save(entryOf(sha256), `${hash(content)}\n${content}`);
    },
    findPicture,
    async keepPicture({ name, bytes }) {
      const kept = await findPicture(name);
      if (kept) return kept;
      const path = join(folder, name);
      return (await save(path, bytes)) ? path : undefined;
    },
  };
}

/** Hash of source files and of `package.json`, which names the exact versions of the engines. */
export async function hashCode(files: readonly string[], folders: readonly string[]): Promise<string> {
  const all = [...files];
  for (const folder of folders) {
    const names = (await readdir(folder)).filter((name) => /\.m?[jt]s$/.test(name)).sort(compareCodeUnits);
    all.push(...names.map((name) => join(folder, name)));
  }
  const digest = createHash('sha256');
  for (const path of all) digest.update(await readFile(path)).update('\0');
  return digest.digest('hex');
}

const hash = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
