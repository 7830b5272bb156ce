import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestFile } from '../base/digest-file-fs.ts';
import { retryWhileInUse } from '../base/retry-in-use-fs.ts';

export interface CachedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Files by what they were made of; a build takes from here what it would make again. */
export interface FileCache {
  /** Nothing if the file is not there or is not what was stored. @param key 64 hexadecimal digits */
  find(key: string): Promise<CachedFile | undefined>;
  store(key: string, content: Uint8Array): Promise<CachedFile>;
  /** Deletes what was neither found nor stored since the cache was opened. Foreign files stay. */
  sweep(): Promise<void>;
}

/** Key and SHA-256 of the content are both in the name: a damaged or half-written file is noticed. */
const NAME = /^([\da-f]{64})-([\da-f]{64})\.[a-z]+(\.\d+)?$/;

/** @param folder is made if it does not exist @param ending of the files' names, without a dot */
export async function openFileCache(folder: string, ending: string): Promise<FileCache> {
  await mkdir(folder, { recursive: true });
  const known = new Map<string, string>();
  for (const name of (await readdir(folder)).sort()) {
    const [, key = '', , partial] = NAME.exec(name) ?? [];
    if (key !== '' && partial === undefined) known.set(key, name);
  }
  const used = new Set<string>();
  return {
    async find(key) {
      const name = known.get(key);
      if (name === undefined) return undefined;
      const path = join(folder, name);
      const digest = await digestFile(path).catch(() => undefined);
      if (!digest || digest.sha256 !== NAME.exec(name)?.[2]) return undefined;
      used.add(name);
      return { path, ...digest };
    },
    async store(key, content) {
      const sha256 = hashBytes(content);
      const name = `${key}-${sha256}.${ending}`;
      const path = join(folder, name);
      // Renamed when it is whole: another build may be reading.
      const partial = `${path}.${process.pid}`;
      await writeFile(partial, content);
      await retryWhileInUse(() => rename(partial, path));
      known.set(key, name);
      used.add(name);
      return { path, bytes: content.length, sha256 };
    },
    async sweep() {
      for (const name of await readdir(folder)) {
        if (!NAME.test(name) || used.has(name)) continue;
        // What another program reads just now goes the next time: Windows does not let it be deleted.
        await rm(join(folder, name), { force: true }).catch(() => undefined);
      }
    },
  };
}

const hashBytes = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
