import { lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'fflate';
import { linkFolder, linkOrCopy } from './kept-outputs-fs.ts';

/** Smaller ones fit into one packet anyway. */
const LEAST_BYTES = 1000;
/** Of the original: what hardly gets smaller only costs a file. */
const WORTH_IT = 0.95;

/**
 * In WebAssembly and in JavaScript: Node's own zlib and Brotli give other bytes in other versions. Brotli's best quality
 * takes ten times as long for a twentieth.
 */
function loadForms(): Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> {
  // As a module it is for browsers, and fetches its WebAssembly.
  const { compress } = createRequire(import.meta.url)('brotli-wasm') as typeof import('brotli-wasm');
  return {
    '.br': (bytes) => compress(bytes, { quality: 9 }),
    '.gz': (bytes) => gzipSync(bytes, { level: 9, mtime: 0 }),
  };
}

/**
 * Fills a folder with an output and, beside each text in it, its compressed forms, which servers send without doing any
 * work. What an earlier one of these folders has of the same file is taken from there.
 * @param isText by a file's name
 * @param former folder that was filled before; need not exist
 */
export async function writeCompressed(
  output: string,
  target: string,
  { isText, former, signal }: { isText: (name: string) => boolean; former: string; signal: AbortSignal },
): Promise<void> {
  const forms = Object.entries(loadForms());
  for (const path of linkFolder(output, target)) {
    const file = join(output, path);
    if (!isText(basename(path)) || lstatSync(file).size < LEAST_BYTES) continue;
    await setImmediate();
    signal.throwIfAborted();
    const isSame = isSameFile(file, join(former, path));
    for (const [ending, compress] of forms) {
      const made = join(former, path + ending);
      // A former folder has no form that was not worth it: that is found out again.
      if (isSame && lstatSync(made, { throwIfNoEntry: false })?.isFile()) {
        linkOrCopy(made, join(target, path + ending));
        continue;
      }
      const bytes = readFileSync(file);
      const smaller = compress(bytes);
      if (smaller.length < bytes.length * WORTH_IT)
        writeFileSync(join(target, path + ending), smaller, { flag: 'wx' });
    }
  }
}

/** Two names of one file: nothing ever writes into a published file. */
function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((file) => lstatSync(file, { throwIfNoEntry: false, bigint: true }));
  return a !== undefined && b !== undefined && a.ino !== 0n && a.ino === b.ino && a.dev === b.dev;
}
