import { describe, expect, it } from 'vitest';
import {
  formatFormerFolder,
  isPagePath,
  locateFormerAddress,
} from '../../../src/report/locate-former-address.ts';
import { readReport, writeReport } from '../../support/sample-report.ts';

const SITE = 'https://www.example.gov.cn/baogao/';
const find = (address: string, site = SITE) => {
  const place = locateFormerAddress(address, site);
  return place.ok ? place.path : place.message;
};

describe('旧网址', () => {
  it('is a list, or one address a line, each with its place', () => {
    const { report, problems } = readReport(
      writeReport({ 旧网址: '\n  - 2020/lvyou\n  - reports/2019/ly.html' }),
    );
    expect(problems).toEqual([]);
    expect(report?.fields.formerAddresses.map(({ address }) => address)).toEqual([
      '2020/lvyou',
      'reports/2019/ly.html',
    ]);
    const [first, second] = report?.fields.formerAddresses ?? [];
    expect(second?.line).toBe((first?.line ?? 0) + 1);
    expect(readReport(writeReport({ 旧网址: '2020/lvyou' })).report?.fields.formerAddresses).toHaveLength(1);
    expect(readReport(writeReport({ 旧网址: '' })).report?.fields.formerAddresses).toEqual([]);
  });

  it.each([
    ['{a: b}', 'addresses-format', '旧网址的每一项应当是一个文件夹或网址'],
    ['["a\u0007b"]', 'text-format', '旧网址里有看不见的控制字符（U+0007）'],
  ])('%s stops the build', (value, rule, message) => {
    const { report, problems } = readReport(writeReport({ 旧网址: value }));
    expect(report).toBeUndefined();
    expect(problems).toContainEqual(expect.objectContaining({ level: 'error', rule, message }));
  });

  it('reads ten thousand', () => {
    const list = Array.from({ length: 10_000 }, (_, index) => `\n  - 2020/r${index}`).join('');
    const { report, problems } = readReport(writeReport({ 旧网址: list }));
    expect(problems).toEqual([]);
    expect(report?.fields.formerAddresses).toHaveLength(10_000);
  });
});

it.each([
  '2020/lvyou',
  '2020/增长5%',
  '2020/v1.2',
  '2020/jyj.v2',
  '2020/通知.gb18030',
  '2020/a.html',
  '2020/表%20.docx',
])('the folder %s is written so that it is found again', (id) =>
  expect(find(formatFormerFolder(id))).toBe(`reports/${id}.html`));

describe('locateFormerAddress', () => {
  it.each([
    ['2020/lvyou', 'reports/2020/lvyou.html'],
    ['reports/2020/lvyou', 'reports/2020/lvyou.html'],
    ['2020/lvyou/index.md', 'reports/2020/lvyou.html'],
    ['reports/2020/lvyou/index.md', 'reports/2020/lvyou.html'],
    ['reports/2020/lvyou.html', 'reports/2020/lvyou.html'],
    // A folder may hold what a browser would write otherwise.
    ['2020/增长5%', 'reports/2020/增长5%.html'],
    ['2020/v1.2', 'reports/2020/v1.2.html'],
    ['https://www.example.gov.cn/baogao/reports/2020/lvyou.html', 'reports/2020/lvyou.html'],
    ['http://WWW.EXAMPLE.gov.cn/baogao/reports/2020/%E6%97%85%E6%B8%B8.html', 'reports/2020/旅游.html'],
    ['https://www.example.gov.cn/baogao/zwgk/', 'zwgk/index.html'],
    ['/baogao/zwgk/201.shtml', 'zwgk/201.shtml'],
    ['zwgk/201.htm', 'zwgk/201.htm'],
    ['reports/2020/lvyou/attachments/表.xlsx', 'reports/2020/lvyou/attachments/表.xlsx'],
  ])('%s is %s', (address, path) => {
    expect(find(address)).toBe(path);
  });

  it('reads addresses from the root where the portal has none of its own', () => {
    expect(find('/zwgk/201.html', '')).toBe('zwgk/201.html');
    expect(find('https://www.example.gov.cn/a.html', '')).toMatch(/本站还没有设定网址/);
  });

  it.each([
    ['https://elsewhere.example.com/baogao/a.html', /不是本站的网址/],
    ['https://www.example.gov.cn/other/a.html', /不是本站的网址/],
    ['https://user@www.example.gov.cn/baogao/a.html', /不是本站的网址/],
    ['//elsewhere.example.com/a.html', /不是本站的网址/],
    ['/other/a.html', /不是本站的网址/],
    ['javascript:alert(1)', /不是本站的网址/],
    ['C:/reports/a.html', /不是本站的网址/],
    ['http://[/a', /不是本站的网址/],
    ['zwgk/a.html?id=1', /里有“\?”或“#”/],
    ['2020/lvyou#s1', /里有“\?”或“#”/],
    ['../2020/lvyou', /里的“\.\.”不能做文件名/],
    ['2020/../../lvyou.html', /里的“\.\.”不能做文件名/],
    ['/baogao/%2e%2e%2fa.html', /不是本站的网址|不能做文件名/],
    ['reports/%2e%2e/%2e%2e/a.html', /里的“\.\.”不能做文件名/],
    ['reports/2020/a%0d%0aX.html', /不能做文件名/],
    ['2020\\lvyou', /不能做文件名/],
    ['2020/a*', /不能做文件名/],
    ['2020/"><script>', /不能做文件名/],
    ['2020//lvyou', /两个“\/”连在一起/],
    ['2020/CON', /不能做文件名/],
    ['reports/%zz.html', /“%”不成字/],
    [`2020/${'长'.repeat(80)}`, /有一段太长/],
  ])('%s is refused', (address, message) => {
    const place = locateFormerAddress(address, SITE);
    expect(place.ok ? place.path : place.message).toMatch(message);
    expect(place.ok ? '' : place.remedy).not.toBe('');
  });

  it('knows pages from other files', () => {
    expect(['a.html', 'a.htm', 'a.SHTML', 'a.pdf', 'a', 'ahtml'].map(isPagePath)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
