import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { updateReport, writeNewReport } from '../../../src/import/write-report-fs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** How often the next renames fail, as while a virus scanner reads what was just written. */
const renames = vi.hoisted(() => ({
  failures: 0,
  refuse(path: unknown) {
    this.failures -= 1;
    if (this.failures >= 0) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY', path });
  },
}));

vi.mock('node:fs/promises', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs/promises')>();
  const rename: typeof fs.rename = async (from, to) => {
    renames.refuse(from);
    return fs.rename(from, to);
  };
  return { ...fs, rename };
});

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>();
  const renameSync: typeof fs.renameSync = (from, to) => {
    renames.refuse(from);
    fs.renameSync(from, to);
  };
  return { ...fs, renameSync };
});

const FILES = [
  { path: 'index.md', content: '正文' },
  { path: 'attachments/附件 1.txt', content: new Uint8Array([1, 2]) },
];

describe('a new report', () => {
  it('is there with all its files, and nothing beside it', async () => {
    const root = await tempFolder();
    const folder = path.join(root, '2021', 'shili');
    expect(await writeNewReport(folder, FILES)).toBe(true);
    expect(await readdir(path.join(root, '2021'))).toEqual(['shili']);
    expect(await readFile(path.join(folder, 'attachments/附件 1.txt'))).toEqual(Buffer.from([1, 2]));
  });

  it('is there although another program held it for a moment, and so is an update', async () => {
    const folder = path.join(await tempFolder(), 'shili');
    renames.failures = 2;
    expect(await writeNewReport(folder, FILES)).toBe(true);
    renames.failures = 2;
    await updateReport(folder, [{ path: 'index.md', content: '新的正文' }]);
    expect(renames.failures).toBeLessThan(0);
    expect(await readFile(path.join(folder, 'index.md'), 'utf8')).toBe('新的正文');
  });

  it('takes the place of nothing, not even of an empty folder', async () => {
    const root = await tempFolder();
    await mkdir(path.join(root, 'empty'));
    await writeFile(path.join(root, 'file'), '原样');
    for (const name of ['empty', 'file'])
      expect(await writeNewReport(path.join(root, name), FILES)).toBe(false);
    expect((await readdir(root)).sort()).toEqual(['empty', 'file']);
    expect(await readFile(path.join(root, 'file'), 'utf8')).toBe('原样');
  });

  it('leaves nothing behind when it cannot be written whole', async () => {
    const root = await tempFolder();
    // The second file would need the first as a folder.
    const clash = [
      { path: 'a', content: '1' },
      { path: 'a/b', content: '2' },
    ];
    await expect(writeNewReport(path.join(root, 'shili'), clash)).rejects.toThrow();
    expect(await readdir(root)).toEqual([]);
  });
});

describe('an update', () => {
  it('replaces files whole and leaves the others', async () => {
    const folder = path.join(await tempFolder(), 'shili');
    await writeNewReport(folder, FILES);
    await updateReport(folder, [{ path: 'index.md', content: '新的正文' }]);
    expect(await readFile(path.join(folder, 'index.md'), 'utf8')).toBe('新的正文');
    expect((await readdir(folder)).sort()).toEqual(['attachments', 'index.md']);
  });
});
