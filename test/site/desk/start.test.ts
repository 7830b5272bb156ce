import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { chooseOutput } from '../../../src/desk/choose-output-fs.ts';
import { createContent } from '../../../src/desk/create-content-fs.ts';
import { describeFolder, lookAround } from '../../../src/desk/describe-folder-fs.ts';
import { findPortals } from '../../../src/desk/find-portals-fs.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { writeTree } from '../../support/write-tree.ts';

let root = '';
const at = (...names: string[]) => path.join(root, ...names);

beforeEach(async () => {
  root = path.join(await tempFolder(), '公报 测试');
  await mkdir(root);
});

describe('what is found in a folder', () => {
  it('is its portal with its name and reports, attachments and former texts not counted', async () => {
    await writeTree(root, {
      'site.json': '{ "name": "示例区公报", }',
      'reports/2021/shili/index.md': '',
      'reports/2021/shili/versions/1/index.md': '',
      'reports/2022/jiaoyu/er/index.md': '',
    });
    expect(describeFolder(root)).toEqual({ kind: 'portal', name: '示例区公报', reports: 2, isMore: false });
  });

  it.each([
    ['empty', {}],
    ['empty', { '.DS_Store': '', 'desktop.ini': '' }],
    ['other', { '照片.jpg': '' }],
    ['output', { 'catalog.json': '{"generator":"gongbao"}', 'reports/2021/shili.html': '' }],
  ])('is %s', async (kind, files) => {
    await writeTree(root, files);
    expect(describeFolder(root).kind).toBe(kind);
  });

  it('is missing also where a file is in the way', async () => {
    await writeTree(root, { 文件: '' });
    expect([describeFolder(at('没有')).kind, describeFolder(at('文件')).kind]).toEqual([
      'missing',
      'missing',
    ]);
  });
});

describe('looking around', () => {
  it('lists folders alone, and those that begin as typed', async () => {
    await writeTree(root, { '报告/a': '', '报表/a': '', '别的/a': '', '.藏/a': '', 文件: '' });
    const names = (typed: string) => lookAround(typed).folders.map(({ name }) => name);
    expect(names(root).sort()).toEqual(['别的', '报告', '报表'].sort());
    expect(names(at('报')).sort()).toEqual(['报告', '报表'].sort());
    expect(lookAround(at('报告'))).toMatchObject({ parent: root, state: { kind: 'other' }, folders: [] });
  });

  it('begins with the disks on Windows', () => {
    expect(lookAround('', 'win32')).toMatchObject({ folder: '', isMore: false });
    expect(lookAround(path.parse(root).root, 'linux').parent).toBeUndefined();
  });
});

it('finds what was worked on, what is listed, beside the program and among the documents, each once', async () => {
  const report = { 'reports/2021/shili/index.md': '' };
  for (const place of ['程序/src/content', '内容', '家/文档/区 政府', '家/Desktop/深/处', '家/下载'])
    await writeTree(at(place), report);
  await writeTree(root, {
    'portals.json': JSON.stringify({ portals: [{ name: '列出的', content: '列出', output: '列出-网站' }] }),
    'dist/catalog.json': '{"generator":"gongbao"}',
    'dist/reports/2021/shili.html': '',
  });
  const found = findPortals({
    project: at('程序'),
    home: at('家'),
    remembered: [at('拔掉的 U 盘'), at('内容')],
    own: at('程序/src/content'),
  });
  expect(
    found.map(({ folder, kind, isRemembered }) => [path.relative(root, folder), kind, isRemembered]),
  ).toEqual([
    ['拔掉的 U 盘', 'missing', true],
    ['内容', 'portal', true],
    ['列出', 'missing', false],
    [path.normalize('家/Desktop/深/处'), 'portal', false],
    [path.normalize('家/文档/区 政府'), 'portal', false],
    [path.normalize('程序/src/content'), 'portal', false],
  ]);
});

describe('a new portal', () => {
  it('is a place for reports and settings in which nothing is invented', async () => {
    expect(createContent(at('区 政府', '报告'))).toBeUndefined();
    expect((await readdir(at('区 政府', '报告'))).sort()).toEqual(['reports', 'site.json']);
    expect(JSON.parse(await readFile(at('区 政府', '报告', 'site.json'), 'utf8'))).toEqual({});
  });

  it.each([
    { 'site.json': '{"name":"有了"}' },
    { '照片.jpg': '' },
  ])('touches nothing that is there', async (files) => {
    await writeTree(root, files);
    const before = await readdir(root);
    expect(createContent(root)?.remedy).toBeTruthy();
    expect(await readdir(root)).toEqual(before);
  });

  it('is refused in words where a file is in the way', async () => {
    await writeFile(at('文件'), '');
    expect(createContent(at('文件', '报告'))?.message).toMatch(/没有新建/);
  });
});

describe('where a portal is published to', () => {
  const choose = (known: { content: string; output?: string }[] = []) =>
    chooseOutput(at('内容'), { standard: at('dist'), known });
  const published = {
    'dist/catalog.json': JSON.stringify({
      generator: 'gongbao',
      reports: [{ title: '示例', url: 'reports/2021/shili.html' }],
    }),
  };

  it('is the usual folder while nobody else has it', () => {
    expect(choose()).toBe(at('dist'));
  });

  it('is where it was published before', () => {
    expect(choose([{ content: at('内容'), output: at('别处') }])).toBe(at('别处'));
  });

  it('is the usual folder with its own reports, and beside the content where that holds something else', async () => {
    await writeTree(root, published);
    expect(choose()).toBe(at('内容-网站'));
    await writeTree(root, { '内容/reports/2021/shili/index.md': '' });
    expect(choose()).toBe(at('dist'));
  });

  it('is never that of another portal', () => {
    expect(choose([{ content: at('另一个'), output: at('dist') }])).toBe(at('内容-网站'));
  });
});
