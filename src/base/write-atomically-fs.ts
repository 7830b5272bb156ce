import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isIoError } from './io-errors.ts';
import { retryWhileInUseNow } from './retry-in-use-fs.ts';

/** A name beside a file or folder for what is to take its place: hidden, so that nothing takes it for content meanwhile. */
export const hideStaging = (target: string): string =>
  join(dirname(target), `.${basename(target)}.new-${process.pid}`);

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
    // Nobody has typed the other name.
    if (isIoError(error) && error.path === staging) error.path = target;
    throw error;
  }
}
