import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import { LARGE } from '../base/digest-file-fs.ts';
import { forEachBounded } from '../base/for-each-bounded.ts';
import { explainIoError, isIoError } from '../base/io-errors.ts';
import { hashContent } from '../base/sha256.ts';
import { createPathRegister } from './path-register.ts';

/**
 * A file to be written. `path` is relative to the output folder, `/`-separated; `produce` makes a content that is too
 * large to be kept until it is written; `copyFrom` is a file on this disk, and `sha256` what the pages say of it: a file
 * that was saved meanwhile must not be published under the old hash.
 */
export type OutputFile =
  | { readonly path: string; readonly content: string | Uint8Array }
  | { readonly path: string; readonly produce: () => Promise<string | Uint8Array>; readonly sha256?: string }
  | { readonly path: string; readonly copyFrom: string; readonly sha256?: string };

/** Files after which signals are heard again. */
const BATCH = 100;

/** An output that is there already: what is the same in the new one need not be written again. */
export interface FormerOutput {
  readonly folder: string;
  /** SHA-256 of its files by their paths, as they were just now. */
  readonly digests: ReadonlyMap<string, string>;
}

export interface OutputWriter {
  /**
   * Writes files below the folder and makes the folders they need. Overwrites nothing.
   * @param known SHA-256 that contents are known to have before they are made
   * @throws for a path that leaves the folder, for two paths that are the same on some system (see `path-register.ts`),
   * and when I/O fails: an error with Chinese words, the system's as `cause`. When it throws, nothing writes any more.
   */
  write(files: Iterable<OutputFile>, known?: ReadonlyMap<string, string>): Promise<void>;
  /**
   * Takes files over from the former output, all or none of them.
   * @param files SHA-256 by path
   */
  takeOver(files: ReadonlyMap<string, string>): boolean;
  /** Of all that was written, by path. */
  readonly digests: ReadonlyMap<string, string>;
}

export function createOutputWriter(root: string, former?: FormerOutput): OutputWriter {
  const register = createPathRegister();
  const folders = new Map<string, Promise<unknown>>();
  const digests = new Map<string, string>();
  const makeFolder = (folder: string) => {
    const making = folders.get(folder) ?? mkdir(folder, { recursive: true });
    folders.set(folder, making);
    return making;
  };
  const isThere = (path: string, sha256: string): boolean =>
    former?.digests.get(path.normalize('NFC')) === sha256;
  /** A second name for the former file: nothing ever writes into a published file. */
  const takeOver = (path: string, sha256: string, target: string): boolean => {
    if (!former || !isThere(path, sha256)) return false;
    try {
      linkSync(join(former.folder, ...path.split('/')), target);
      return true;
    } catch {
      // Some file systems have one name a file.
      return false;
    }
  };

  const writeOne = async (file: OutputFile, known: string | undefined): Promise<string> => {
    const target = join(root, ...register(file.path));
    await makeFolder(dirname(target));
    const expected = ('sha256' in file ? file.sha256 : undefined) ?? known;
    if (expected !== undefined && takeOver(file.path, expected, target)) return expected;
    // Read and written, not copied: a copy would take over the source's mode, and a web server must be able to
    // read the file and the next build to delete it.
    if ('copyFrom' in file) {
      const sha256 = await copyFile(file.copyFrom, target);
      if (file.sha256 && sha256 !== file.sha256) {
        throw new Error(`文件在生成网站的时候被改动了：${file.copyFrom}。请保存好以后重新生成。`);
      }
      return sha256;
    }
    const made = 'content' in file ? file.content : await file.produce();
    // Encoded once, to be written and hashed.
    const content = typeof made === 'string' ? Buffer.from(made) : made;
    writeFileSync(target, content, { flag: 'wx' });
    return hashContent(content);
  };

  return {
    digests,
    takeOver(files) {
      if (![...files].every(([path, sha256]) => isThere(path, sha256))) return false;
      const targets: string[] = [];
      for (const [path, sha256] of files) {
        const target = join(root, ...path.split('/'));
        mkdirSync(dirname(target), { recursive: true });
        if (!takeOver(path, sha256, target)) {
          for (const taken of targets) rmSync(taken);
          return false;
        }
        targets.push(target);
      }
      for (const [path, sha256] of files) {
        register(path);
        digests.set(path, sha256);
      }
      return true;
    },
    write: (files, known) =>
      forEachBounded(files, async (file) => {
        try {
          digests.set(file.path, await writeOne(file, known?.get(file.path)));
          if (digests.size % BATCH === 0) await setImmediate();
        } catch (error) {
          if (!isIoError(error)) throw error;
          const place = error.syscall === 'read' && 'copyFrom' in file ? file.copyFrom : root;
          throw new Error(`写不出输出文件 ${file.path}：${explainIoError(error, place)}`, { cause: error });
        }
      }),
  };
}

/**
 * Small files are read and written synchronously, as in `base/digest-file-fs.ts`.
 * @returns SHA-256 of what was copied
 */
async function copyFile(from: string, target: string): Promise<string> {
  if (statSync(from).size <= LARGE) {
    const content = readFileSync(from);
    writeFileSync(target, content, { flag: 'wx' });
    return hashContent(content);
  }
  const hash = createHash('sha256');
  const digest = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(createReadStream(from), digest, createWriteStream(target, { flags: 'wx' }));
  return hash.digest('hex');
}

/** Writes files into a folder: see `OutputWriter.write`. */
export const writeFiles = (root: string, files: Iterable<OutputFile>): Promise<void> =>
  createOutputWriter(root).write(files);
