import { expect, it } from 'vitest';
import { parseSite, STANDARD_SITE } from '../../../src/report/parse-site.ts';

const parse = (settings: object) => parseSite(JSON.stringify(settings), STANDARD_SITE);
const tell = (settings: object) =>
  parse(settings).problems.map(({ level, message, remedy }) => `${level} ${message}\n${remedy}`);

it.each([
  'organization',
  'contact',
  'errorReport',
  'siteIdCode',
  'icp',
  'policeRecord',
  'accessibility',
])('%s that says there is nothing is not shown, and told', (name) => {
  for (const nothing of ['无', '待定', 'null']) {
    const { site } = parse({ [name]: nothing });
    expect(site).toMatchObject({ [name]: '' });
    expect(tell({ [name]: nothing })).toEqual([
      `warning 网站设置“${name}”写的是“${nothing}”，照没有写处理，网页上不显示\n有了再写上；还没有就留空：""`,
    ]);
  }
});

it('records that have another form are told, and shown as they are', () => {
  const { site, problems } = parse({ icp: '备案号：沪A1', policeRecord: '沪公网安备1号' });
  expect(site).toMatchObject({ icp: '备案号：沪A1', policeRecord: '沪公网安备1号' });
  expect(problems.map(({ level }) => level)).toEqual(['warning', 'warning']);
  const sound = { icp: '沪ICP备12345678号-1', policeRecord: '沪公网安备 31011302000001 号' };
  expect(parse(sound).problems).toEqual([]);
  expect(parse({ icp: '京ICP证030173号' }).problems).toEqual([]);
});

it.each([
  ['javascript:alert(1)', '不是固定页面，也不是网址'],
  ['../pages/a.md', '不是固定页面，也不是网址'],
  ['<script>alert(1)</script>', '不是固定页面，也不是网址'],
  ['a\u0000.md', '看不见的控制字符'],
])('a statement of accessibility is no %s', (accessibility, message) => {
  expect(tell({ accessibility })[0]).toContain(message);
});

it('找错 is the national form, an address or a mail', () => {
  expect(parse({ errorReport: '政府网站找错' }).problems).toEqual([]);
  for (const errorReport of ['javascript:alert(1)', 'https://', 'mailto:示例', 'mailto:'])
    expect(tell({ errorReport })[0], errorReport).toContain('不是网址');
  for (const errorReport of [
    'mailto:jiucuo@shili.example',
    'mailto:a@b.example,c@b.example',
    'https://shili.example/jc?u={url}',
  ])
    expect(tell({ errorReport }), errorReport).toEqual([]);
  expect(tell({ errorReport: '政府网站找错 ' })).toEqual([]);
});

it.each([
  [{}, '应当是一个列表'],
  [[{}], '标识没有名称'],
  [['党政机关'], '应当写在花括号里'],
  [[{ name: '党政机关', link: 'https://a.example' }], '标识里没有“link”这一项'],
  [[{ name: '党政机关', url: 'javascript:alert(1)' }], '不是网址'],
  [[{ name: '党政机关', url: 'https://' }], '不是网址'],
  [[{ name: '党政\u202e机关' }], '看不见的控制字符'],
  [[{ name: 1 }], '应当是一段文字'],
  [[{ name: '党'.repeat(31) }], '最多 30 个'],
  [Array.from({ length: 10_000 }, () => ({ name: '党政机关' })), '最多 6 个'],
])('marks like %j are refused with a remedy', (marks, message) => {
  const [told = ''] = tell({ marks });
  expect(told).toMatch(/^error/);
  expect(told).toContain(message);
});

it('a fault in a mark is told at its place', () => {
  const text = '{\n "marks": [\n  { "name": "党政机关", "url": "javascript:x" }\n ]\n}';
  expect(parseSite(text, STANDARD_SITE).problems).toMatchObject([{ line: 3, column: 28 }]);
});
