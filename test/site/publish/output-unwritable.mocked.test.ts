import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { checkOutputFolder } from '../../../src/publish/output-guard-fs.ts';
import { createTempFolder } from '../../fixtures/publish/temp-folder.ts';

/** A folder in which this person must not write: nothing is forbidden to the administrator whom a container has. */
const locked = vi.hoisted(() => ({ folder: '' }));

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>();
  const accessSync: typeof fs.accessSync = (path, mode) => {
    fs.accessSync(path, mode);
    if (path !== locked.folder) return;
    const error = new Error(`EACCES: permission denied, access '${path}'`);
    throw Object.assign(error, { code: 'EACCES', syscall: 'access', path });
  };
  return { ...fs, accessSync };
});

it('says before anything is made that a folder is where this person must not write', () => {
  const base = createTempFolder();
  const check = (...names: string[]) =>
    checkOutputFolder(join(base, ...names), join(base, '内容'), join(base, '项目'));
  mkdirSync(join(base, '只读'));
  expect(check('只读', 'dist')).toBeUndefined();
  locked.folder = join(base, '只读');
  for (const place of ['dist', '还没有/dist']) {
    const problem = check('只读', place);
    expect(problem?.rule).toBe('output-unwritable');
    expect(problem?.message).toContain(`“${join(base, '只读', place)}”写不进去：没有读写权限`);
    expect(problem?.message).toContain(`位置：${locked.folder}`);
    expect(problem?.remedy).toContain('--output');
  }
  expect(check('别处')).toBeUndefined();
});
