import { describe, expect, it } from 'vitest';
import { judgeFormerAddresses, listHolders } from '../../../src/load/judge-former-addresses.ts';
import type { ReportFields } from '../../../src/report/report.ts';

const SITE = 'https://www.shili.example/baogao/';

const report = (id: string, ...addresses: string[]) => ({
  id,
  file: `内容/reports/${id}/index.md`,
  fields: {
    formerAddresses: addresses.map((address, index) => ({ address, line: 9 + index, column: 5 })),
  } as unknown as ReportFields,
});

type Holder = ReturnType<typeof report>;

const page = (id: string, ...addresses: string[]): Holder => ({
  ...report(id, ...addresses),
  file: `内容/pages/${id}.md`,
});

const made = (source: Holder) => ({ source });

const judgeBoth = (reports: readonly Holder[], pages: readonly Holder[]) =>
  judgeFormerAddresses(
    [...listHolders('reports', reports.map(made)), ...listHolders('pages', pages.map(made))],
    {
      reports: new Set([...reports.map(({ id }) => id), '2020/buke-du']),
      pages: new Set(pages.map(({ id }) => id)),
    },
    SITE,
  );

const judge = (...reports: Holder[]) => judgeBoth(reports, []);

const messages = (...reports: Holder[]) => judge(...reports).map(({ message }) => message);

describe('旧网址 of all reports', () => {
  it('are right where nothing is there', () => {
    expect(judge(report('2021/xin', '2020/jiu', 'zwgk/a.html', `${SITE}b/`), report('2021/bie'))).toEqual([]);
  });

  it('tells place, value and a way out', () => {
    const [fault] = judge(report('2021/xin', '2020/jiu', '../2019/jiu'));
    expect(fault).toMatchObject({
      level: 'error',
      rule: 'former-address-format',
      file: '内容/reports/2021/xin/index.md',
      line: 10,
      column: 5,
    });
    expect(fault?.message).toContain('../2019/jiu');
  });

  it.each([
    ['its own address', [report('2021/xin', '2021/xin')], /就是这篇报告现在的网址/],
    ['its own address in capitals', [report('2021/xin', '2021/XIN')], /就是这篇报告现在的网址/],
    ['its own PDF', [report('2021/xin', 'reports/2021/xin.single.html')], /就是这篇报告现在的网址/],
    [
      'another report',
      [report('2021/xin', '2021/bie'), report('2021/bie')],
      /另一篇报告的网址（内容\/reports\/2021\/bie/,
    ],
    [
      'one that cannot be read',
      [report('2021/xin', '2020/buke-du')],
      /另一篇报告的网址（reports\/2020\/buke-du）/,
    ],
    [
      'a file of another report',
      [report('2021/xin', 'reports/2021/bie.single.html'), report('2021/bie')],
      /另一篇/,
    ],
    ['twice in one', [report('2021/xin', '2020/jiu', 'reports/2020/JIU.html')], /写了两遍/],
    [
      'in two',
      [report('2021/xin', '2020/jiu'), report('2021/bie', '2020/jiu')],
      /在另一篇报告里也写了（另一篇：内容\/reports\/2021\/xin/,
    ],
    ['the home page', [report('2021/xin', 'index.html')], /网站自己的网页/],
    ['a list in another order', [report('2021/xin', 'catalog-title.html')], /网站自己的网页/],
    ['a list of a year', [report('2021/xin', 'years/2021.html')], /网站自己的网页/],
    ['a style sheet', [report('2021/xin', 'ASSETS/site.css')], /网站自己的网页/],
    ['the root of the portal', [report('2021/xin', SITE)], /网站自己的网页/],
  ])('%s is refused', (_what, reports, message) => {
    const found = messages(...reports);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(message);
    expect(judge(...reports).every(({ remedy }) => remedy !== '')).toBe(true);
  });

  it('tells a circle as one, on both sides', () => {
    const found = messages(report('2021/jia', '2021/yi'), report('2021/yi', 'reports/2021/jia.html'));
    expect(found).toHaveLength(2);
    for (const message of found) expect(message).toMatch(/两篇报告互相写成对方的旧网址/);
  });

  it('tells a chain as the clash that it is: b is there, so a cannot lead through it', () => {
    const found = messages(report('2021/c', '2021/b'), report('2021/b', '2021/a'));
    expect(found).toEqual([expect.stringMatching(/“2021\/b”现在是另一篇报告的网址/)]);
  });

  it('of fixed pages are held to the same, among themselves and with reports', () => {
    const report21 = report('2021/xin', 'pages/jiu.html');
    expect(judgeBoth([report21], [page('zhinan', 'pages/lao.html', 'zwgk/zn.shtml')])).toEqual([]);
    const tell = (...pages: Holder[]) => judgeBoth([report21], pages).map(({ message }) => message);
    expect(tell(page('zhinan', 'pages/zhinan.html'))).toEqual([
      '旧网址“pages/zhinan.html”就是这个网页现在的网址',
    ]);
    expect(tell(page('zhinan', 'pages/jiu.html'))).toEqual([
      '旧网址“pages/jiu.html”在另一篇报告里也写了（另一篇：内容/reports/2021/xin/index.md）',
    ]);
    expect(tell(page('jiu'))).toEqual(['旧网址“pages/jiu.html”现在是另一个网页的网址（内容/pages/jiu.md）']);
    expect(tell(page('zhinan', 'pages/ban.json'), page('ban'))).toEqual([
      '旧网址“pages/ban.json”现在是另一个网页的网址（内容/pages/ban.md）',
    ]);
  });

  it('judges ten thousand in passing', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `2019/r${index}`);
    expect(judge(report('2021/xin', ...many))).toEqual([]);
  });
});
