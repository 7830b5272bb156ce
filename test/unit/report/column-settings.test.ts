import { describe, expect, it } from 'vitest';
import { findColumnFaults, formatSlug } from '../../../src/report/column-settings.ts';
import { parseSite, STANDARD_SITE } from '../../../src/report/parse-site.ts';

const faults = (columns: unknown) =>
  findColumnFaults(columns).map(({ message, at }) => `${at.join('.')} ${message}`);

describe('the address of a column', () => {
  it.each([
    ['法治政府', '法治政府'],
    ['wto', 'wto'],
  ])('%s is its own', (name, slug) => expect(formatSlug({ name })).toBe(slug));

  it.each([
    '财政/预算',
    '财政-预算 ',
    'WTO',
    'con',
    '公告-p2',
    '公告-by-org',
    '<script>',
    '..',
    '../..',
    ' ',
  ])('%j gets what no other name gives', (name) =>
    expect(formatSlug({ name })).toMatch(/^[^/<>. ]+-[0-9a-f]{6}$/));

  it('is not the same for names that differ in what a file cannot be called', () => {
    const slugs = ['财政/预算', '财政?预算', '财政-预算', 'wto', 'WTO', 'Wto'].map((name) =>
      formatSlug({ name }),
    );
    expect(new Set(slugs.map((slug) => slug.toLowerCase())).size).toBe(slugs.length);
  });

  it('is what the settings say', () => expect(formatSlug({ name: '法治政府', slug: 'fazhi' })).toBe('fazhi'));
});

describe('columns in site.json', () => {
  it('may be a tree with everything', () => {
    const columns = [
      {
        name: '法治政府',
        slug: 'fazhi',
        description: '法治政府建设',
        keywords: ['法治'],
        type: '信息公开目录',
        updateDays: 0,
        reports: [{ 所属类目: '法治政府', 体裁: ['报告'] }, { 文件夹: '2021' }],
        children: [{ name: '年度报告' }, { name: '空' }],
      },
    ];
    expect(faults(columns)).toEqual([]);
    const { site, problems } = parseSite(JSON.stringify({ columns }), STANDARD_SITE);
    expect(problems).toEqual([]);
    expect(site.columns).toEqual(columns);
  });

  it.each([
    ['法治政府', ' 栏目应当是一个列表，写的是："法治政府"'],
    [{}, ' 栏目应当是一个列表，写的是：{}'],
    [null, ' 栏目应当是一个列表，写的是：null'],
    [['法治政府'], '0 一个栏目应当写在花括号里，写的是："法治政府"'],
    [[{}], '0.name 栏目没有名称'],
    [[{ name: ' ' }], '0.name 栏目没有名称'],
    [[{ name: 3 }], '0.name 栏目没有名称'],
    [[{ name: '法治', childs: [] }], '0.childs 栏目里没有“childs”这一项'],
    [[{ name: '法治\u202e' }], '0.name 栏目“法治\u202e”的“name”里有看不见的控制字符'],
    [[{ name: '长'.repeat(61) }], `0.name 栏目“${'长'.repeat(30)}…”的“name”有 61 个字，最多 60 个`],
    [[{ name: '法治', slug: '../a' }], '0.slug 栏目“法治”的网址“../a”不能用'],
    [[{ name: '法治', slug: 'a-p2' }], '0.slug 栏目“法治”的网址“a-p2”不能用'],
    [[{ name: '法治', slug: 'a-By-Title' }], '0.slug 栏目“法治”的网址“a-By-Title”不能用'],
    [[{ name: '法治', slug: 'con' }], '0.slug 栏目“法治”的网址“con”不能用'],
    [[{ name: '法治', slug: 1 }], '0.slug 栏目“法治”的“slug”应当是一段文字，写的是：1'],
    [[{ name: '法治', keywords: '词' }], '0.keywords 栏目“法治”的“keywords”应当是一个列表，写的是："词"'],
    [[{ name: '法治', updateDays: -1 }], '0.updateDays 栏目“法治”的更新期限“-1”不对'],
    [[{ name: '法治', updateDays: '14' }], '0.updateDays 栏目“法治”的更新期限“"14"”不对'],
    [[{ name: '法治', reports: '报告' }], '0.reports 栏目“法治”的“reports”应当写在花括号里，写的是："报告"'],
    [[{ name: '法治', reports: {} }], '0.reports 栏目“法治”的“reports”里没有写收哪些报告'],
    [[{ name: '法治', reports: { 文种: '报告' } }], '0.reports.文种 栏目“法治”不能按“文种”收报告'],
    [
      [{ name: '法治', reports: [{ 体裁: [] }] }],
      '0.reports.0.体裁 栏目“法治”的“体裁”应当是一段文字或一个列表，写的是：[]',
    ],
    [
      [{ name: '甲', slug: 'x', children: [{ name: '乙', slug: 'X' }] }],
      '0.children.0.slug 栏目“乙”与栏目“甲”的网址相同：columns/X.html',
    ],
    [[{ name: '甲' }, { name: '甲' }], '1.name 栏目“甲”与栏目“甲”的网址相同：columns/甲.html'],
  ])('%j: %s', (columns, fault) => {
    expect(faults(columns)).toEqual([fault]);
    for (const { remedy } of findColumnFaults(columns)) expect(remedy).not.toBe('');
  });

  it('tell every fault, each at its place', () => {
    const text =
      '{\n "columns": [\n  { "name": "甲", "slug": "-" },\n  { "name": "乙",\n    "keywords": 3 }\n ]\n}';
    const { problems, site } = parseSite(text, STANDARD_SITE);
    expect(problems.map(({ line, column }) => [line, column])).toEqual([
      [3, 26],
      [5, 17],
    ]);
    expect(site.columns).toEqual([]);
  });

  it('end at four levels', () => {
    const nest = (depth: number): unknown => [
      { name: `第${depth}层`, ...(depth < 5 ? { children: nest(depth + 1) } : {}) },
    ];
    expect(faults(nest(1))).toEqual([
      '0.children.0.children.0.children.0.children 栏目最多分 4 层，这里是第 5 层',
    ]);
  });

  it('may be ten thousand', () => {
    const columns = Array.from({ length: 10_000 }, (_, at) => ({ name: `栏目${at}` }));
    expect(faults(columns)).toEqual([]);
  });
});
