import { describe, expect, it } from 'vitest';
import { locateBag } from '../../../src/archive/locate-bag.ts';
import { buildBag, createMemoryBag } from '../../support/build-bag.ts';

const BAG = buildBag({ 'data/附件/bagit.txt': '一个附件' });

const within = (folder: string, files = BAG) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}${path}`, text]));

describe('locateBag', () => {
  it.each(['', '公报-归档/', '新建文件夹/公报-归档/'])('finds the bag in “%s”', async (folder) => {
    const { bag, findings } = locateBag(createMemoryBag(within(folder)));
    expect(findings).toEqual([]);
    expect(bag?.files.map(({ path }) => path).sort()).toEqual(Object.keys(BAG).sort());
    const pieces: Uint8Array[] = [];
    const [file] = bag?.files ?? [];
    if (file) await bag?.read(file, (piece) => pieces.push(piece));
    expect(Buffer.concat(pieces).toString()).toBe('一个附件');
  });

  it('tells what lies around it: of systems a remark, of others a fault', () => {
    const files = { ...within('公报-归档/'), '__MACOSX/公报-归档/._bagit.txt': '', '多.txt': '' };
    expect(locateBag(createMemoryBag(files)).findings.map(({ level, path }) => `${level} ${path}`)).toEqual([
      'warning __MACOSX/公报-归档/._bagit.txt',
      'error 多.txt',
    ]);
  });

  it('is not overwhelmed by a great many', () => {
    const many = Array.from({ length: 200_000 }, (_, index) => ({ path: `${index}/bagit.txt`, size: 0 }));
    expect(
      locateBag({ files: many, emptyFolders: [], read: async () => undefined }).findings.map(
        ({ rule }) => rule,
      ),
    ).toEqual(['bag-none']);
  });

  it('does not choose between two, nor find one where none is', () => {
    for (const files of [{ ...within('甲/'), ...within('乙/') }, { 'a.txt': '' }, {}]) {
      const { bag, findings } = locateBag(createMemoryBag(files));
      expect(bag).toBeUndefined();
      expect(findings.map(({ rule }) => rule)).toEqual(['bag-none']);
    }
  });
});
