import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { toExplainedError } from '../base/io-errors.ts';
import { retryWhileInUse } from '../base/retry-in-use-fs.ts';
import { BuildBusyError, formatLockHolder, type LockHolder, parseLockHolder } from './lock-holder.ts';
import { isTakeoverName, resolveOutputPaths, resolveTakeoverPath } from './output-paths.ts';
import { describeThisProcess, isStillRunning } from './running-process-fs.ts';

/** The right to write one output folder. */
export interface BuildLock {
  /** False once someone deleted or replaced the lock file by hand. */
  isHeld(): boolean;
  /** Gives the lock back; may be called again. Synchronous, so that a signal handler can finish it. */
  release(): void;
}

/** What is read from a lock file whose text names no holder. */
const UNREADABLE = 'unreadable';

/** How often a lock may be gone when it is read that was there when it was to be made. */
const MOST_VANISHED = 1000;

/** Tokens of the locks that this process holds: another one with its process id is left from an earlier process. */
const heldTokens = new Set<string>();

/** Takes the lock of an output folder (an absolute, real path whose parent exists). A lock whose process died is
 * taken over at once; of several takers exactly one wins.
 * @throws BuildBusyError while another process, or this one, holds it; an explained error when I/O fails. */
export async function acquireBuildLock(output: string): Promise<BuildLock> {
  try {
    const lock = await acquireLockFile(output, resolveOutputPaths(output).lock, 0);
    removeOldTakeovers(output);
    return lock;
  } catch (error) {
    throw toExplainedError(error, output);
  }
}

/** @param depth 0 for the lock itself, 1 for the lock on taking it over, and so on. */
async function acquireLockFile(output: string, path: string, depth: number): Promise<BuildLock> {
  for (let vanished = 0; ; ) {
    const token = randomBytes(4).toString('hex');
    heldTokens.add(token);
    try {
      // Read again: had the system stopped this process before it wrote, the empty file may have been taken over.
      if ((await retryWhileInUse(() => createLockFile(output, path, token))) && readToken(path) === token) {
        return createLock(path, token);
      }
    } catch (error) {
      heldTokens.delete(token);
      throw error;
    }
    heldTokens.delete(token);

    const holder = await readSettledHolder(path);
    if (holder === undefined) {
      vanished += 1;
      // Its holders come and go; a dead link, or a network disk that is out of step, stays.
      if (vanished === MOST_VANISHED)
        throw new Error(`锁文件 ${path} 建不了，也读不到。\n改法：在文件管理器里删去它，再试一次。`);
      continue;
    }
    if (holder === UNREADABLE) {
      await removeDeadLock(output, path, `${UNREADABLE}-${depth}`, UNREADABLE, depth);
    } else if (isLive(holder)) {
      throw new BuildBusyError(output, holder, path, hostname());
    } else {
      await removeDeadLock(output, path, holder.token, holder.token, depth);
    }
  }
}

function createLock(path: string, token: string): BuildLock {
  return {
    isHeld: () => heldTokens.has(token) && readToken(path) === token,
    release: () => {
      if (!heldTokens.delete(token)) return;
      try {
        if (readToken(path) === token) unlinkSync(path);
      } catch {
        // A lock file that cannot be deleted now is dead all the same: its token is no longer held.
      }
    },
  };
}

/** Deletes a dead lock file. Between reading it and deleting it another taker may have replaced it by a living one,
 * so only the holder of a second lock, named for the dead one, may delete, and only if the dead one's token is still
 * there. Then nobody else changes the file: its owner is dead, and its token never comes back. The second lock can
 * be left by a crash as well; it is taken over in the same way.
 *
 * For an unreadable lock one gap remains: its owner would have to be stopped for a second between creating and
 * writing the file, and wake within the microseconds between the check and the deletion here. */
async function removeDeadLock(
  output: string,
  path: string,
  name: string,
  token: string,
  depth: number,
): Promise<void> {
  const right = await acquireLockFile(output, resolveTakeoverPath(output, name), depth + 1);
  try {
    await retryWhileInUse(() => {
      if (readToken(path) === token) rmSync(path, { force: true });
    });
  } finally {
    right.release();
  }
}

/** Deletes takeover locks that crashes left. The lock's holder may: each speaks of a lock that is gone, and whoever
 * still holds one finds that out before it deletes anything. */
function removeOldTakeovers(output: string): void {
  const parent = dirname(output);
  try {
    for (const name of readdirSync(parent)) {
      if (isTakeoverName(output, name)) rmSync(join(parent, name), { force: true });
    }
  } catch {
    // Someone else's, or held open: a few bytes that disturb nobody.
  }
}

/** @returns false if the file exists. Synchronous, to leave the file empty for as short as can be. */
function createLockFile(output: string, path: string, token: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    // Nobody has typed the lock's own name, and there is no such file to look at.
    throw Object.assign(error as NodeJS.ErrnoException, { path: output });
  }
  try {
    writeSync(file, formatLockHolder(describeThisProcess(token)));
  } catch (error) {
    unlinkSync(path);
    throw error;
  } finally {
    closeSync(file);
  }
  return true;
}

/** Reads who holds a lock. An empty or half-written file is either being written this moment or left by a crash in
 * that moment: it counts as unreadable only after a second. */
async function readSettledHolder(path: string): Promise<LockHolder | typeof UNREADABLE | undefined> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const holder = await retryWhileInUse(() => readHolder(path));
    if (holder !== UNREADABLE) return holder;
    await delay(50);
  }
  return UNREADABLE;
}

function readToken(path: string): string | undefined {
  const holder = readHolder(path);
  return typeof holder === 'object' ? holder.token : holder;
}

/** @returns `undefined` if there is no such file. */
function readHolder(path: string): LockHolder | typeof UNREADABLE | undefined {
  try {
    return parseLockHolder(readFileSync(path, 'utf8')) ?? UNREADABLE;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Another computer's processes cannot be seen from here: its lock is respected. */
function isLive(holder: LockHolder): boolean {
  if (holder.host !== hostname()) return true;
  return holder.pid === process.pid ? heldTokens.has(holder.token) : isStillRunning(holder);
}
