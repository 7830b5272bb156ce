import { chmod, mkdtemp, open, readFile, realpath, rename, rm, stat, statfs } from 'node:fs/promises';
import { freemem, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    sharedFolder: string;
  }
}

/**
 * Vitest's `globalSetup`: one folder for a run, empty again for each rerun of a watching one. For tests and what they
 * start it is the temporary folder as well (`each-file.ts`), so that nothing stays of what they kill.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folders: string[] = [];
  const begin = async () => {
    const folder = await mkdtemp(path.join(await findPlace(), 'gongbao 测试-'));
    folders.push(folder);
    // As the system's own one: Apache reads its files as another user.
    await chmod(folder, 0o755);
    project.provide('sharedFolder', folder);
  };
  await begin();
  project.onTestsRerun(begin);
  return async () => {
    for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}

/** Bytes that must be free: several times what a run needs. */
const ROOM = 2 * 2 ** 30;

/** Linux's folder in memory where there is room: on a disk, the site layer takes a sixth longer. */
async function findPlace(): Promise<string> {
  const memory = '/dev/shm';
  const { bavail, bsize } = await statfs(memory).catch(() => ({ bavail: 0, bsize: 0 }));
  return bavail * bsize > ROOM && freemem() > 2 * ROOM ? memory : realpath(tmpdir());
}

/**
 * A file or folder that several test files read and none changes: made by the first that asks, while others wait.
 * @param name says what is in it; whoever asks for the same name makes the same
 */
export async function shareOnce(name: string, make: (place: string) => Promise<void>): Promise<string> {
  const place = path.join(inject('sharedFolder'), name);
  const lock = `${place}.lock`;
  // Commands look at the ending of a name.
  const part = path.join(inject('sharedFolder'), `part of ${name}`);
  while (!(await isThere(place))) {
    if (!(await takeLock(lock))) {
      await wait(50);
      continue;
    }
    try {
      // Somebody may have finished between the two looks.
      if (!(await isThere(place))) {
        await make(part);
        await rename(part, place);
      }
    } finally {
      // What failed is tried by the next one, who is told why as well.
      await rm(part, { recursive: true, force: true });
      await rm(lock);
    }
  }
  return place;
}

const isThere = (place: string) =>
  stat(place).then(
    () => true,
    () => false,
  );

/** A lock names its process: that of a test file which was ended is no obstacle. */
async function takeLock(lock: string): Promise<boolean> {
  try {
    const file = await open(lock, 'wx');
    await file.writeFile(String(process.pid)).finally(() => file.close());
    return true;
  } catch {
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
    if (holder > 0 && !isRunning(holder)) await rm(lock, { force: true });
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
