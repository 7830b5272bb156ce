import { createHash } from 'node:crypto';
import { mkdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  collectReports,
  type FoundReport,
  type KnownReports,
  readReportAgain,
} from '../../../src/find/collect-reports-fs.ts';
import { readText } from '../../../src/find/read-text-fs.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { writeTree } from '../../support/write-tree.ts';

const createContent = async (files: Readonly<Record<string, string | Uint8Array>>) =>
  writeTree(await tempFolder(), files);

async function collect(content: string) {
  const { found, diagnostics } = await collectReports(content, '内容');
  const shown = diagnostics.map(
    ({ file, line, column, level, rule, message, remedy }) =>
      `${file}:${line}:${column} ${level} ${rule}\n${message}\n改法：${remedy}`,
  );
  return {
    found,
    ids: found.map(({ id }) => id),
    rules: diagnostics.map(({ rule }) => rule),
    shown: shown.join('\n\n'),
  };
}

describe('finding reports', () => {
  it('takes what a portal wrote at an old address of a report for no report', async () => {
    const content = await createContent({
      'reports/2021/a/index.md': '一',
      'reports/2020/jiu.html': '搬走了',
      'reports/2020/jiu.json': '{}',
      'reports/2020/jiu/attachments/说明.txt': '附件',
      'reports/2020/qita/说明.txt': '别的',
    });
    const { shown } = await collect(content);
    expect(shown.match(/^内容.*$/gmu)).toEqual([
      '内容/reports/2020/qita/说明.txt:1:1 warning report-not-index',
    ]);
  });

  it('finds every index.md, in an order that does not depend on the disk', async () => {
    const content = await createContent({
      'reports/2022/乙/index.md': '乙',
      'reports/2021/b/index.md': '二',
      'reports/2021/a/index.md': '一',
      'reports/2021/a/附件/index.md': '三',
      'reports/2021/a/attachments/index.md': '附件',
      'reports/2021/a/source/index.md': '导入时的原件',
      'reports/.hidden/index.md': '隐藏',
      'reports/2021/a/images/说明.txt': '说明',
      'other/index.md': '别处',
    });
    const { found, ids, shown } = await collect(content);
    expect(shown).toBe('');
    expect(ids).toEqual(['2021/a', '2021/a/附件', '2021/b', '2022/乙']);
    expect(found[0]).toEqual({
      id: '2021/a',
      file: '内容/reports/2021/a/index.md',
      folder: path.join(content, 'reports/2021/a'),
      text: '一',
      sha256: createHash('sha256').update('一').digest('hex'),
    });
  });

  it('does not call stray what a portal lays beside a report: an archive’s data/ is content as well', async () => {
    const content = await createContent({
      'reports/2021/a.b/index.md': '一',
      ...Object.fromEntries(
        ['html', 'json', 'md', 'txt', 'single.html'].map((ending) => [`reports/2021/a.b.${ending}`, '']),
      ),
      'reports/2021/c/index.md': '二',
      'reports/2021/c.md': '没有网页在旁边',
    });
    const { ids, shown } = await collect(content);
    expect(ids).toEqual(['2021/a.b', '2021/c']);
    expect(shown).toContain('内容/reports/2021/c.md:1:1 warning report-not-index');
    expect(shown).not.toContain('a.b');
  });

  it('names reports in one Unicode form', async () => {
    const content = await createContent({ 'reports/2021/Cafe\u0301/index.md': '甲' });
    expect((await collect(content)).ids).toEqual(['2021/Caf\u00e9']);
  });

  it('reads CRLF, a BOM and GB18030', async () => {
    const content = await createContent({
      'reports/a/index.md': '\ufeff甲\r\n乙\r\n',
      'reports/b/index.md': Uint8Array.of(0xca, 0xbe, 0xc0, 0xfd, 0x0d, 0x0a),
    });
    expect((await collect(content)).found.map(({ text }) => text)).toEqual(['甲\n乙\n', '示例\n']);
  });

  it('takes names with spaces, brackets and signs that a URL encodes', async () => {
    const content = await createContent({ 'reports/2021 年/示例 (1)#%&/index.md': '甲' });
    expect((await collect(content)).ids).toEqual(['2021 年/示例 (1)#%&']);
  });
});

it('a content folder that is none, has no reports/ or no report', async () => {
  const contents = [
    path.join(await tempFolder(), '没有'),
    path.join(await createContent({ 'a.md': '甲' }), 'a.md'),
    await createContent({ 'index.md': '甲' }),
    await createContent({ 'reports/2021/': '' }),
  ];
  const shown = await Promise.all(contents.map(async (content) => (await collect(content)).shown));
  expect(shown[1]).toBe(shown[0]);
  expect(shown.slice(1).join('\n\n')).toMatchInlineSnapshot(`
    "内容:1:1 error content-missing
    没有内容文件夹“内容”
    改法：检查 --content 后面的路径；路径里有空格时加上引号

    内容/reports:1:1 error content-missing
    内容文件夹里没有“reports”文件夹
    改法：新建文件夹 内容/reports，每篇报告放进自己的文件夹，例如：内容/reports/2021/jiaoyuju/index.md

    内容/reports:1:1 error content-empty
    一篇报告也没有找到
    改法：把报告放进自己的文件夹，文件名用 index.md，例如：内容/reports/2021/jiaoyuju/index.md"
  `);
});

it('a report that lies directly in reports/, has another name or is still a Word file is not published', async () => {
  const content = await createContent({
    'reports/index.md': '甲',
    'reports/2021/教育局.md': '甲',
    'reports/a/INDEX.MD': '甲',
    // Windows hides the ending.
    'reports/b/index.md.txt': '乙',
    'reports/c/报告.docx': '甲',
    'reports/c/~$报告.docx': '',
    'reports/d/甲.markdown': '',
    'reports/d/乙.txt': '',
    'reports/e/index.md': '丙',
  });
  const { ids, shown } = await collect(content);
  expect(ids).toEqual(['e']);
  expect(shown).toMatchInlineSnapshot(`
    "内容/reports/index.md:1:1 error report-place
    报告直接放在了 reports 文件夹里
    改法：给它一个自己的文件夹，例如：内容/reports/2021/jiaoyuju/index.md

    内容/reports/2021/教育局.md:1:1 warning report-not-index
    “教育局.md”不会发布：报告的文件名必须是 index.md
    改法：把它移到自己的文件夹，改名为 index.md，例如：内容/reports/2021/教育局/index.md

    内容/reports/a/INDEX.MD:1:1 warning report-not-index
    “INDEX.MD”不会发布：报告的文件名必须是 index.md
    改法：改名为 index.md（全部小写；Windows 里先在“查看”中勾选“文件扩展名”）

    内容/reports/b/index.md.txt:1:1 warning report-not-index
    “index.md.txt”不会发布：报告的文件名必须是 index.md
    改法：改名为 index.md（全部小写；Windows 里先在“查看”中勾选“文件扩展名”）

    内容/reports/c/报告.docx:1:1 warning report-not-index
    “报告.docx”不会发布：报告的文件名必须是 index.md
    改法：用 npm run import 导入它；如果它是附件，放进报告文件夹里的 attachments 文件夹

    内容/reports/d/乙.txt:1:1 warning report-not-index
    “乙.txt”不会发布：报告的文件名必须是 index.md
    改法：把它移到自己的文件夹，改名为 index.md，例如：内容/reports/d/乙/index.md

    内容/reports/d/甲.markdown:1:1 warning report-not-index
    “甲.markdown”不会发布：报告的文件名必须是 index.md
    改法：把它移到自己的文件夹，改名为 index.md，例如：内容/reports/d/甲/index.md"
  `);
});

// Windows cannot make these names, so they cannot be met there either.
describe.runIf(process.platform !== 'win32')('a folder name', () => {
  it.each([
    '甲:乙',
    '甲?',
    '甲*',
    'a"b',
    '<script>',
    'a|b',
    'a\\b',
    '末尾.',
    '末尾 ',
    'CON',
    'lpt1',
    'nul.txt',
    '铃\u0007',
    '行\n行',
  ])('%j is refused', async (name) => {
    const content = await createContent({ [`reports/${name}/a/index.md`]: '甲', 'reports/b/index.md': '乙' });
    const { ids, rules } = await collect(content);
    expect(ids).toEqual(['b']);
    expect(rules).toEqual(['folder-name']);
  });

  it('that is refused, or too long for its files, is explained', async () => {
    const content = await createContent({
      'reports/甲:乙/index.md': '',
      'reports/CON/index.md': '',
      'reports/丙./index.md': '',
      [`reports/${'局'.repeat(70)}/index.md`]: '甲',
    });
    expect((await collect(content)).shown).toMatchInlineSnapshot(`
      "内容/reports/CON/index.md:1:1 error folder-name
      文件夹名“CON”不能用：这是 Windows 保留的名字
      改法：文件夹名用字母、数字、汉字和减号，例如：jiaoyuju

      内容/reports/丙./index.md:1:1 error folder-name
      文件夹名“丙.”不能用：末尾不能是句点或空格
      改法：文件夹名用字母、数字、汉字和减号，例如：jiaoyuju

      内容/reports/局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局/index.md:1:1 error folder-name
      文件夹名太长（70 个字）：“局局局局局局局局局局局局局局局局局局局局局局局局局局局局局局…”
      改法：缩短到 60 个字以内，例如：jiaoyuju

      内容/reports/甲:乙/index.md:1:1 error folder-name
      文件夹名“甲:乙”不能用：Windows 和网址里不能有“:”
      改法：文件夹名用字母、数字、汉字和减号，例如：jiaoyuju"
    `);
  });
});

it('an index.md that is a folder, a Word file with another name, half-written or huge', async () => {
  const content = await createContent({
    'reports/a/index.md/': '',
    'reports/b/index.md': Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0),
    'reports/c/index.md': new TextEncoder().encode('这是示例正文，文件没有保存完整。').slice(0, -4),
    'reports/d/index.md': '',
    'reports/e/index.md': '乙',
  });
  await truncate(path.join(content, 'reports/d/index.md'), 20 * 1024 * 1024 + 60_000);
  const { ids, shown } = await collect(content);
  expect(ids).toEqual(['e']);
  expect(shown).toMatchInlineSnapshot(`
    "内容/reports/a/index.md:1:1 error file-unreadable
    “index.md”是一个文件夹，不是文件
    改法：把文件夹改成别的名字，再新建文本文件 index.md

    内容/reports/b/index.md:1:1 error file-unreadable
    这不是文本文件（里面有二进制内容）
    改法：如果是 Word 文件，用 npm run import 导入；否则用记事本打开原文件，选“另存为”，编码选“UTF-8”，再保存一次

    内容/reports/c/index.md:1:1 error file-unreadable
    文件损坏或没有保存完整（有的字只剩一半）
    改法：从备份或原来的文档恢复这个文件，再保存一次

    内容/reports/d/index.md:1:1 error file-unreadable
    文件太大（20.1 MB），超过 20 MB
    改法：正文里只放文字；图片和表格文件放进 attachments 文件夹"
  `);
});

// Windows lets only administrators make links to files.
describe.runIf(process.platform !== 'win32')('links', () => {
  it('an index.md that leads nowhere, to itself or out of the folder is not read', async () => {
    const content = await createContent({
      'reports/a/': '',
      'reports/b/': '',
      'reports/c/': '',
      '秘密.md': '秘密',
    });
    const link = (target: string, id: string) =>
      symlink(target, path.join(content, 'reports', id, 'index.md'));
    await link('没有.md', 'a');
    await link('index.md', 'b');
    await link('../../秘密.md', 'c');
    const { found, shown } = await collect(content);
    expect(found).toEqual([]);
    expect(shown).toMatchInlineSnapshot(`
      "内容/reports/a/index.md:1:1 error file-unreadable
      “index.md”是链接（快捷方式），它指向的文件找不到
      改法：把真正的文件复制到这里，代替链接

      内容/reports/b/index.md:1:1 error file-unreadable
      “index.md”是链接（快捷方式），它指向的文件找不到
      改法：把真正的文件复制到这里，代替链接

      内容/reports/c/index.md:1:1 error report-outside
      “index.md”是指向别处的链接，不会发布
      改法：把真正的文件复制到这里，不要用链接（快捷方式）"
    `);
  });

  it('a folder that leads out, in a circle, to another report or nowhere is not followed', async () => {
    const content = await createContent({ 'reports/2021/a/index.md': '甲', '别处/b/index.md': '乙' });
    const link = (target: string, name: string) => symlink(target, path.join(content, 'reports', name));
    await link('../../别处', '2021/out');
    await link('..', '2021/circle');
    await link('2021/a', '0-again');
    await link('没有', '2021/nowhere');
    await link('2021', '2020');
    const { ids, shown } = await collect(content);
    expect(ids).toEqual(['2021/a']);
    expect(shown).toMatchInlineSnapshot(`
      "内容/reports/0-again:1:1 warning report-outside
      “0-again”是指向别处的链接，里面的报告不会发布
      改法：把真正的文件夹复制到这里，不要用链接（快捷方式）

      内容/reports/2020:1:1 warning report-outside
      “2020”是指向别处的链接，里面的报告不会发布
      改法：把真正的文件夹复制到这里，不要用链接（快捷方式）

      内容/reports/2021/circle:1:1 warning report-outside
      “circle”是指向别处的链接，里面的报告不会发布
      改法：把真正的文件夹复制到这里，不要用链接（快捷方式）

      内容/reports/2021/nowhere:1:1 warning report-outside
      “nowhere”是链接，它指向的东西找不到
      改法：把真正的文件夹复制到这里，不要用链接（快捷方式）

      内容/reports/2021/out:1:1 warning report-outside
      “out”是指向别处的链接，里面的报告不会发布
      改法：把真正的文件夹复制到这里，不要用链接（快捷方式）"
    `);
  });

  it('a content folder or its reports/ may be links themselves', async () => {
    const content = await createContent({ '真/a/index.md': '甲' });
    await symlink('真', path.join(content, 'reports'));
    await symlink(content, path.join(content, '内容'));
    expect((await collect(path.join(content, '内容'))).ids).toEqual(['a']);
  });
});

it('a report that was read again alone has no former texts any more once they are gone', async () => {
  const versions = 'reports/2021/a/versions/2021-12-01.md';
  const content = await createContent({ 'reports/2021/a/index.md': '一', [versions]: '旧的' });
  const known: KnownReports = new Map();
  const [report] = (await collectReports(content, '内容', known)).found;
  expect(report?.versions).toHaveLength(1);
  await readReportAgain(report as FoundReport, known);
  await rm(path.join(content, path.dirname(versions)), { recursive: true });
  const [again] = (await collectReports(content, '内容', known)).found;
  expect(again?.versions).toBeUndefined();
});

it('readText reads a text and tells of what it cannot read', async () => {
  const content = await createContent({ 'site.json': '\ufeff{}\r\n' });
  const told: string[] = [];
  const tell = (message: string, remedy: string) => told.push(`${message}；${remedy}`);
  expect(await readText(path.join(content, 'site.json'), tell)).toBe('{}\n');
  expect(await readText(content, tell)).toBeUndefined();
  expect(told).toHaveLength(1);
});

// Only Linux lets a name be any bytes, and has a device that anybody may open and that never ends.
describe.runIf(process.platform === 'linux')('what is neither a file nor a folder with a name', () => {
  /** A name in GBK below a folder, as of an archive that was unpacked with another encoding. */
  const inGbk = (folder: string) =>
    Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xb1, 0xed, 0xb8, 0xf1])]);

  it('a garbled name is told of with its folder, and the rest is found', async () => {
    const content = await createContent({
      'reports/2021/a/index.md': '甲',
      'reports/2021/a/versions/2021-12-01.md': '旧',
      'reports/2022/b/index.md': '乙',
    });
    await mkdir(path.join(content, 'reports/2021/a/images'));
    for (const folder of ['images', 'versions'])
      await writeFile(inGbk(path.join(content, 'reports/2021/a', folder)), '');
    await rename(path.join(content, 'reports/2022'), inGbk(path.join(content, 'reports')));
    const { ids, found, shown } = await collect(content);
    expect(ids).toEqual(['2021/a']);
    expect(found[0]?.versionFaults?.map(({ file }) => file)).toEqual(['内容/reports/2021/a/versions']);
    expect(shown).toMatchInlineSnapshot(`
      "内容/reports:1:1 error file-unreadable
      有 1 个文件或文件夹的名称是乱码，读不了，如“����”，多半是压缩包解压时用错了编码
      改法：在文件管理器里重新命名；或者删去它，用支持中文的解压软件（编码选 GBK）重新解压

      内容/reports/2021/a/images:1:1 error file-unreadable
      有 1 个文件或文件夹的名称是乱码，读不了，如“����”，多半是压缩包解压时用错了编码
      改法：在文件管理器里重新命名；或者删去它，用支持中文的解压软件（编码选 GBK）重新解压"
    `);
  });

  it('a device in place of a file is not read', async () => {
    const content = await createContent({});
    await symlink('/dev/zero', path.join(content, 'site.json'));
    const told: string[] = [];
    const read = await readText(path.join(content, 'site.json'), (...words) => told.push(...words));
    expect(read).toBeUndefined();
    expect(told).toEqual(['“site.json”不是普通文件，读不了', '移走它，新建文本文件 site.json']);
  });
});
