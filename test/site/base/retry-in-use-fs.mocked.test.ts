import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { retryWhileInUse, retryWhileInUseNow } from '../../../src/base/retry-in-use-fs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** Files that another program has opened for itself, as Windows reports it. */
const held = vi.hoisted(() => ({ files: [] as string[] }));

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>();
  const openSync: typeof fs.openSync = (file, ...rest) => {
    if (held.files.includes(String(file))) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
    return fs.openSync(file, ...rest);
  };
  return { ...fs, openSync };
});

/** Fails so many times, then succeeds. */
function createOperation(code: string, failures: number) {
  const operation = () => {
    operation.calls += 1;
    if (operation.calls <= failures) throw Object.assign(new Error(code), { code, path: 'C:\\示例\\dist' });
    return '好';
  };
  operation.calls = 0;
  return operation;
}

// Neither kind of waiting takes time here.
beforeEach(() => {
  vi.spyOn(globalThis, 'setTimeout').mockImplementation((go) => setImmediate(go) as never);
  vi.spyOn(Atomics, 'wait').mockReturnValue('timed-out');
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe.each([
  ['retryWhileInUse', retryWhileInUse],
  [
    'retryWhileInUseNow',
    async (...args: Parameters<typeof retryWhileInUseNow>) => retryWhileInUseNow(...args),
  ],
] as const)('%s', (_, retry) => {
  it.each([
    'EPERM',
    'EACCES',
    'EBUSY',
    'ENOTEMPTY',
  ])('outlasts a program that holds a file on Windows for a moment (%s)', async (code) => {
    expect(await retry(createOperation(code, 3), 'win32')).toBe('好');
  });

  it('gives up in the end, says what to close and keeps the cause', async () => {
    const operation = createOperation('EPERM', Number.POSITIVE_INFINITY);
    const failure = (await Promise.resolve(retry(operation, 'win32')).catch((error) => error)) as Error;
    expect(failure.message).toContain('某个文件正被其他程序打开');
    expect(failure.message).toContain('C:\\示例\\dist');
    expect(failure.message).toContain('关掉');
    expect(failure.cause).toMatchObject({ code: 'EPERM' });
    expect(operation.calls).toBeGreaterThan(5);
  });

  it('names what is open of what was to be renamed and of what has that name', async () => {
    const folder = await tempFolder();
    const files = ['dist/甲.docx', 'dist/夹/乙.html', '归档.zip'].map((name) => path.join(folder, name));
    mkdirSync(path.join(folder, 'dist/夹'), { recursive: true });
    for (const file of files) writeFileSync(file, '示例');
    Object.assign(held, { files: [files[0], files[2]] });
    const error = { code: 'EPERM', path: path.join(folder, 'dist'), dest: files[2] };
    const fail = () => {
      throw Object.assign(new Error('EPERM'), error);
    };
    const failure = (await Promise.resolve()
      .then(() => retry(fail, 'win32'))
      .catch((reason) => reason)) as Error;
    expect(failure.message).toContain(`无法移动、替换或删除：\n  ${files[0]}\n  ${files[2]}\n改法：`);
    for (const file of files) expect(readFileSync(file, 'utf8')).toBe('示例');
  });

  it('does not wait for a permission that Linux will not grant, nor for anything else', async () => {
    for (const code of ['EACCES', 'ENOTEMPTY', 'ENOSPC']) {
      const operation = createOperation(code, 1);
      await expect(Promise.resolve(retry(operation, 'linux'))).rejects.toMatchObject({ code });
      expect(operation.calls).toBe(1);
    }
    const full = createOperation('ENOSPC', 1);
    await expect(Promise.resolve(retry(full, 'win32'))).rejects.toMatchObject({
      code: 'ENOSPC',
    });
    expect(full.calls).toBe(1);
  });
});
