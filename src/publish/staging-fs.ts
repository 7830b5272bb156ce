import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isIoError, toExplainedError } from '../base/io-errors.ts';
import { retryWhileInUse } from '../base/retry-in-use-fs.ts';
import { acquireBuildLock } from './build-lock-fs.ts';
import { isStagingName, type OutputPaths, resolveOutputPaths } from './output-paths.ts';
import { resolveRealPath } from './real-path-fs.ts';

interface Staging<Made> {
  /** Runs first, under the lock. */
  prepare?(paths: OutputPaths): Promise<void>;
  /** Fills the staging folder, which is there and empty. */
  make(staging: string): Promise<Made>;
  /** Puts what was made in its place, in one go; called again while other programs hold it open. */
  swap(paths: OutputPaths, made: Made): void;
  /** Runs last, still under the lock. */
  onPublished?(paths: OutputPaths): void;
}

/** The frame of everything that is made beside its place: holds the place's lock, removes what killed processes left,
 * and removes the staging folder, whatever happens.
 * @param output may not exist yet, nor its parents; a symbolic link is followed and stays
 * @throws BuildBusyError; `signal.reason`; what the steps throw; an explained error when I/O fails. */
export async function publishStaged<Made>(
  output: string,
  signal: AbortSignal | undefined,
  { prepare, make, swap, onPublished }: Staging<Made>,
): Promise<void> {
  try {
    const paths = resolveOutputPaths(resolveRealPath(output));
    signal?.throwIfAborted();
    mkdirSync(paths.parent, { recursive: true });
    const lock = await acquireBuildLock(paths.output);
    try {
      removeStaleStaging(paths);
      await prepare?.(paths);
      signal?.throwIfAborted();
      mkdirSync(paths.staging);
      const made = await untilAborted(make(paths.staging), signal);
      await retryWhileInUse(() => {
        signal?.throwIfAborted();
        if (!lock.isHeld())
          throw new Error(`锁文件中途被删除或替换，为安全起见没有替换 ${paths.output}。请再试一次。`);
        swap(paths, made);
      });
      onPublished?.(paths);
    } finally {
      // All synchronous, so that nothing else of this process runs in between when `signal` aborts.
      removeFolder(paths.staging);
      lock.release();
    }
  } catch (error) {
    // What is read through an open file without a name lies elsewhere.
    throw toExplainedError(error, isIoError(error) && error.syscall === 'read' ? undefined : output);
  }
}

/** Does not wait for work that has not heard of the signal. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Removes what killed builds left. All of it, not only that of dead processes: the lock's holder is the only one
 * that may have a staging folder, and a process id may belong to another program by now. */
function removeStaleStaging(paths: OutputPaths): void {
  for (const name of readdirSync(paths.parent)) {
    if (isStagingName(paths.output, name)) removeFolder(join(paths.parent, name));
  }
}

/**
 * Deletes an output under a staging name: it is whole at any moment or not there, so that a crash while deleting cannot
 * make a remnant look like something to restore, or like a folder that is not ours.
 * @throws if a program holds it open
 */
export function discardOutput(folder: string, { staging }: OutputPaths): void {
  renameSync(folder, staging);
  removeFolder(staging);
}

const PASSES = 4;

/**
 * As far as it can be done now: what a program holds open is left to the next build. What this process has asked for
 * before it was interrupted is still written, also where the folder's list has been read already: it is read again.
 */
function removeFolder(folder: string): void {
  for (let pass = 0; pass < PASSES && existsSync(folder); pass += 1)
    try {
      rmSync(folder, { recursive: true, force: true, maxRetries: pass, retryDelay: 100 });
    } catch {}
}
