import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openObjectCache } from '../../../src/base/object-cache-fs.ts';
import { formatKey } from '../../../src/base/sha256.ts';
import { openFolderPlace } from '../../../src/store/place-fs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const KEY = formatKey('甲');
const OBJECT = { ending: 'txt', content: Buffer.from('示例') };
const open = (folder: string) => openFolderPlace(folder, '示例');

it('holds files as a cache does, for the next that opens it', async () => {
  const folder = await tempFolder();
  const place = open(folder);
  expect(await place.get(KEY)).toBeUndefined();
  await Promise.all([place, open(folder)].map((one) => one.put(KEY, OBJECT)));
  expect(await readdir(folder)).toHaveLength(1);
  expect(await place.has(KEY, 'txt', OBJECT.content.length)).toBe(true);
  expect(await open(folder).get(KEY)).toEqual(OBJECT);
  expect(Buffer.from((await (await openObjectCache(folder)).read(KEY)) ?? '')).toEqual(OBJECT.content);
});

it('does not give what is damaged, and replaces it', async () => {
  const folder = await tempFolder();
  await open(folder).put(KEY, OBJECT);
  const [name = ''] = await readdir(folder);
  await truncate(path.join(folder, name), 2);
  const place = open(folder);
  expect(await place.get(KEY)).toBe('damaged');
  expect(await place.has(KEY, 'txt', OBJECT.content.length)).toBe(false);
  await place.put(KEY, OBJECT);
  expect(await place.get(KEY)).toEqual(OBJECT);
});

it('takes nothing where no folder is: a share that is not mounted would swallow it', async () => {
  const folder = path.join(await tempFolder(), 'away');
  for (const work of [open(folder).get(KEY), open(folder).put(KEY, OBJECT)])
    await expect(work).rejects.toMatchObject({ reach: 'store', message: '没有这个文件夹' });
});

it('takes nothing either when the folder goes away in the middle', async () => {
  const folder = path.join(await tempFolder(), 'share');
  await mkdir(folder);
  const place = open(folder);
  await place.put(KEY, OBJECT);
  await rm(folder, { recursive: true });
  await expect(place.put(formatKey('乙'), OBJECT)).rejects.toMatchObject({ message: '没有这个文件夹' });
  expect(existsSync(folder)).toBe(false);
  expect(await place.get(KEY)).toBeUndefined();
});

it('says why it cannot be written', async () => {
  const file = path.join(await tempFolder(), 'file');
  await writeFile(file, '');
  await expect(open(file).put(KEY, OBJECT)).rejects.toMatchObject({
    message: expect.stringContaining('不是文件夹'),
  });
});
