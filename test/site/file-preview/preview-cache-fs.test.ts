import { createHash } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createPreviewCache } from '../../../src/file-preview/preview-cache-fs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const FILE = 'a'.repeat(64);

it('gives back what it kept, for the same file and the same code only', async () => {
  const folder = join(await tempFolder(), '.cache');
  const cache = createPreviewCache(folder, '1'.repeat(64));
  expect(await cache.read(FILE)).toBeUndefined();
  await cache.write(FILE, { text: '示例' });
  expect(await cache.read(FILE)).toEqual({ text: '示例' });
  expect(await cache.read('b'.repeat(64))).toBeUndefined();
  expect(await createPreviewCache(folder, '2'.repeat(64)).read(FILE)).toBeUndefined();
});

it('makes anew what was cut off or changed', async () => {
  const folder = await tempFolder();
  const cache = createPreviewCache(folder, '1'.repeat(64));
  const bytes = Buffer.from('picture');
  const name = `${createHash('sha256').update(bytes).digest('hex')}.png`;
  const path = await cache.keepPicture({ name, bytes });
  await cache.write(FILE, { text: '示例' });
  expect(await cache.findPicture(name)).toBe(path);
  for (const file of await readdir(folder)) await writeFile(join(folder, file), '{"text":"别的"}');
  expect(await cache.read(FILE)).toBeUndefined();
  expect(await cache.findPicture(name)).toBeUndefined();
  expect(await cache.keepPicture({ name, bytes })).toBe(path);
  expect(await cache.findPicture(name)).toBe(path);
});

it('keeps nothing, quietly, where it cannot write', async () => {
  const file = join(await tempFolder(), 'file');
  await writeFile(file, '');
  const cache = createPreviewCache(join(file, 'below'), '1'.repeat(64));
  await cache.write(FILE, {});
  expect(await cache.read(FILE)).toBeUndefined();
  expect(await cache.keepPicture({ name: 'x.png', bytes: Buffer.from('x') })).toBeUndefined();
});
