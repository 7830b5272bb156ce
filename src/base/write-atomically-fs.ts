import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { retryWhileInUseNow } from './retry-in-use-fs.ts';

/**
 * Replaces a file, or makes it with its folder, whole or not at all, also when the machine stops in the middle: the
 * content is written and flushed beside the target, and then gets its name.
 * @param staging beside the target; it is overwritten, and removed when something fails
 * @throws when I/O fails
 */
export function writeAtomically(
  target: string,
  content: string | Uint8Array,
  staging = `${target}.new-${process.pid}`,
): void {
  mkdirSync(dirname(target), { recursive: true });
  try {
    const file = openSync(staging, 'w');
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    retryWhileInUseNow(() => renameSync(staging, target));
  } catch (error) {
    rmSync(staging, { force: true });
    throw error;
  }
}
