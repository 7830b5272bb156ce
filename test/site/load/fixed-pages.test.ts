import { describe, expect, it } from 'vitest';
import { renderSite } from '../../../src/eleventy/build-site.ts';
import { createArchiveFiles } from '../../../src/portal/describe-archive.ts';
import { buildDocx, p } from '../../support/build-docx.ts';
import { loadContent, loadSoundContent } from '../../support/load-example.ts';
import { writeReport } from '../../support/sample-report.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { writeTree } from '../../support/write-tree.ts';

const page = (fields: string, body = '示例正文。\n') => `---\n${fields}\n---\n${body}`;

const REPORT = { 'reports/2021/a/index.md': writeReport({}, '## 一、总体情况\n\n示例正文。\n') };

const load = async (files: Readonly<Record<string, string | Uint8Array>>) => {
  const { portal, diagnostics } = await loadContent(
    await writeTree(await tempFolder(), { ...REPORT, ...files }),
    {
      siteUrl: 'https://www.shili.gov.example.cn/',
    },
  );
  return {
    portal,
    shown: diagnostics.map(({ file, line, level, message }) => `${file}:${line} ${level} ${message}`),
  };
};

describe('fixed pages of a content folder', () => {
  it('become pages with what their text refers to, and archives hold them', async () => {
    const content = await writeTree(await tempFolder(), {
      ...REPORT,
      'pages/zhinan.md': page(
        '标题: 政府信息公开指南',
        '见[报告](../reports/2021/a/index.md#s1)、[制度](制度.md#s1)和[申请表](表格/申请表.txt)。\n',
      ),
      'pages/制度.md': page('标题: 政府信息公开制度', '## 一、总则\n\n示例总则。\n'),
      'pages/表格/申请表.txt': '示例申请表',
      'pages/表格/没有人用.txt': '示例',
    });
    const portal = await loadSoundContent(content);
    expect(portal.pages.map(({ path }) => path)).toEqual(['pages/zhinan.html', 'pages/制度.html']);
    const [guide] = portal.pages;
    expect(guide?.body().html).toContain('href="../reports/2021/a.html#s1"');
    expect(guide?.body().html).toContain(`href="../pages/${encodeURIComponent('制度')}.html#s1"`);
    const files = portal.files.map(({ path }) => path).filter((path) => path.startsWith('pages/'));
    expect(files).toEqual(['pages/表格/申请表.txt', 'pages/zhinan.json', 'pages/制度.json']);
    const sources = createArchiveFiles(portal, { name: '', version: '', dependencies: {} }).map(
      ({ path }) => path,
    );
    expect(sources).toEqual(expect.arrayContaining(['pages/zhinan.md', 'pages/制度.md']));
  });

  it('tell of a file that no page leads to, and of a copy of a page', async () => {
    const { portal, shown } = await load({
      'pages/a.md': page('标题: 指南', '见[表](表.docx)。\n'),
      'pages/a - 副本.md': page('标题: 指南', '见[表](表.docx)。\n'),
      'pages/表.docx': await buildDocx({ body: p('示例') }),
      'pages/旧表.docx': '',
      // An archive's folder holds what a portal wrote as well.
      ...{ 'pages/a.html': '', 'pages/a.json': '{}', 'pages/a.json.js': '' },
    });
    expect(portal).toBeDefined();
    expect(shown).toEqual([
      '内容/pages/旧表.docx:1 warning “旧表.docx”不会发布：没有一个网页链接到它',
      '内容/pages/a.md:2 warning 标题与另一个网页相同：“指南”（另一个：内容/pages/a - 副本.md）',
    ]);
  });

  it.each([
    ['no title', { 'pages/a.md': page('位置: 页脚') }, '内容/pages/a.md:1 error 这个网页没有标题'],
    [
      'no fields',
      { 'pages/a.md': '示例' },
      '内容/pages/a.md:1 error 文件开头没有“---”和字段，第一行是“示例”',
    ],
    ['nothing', { 'pages/a.md': '' }, '内容/pages/a.md:1 error 文件是空的'],
    [
      'a dead page',
      { 'pages/a.md': page('标题: 甲', '见[乙](b.md)。\n') },
      '内容/pages/a.md:4 error 链接“b.md”指向的网页没有找到',
    ],
    [
      'a dead report',
      { 'pages/a.md': page('标题: 甲', '见[乙](../reports/2020/b/index.md)。\n') },
      '内容/pages/a.md:4 error 链接“../reports/2020/b/index.md”指向的报告没有找到',
    ],
    [
      'a dead section',
      { 'pages/a.md': page('标题: 甲', '见[乙](../reports/2021/a/index.md#s9)。\n') },
      '内容/pages/a.md:4 error 链接“../reports/2021/a/index.md#s9”指向的小节“#s9”在那里没有',
    ],
    [
      'a file that is not there',
      { 'pages/a.md': page('标题: 甲', '见[乙](b.docx)。\n') },
      /^内容\/pages\/a\.md:4 error .*“b\.docx”/,
    ],
    [
      'a way out of the folder',
      { 'pages/a.md': page('标题: 甲', '见[乙](../site.json)。\n') },
      /^内容\/pages\/a\.md:4 error “\.\.\/site\.json”含有“\.\.\/”/,
    ],
    [
      'another ending',
      { 'pages/a.md.txt': page('标题: 甲') },
      '内容/pages/a.md.txt:1 warning “a.md.txt”不会发布：网页的文件名要以 .md 结尾',
    ],
    [
      'a page in a folder of its own, as reports lie',
      { 'pages/a/index.md': page('标题: 甲'), 'pages/a/图.png': 'x' },
      '内容/pages/a/index.md:1 warning “a/index.md”不会发布：网页直接放在 pages 里，不放在它的文件夹里',
    ],
    [
      'a day that has not come',
      { 'pages/a.md': page('标题: 甲\n更新日期: 2199-01-05') },
      /^内容\/pages\/a\.md:3 error 更新日期 2199-01-05 还没有到/,
    ],
    [
      'bytes that are no text',
      { 'pages/a.md': new Uint8Array([0xff, 0xff, 0x00, 0x81]) },
      /^内容\/pages\/a\.md:1 error /,
    ],
    [
      'an unknown column',
      {
        'site.json': '{ "columns": [{ "name": "甲", "reports": { "体裁": "报告" } }] }',
        'pages/a.md': page('标题: 甲\n栏目: 乙'),
      },
      '内容/pages/a.md:3 error 没有名为“乙”的栏目',
    ],
    [
      'a report that links to no page',
      {
        'reports/2021/b/index.md': writeReport(
          { 标题: '示例区2020年度报告' },
          '见[指南](../../../pages/a.md)。\n',
        ),
      },
      '内容/reports/2021/b/index.md:9 error 链接“../../../pages/a.md”指向的网页没有找到',
    ],
    [
      'a slip of the check rules',
      { 'pages/a.md': page('标题: 甲', '联系人：13812345678。\n') },
      /^内容\/pages\/a\.md:4 warning .*手机号/,
    ],
  ])('%s is told', async (_, files, fault) => {
    const { shown } = await load(files as Record<string, string>);
    expect(shown).toEqual([typeof fault === 'string' ? fault : expect.stringMatching(fault)]);
  });

  it('a dead link is told with the pages that there are, by the way from where it stands', async () => {
    const { diagnostics } = await loadContent(
      await writeTree(await tempFolder(), {
        'reports/2021/a/index.md': writeReport({}, '见[指南](../../../pages/zhinam.md)。\n'),
        'pages/anpai.md': page('标题: 示例安排', '见[指南](zhinam.md)。\n'),
        'pages/zhinan.md': page('标题: 示例指南'),
      }),
      { siteUrl: 'https://www.shili.gov.example.cn/' },
    );
    expect(diagnostics.map(({ remedy }) => remedy)).toEqual([
      '核对文件夹和文件的名字；现有的：zhinan.md、anpai.md',
      '核对文件夹和文件的名字；现有的：../../../pages/zhinan.md、../../../pages/anpai.md',
    ]);
  });

  it('a file that is not there is looked for in the folder of pages, and a text by the way to it', async () => {
    const ofReport =
      '连到另一篇报告，写 ../../年份/文件夹/index.md；连到固定页面，写 ../../../pages/文件名.md；是文件，';
    const ofPage =
      '连到报告，写 ../reports/年份/文件夹/index.md；连到另一个固定页面，只写它的文件名，如 zhidu.md；是文件，';
    const { diagnostics } = await loadContent(
      await writeTree(await tempFolder(), {
        'reports/2021/a/index.md': writeReport({}, '见[指南](../../pages/zhinan.md)、[表](表.pdf)。\n'),
        'pages/zhinan.md': page('标题: 示例指南', '见[报告](reports/2021/a/index.md)、[表](表.docx)。\n'),
      }),
      { siteUrl: 'https://www.shili.gov.example.cn/' },
    );
    const told = (start: string) => diagnostics.find(({ remedy }) => remedy.startsWith(start));
    expect(diagnostics).toHaveLength(4);
    expect(told(ofReport)).toMatchObject({ rule: 'file-path', file: '内容/reports/2021/a/index.md' });
    expect(told(ofPage)).toMatchObject({ rule: 'file-missing', file: '内容/pages/zhinan.md' });
    expect(told('请把文件放进固定页面的文件夹 pages，')).toMatchObject({ file: '内容/pages/zhinan.md' });
    expect(told('请把文件放进报告的文件夹，')).toMatchObject({ file: '内容/reports/2021/a/index.md' });
  });

  it.skipIf(process.platform === 'win32')('a name with a script is told', async () => {
    const { shown } = await load({ 'pages/a?<script>.md': page('标题: 甲') });
    expect(shown).toEqual([
      '内容/pages/a?<script>.md:1 error 文件名“a?<script>.md”不能用：Windows 和网址里不能有“?”',
    ]);
  });

  it('stand in column, navigation, foot, site maps and page labels', async () => {
    const { portal, shown } = await load({
      'site.json':
        '{ "columns": [{ "name": "政务公开", "slug": "zwgk", "keywords": ["公开"], "reports": { "体裁": "报告" } }] }',
      'pages/a.md': page('标题: 示例指南\n位置: 导航\n更新日期: 2024-01-05'),
      'pages/b.md': page('标题: 示例制度\n栏目: 政务公开'),
      'pages/c.md': page('标题: 示例须知'),
    });
    expect(shown).toEqual([]);
    if (!portal) throw new Error('no portal');
    const rendered = await renderSite(portal);
    const read = (url: string) => rendered.find((one) => one.url === url)?.content ?? '';
    expect(read('/reports/2021/a.html')).toMatch(/<nav class="site-nav"[\s\S]*pages\/a\.html[\s\S]*<\/nav>/);
    expect(read('/reports/2021/a.html')).toMatch(/<footer class="site-footer"[\s\S]*pages\/c\.html/);
    expect(read('/reports/2021/a.html')).not.toContain('pages/b.html');
    expect(read('/columns/zwgk.html')).toContain('href="../pages/b.html"');
    for (const name of ['a', 'b', 'c']) expect(read('/sitemap.html')).toContain(`href="pages/${name}.html"`);
    expect(read('/sitemap.xml')).toContain('pages/a.html</loc><lastmod>2024-01-05</lastmod>');
    expect(read('/pages/b.html')).toContain('<meta name="ColumnName" content="政务公开">');
    expect(read('/pages/b.html')).toContain('<meta name="ColumnKeywords" content="公开">');
    expect(read('/pages/b.html')).toMatch(
      /<nav class="breadcrumb[\s\S]*columns\/zwgk\.html[\s\S]*示例制度[\s\S]*<\/nav>/,
    );
    expect(read('/reports/2021/a.html')).toContain(
      '<title>示例区示例局2021年度示例工作报告_政务公开_政府报告公报</title>',
    );
  });
});
