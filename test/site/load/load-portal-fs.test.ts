import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatDiagnostics } from '../../../src/diagnostics/format-diagnostics.ts';
import { loadPortal } from '../../../src/load/load-portal-fs.ts';
import { loadContent, loadSoundContent } from '../../support/load-example.ts';
import { writeReport } from '../../support/sample-report.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { writeTree } from '../../support/write-tree.ts';

const SITE = { 'site.json': '{ "url": "https://www.shili.gov.example.cn/" }' };

/** A content folder with these files. */
const createContent = async (files: Readonly<Record<string, string>>) =>
  writeTree(await tempFolder(), { ...SITE, ...files });

const load = async (files: Readonly<Record<string, string>>, options: { siteUrl?: string } = {}) => {
  const loaded = await loadContent(await createContent(files), options);
  const rules = loaded.diagnostics.map(({ level, rule, file }) => `${level} ${rule} ${file}`);
  return { ...loaded, rules, shown: formatDiagnostics(loaded.diagnostics) };
};

it('检查例外 keeps warnings of fields, text and attachments, of a draft as well; no error', async () => {
  const except = (...rules: string[]) =>
    `\n${rules.map((rule) => `  - 规则: ${rule}\n    原因: 示例原因`).join('\n')}`;
  const slips = { 发文字号: '示例第一号', 发布日期: '2022.2.14' };
  const body = '##一、示例\n\n示例正文。\n';
  const table = '甲,"乙\n1,2\n';
  const report = (fields: Record<string, string>) => ({
    'reports/2021/a/index.md': writeReport({ ...slips, ...fields }, body),
    'reports/2021/a/attachments/表.csv': table,
  });
  const rules = ['document-number-format', 'date-format', 'heading-space', 'csv-format'];
  const found = async (fields: Record<string, string>) =>
    (await load(report(fields))).diagnostics.map(({ rule }) => rule).sort();
  expect(await found({})).toEqual([...rules].sort());
  expect(await found({ 检查例外: except(...rules) })).toEqual([]);
  expect(await found({ 状态: '草稿', 检查例外: except(...rules) })).toEqual(['content-empty', 'report-held']);
  expect(await found({ 体裁: '汇报', 检查例外: except('genre-unknown') })).toContain('genre-unknown');
});

describe('a sound content folder', () => {
  it('becomes a portal, newest first', async () => {
    const { portal, shown, checked } = await load({
      'reports/2021/a/index.md': writeReport(),
      'reports/2022/b/index.md': writeReport({ 标题: '示例区2022年度报告', 发布日期: '2023-01-31 10:00' }),
    });
    expect(shown).toBe('');
    expect(checked).toBe(2);
    expect(portal?.reports.map(({ id, pubDate, url }) => [id, pubDate, url])).toEqual([
      ['2022/b', '2023-01-31 10:00', 'reports/2022/b.html'],
      ['2021/a', '2022-02-14', 'reports/2021/a.html'],
    ]);
  });

  it('tells how far it is', async () => {
    const content = await createContent({
      'reports/a/index.md': writeReport(),
      'reports/b/index.md': writeReport(),
    });
    const steps: string[] = [];
    const project = path.resolve(import.meta.dirname, '../../..');
    await loadPortal({
      mode: 'check',
      project,
      content,
      label: '内容',
      onProgress: (done, total) => steps.push(`${done}/${total}`),
    });
    expect(steps).toEqual(['1/2', '2/2']);
  });

  it('may have a hostile title: it is text everywhere', async () => {
    const title = '<script>alert("甲")</script> & 2021年 ../../';
    const portal = await loadSoundContent(
      await createContent({ 'reports/a/index.md': writeReport({ 标题: `'${title}'` }) }),
    );
    expect(portal.reports[0]?.fields.title).toBe(title);
    for (const { path: file } of portal.files) expect(file).not.toMatch(/\.\.|[<>"]/);
    for (const file of portal.files.filter((each) => each.path.endsWith('.svg'))) {
      expect('content' in file ? String(file.content) : '').not.toContain('<script');
    }
  });

  it('takes a report of 60,000 characters', async () => {
    const body = `\n${'这是示例正文的一句话，说明一件事情。\n\n'.repeat(3_400)}`;
    const { portal, shown } = await load({ 'reports/a/index.md': writeReport({}, body) });
    expect(shown).toBe('');
    expect(portal?.reports[0]?.body().blocks).toHaveLength(3_400);
  });
});

describe('all problems are told at once, and none is published', () => {
  it('in several reports', async () => {
    const { portal, rules, checked } = await load({
      'reports/好/index.md': writeReport(),
      'reports/甲/index.md': writeReport({ 发布日期: '2022年2月', 体裁: null }),
      'reports/乙/index.md': '',
      'reports/丙/index.md': writeReport({ 公开类别: '不予公开' }),
      'reports/丁.md': '丁',
    });
    expect(portal).toBeUndefined();
    expect(checked).toBe(4);
    expect(rules.sort()).toEqual(
      [
        'error date-format 内容/reports/甲/index.md',
        'error disclosure-refused 内容/reports/丙/index.md',
        'error field-required 内容/reports/甲/index.md',
        'error file-empty 内容/reports/乙/index.md',
        'warning report-not-index 内容/reports/丁.md',
      ].sort(),
    );
  });

  it('a report without any remark is not lost because of a warning', async () => {
    const { portal, rules } = await load({ 'reports/a/index.md': writeReport({ 备注: '示例' }) });
    expect(portal?.reports).toHaveLength(1);
    expect(rules).toEqual(['warning field-unknown 内容/reports/a/index.md']);
  });

  // macOS and Windows cannot hold two such folders.
  it.runIf(process.platform === 'linux')('two folders for one address', async () => {
    const { portal, shown } = await load({
      'reports/2021/Shili/index.md': writeReport({ 标题: '示例甲' }),
      'reports/2021/shili/index.md': writeReport({ 标题: '示例乙' }),
      'reports/2021/Cafe\u0301/index.md': writeReport({ 标题: '示例丙' }),
      'reports/2021/Caf\u00e9/index.md': writeReport({ 标题: '示例丁' }),
    });
    expect(portal).toBeUndefined();
    expect(shown.normalize('NFC')).toMatchInlineSnapshot(`
      "内容/reports/2021/Café/index.md:1:1  错误  网址与另一篇报告重复：2021/Café.html（另一篇：内容/reports/2021/Café/index.md）
        改法：把这个文件夹改成不同的名字，例如：Café-2
          （只有大小写不同，或者看上去完全一样，也算重复）
        规则：url-duplicate

      内容/reports/2021/shili/index.md:1:1  错误  网址与另一篇报告重复：2021/shili.html（另一篇：内容/reports/2021/Shili/index.md）
        改法：把这个文件夹改成不同的名字，例如：shili-2
          （只有大小写不同，或者看上去完全一样，也算重复）
        规则：url-duplicate"
    `);
  });

  it('a content folder that does not exist', async () => {
    const { portal, diagnostics } = await loadContent(path.join(await tempFolder(), '没有'));
    expect(portal).toBeUndefined();
    expect(diagnostics.map(({ rule }) => rule)).toContain('content-missing');
  });
});

describe('相关文章', () => {
  it('that is not there, or the report itself', async () => {
    const { portal, shown } = await load({
      'reports/2021/a/index.md': writeReport({ 相关文章: '[2020/没有, 2021/a, 2021/b]' }),
      'reports/2021/b/index.md': writeReport({ 标题: '另一篇示例报告' }),
    });
    expect(portal).toBeUndefined();
    expect(shown).toMatchInlineSnapshot(`
      "内容/reports/2021/a/index.md:8:8  错误  相关文章“2020/没有”没有找到
        改法：写报告所在的文件夹（从 reports 下面算起），可选：2021/b
        规则：related-unknown

      内容/reports/2021/a/index.md:8:17  错误  相关文章“2021/a”就是这篇报告自己
        改法：删去这一项
        规则：related-unknown"
    `);
  });

  it('where there is no other report', async () => {
    const { shown } = await load({ 'reports/a/index.md': writeReport({ 相关文章: 'b' }) });
    expect(shown).toContain('改法：还没有别的报告，删去这一项');
  });

  it('is found at its own place, not where the same text stands before', async () => {
    const { diagnostics } = await load({
      'reports/a/index.md': writeReport({ 标题: '示例2021年度报告', 相关文章: '2021' }),
    });
    expect(diagnostics).toMatchObject([{ rule: 'related-unknown', line: 8, column: 7 }]);
  });

  it('keeps the order that the editor chose', async () => {
    const portal = await loadSoundContent(
      await createContent({
        'reports/a/index.md': writeReport({ 相关文章: '[c, b]' }),
        'reports/b/index.md': writeReport(),
        'reports/c/index.md': writeReport(),
      }),
    );
    const report = portal.reports.find(({ id }) => id === 'a');
    expect(report?.related.map(({ url }) => url)).toEqual(['reports/c.html', 'reports/b.html']);
  });
});

it('a link to a section that another report does not have', async () => {
  const { shown } = await load({
    'reports/a/index.md': writeReport({}, '\n见[另一篇](../b/index.md#s9)和[这一节](../b/index.md#s1)。\n'),
    'reports/b/index.md': writeReport({ 标题: '示例乙' }, '\n## 一、总体情况\n\n正文。\n'),
    'reports/c/index.md': writeReport({ 标题: '示例丙' }, '\n见[第一篇](../a/index.md#s1)。\n'),
  });
  expect(shown).toMatchInlineSnapshot(`
    "内容/reports/a/index.md:10:8  错误  链接“../b/index.md#s9”指向的小节“#s9”在那篇报告里没有
      改法：那篇报告的小节有：#s1 一、总体情况
      规则：anchor-missing

    内容/reports/c/index.md:10:8  错误  链接“../a/index.md#s1”指向的小节“#s1”在那篇报告里没有
      改法：那篇报告没有小标题，删去链接里的“#”和后面的部分
      规则：anchor-missing"
  `);
});

describe('site.json', () => {
  it('is told of a slip in one setting; reports are judged by all others', async () => {
    const { rules } = await load({
      'site.json':
        '{ "siteIdCode": 1, "genres": ["示例体裁"], "checks": { "off": [{ "rule": "final-mark", "reason": "示例" }] } }',
      'reports/2021/a/index.md': writeReport({ 体裁: '示例体裁' }, '\n示例正文，没有写完\n'),
    });
    expect(rules).toEqual(['error site-config 内容/site.json']);
  });

  it('is told alone where its own 体裁 cannot be read: no report is told to take another', async () => {
    for (const genres of ['"示例体裁"', '["示例体裁", 5]']) {
      const { rules } = await load({
        'site.json': `{ "genres": ${genres} }`,
        'reports/2021/a/index.md': writeReport({ 体裁: '示例体裁' }),
        'reports/2021/b/index.md': writeReport({ 体裁: '示例体裁', 主题分类: '示例分类' }),
      });
      expect(rules).toEqual([
        'error site-config 内容/site.json',
        'error topic-unknown 内容/reports/2021/b/index.md',
      ]);
    }
  });

  it('with a slip is told with its place', async () => {
    const { portal, shown } = await load({
      'site.json': '{\n  "name": "示例",\n}',
      'reports/a/index.md': writeReport(),
    });
    expect(portal).toBeUndefined();
    expect(shown).toMatchInlineSnapshot(`
      "内容/site.json:2:15  错误  最后一项后面多了一个逗号
        改法：删去这个逗号
        规则：site-config"
    `);
  });

  it('is read with a BOM and CRLF', async () => {
    const { portal, shown } = await load({
      'site.json':
        '\ufeff{\r\n  "name": "示例区公报",\r\n  "url": "https://www.shili.gov.example.cn"\r\n}\r\n',
      'reports/a/index.md': writeReport(),
    });
    expect(shown).toBe('');
    expect(portal?.site).toMatchObject({ name: '示例区公报', url: 'https://www.shili.gov.example.cn/' });
  });

  it('adds genres', async () => {
    const { portal } = await load({
      'site.json': '{ "url": "", "genres": ["清单"] }',
      'reports/a/index.md': writeReport({ 体裁: '清单' }),
    });
    expect(portal?.reports[0]?.fields.genre).toBe('清单');
  });

  it('with a time of its own says that it is not the real one', async () => {
    const { portal, shown } = await load({
      'site.json': '{ "url": "https://www.shili.gov.example.cn/", "pubTime": "09:00" }',
      'reports/a/index.md': writeReport(),
    });
    expect(portal?.reports[0]?.pubDate).toBe('2022-02-14 09:00');
    expect(shown).toMatchInlineSnapshot(`
      "内容/site.json:1:58  提醒  没有写时间的报告，PubDate 一律补成 09:00，不是实际的发布时间
        改法：知道时间的，在报告的发布日期后面空一格，写上“时:分”
        规则：pub-time"
    `);
  });

  it('may be left out', async () => {
    const content = await tempFolder();
    await mkdir(path.join(content, 'reports/a'), { recursive: true });
    await writeFile(path.join(content, 'reports/a/index.md'), writeReport());
    const { portal, diagnostics } = await loadContent(content);
    expect(portal?.site.url).toBe('https://gongbao.example/');
    expect(diagnostics.map(({ rule, file }) => `${rule} ${file}`)).toEqual(['site-url _data/site.json']);
  });

  it('that is a folder', async () => {
    const content = await tempFolder();
    await mkdir(path.join(content, 'site.json'));
    await mkdir(path.join(content, 'reports/a'), { recursive: true });
    await writeFile(path.join(content, 'reports/a/index.md'), writeReport());
    const { portal, diagnostics } = await loadContent(content);
    expect(portal).toBeUndefined();
    expect(diagnostics).toMatchObject([{ rule: 'file-unreadable', file: '内容/site.json' }]);
  });

  // Windows lets only administrators make links to files.
  it.runIf(process.platform !== 'win32')('that is a link to nowhere is not silently left out', async () => {
    const content = await tempFolder();
    await symlink('没有', path.join(content, 'site.json'));
    await mkdir(path.join(content, 'reports/a'), { recursive: true });
    await writeFile(path.join(content, 'reports/a/index.md'), writeReport());
    expect((await loadContent(content)).diagnostics).toMatchObject([
      { rule: 'file-unreadable', file: '内容/site.json' },
    ]);
  });
});

describe('--site-url', () => {
  const files = { 'reports/a/index.md': writeReport() };

  it('overrides site.json', async () => {
    const { portal, shown } = await load(files, { siteUrl: 'https://shili.gov.example.cn/baogao' });
    expect(shown).toBe('');
    expect(portal?.reports[0]?.canonical).toBe('https://shili.gov.example.cn/baogao/reports/a.html');
  });

  it('that is wrong', async () => {
    const { portal, shown } = await load(files, { siteUrl: 'www.shili.gov.example.cn' });
    expect(portal).toBeUndefined();
    expect(shown).toMatchInlineSnapshot(`
      "--site-url:1:1  错误  网址“www.shili.gov.example.cn”不完整
        改法：照浏览器地址栏里的样子写完整的网址，以 https:// 开头，以“/”结尾；还没有就留空：""
        规则：site-config"
    `);
  });

  it('that is empty leaves out what needs an address', async () => {
    const { portal, shown } = await load(files, { siteUrl: '' });
    expect(portal?.reports[0]?.canonical).toBeUndefined();
    expect(portal?.reports[0]?.qr).toBeUndefined();
    expect(shown).toMatchInlineSnapshot(`
      "--site-url:1:1  提醒  没有设定网址：页面上没有二维码和规范网址，也不生成站点地图文件和订阅
        改法：在内容文件夹的 site.json 里写上正式网址，像这样（没有这个文件，就新建一个）：
          { "url": "（以 https:// 开头的网址）" }
        或在命令后面加上 --site-url 和网址
        规则：site-url"
    `);
  });

  it('that is an example is a warning', async () => {
    const { portal, rules } = await load(files, { siteUrl: 'https://gongbao.example/' });
    expect(portal).toBeDefined();
    expect(rules).toEqual(['warning site-url --site-url']);
  });

  it('that is wrong together with site.json: both are told', async () => {
    const { rules } = await load({ ...files, 'site.json': '{ "name": "" }' }, { siteUrl: 'x' });
    expect(rules).toEqual(['error site-config 内容/site.json', 'error site-config --site-url']);
  });
});
