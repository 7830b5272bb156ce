import { readdirSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { toExplainedError } from '../base/io-errors.ts';
import { acquireBuildLock } from './build-lock-fs.ts';
import { isStagingName, type OutputPaths, resolveOutputPaths } from './output-paths.ts';
import { resolveRealPath } from './real-path-fs.ts';

/** The frame of everything that is made beside its place: holds the place's lock while `work` runs, without what
 * killed processes left, and removes the staging folder that `work` has made, whatever happens.
 * @param output may not exist yet, nor its parents; a symbolic link is followed and stays
 * @param work gets `isHeld`, which tells whether the lock is still this process's
 * @throws BuildBusyError; `signal.reason`; what `work` throws; an explained error when I/O fails. */
export async function withStaging(
  output: string,
  signal: AbortSignal | undefined,
  work: (paths: OutputPaths, isHeld: () => boolean) => Promise<void>,
): Promise<void> {
  try {
    const paths = resolveOutputPaths(resolveRealPath(output), process.pid);
    signal?.throwIfAborted();
    await mkdir(paths.parent, { recursive: true });
    const lock = await acquireBuildLock(paths.output);
    try {
      removeStaleStaging(paths);
      await work(paths, () => lock.isHeld());
    } finally {
      // All synchronous, so that nothing else of this process runs in between when `signal` aborts.
      removeFolder(paths.staging);
      lock.release();
    }
  } catch (error) {
    throw toExplainedError(error);
  }
}

/** Removes what killed builds left. All of it, not only that of dead processes: the lock's holder is the only one
 * that may have a staging folder, and a process id may belong to another program by now. */
function removeStaleStaging(paths: OutputPaths): void {
  for (const name of readdirSync(paths.parent)) {
    if (isStagingName(paths.output, name)) removeFolder(join(paths.parent, name));
  }
}

/** As far as it can be done now: what a program holds open is left to the next build. */
export function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 100 });
  } catch {}
}
