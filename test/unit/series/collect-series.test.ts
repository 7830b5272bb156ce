import { describe, expect, it } from 'vitest';
import { dropYears, foldYears } from '../../../src/report/fold-years.ts';
import { collectSeries, type SeriesTraits } from '../../../src/series/collect-series.ts';
import { shuffle } from '../portal/sample-portal.ts';

const report = (id: string, title: string, year: number | undefined, more: Partial<SeriesTraits> = {}) => ({
  id,
  title,
  org: '示例区示例局',
  genre: '报告',
  ...(year === undefined ? {} : { year }),
  ...more,
});

const show = (reports: readonly SeriesTraits[]) =>
  collectSeries(reports).map(({ name, members }) => `${name}：${members.map(({ year }) => year).join(' ')}`);

describe('foldYears', () => {
  it.each([
    ['示例局2021年度法治政府建设情况报告', '示例局２０２２年 法治政府建设情况报告'],
    ['示例局二〇二一年工作总结', '示例局2022年度工作总结'],
    ['2021年预算执行情况和2022年预算草案的报告', '2022年预算执行情况和2023年预算草案的报告'],
    ['示例区2021—2022学年招生工作总结', '示例区2022-2023学年度招生工作总结'],
  ])('says the same of %s and %s', (former, later) => {
    expect(foldYears(former, 2021)).toBe(foldYears(later, 2022));
  });

  it.each([
    ['2021年第一季度通报', '2022年第二季度通报'],
    ['落实2020年行动方案的2021年总结', '落实2020年行动方案的2022年总结'],
    ['示例局2021年度报告', '另例局2022年度报告'],
    ['示例发2021号公告', '示例发2022号公告'],
  ])('tells %s from %s', (former, later) => {
    expect(foldYears(former, 2021)).not.toBe(foldYears(later, 2022));
  });
});

it.each([
  ['示例局2021年度法治政府建设情况报告', '示例局法治政府建设情况报告'],
  ['关于做好2022年防汛工作的通知', '关于做好防汛工作的通知'],
  ['示例行动方案（2024—2026年）', '示例行动方案'],
  ['二〇二一年示例工作总结', '示例工作总结'],
  ['12345热线2021年报告', '12345热线报告'],
])('names the line of %s', (title, name) => {
  expect(dropYears(title)).toBe(name);
});

describe('collectSeries', () => {
  it('lines up the same title of one body over the years, in whatever order they come', () => {
    const reports = [2019, 2021, 2022].map((year) =>
      report(`${year}/fazhi`, `示例局${year}年度法治政府建设情况报告`, year),
    );
    for (const order of shuffle(reports))
      expect(collectSeries(order)).toEqual([
        {
          slug: '示例区示例局-示例局法治政府建设情况报告',
          name: '示例局法治政府建设情况报告',
          isChosen: false,
          members: [
            { id: '2019/fazhi', year: 2019 },
            { id: '2021/fazhi', year: 2021 },
            { id: '2022/fazhi', year: 2022 },
          ],
          doubled: [],
        },
      ]);
  });

  it.each([
    ['bodies', { org: '另例局' }],
    ['genres', { genre: '总结' }],
    ['series', { series: '另一种' }],
  ])('keeps reports of different %s apart', (_what, other) => {
    expect(show([report('a', '2021年报告', 2021), report('b', '2022年报告', 2022, other)])).toEqual([]);
  });

  it('keeps different categories apart, but takes in a report that has none', () => {
    const [a, b] = [{ category: '法治政府' }, { category: '信息公开' }];
    const titles = (more: Partial<SeriesTraits>[]) =>
      more.map((each, index) => report(`${index}`, `${2020 + index}年报告`, 2020 + index, each));
    expect(show(titles([a, {}, a]))).toEqual(['报告：2020 2021 2022']);
    expect(show(titles([a, b, a]))).toEqual(['报告：2020 2022']);
  });

  it('does not guess the year', () => {
    expect(show([report('a', '工作报告', undefined), report('b', '工作报告', undefined)])).toEqual([]);
  });

  it('follows 系列 before everything else', () => {
    const chosen = { series: '法治政府 年报' };
    expect(
      show([
        report('a', '2020年度法治报告', 2020, { ...chosen, org: '旧名局' }),
        report('b', '法治政府建设总结', 2021, { series: '法治政府年报', genre: '总结' }),
      ]),
    ).toEqual(['法治政府年报：2020 2021']);
  });

  it('keeps its address when a later title is written a little otherwise, and takes its name', () => {
    const reports = [report('a', '2020年报告（试行）', 2020), report('b', '2021年报告(试行)', 2021)];
    expect(collectSeries(reports)).toMatchObject([{ slug: '示例区示例局-报告（试行）', name: '报告(试行)' }]);
  });

  it('chooses none of two reports of one year', () => {
    const reports = [2020, 2021, 2022].map((year) => report(`${year}`, `${year}年报告`, year));
    const [series] = collectSeries([...reports, report('2021-b', '2021年度报告', 2021)]);
    expect(series?.members.map(({ id }) => id)).toEqual(['2020', '2022']);
    expect(series?.doubled).toEqual([{ year: 2021, ids: ['2021', '2021-b'] }]);
  });

  it('gives two lines of one name pages of their own, which do not depend on the order', () => {
    const name = '示'.repeat(70);
    const reports = ['甲', '乙'].flatMap((end) =>
      [2020, 2021].map((year) => report(`${year}${end}`, `${year}年${name}${end}`, year)),
    );
    const slugs = (order: SeriesTraits[]) => collectSeries(order).map(({ slug }) => slug);
    expect(new Set(slugs(reports)).size).toBe(2);
    expect(slugs([...reports].reverse())).toEqual(slugs(reports));
    for (const slug of slugs(reports)) expect(Buffer.byteLength(`${slug}.html`)).toBeLessThan(255);
  });

  it('makes a harmless address of a hostile name', () => {
    const [series] = collectSeries(
      [2020, 2021].map((year) => report(`${year}`, `${year}年`, year, { series: '../<script>\u202e/etc' })),
    );
    expect(series?.slug).not.toMatch(/[/<>]|^\./);
  });

  it('takes ten thousand reports', () => {
    const reports = Array.from({ length: 10_000 }, (_, index) =>
      report(
        String(index).padStart(5, '0'),
        `第${index >> 1}种${2020 + (index % 2)}年度报告`,
        2020 + (index % 2),
      ),
    );
    expect(collectSeries(reports)).toHaveLength(5000);
  });
});
