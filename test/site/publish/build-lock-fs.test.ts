import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { acquireBuildLock } from '../../../src/publish/build-lock-fs.ts';
import { formatLockHolder, type LockHolder, parseLockHolder } from '../../../src/publish/lock-holder.ts';
import { startPublisher } from '../../fixtures/publish/publisher-process.ts';
import { createTempFolder } from '../../fixtures/publish/temp-folder.ts';

/** The id of a process that has ended. */
function createDeadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid;
}

function createLockFolder() {
  const folder = createTempFolder();
  const lockFile = join(folder, '.dist.lock');
  const writeLock = (change: Partial<LockHolder>, file = '.dist.lock') => {
    const holder = {
      pid: 1,
      host: hostname(),
      started: new Date().toISOString(),
      token: '0a1b2c3d',
      ...change,
    };
    writeFileSync(join(folder, file), formatLockHolder(holder));
  };
  return { folder, output: join(folder, 'dist'), lockFile, writeLock, list: () => readdirSync(folder) };
}

describe('acquireBuildLock', () => {
  it('holds the lock with its process, computer and time, and gives it back', async () => {
    const { output, lockFile, list } = createLockFolder();
    const lock = await acquireBuildLock(output);
    expect(parseLockHolder(readFileSync(lockFile, 'utf8'))).toMatchObject({
      pid: process.pid,
      host: hostname(),
    });
    expect(lock.isHeld()).toBe(true);
    lock.release();
    lock.release();
    expect(lock.isHeld()).toBe(false);
    expect(list()).toEqual([]);
    (await acquireBuildLock(output)).release();
  });

  it('is refused a second time within one process', async () => {
    const { output } = createLockFolder();
    const lock = await acquireBuildLock(output);
    await expect(acquireBuildLock(output)).rejects.toThrow(`进程 ${process.pid}`);
    expect(lock.isHeld()).toBe(true);
    lock.release();
  });

  it.runIf(process.platform !== 'win32')(
    'ends in words where the lock can be neither made nor read',
    async () => {
      const { output, lockFile } = createLockFolder();
      symlinkSync('没有这个文件', lockFile);
      await expect(acquireBuildLock(output)).rejects.toThrow(
        /锁文件 .*\.dist\.lock 建不了，也读不到。\n改法：/,
      );
    },
  );

  it('names the living process that holds it, since when, and the way out', async () => {
    const { output, lockFile } = createLockFolder();
    const other = startPublisher('lock', output);
    await other.until('locked');
    const failure = (await acquireBuildLock(output).catch((error) => error)) as Error;
    expect(failure.name).toBe('BuildBusyError');
    expect(failure.message).toContain(`进程 ${other.child.pid}`);
    expect(failure.message).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d 开始/);
    expect(failure.message).toContain('等它结束');
    expect(failure.message).toContain(`删除文件 ${lockFile}`);
    await other.kill();
    (await acquireBuildLock(output)).release();
    expect(existsSync(lockFile)).toBe(false);
  });

  it('respects another computer’s lock and says which one it is', async () => {
    const { output, lockFile, writeLock } = createLockFolder();
    writeLock({ host: '示例局的电脑', pid: createDeadPid() });
    const before = readFileSync(lockFile, 'utf8');
    await expect(acquireBuildLock(output)).rejects.toThrow('电脑“示例局的电脑”');
    expect(readFileSync(lockFile, 'utf8')).toBe(before);
  });

  it('takes over from a process that died', async () => {
    const { output, writeLock, list } = createLockFolder();
    writeLock({ pid: createDeadPid() });
    const lock = await acquireBuildLock(output);
    expect(lock.isHeld()).toBe(true);
    expect(list()).toEqual(['.dist.lock']);
    lock.release();
  });

  it('takes over when the dead process’s id belongs to another one by now, or to this one', async () => {
    const { output, writeLock } = createLockFolder();
    writeLock({ pid: process.ppid, birth: 'another', started: '2001-01-01T00:00:00.000Z' });
    (await acquireBuildLock(output)).release();
    writeLock({ pid: process.ppid, started: '2001-01-01T00:00:00.000Z' });
    (await acquireBuildLock(output)).release();
    writeLock({ pid: process.pid });
    (await acquireBuildLock(output)).release();
  });

  it('believes a lock of a living process that could not say when it was born', async () => {
    const { output, writeLock } = createLockFolder();
    writeLock({ pid: process.ppid });
    await expect(acquireBuildLock(output)).rejects.toThrow(`进程 ${process.ppid}`);
  });

  it('takes over a lock file that a crash left empty, half-written or zeroed', async () => {
    const attempts = ['', '{"pid": 12', '\0\0\0\0\0\0'].map(async (text) => {
      const { output, lockFile, list } = createLockFolder();
      writeFileSync(lockFile, text);
      const lock = await acquireBuildLock(output);
      expect(list()).toEqual(['.dist.lock']);
      lock.release();
    });
    await Promise.all(attempts);
  });

  it('waits for a lock file that is being written this moment', async () => {
    const { output, lockFile, writeLock } = createLockFolder();
    writeFileSync(lockFile, '');
    const attempt = acquireBuildLock(output).catch((error) => error);
    await new Promise((done) => setImmediate(done));
    writeLock({ pid: process.ppid });
    expect(((await attempt) as Error).name).toBe('BuildBusyError');
  });

  it('copes with a crash in the middle of taking over, at whatever depth', async () => {
    const { output, writeLock, list, folder } = createLockFolder();
    const dead = createDeadPid();
    writeLock({ pid: dead, token: '00000001' });
    writeLock({ pid: dead, token: '00000002' }, '.dist.takeover-00000001.lock');
    writeFileSync(join(folder, '.dist.takeover-00000002.lock'), '');
    writeLock({ pid: dead, token: '00000003' }, '.dist.takeover-00000009.lock');
    const lock = await acquireBuildLock(output);
    expect(list()).toEqual(['.dist.lock']);
    lock.release();
  });

  it('leaves a dead lock to the living process that is taking it over already', async () => {
    const { output, writeLock, list } = createLockFolder();
    writeLock({ pid: createDeadPid(), token: '00000001' });
    writeLock({ pid: process.ppid }, '.dist.takeover-00000001.lock');
    await expect(acquireBuildLock(output)).rejects.toThrow(`进程 ${process.ppid}`);
    expect(list().sort()).toEqual(['.dist.lock', '.dist.takeover-00000001.lock']);
  });

  it('notices that its file was deleted or replaced, and leaves another’s alone', async () => {
    const { output, lockFile, writeLock } = createLockFolder();
    const lock = await acquireBuildLock(output);
    writeLock({ pid: process.ppid });
    expect(lock.isHeld()).toBe(false);
    lock.release();
    expect(existsSync(lockFile)).toBe(true);
  });

  it('explains a parent folder that is not there, by the name of the output and not of a file that nobody knows', async () => {
    const output = join(createLockFolder().output, 'deeper');
    const refused = acquireBuildLock(output);
    await expect(refused).rejects.toThrow('找不到');
    await expect(refused).rejects.toThrow(`位置：${output}\n`);
  });

  it('lets exactly one of four processes at once take over a dead lock, twenty times', async () => {
    const { output, writeLock, list } = createLockFolder();
    const dead = createDeadPid();
    const takers = Array.from({ length: 4 }, () => startPublisher('take', output));
    const tellAll = async (answer: string) => {
      for (const taker of takers) taker.tell('go');
      return Promise.all(takers.map((taker) => taker.until(answer)));
    };
    await Promise.all(takers.map((taker) => taker.until('ready')));
    for (let round = 0; round < 20; round++) {
      writeLock({ pid: dead, token: String(round).padStart(8, '0') });
      const told = await tellAll(`${round} `);
      expect(told.filter((event) => event.endsWith('locked'))).toHaveLength(1);
      expect(told.filter((event) => event.endsWith('BuildBusyError'))).toHaveLength(3);
      await tellAll(`${round} released`);
    }
    expect(list()).toEqual([]);
    await Promise.all(takers.map((taker) => taker.kill()));
  });
});
