import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { writeAtomically } from '../../../src/base/write-atomically-fs.ts';
import { breakDisk } from '../../support/faulty-disk.ts';
import { tempFolder } from '../../support/temp-folder.ts';

it('makes a file with its folder, and replaces it', async () => {
  const folder = await tempFolder();
  const file = path.join(folder, '新的', '示例.txt');
  writeAtomically(file, '一');
  writeAtomically(file, new Uint8Array([0x32]));
  expect(await readFile(file, 'utf8')).toBe('2');
  expect(await readdir(path.dirname(file))).toEqual(['示例.txt']);
});

it('what cannot be replaced stays as it was, and nothing is left beside it', async () => {
  const folder = await tempFolder();
  const taken = path.join(folder, '示例');
  await mkdir(taken);
  await writeFile(path.join(taken, '里面.txt'), '不能丢');
  expect(() => writeAtomically(taken, '一')).toThrow();
  expect(await readdir(folder)).toEqual(['示例']);
  expect(await readFile(path.join(taken, '里面.txt'), 'utf8')).toBe('不能丢');
});

it('the folders that were made for a file go again when it cannot be written', async () => {
  const folder = await tempFolder();
  const file = path.join(folder, '新的', '更新的', '示例.txt');
  const { mend } = breakDisk({ folders: [file], kind: 'full', at: 1 });
  expect(() => writeAtomically(file, '一')).toThrow();
  mend();
  expect(await readdir(folder)).toEqual([]);
});

it('a folder that was there stays, also when it is empty and the path is one from the working folder', async () => {
  const folder = await tempFolder();
  const own = path.join(folder, '原有的');
  await mkdir(own);
  const file = path.relative(process.cwd(), path.join(own, '新', '示例.txt'));
  expect(() => writeAtomically(file, '一', path.join(folder, '没有的', '示例.txt'))).toThrow();
  expect(await readdir(own)).toEqual([]);
});
