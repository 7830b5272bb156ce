import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ObjectStore, openObjectCache } from '../../../src/base/object-cache-fs.ts';
import { formatKey } from '../../../src/base/sha256.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const [KEY, OTHER, THIRD] = ['甲', '乙', '丙'].map((name) => formatKey(name)) as [string, string, string];
const LONG_AGO = new Date('2020-01-01');
const SWEPT = 'swept';

const list = async (folder: string) => (await readdir(folder)).filter((name) => name !== SWEPT);
const passDay = (folder: string) => utimes(path.join(folder, SWEPT), LONG_AGO, LONG_AGO);

describe('cache of objects', () => {
  it('finds what an earlier run stored', async () => {
    const folder = path.join(await tempFolder(), 'new', 'cache');
    const stored = await (await openObjectCache(folder)).store(KEY, 'txt', '甲');
    const again = await openObjectCache(folder);
    expect(await again.find(KEY)).toEqual(stored);
    expect(Buffer.from((await again.read(KEY)) ?? '').toString()).toBe('甲');
    expect(await again.find(OTHER)).toBeUndefined();
    expect(await again.read(OTHER)).toBeUndefined();
  });

  it('does not take what is damaged, cut, gone or half written', async () => {
    const folder = await tempFolder();
    const first = await openObjectCache(folder);
    const { path: file } = await first.store(KEY, 'txt', '甲乙');
    await writeFile(path.join(folder, `${OTHER}-${OTHER}.txt.123-0`), 'half');
    for (const content of ['甲', '甲丙', '']) {
      await writeFile(file, content);
      const cache = await openObjectCache(folder);
      expect(await cache.find(KEY)).toBeUndefined();
      expect(await cache.read(KEY)).toBeUndefined();
      expect(await cache.find(OTHER)).toBeUndefined();
      await cache.store(KEY, 'txt', '甲乙');
      expect((await cache.find(KEY))?.bytes).toBe(6);
    }
  });

  it('is written by several at once', async () => {
    const folder = await tempFolder();
    const caches = await Promise.all(Array.from({ length: 8 }, () => openObjectCache(folder)));
    await Promise.all(caches.flatMap((cache) => [1, 2, 3].map(() => cache.store(KEY, 'txt', '甲'))));
    expect(await readdir(folder)).toHaveLength(1);
    expect(await (await openObjectCache(folder)).find(KEY)).toBeDefined();
  });

  it('keeps what a clock that was ahead has dated no longer than anything else', async () => {
    const folder = await tempFolder();
    const ahead = new Date(Date.now() + 10 * 365 * 24 * 60 * 60 * 1000);
    const first = await openObjectCache(folder);
    const [used, unused] = [await first.store(KEY, 'txt', '甲'), await first.store(OTHER, 'txt', '乙')];
    for (const { path: file } of [used, unused]) await utimes(file, ahead, ahead);
    const second = await openObjectCache(folder);
    await second.find(KEY);
    await second.sweep();
    expect(await list(folder)).toEqual([path.basename(used.path)]);
    expect((await stat(used.path)).mtimeMs).toBeLessThan(ahead.getTime() / 2 + Date.now() / 2);
  });

  it('drops what was not used lately, keeps what was and what is foreign', async () => {
    const folder = await tempFolder();
    const first = await openObjectCache(folder);
    const old = [await first.store(KEY, 'txt', '甲'), await first.store(OTHER, 'txt', '乙')];
    for (const { path: file } of old) await utimes(file, LONG_AGO, LONG_AGO);
    const recent = await first.store(THIRD, 'txt', '丙');
    await writeFile(path.join(folder, 'mine.txt'), '');
    const second = await openObjectCache(folder);
    await second.find(KEY);
    await second.sweep();
    const left = [old[0]?.path, recent.path, path.join(folder, 'mine.txt')].map((file) =>
      path.basename(file ?? ''),
    );
    expect((await list(folder)).sort()).toEqual(left.sort());
    // It counts from its last use.
    expect((await stat(old[0]?.path ?? '')).mtime.getTime()).toBeGreaterThan(LONG_AGO.getTime());
  });

  it('is bounded: the oldest go first, those of this run stay', async () => {
    const folder = await tempFolder();
    const first = await openObjectCache(folder);
    const { path: oldest } = await first.store(KEY, 'txt', '甲'.repeat(100));
    await first.store(OTHER, 'txt', '乙'.repeat(100));
    await utimes(oldest, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000));
    const limits = { unusedDays: 30, bytes: 700 };
    const second = await openObjectCache(folder, { limits });
    await second.store(THIRD, 'txt', '丙'.repeat(100));
    await second.sweep();
    expect(await (await openObjectCache(folder)).find(KEY)).toBeUndefined();
    expect(await (await openObjectCache(folder)).find(OTHER)).toBeDefined();
    const third = await openObjectCache(folder, { limits: { ...limits, bytes: 1 } });
    await third.find(THIRD);
    await passDay(folder);
    await third.sweep();
    expect(await list(folder)).toHaveLength(1);
  });

  it('is looked through once a day, and when much was stored', async () => {
    const folder = await tempFolder();
    const limits = { unusedDays: 1, bytes: 10_000 };
    const open = () => openObjectCache(folder, { limits });
    const { path: old } = await (await open()).store(KEY, 'txt', '甲');
    const first = await open();
    await first.sweep();
    await utimes(old, LONG_AGO, LONG_AGO);
    const isThere = async () => (await list(folder)).includes(path.basename(old));
    await first.store(OTHER, 'txt', '乙');
    await first.sweep();
    expect(await isThere()).toBe(true);
    await first.store(THIRD, 'txt', '丙'.repeat(200));
    await first.sweep();
    expect(await isThere()).toBe(false);
    const again = await (await open()).store(KEY, 'txt', '甲');
    await utimes(again.path, LONG_AGO, LONG_AGO);
    const next = await open();
    await next.sweep();
    expect(await isThere()).toBe(true);
    await passDay(folder);
    await next.sweep();
    expect(await isThere()).toBe(false);
  });

  it('leaves to the next run what cannot be deleted now', async () => {
    const folder = await tempFolder();
    // Stands for a file that another program holds open on Windows.
    await mkdir(path.join(folder, `${OTHER}-${OTHER}.txt`));
    await (await openObjectCache(folder, { limits: { unusedDays: 0, bytes: 0 } })).sweep();
    expect(await list(folder)).toEqual([`${OTHER}-${OTHER}.txt`]);
  });

  it('keeps objects to the end of the process where the folder cannot be written, and says why', async () => {
    const file = path.join(await tempFolder(), 'file');
    await writeFile(file, '');
    const cache = await openObjectCache(path.join(file, 'below'));
    expect(cache.fault()).toBeUndefined();
    const { path: place } = await cache.store(KEY, 'txt', '甲');
    await cache.store(OTHER, 'txt', '乙');
    expect(await readFile(place, 'utf8')).toBe('甲');
    expect(await cache.find(KEY)).toMatchObject({ path: place });
    expect(cache.fault()).toMatchObject({ code: expect.stringMatching(/^E/) });
    await cache.sweep();
    expect(await cache.find(OTHER)).toBeDefined();
  });

  it('offers a store what it was given and what a thread has made, each as new once, and what it had as old', async () => {
    const folder = await tempFolder();
    const offered: [string, string, boolean, string][] = [];
    const store: ObjectStore = {
      get: async () => undefined,
      async offer(key, { ending, isNew, read }) {
        offered.push([key, ending, isNew, Buffer.from((await read()) ?? '').toString()]);
      },
    };
    const cache = await openObjectCache(folder, { store });
    await cache.store(KEY, 'txt', '甲');
    const { path: made } = await (await openObjectCache(folder)).store(OTHER, 'pdf', '乙');
    await cache.adopt([made]);
    await cache.find(OTHER);
    expect(offered).toEqual([
      [KEY, 'txt', true, '甲'],
      [OTHER, 'pdf', true, '乙'],
      [OTHER, 'pdf', false, '乙'],
    ]);
  });
});
