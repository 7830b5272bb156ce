import { existsSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { type RevisionRequest, reviseReport } from '../../../src/revise/revise-report-fs.ts';
import { writeReport } from '../../support/sample-report.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { writeTree } from '../../support/write-tree.ts';

const FORMER = writeReport({}, '\n全年共办理12件。\n');
const EDITED = FORMER.replace('12件', '15件');

const former = { ok: true, bytes: Buffer.from(FORMER), text: FORMER, origin: '网站' } as const;

let content: string;
let index: string;
let version: string;

beforeEach(async () => {
  content = await writeTree(await tempFolder(), { 'reports/2021/shili/index.md': EDITED });
  index = path.join(content, 'reports/2021/shili/index.md');
  version = path.join(path.dirname(index), 'versions/2022-02-14.md');
});

const revise = (more: Partial<RevisionRequest> = {}) =>
  reviseReport({
    content,
    label: '内容',
    report: '2021/shili',
    reason: '数字核对有误',
    date: '2023-05-10',
    rules: {
      vocabulary: { topics: ['科技、教育'], genres: ['报告'], disclosures: ['主动公开'] } as never,
      indexNumberPattern: /./,
    },
    siteUrl: '',
    findFormer: () => former,
    ...more,
  });

it('a revision is taken back with the former text that it has kept, and leaves one that was there', async () => {
  const made = await revise();
  if (!made.ok) throw new Error(made.message);
  expect(await readFile(version, 'utf8')).toBe(FORMER);
  made.takeBack();
  expect(existsSync(path.dirname(version))).toBe(false);

  await writeTree(path.dirname(index), { 'index.md': EDITED, 'versions/2022-02-14.md': FORMER });
  const again = await revise();
  if (!again.ok) throw new Error(again.message);
  again.takeBack();
  expect(await readFile(version, 'utf8')).toBe(FORMER);
});

it('what another program has saved meanwhile is not written over', async () => {
  const saved = EDITED.replace('15件', '16件');
  const told = await revise({
    findFormer() {
      writeFileSync(index, saved);
      return former;
    },
  });
  expect(told).toMatchObject({ ok: false, message: expect.stringContaining('刚才被别的程序改过') });
  expect(await readFile(index, 'utf8')).toBe(saved);
});

it('a file that another program holds open too long is told, not thrown', async () => {
  const told = await revise({
    findFormer() {
      const cause = Object.assign(new Error('EBUSY'), { code: 'EBUSY', syscall: 'rename' });
      throw new Error('某个文件正被其他程序打开', { cause });
    },
  });
  expect(told).toMatchObject({ ok: false, message: '没有做完：某个文件正被其他程序打开' });
});

it('an entry that tells of less than was changed in the end is not taken for right in silence', async () => {
  await revise();
  const tell = async () => {
    const told = await revise();
    if (!told.ok) throw new Error(told.message);
    return told.done[1];
  };
  expect(await tell()).toBe('“修订”里已经写了这次改动，没有再加');
  writeFileSync(index, `${await readFile(index, 'utf8')}\n又加了一段。\n`);
  expect(await tell()).toMatch(
    /^“修订”里已经写了这次改动，没有再加。现在的文字与以前公布的相比：.*加 6 字；“修订”里写的内容对不上的，照实改$/,
  );
});
