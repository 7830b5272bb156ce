import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  createPage,
  deletePage,
  listDeleted,
  planPageMove,
  restorePage,
} from '../../../src/desk/change-pages-fs.ts';
import { carryOutMove } from '../../../src/desk/move-report-fs.ts';
import { listVersions, readKept } from '../../../src/desk/save-text-fs.ts';
import { makePages } from '../../../src/load/make-pages-fs.ts';
import { STANDARD_SITE } from '../../../src/report/parse-site.ts';
import { hashTree } from '../../support/hash-tree.ts';
import { tempFolder } from '../../support/temp-folder.ts';

let content: string;
const at = (name: string) => path.join(content, 'pages', name);
const write = (name: string, text: string | Uint8Array) => writeFileSync(at(name), text);
const read = (name: string) => readFileSync(at(name), 'utf8');
const list = async () =>
  (
    await makePages(
      { content, label: '内容', mode: 'preview', project: '', at: '2024-01-05 09:00' },
      STANDARD_SITE,
    )
  ).listed;
const move = async (from: string, to: string, keepsOld = true) => {
  const pages = await list();
  const page = pages.find(({ id }) => id === from);
  if (!page) return expect.fail(from);
  const plan = planPageMove({ content, page, pages, reports: [], to, keepsOld, isPublished: false });
  return 'message' in plan ? plan : carryOutMove(content, plan);
};

beforeEach(async () => {
  content = path.join(await tempFolder(), '示例 内容');
  mkdirSync(path.join(content, 'pages'), { recursive: true });
  write('zhinan.md', '---\n标题: 示例指南\n---\n\n正文。\n');
});

describe('a page is made', () => {
  it('with a folder of its own where there is none, under the name of its title', async () => {
    const other = path.join(await tempFolder(), '内容');
    expect(
      createPage(other, [], { title: '示例: 机构概况', name: '', text: '  正文。\n\n第二段。 ' }),
    ).toEqual({
      id: 'sljggk',
      file: path.join(other, 'pages/sljggk.md'),
    });
    expect(readFileSync(path.join(other, 'pages/sljggk.md'), 'utf8')).toBe(
      '---\n标题: "示例: 机构概况"\n---\n\n正文。\n\n第二段。\n',
    );
  });

  it.each([
    ['', '正文。', 'xin', /没有写标题/],
    ['示例', ' \n', 'xin', /没有写正文/],
    ['示例', '正文。', 'ZHINAN', /已经有“zhinan”/],
    ['示例', '正文。', '../site', /不能做文件的名字/],
    ['示例', '正文。', '.xin', /不能做文件的名字/],
    ['示例', '正文。', 'con', /不能做文件的名字/],
    ['示例', '正文。', '长'.repeat(90), /不能做文件的名字/],
  ])('or refused: %j, %j, %j', async (title, text, name, message) => {
    const before = await hashTree(content);
    expect(createPage(content, await list(), { title, name, text })).toMatchObject({
      message: expect.stringMatching(message),
    });
    expect(await hashTree(content)).toEqual(before);
  });
});

describe('a page gets another name', () => {
  it('and back, as it was to the byte, with its line ends and its encoding', async () => {
    const bytes = Buffer.from('---\r\n标题: 示例指南 # 旧\r\n---\r\n\r\n正文。', 'utf16le');
    const marked = Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]);
    write('zhinan.md', marked);
    write('zhidu.md', '---\n标题: 示例制度\n---\n\n见[指南](zhinan.md#s1)。\n');
    expect(await move('zhinan', 'pages/xin.html')).toBeUndefined();
    expect(existsSync(at('zhinan.md'))).toBe(false);
    expect(read('zhidu.md')).toContain('](xin.md#s1)');
    expect(readFileSync(at('xin.md')).toString('utf16le')).toContain('旧网址: [pages/zhinan.html]\r\n');
    expect(await move('xin', 'zhinan', false)).toBeUndefined();
    expect(readFileSync(at('zhinan.md'))).toEqual(marked);
    expect(read('zhidu.md')).toContain('](zhinan.md#s1)');
  });

  it('but not that of another one, nor the former address of one', async () => {
    write('jia.md', '---\n标题: 示例甲\n旧网址: pages/jiu.html\n---\n\n正文。\n');
    expect(await move('zhinan', 'Jia')).toMatchObject({ message: '已经有“jia”了：《示例甲》' });
    expect(await move('zhinan', 'jiu')).toMatchObject({ message: '“jiu”是另一个网页的旧网址：《示例甲》' });
    expect(await move('zhinan', 'zhinan')).toMatchObject({ message: '与现在的一样' });
  });
});

it('a page that was deleted comes back once, and nothing else does', async () => {
  const before = read('zhinan.md');
  const [page] = await list();
  expect(page && deletePage(content, page)).toBeUndefined();
  expect(existsSync(at('zhinan.md'))).toBe(false);
  expect(listDeleted(content)).toMatchObject([{ id: 'zhinan' }]);
  for (const id of ['../../etc/passwd', 'meiyou', ''])
    expect(restorePage(content, [], id)).toMatchObject({ message: expect.any(String) });
  expect(restorePage(content, [], 'zhinan')).toEqual({ file: at('zhinan.md') });
  expect(read('zhinan.md')).toBe(before);
  expect(listDeleted(content)).toEqual([]);
  expect(restorePage(content, [], 'zhinan')).toMatchObject({ message: expect.any(String) });
});

it('a page that gets the name of a deleted one takes its history along, and is not listed as deleted itself', async () => {
  write('jiu.md', '---\n标题: 示例旧页\n---\n\n旧的正文。\n');
  const old = (await list()).find(({ id }) => id === 'jiu');
  expect(old && deletePage(content, old)).toBeUndefined();
  const before = read('zhinan.md');
  expect(await move('zhinan', 'jiu')).toBeUndefined();
  expect(listDeleted(content)).toEqual([]);
  const texts = listVersions(content, at('jiu.md')).map(({ name }) =>
    readKept(content, at('jiu.md'), name)?.toString(),
  );
  expect(texts).toContain(before);
  expect(texts).toContain('---\n标题: 示例旧页\n---\n\n旧的正文。\n');
});

it('a page that was deleted does not come back to what is the former address of another one by now', async () => {
  const [page] = await list();
  expect(page && deletePage(content, page)).toBeUndefined();
  write('xin.md', '---\n标题: 示例新指南\n旧网址: pages/zhinan.html\n---\n\n正文。\n');
  expect(restorePage(content, await list(), 'zhinan')).toMatchObject({
    message: '“zhinan”现在是另一篇的旧网址，没有放回：《示例新指南》',
  });
  expect(existsSync(at('zhinan.md'))).toBe(false);
});
