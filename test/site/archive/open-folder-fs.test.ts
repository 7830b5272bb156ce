import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyArchive } from '../../../src/archive/verify-archive-fs.ts';
import { buildBag } from '../../support/build-bag.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { writeTree } from '../../support/write-tree.ts';

const BAG = buildBag({ 'data/index.html': '<p>示例</p>', 'data/附件/一 (1).txt': '示例' });

const verify = async (folder: string) =>
  (await verifyArchive(folder)).findings.map(({ rule, path }) => `${rule} ${path}`);

describe('a folder', () => {
  it('is a bag, or holds nothing but one', async () => {
    const folder = await tempFolder();
    await writeTree(join(folder, '解压/公报-归档'), BAG);
    expect(await verify(join(folder, '解压/公报-归档'))).toEqual([]);
    expect(await verify(join(folder, '解压'))).toEqual([]);
    expect(await verify(folder)).toEqual([]);
    await writeTree(join(folder, '解压'), { '.DS_Store': '', 'desktop.ini': '' });
    expect(await verify(folder)).toEqual([]);
  });

  it('with other things beside a bag is no bag: nobody waits for a whole disk to be read', async () => {
    const folder = await tempFolder();
    await writeTree(join(folder, '公报-归档'), BAG);
    await writeTree(folder, { '别的/a.txt': '' });
    const { findings } = await verifyArchive(folder);
    expect(findings.map(({ rule }) => rule)).toEqual(['bag-none']);
  });

  it('shows an empty folder that was put in, the outermost', async () => {
    const folder = await writeTree(await tempFolder(), BAG);
    mkdirSync(join(folder, 'data/附件/空/更空'), { recursive: true });
    expect(await verify(folder)).toEqual(['folder-empty data/附件/空/']);
  });

  it('shows what was changed, removed, added and renamed', async () => {
    const folder = await writeTree(await tempFolder(), {
      ...BAG,
      'data/index.html': '<p>示列</p>',
      'data/多.txt': '多',
    });
    expect(await verify(folder)).toEqual([
      'file-changed data/index.html',
      'file-extra data/多.txt',
      'payload-size bag-info.txt',
    ]);
  });

  it.runIf(process.platform !== 'win32')('does not follow links, to files or to folders', async () => {
    const secret = await writeTree(await tempFolder(), { '秘密.txt': '示例', '夹/a.txt': '' });
    const { 'data/附件/一 (1).txt': _, ...rest } = BAG;
    const folder = await writeTree(await tempFolder(), rest);
    mkdirSync(join(folder, 'data/附件'));
    symlinkSync(join(secret, '秘密.txt'), join(folder, 'data/附件/一 (1).txt'));
    symlinkSync(join(secret, '夹'), join(folder, 'data/夹'));
    expect(await verify(folder)).toEqual([
      'file-link data/夹',
      'file-link data/附件/一 (1).txt',
      'file-extra data/夹',
      'payload-size bag-info.txt',
    ]);
  });
});
