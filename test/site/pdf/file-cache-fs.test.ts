import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFileCache } from '../../../src/pdf/file-cache-fs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const KEY = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
const bytes = (text: string) => new TextEncoder().encode(text);

describe('cache of files', () => {
  it('finds what an earlier build stored', async () => {
    const folder = path.join(await tempFolder(), 'new', 'cache');
    const stored = await (await openFileCache(folder, 'pdf')).store(KEY, bytes('甲'));
    const again = await openFileCache(folder, 'pdf');
    expect(await again.find(KEY)).toEqual(stored);
    expect(await again.find(OTHER)).toBeUndefined();
  });

  it('does not take what is damaged, half written or of another', async () => {
    const folder = await tempFolder();
    const { path: file } = await (await openFileCache(folder, 'pdf')).store(KEY, bytes('甲乙'));
    await writeFile(file, '甲');
    await writeFile(path.join(folder, `${OTHER}-${OTHER}.pdf.123`), 'half');
    const cache = await openFileCache(folder, 'pdf');
    expect(await cache.find(KEY)).toBeUndefined();
    expect(await cache.find(OTHER)).toBeUndefined();
    await cache.store(KEY, bytes('甲乙'));
    expect((await cache.find(KEY))?.bytes).toBe(6);
  });

  it('drops what a build did not use, and leaves foreign files alone', async () => {
    const folder = await tempFolder();
    const first = await openFileCache(folder, 'pdf');
    await first.store(KEY, bytes('甲'));
    await first.store(OTHER, bytes('乙'));
    await writeFile(path.join(folder, 'mine.pdf'), '');
    const second = await openFileCache(folder, 'pdf');
    await second.find(KEY);
    await second.sweep();
    expect((await readdir(folder)).map((name) => name.slice(0, 4)).sort()).toEqual(['aaaa', 'mine']);
  });

  it('leaves to the next build what cannot be deleted now', async () => {
    const folder = await tempFolder();
    await (await openFileCache(folder, 'pdf')).store(KEY, bytes('甲'));
    // Stands for a file that another program holds open on Windows.
    await mkdir(path.join(folder, `${OTHER}-${OTHER}.pdf`));
    await (await openFileCache(folder, 'pdf')).sweep();
    expect(await readdir(folder)).toEqual([`${OTHER}-${OTHER}.pdf`]);
  });
});
