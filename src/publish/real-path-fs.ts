import { lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { orElse } from '../base/or-else.ts';

/** The absolute path behind all symbolic links, also when its last parts do not exist (yet, or because a crash came
 * between the two renames of a swap: then a link to the output dangles).
 * @throws ELOOP for links that lead in a circle. */
export function resolveRealPath(path: string): string {
  const full = resolve(path);
  try {
    return realpathSync.native(full);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') throw error;
  }
  const parent = dirname(full);
  if (parent === full) return full;
  const realParent = resolveRealPath(parent);
  const target = readLink(full);
  return target === undefined
    ? join(realParent, basename(full))
    : resolveRealPath(resolve(realParent, target));
}

/** Whether a part of the way to a real path is a file. POSIX tells of that, Windows says only that nothing is there. */
export function leadsThroughFile(path: string): boolean {
  const parent = dirname(path);
  if (parent === path) return false;
  const stat = orElse(() => lstatSync(parent), undefined);
  return stat ? !stat.isDirectory() : leadsThroughFile(parent);
}

const readLink = (path: string): string | undefined => orElse(() => readlinkSync(path), undefined);
