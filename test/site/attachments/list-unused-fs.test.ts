import { realpath, symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { listUnused } from '../../../src/attachments/list-unused-fs.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { writeTree } from '../../support/write-tree.ts';

const list = async (files: readonly string[], used: readonly string[] = []) => {
  const folder = await realpath(
    await writeTree(await tempFolder(), Object.fromEntries(files.map((file) => [file, '']))),
  );
  return listUnused(
    folder,
    used.map((file) => path.join(folder, file)),
  );
};

it('tells documents, copies of the text and folders that nothing refers to, as people count', async () => {
  const files = ['index.md', '附件10.xlsx', '附件2.pdf', '说明.html', 'index - 副本.md', '材料/深处/表.docx'];
  expect(await list(files)).toEqual(['index - 副本.md', '材料/', '说明.html', '附件2.pdf', '附件10.xlsx']);
});

it.each([
  ['what the text refers to', ['统计表.xlsx', '图/一.png', '图/二.docx'], ['统计表.xlsx', '图/一.png']],
  ['its own folders', ['attachments/一.pdf', 'source/原件.docx', 'versions/2022-02-14.md']],
  ['a folder that an error is told of', ['附件/一.pdf']],
  ['another report below', ['二/index.md', '二/attachments/一.pdf']],
  ['pictures in a folder, which a text has had', ['images/1.png']],
  [
    'what programs leave behind',
    ['~$报告.docx', '.~lock.表.xlsx#', 'Thumbs.db', '报告.docx.tmp', 'index.md.bak'],
  ],
])('says nothing of %s', async (_, files, used = []) => {
  expect(await list(['index.md', ...files], used)).toEqual([]);
});

it.runIf(process.platform === 'linux')('tells of a link as of a file', async () => {
  const folder = await realpath(await writeTree(await tempFolder(), { 'index.md': '' }));
  await symlink('/nirgends', path.join(folder, '附件.pdf'));
  expect(await listUnused(folder, [])).toEqual(['附件.pdf']);
});
