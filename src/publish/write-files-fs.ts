import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { explainIoError, isIoError } from '../base/io-errors.ts';
import { forEachBounded } from './for-each-bounded.ts';
import { createPathRegister } from './path-register.ts';

/**
 * A file to be written. `path` is relative to the output folder, `/`-separated; `produce` makes a content that is too
 * large to be kept until it is written; `copyFrom` is a file on this disk, and `sha256` what the pages say of it: a file that was saved meanwhile must not be published under the old hash.
 */
export type OutputFile =
  | { readonly path: string; readonly content: string | Uint8Array }
  | { readonly path: string; readonly produce: () => Promise<string | Uint8Array> }
  | { readonly path: string; readonly copyFrom: string; readonly sha256?: string };

/** Writes files below a folder and makes the folders they need. Overwrites nothing.
 * @throws for a path that leaves the folder, for two paths that are the same on some system (see `path-register.ts`),
 * and when I/O fails: an error with Chinese words, the system's as `cause`. When it throws, nothing writes any more. */
export async function writeFiles(root: string, files: Iterable<OutputFile>): Promise<void> {
  const register = createPathRegister();
  const folders = new Map<string, Promise<unknown>>();
  const makeFolder = (folder: string) => {
    const making = folders.get(folder) ?? mkdir(folder, { recursive: true });
    folders.set(folder, making);
    return making;
  };

  await forEachBounded(files, async (file) => {
    const target = join(root, ...register(file.path));
    try {
      await makeFolder(dirname(target));
      // Read and written, not copied: a copy would take over the source's mode, and a web server must be able to
      // read the file and the next build to delete it.
      if ('copyFrom' in file) {
        const hash = createHash('sha256');
        const digest = async function* (chunks: AsyncIterable<Buffer>) {
          for await (const chunk of chunks) {
            hash.update(chunk);
            yield chunk;
          }
        };
        await pipeline(createReadStream(file.copyFrom), digest, createWriteStream(target, { flags: 'wx' }));
        if (file.sha256 && hash.digest('hex') !== file.sha256) {
          throw new Error(`文件在生成网站的时候被改动了：${file.copyFrom}。请保存好以后重新生成。`);
        }
      } else {
        const content = 'content' in file ? file.content : await file.produce();
        await writeFile(target, content, { flag: 'wx' });
      }
    } catch (error) {
      if (!isIoError(error)) throw error;
      throw new Error(`写不出输出文件 ${file.path}：${explainIoError(error)}`, { cause: error });
    }
  });
}
