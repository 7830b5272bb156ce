import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isIoError, namePlace } from './io-errors.ts';
import { retryWhileInUseNow } from './retry-in-use-fs.ts';

/** A name beside a file or folder for what is to take its place: hidden, so that nothing takes it for content meanwhile. */
export const hideStaging = (target: string): string =>
  join(dirname(target), `.${basename(target)}.new-${process.pid}`);

/**
 * Makes a folder, and those above it that are missing.
 * @returns takes those back that were made, as far as they are empty: what was to be put there could not be written
 * @throws when I/O fails
 */
export function makeFolder(folder: string, mode?: number): () => void {
  const made = mkdirSync(folder, { recursive: true, mode });
  return () => {
    if (made === undefined) return;
    // From the working folder, if the other is.
    const first = resolve(made);
    try {
      for (let each = resolve(folder); each.length >= first.length; each = dirname(each)) rmdirSync(each);
    } catch {
      // Somebody else has put something there, or it cannot be changed any more.
    }
  };
}

/** An error of what was written under another name, which nobody has typed, or through an open file, which has none. */
export function nameTarget(error: unknown, staging: string, target: string): unknown {
  if (error instanceof Error) error.message = error.message.replaceAll(staging, target);
  if (isIoError(error) && error.path !== undefined) error.path = error.path.replace(staging, () => target);
  return namePlace(error, target);
}

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
  const takeBack = makeFolder(dirname(target));
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
    try {
      rmSync(staging, { force: true });
      takeBack();
    } catch {
      // What failed first says what helps.
    }
    throw nameTarget(error, staging, target);
  }
}
