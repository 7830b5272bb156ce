import { expect, it } from 'vitest';
import { listDropped } from '../../../src/desk/list-dropped.ts';

const list = (...things: Parameters<typeof listDropped>[0]) =>
  listDropped(things).map(({ label, fault }) => (fault ? `${label}：${fault.message}` : label));

it('files are documents or say why not, by name and size, before anything is sent', () => {
  expect(
    list({ name: '甲.docx', size: 10 }, { name: '乙.wps', size: 10 }, { name: '丙.txt', size: 20 << 20 }),
  ).toEqual([
    '甲.docx',
    '乙.wps：WPS 文字文档（.wps）不能直接导入',
    '丙.txt：文件太大（20.0 MB），文本最多 10.0 MB',
  ]);
});

it('a folder stands for its documents, folder by folder, without what programs leave beside them', () => {
  const inside = [
    '乙/b.docx',
    '乙/a.docx',
    '~$甲.docx',
    '.隐藏.txt',
    '页面_files/广告.html',
    '甲.txt',
    '图.png',
    '旧.wps',
  ];
  expect(list({ name: '材料', inside: inside.map((path) => ({ path, size: 10 })) })).toEqual([
    '材料/乙/a.docx',
    '材料/乙/b.docx',
    '材料/旧.wps：WPS 文字文档（.wps）不能直接导入',
    '材料/甲.txt',
  ]);
  expect(list({ name: '空的', inside: [] })).toEqual(['空的：文件夹里没有可以导入的文档']);
});

it('the folder that a browser saved beside a page is a part of the page', () => {
  const files = { name: '页面_files', inside: [{ path: '图.png', size: 10 }] };
  expect(list({ name: '页面.html', size: 10 }, files)).toEqual(['页面.html']);
  expect(list(files)).toEqual(['页面_files：文件夹里没有可以导入的文档']);
});
