import { lstatSync, renameSync } from 'node:fs';
import type { FileGuard } from './output-guard-fs.ts';
import { publishStaged } from './staging-fs.ts';

/** Has `write` make a file in a fresh folder beside its place, and puts it there by one rename once all of it
 * succeeded. Whatever fails before, an old file stays as it is; the folder is removed in any case, also one that a
 * killed process left. Signals are met as by `publishOutput`.
 *
 * @param write returns the finished, flushed file in the folder that it is given
 * @param guard what may be replaced
 * @throws BuildBusyError; `signal.reason`; what `write` throws; an explained error when I/O fails. */
export async function publishFile(
  output: string,
  write: (staging: string) => Promise<string>,
  { guard, signal }: { guard: Pick<FileGuard, 'isOurs' | 'what'>; signal?: AbortSignal },
): Promise<void> {
  await publishStaged(output, signal, {
    make: write,
    swap(paths, file) {
      assertReplaceable(paths.output, guard);
      renameSync(file, paths.output);
    },
  });
}

/** The person was told in time; this holds if a caller forgot, or something has come there since. */
function assertReplaceable(output: string, { isOurs, what }: Pick<FileGuard, 'isOurs' | 'what'>): void {
  const stat = lstatSync(output, { throwIfNoEntry: false });
  if (stat && !(stat.isFile() && isOurs(output))) {
    throw new Error(`${output} 已经存在，而且不是公报的${what}，为免丢失不会替换它。\n改法：换一个文件名。`);
  }
}
