import { describe, expect, it } from 'vitest';
import { type ColumnContent, judgeColumns } from '../../../src/portal/judge-columns.ts';
import type { PortalReport } from '../../../src/portal/portal.ts';
import type { ColumnSetting } from '../../../src/report/column-settings.ts';
import { createReport } from './sample-portal.ts';

type Fields = Partial<PortalReport['fields']>;

const judge = (
  settings: readonly ColumnSetting[],
  reports: Readonly<Record<string, Fields>>,
  more: Partial<ColumnContent> = {},
) =>
  judgeColumns(
    {
      settings,
      reports: Object.entries(reports).map(([id, fields]) => ({
        ...createReport({ id, fields }),
        places: new Map([['所属类目', { line: 6, column: 7 }]]),
      })),
      pages: [],
      day: '2022-02-14',
      ...more,
    },
    (...at) => ({ file: 'site.json', line: at.length, column: 1 }),
  );
const show = (found: ReturnType<typeof judge>) => found.map(({ rule, message }) => `${rule} ${message}`);

describe('a column that is not kept up', () => {
  it.each([
    ['工作动态', '2022-01-31', undefined],
    [
      '工作动态',
      '2022-01-30',
      '工作动态”没有按期更新：最新一篇是 2022-01-30，到 2022-02-14 有 15 天，期限是两周',
    ],
    ['通知公告', '2021-08-14', undefined],
    [
      '通知公告',
      '2021-08-13',
      '通知公告”没有按期更新：最新一篇是 2021-08-13，到 2022-02-14 有 185 天，期限是六个月',
    ],
    [
      '政策文件',
      '2020-01-01',
      '政策文件”没有按期更新：最新一篇是 2020-01-01，到 2022-02-14 有 775 天，期限是六个月',
    ],
    ['法治政府', '2001-01-01', undefined],
  ])('%s, newest on %s: %s', (category, date, fault) => {
    expect(show(judge([], { a: { category, date }, b: { category, date: '2000-01-01' } }))).toEqual(
      fault === undefined ? [] : [`column-stale 栏目“${fault}`],
    );
  });

  it('has the last day of a month where the month is short', () => {
    const judgeOn = (day: string) => judge([], { a: { category: '通知公告', date: '2021-08-31' } }, { day });
    expect(judgeOn('2022-02-28')).toEqual([]);
    expect(judgeOn('2022-03-01')).toHaveLength(1);
  });

  it('has the period that the settings say, by days, by type, or none', () => {
    const reports = { a: { category: '甲', date: '2022-02-01' } };
    expect(judge([{ name: '甲', updateDays: 13 }], reports)).toEqual([]);
    expect(show(judge([{ name: '甲', updateDays: 12 }], reports))[0]).toContain('有 13 天，期限是 12 天');
    const old = { a: { category: '甲', date: '2022-01-01' } };
    expect(show(judge([{ name: '甲', type: '工作动态' }], old))[0]).toContain('期限是两周');
    const news = { a: { category: '工作动态', date: '2001-01-01' } };
    expect(judge([{ name: '工作动态', updateDays: 0 }], news)).toEqual([]);
  });

  it('is told at its name, and as a veto where five are', () => {
    const names = ['甲', '乙', '丙', '丁', '戊'].map((each) => `${each}动态`);
    const reports = Object.fromEntries(names.map((category) => [category, { category, date: '2021-01-01' }]));
    const found = judge(
      names.map((name) => ({ name })),
      reports,
    );
    expect(found[0]).toMatchObject({ file: 'site.json', line: 3, level: 'warning' });
    expect(show(found).at(-1)).toBe(
      'column-stale 动态、要闻类栏目超过两周没有更新的有 5 个：检查时有 5 个以上就单项否决',
    );
  });
});

describe('an empty column', () => {
  it('is told, with those around it that have nothing else', () => {
    const settings = [
      { name: '甲', children: [{ name: '乙' }] },
      { name: '丙', children: [{ name: '丁' }] },
    ];
    expect(show(judge(settings, { a: { category: '丁' } }))).toEqual([
      'column-empty 栏目“甲”是空的：没有一篇报告、一个网页属于它',
      'column-empty 栏目“乙”是空的：没有一篇报告、一个网页属于它',
    ]);
  });

  it('is not empty with a fixed page', () => {
    const settings = [{ name: '指南' }];
    const [column] = [{ path: 'columns/指南.html' }];
    expect(judge(settings, {}, { pages: [{ column: column as never }] })).toEqual([]);
  });

  it('is a veto from five on, and the list ends', () => {
    const settings = Array.from({ length: 10_000 }, (_, at) => ({ name: `栏目${at}` }));
    const found = show(judge(settings, {}));
    expect(found).toHaveLength(21);
    expect(found[19]).toContain('（这样的还有 9980 个，没有列出）');
    expect(found[20]).toContain('空白栏目一共有 10000 个');
  });
});

describe('a report without a column', () => {
  const settings = [{ name: '法治政府' }, { name: '通知', reports: { 体裁: '通知' } }];

  it('is told once for all, at the newest, by what it says', () => {
    const found = judge(settings, {
      a: { category: '法制政府', date: '2021-01-01' },
      b: { category: '法制政府', date: '2022-01-01' },
      c: { genre: '报告' },
      d: { category: '法治政府', genre: '通知' },
    });
    expect(show(found)).toEqual([
      'column-unknown 所属类目“法制政府”，网站设置的栏目里没有一个收它（这样的有 2 篇）',
      'column-none 这篇报告不属于任何一个栏目',
    ]);
    expect(found[0]).toMatchObject({ file: '内容/reports/b/index.md', line: 6, column: 7 });
    expect(found[0]?.remedy).toContain('可选：“法治政府”');
  });

  it('is none where there is no tree', () => expect(judge([], { a: {} })).toEqual([]));
});

it('tells which condition two columns have, but not of a column in another', () => {
  const reports = { 所属类目: ['甲', '乙'] };
  const settings = [
    { name: '一', reports, children: [{ name: '二', reports }] },
    { name: '三', reports: { 所属类目: '乙' } },
  ];
  expect(show(judge(settings, { a: { category: '甲' }, b: { category: '乙' } }))).toEqual([
    'column-overlap 栏目“一”和“三”都收所属类目“乙”：报告的网页上写的是前一个',
  ]);
});
