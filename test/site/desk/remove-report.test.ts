import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askDesk } from '../../support/ask-desk.ts';
import { hashTree } from '../../support/hash-tree.ts';
import { type RunningPreview, runPreview } from '../../support/run-preview.ts';
import { writeReport } from '../../support/sample-report.ts';
import { writeTree } from '../../support/write-tree.ts';

let preview: RunningPreview;

beforeAll(async () => {
  preview = await runPreview({
    change: async (content) => {
      await writeTree(content, {
        'reports/2021/cuo/index.md': writeReport({ 标题: '示例弄错了的一篇' }, '示例正文。\n'),
        'reports/2021/cuo/attachments/甲.txt': '附件',
        ['reports/2021/cuo/attachments/Résumé.txt'.normalize('NFD')]: '附件',
        ['.gongbao-history/reports/2021/cuo/attachments/Résumé.txt/2026-01-01 00-00-00-000 00000000.txt'.normalize(
          'NFD',
        )]: '换掉的附件',
        'reports/2021/youban/index.md': writeReport({ 标题: '示例有以前文本的' }, '示例正文。\n'),
        'reports/2021/youban/versions/2021-12-01.md': writeReport({ 标题: '示例有以前文本的' }, '旧的。\n'),
      });
    },
  });
});
afterAll(() => preview.end());

const post = (route: string, body: object = {}) =>
  askDesk<{ message?: string; id?: string }>(preview, 'POST', route, JSON.stringify(body));
const listRemoved = async () => {
  const { value } = await askDesk<{ removed: { moment: string; id: string; title: string }[] }>(
    preview,
    'GET',
    'removed',
  );
  return value.removed;
};
const idOf = (id: string) => encodeURIComponent(id);

it('says of an attachment that it was replaced, however a system writes its name', async () => {
  const { value } = await askDesk<{ kept: object[] }>(preview, 'GET', `attachments?id=${idOf('2021/cuo')}`);
  expect(value.kept).toMatchObject([{ isReplaced: true }]);
});

it('says which attachment cannot be published by its name, and does not look into it', async () => {
  const file = path.join(preview.content, 'reports', '2021', 'cuo', 'attachments', '丙:丁.txt');
  await writeFile(file, '附件');
  const { value } = await askDesk<{ attachments: object[] }>(
    preview,
    'GET',
    `attachments?id=${idOf('2021/cuo')}`,
  );
  expect(value.attachments).toContainEqual(
    expect.objectContaining({
      path: '丙:丁.txt',
      fault: expect.objectContaining({ message: expect.stringContaining('文件名“丙:丁.txt”') }),
      revealed: [],
    }),
  );
  await rm(file);
});

it('takes a report that was not published away with all its files, and brings it back as it was', async () => {
  const before = await hashTree(path.join(preview.content, 'reports'));
  expect((await post(`remove?id=${idOf('2021/cuo')}`)).status).toBe(200);
  const left = await hashTree(path.join(preview.content, 'reports'));
  expect(Object.keys(left).filter((file) => file.includes('cuo'))).toEqual([]);
  // What a file manager leaves there is none.
  await writeFile(path.join(preview.content, '.gongbao-history', '删去的报告', '.DS_Store'), '');
  const [removed, ...others] = await listRemoved();
  expect([removed?.id, removed?.title, others]).toEqual(['2021/cuo', '示例弄错了的一篇', []]);

  // Another one has its place by now.
  const file = path.join(preview.content, 'reports', '2021', 'cuo', 'index.md');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, '别的');
  expect(await post('restore', { key: removed?.moment })).toMatchObject({
    status: 409,
    value: { message: '已经又有“2021/cuo”这个文件夹了，没有放回' },
  });
  expect(await readFile(file, 'utf8')).toBe('别的');
  await expect.poll(async () => (await post(`remove?id=${idOf('2021/cuo')}`)).status).toBe(200);
  expect((await listRemoved()).length).toBe(2);

  // Another one has its address by now.
  const move = (id: string, to: string, keepsOld: boolean) =>
    post(`move?id=${idOf(id)}`, { to, keepsOld }).then(({ status }) => expect(status).toBe(200));
  const other = await readFile(path.join(preview.content, 'reports/2021/youban/index.md'));
  await move('2021/youban', '2021/cuo', false);
  await move('2021/cuo', '2021/youban', true);
  expect((await post('restore', { key: removed?.moment })).value.message).toBe(
    '“2021/cuo”现在是另一篇的旧网址，没有放回：《示例有以前文本的》',
  );
  await move('2021/youban', '2021/cuo', false);
  await move('2021/cuo', '2021/youban', false);
  expect(await readFile(path.join(preview.content, 'reports/2021/youban/index.md'))).toEqual(other);

  expect((await post('restore', { key: removed?.moment })).value.id).toBe('2021/cuo');
  expect(await hashTree(path.join(preview.content, 'reports'))).toEqual(before);
  expect((await listRemoved()).map(({ title }) => title)).toEqual(['2021/cuo']);
  expect((await post('restore', { key: removed?.moment })).status).toBe(409);
  expect((await post('restore', { key: '../../reports' })).status).toBe(409);
});

it('takes none away that readers may have seen', async () => {
  const { status, value } = await post(`remove?id=${idOf('2021/youban')}`);
  expect([status, value.message]).toEqual([409, '公布过的不能删：别人收藏的网址会打不开']);
});
