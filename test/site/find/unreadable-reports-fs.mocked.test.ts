import type * as FileSystem from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { collectPages } from '../../../src/find/collect-pages-fs.ts';
import { collectReports } from '../../../src/find/collect-reports-fs.ts';
import { stampFolder } from '../../../src/find/stamp-folder-fs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

// Administrators read whatever its permissions say and Windows has no such bits, so the refusal is played.
vi.mock('node:fs', async (importOriginal) => {
  const original = await importOriginal<typeof FileSystem>();
  const refuse = <A extends unknown[], R>(
    call: (...args: A) => R,
    where = /拒绝-(\w+)(?:[\\/](?:index\.md|pages))?$/,
  ) => {
    return (...args: A): R => {
      const code = where.exec(String(args[0]))?.[1];
      if (code) throw Object.assign(new Error(code), { code });
      return call(...args);
    };
  };
  return {
    ...original,
    readFileSync: refuse(original.readFileSync),
    readdirSync: refuse(original.readdirSync),
    statSync: refuse(original.statSync, /拒绝-(\w+)[\\/]pages$/),
    // A folder of which the names may be read, and nothing else.
    accessSync: refuse(original.accessSync, /只有名称-(\w+)$/),
    lstatSync: refuse(original.lstatSync, /只有名称-(\w+)[\\/][^\\/]+$/),
  };
});

it('what may not be read is told, and the rest is found', async () => {
  const content = await tempFolder();
  for (const name of ['好', '2021/拒绝-EACCES', '拒绝-EIO']) {
    await mkdir(path.join(content, 'reports', name), { recursive: true });
    await writeFile(path.join(content, 'reports', name, 'index.md'), '示例');
  }
  const { found, diagnostics } = await collectReports(content, '内容');
  expect(found.map(({ id }) => id)).toEqual(['好']);
  expect(diagnostics.map(({ file, rule, message, remedy }) => [file, rule, message, remedy])).toEqual([
    [
      '内容/reports/2021/拒绝-EACCES',
      'file-unreadable',
      '文件夹打不开：没有读取权限',
      '请在它的“属性—安全”（或“权限”）里允许读取；或复制一份，用副本替换它',
    ],
    [
      '内容/reports/拒绝-EIO',
      'file-unreadable',
      '文件夹打不开：磁盘读写出错',
      '磁盘可能坏了：换一份副本，并检查磁盘',
    ],
  ]);
});

it('a folder that shows its names and no more is told as well, wherever it lies', async () => {
  const content = await tempFolder();
  for (const name of ['好/images/只有名称-EACCES', '2021/只有名称-EACCES/a']) {
    await mkdir(path.join(content, 'reports', name), { recursive: true });
    await writeFile(path.join(content, 'reports', name, 'index.md'), '示例');
  }
  await writeFile(path.join(content, 'reports/好/index.md'), '示例');
  const { found, diagnostics } = await collectReports(content, '内容');
  expect(found.map(({ id }) => id)).toEqual(['好']);
  expect(diagnostics.map(({ file, message }) => [file, message])).toEqual([
    ['内容/reports/2021/只有名称-EACCES', '文件夹打不开：没有读取权限'],
    ['内容/reports/好/images/只有名称-EACCES', '文件夹打不开：没有读取权限'],
  ]);
  await rm(path.join(content, 'reports/好/images/只有名称-EACCES/index.md'));
  await writeFile(path.join(content, 'reports/好/images/只有名称-EACCES/图.png'), '');
  expect(stampFolder(path.join(content, 'reports/好'))).toMatch(/图\.png $/);
});

it('a content folder that may not be opened is not said to be empty', async () => {
  for (const name of ['拒绝-EACCES', '只有名称-EACCES']) {
    const content = path.join(await tempFolder(), name);
    await mkdir(content);
    const { diagnostics } = await collectReports(content, '内容');
    expect(diagnostics.map(({ file, message, remedy }) => [file, message, remedy])).toEqual([
      [
        '内容',
        '内容文件夹打不开：没有读取权限',
        '请在它的“属性—安全”（或“权限”）里允许读取；或复制一份，用副本替换它',
      ],
    ]);
  }
});

it('a file that another program holds is told', async () => {
  const content = await tempFolder();
  const file = path.join(content, '拒绝-EBUSY');
  await writeFile(file, '示例');
  const { readText } = await import('../../../src/find/read-text-fs.ts');
  const told: string[] = [];
  expect(await readText(file, (message) => told.push(message))).toBeUndefined();
  expect(told).toEqual(['文件打不开：正被别的程序占用']);
});

it('a folder of pages that cannot even be looked at is told, and not taken for one that is not there', async () => {
  const content = path.join(await tempFolder(), '拒绝-ESTALE');
  await mkdir(path.join(content, 'pages'), { recursive: true });
  expect((await collectPages(content, '内容')).diagnostics).toMatchObject([
    { file: '内容/pages', rule: 'file-unreadable' },
  ]);
});
