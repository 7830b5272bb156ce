import { describe, expect, it } from 'vitest';
import {
  collectColumns,
  leaveMissingColumns,
  listColumns,
  planColumns,
} from '../../../src/portal/columns.ts';
import type { PortalReport } from '../../../src/portal/portal.ts';
import type { ColumnSetting } from '../../../src/report/column-settings.ts';
import { createReport } from './sample-portal.ts';

const place = (
  settings: readonly ColumnSetting[],
  fields: Partial<PortalReport['fields']>,
  id = '2021/shili',
) => {
  const report = createReport({ id, fields });
  const { main, all } = planColumns(settings).find({ id, ...report.fields });
  return { main: main?.trail.map(({ label }) => label).join(' > '), all: all.map(({ name }) => name) };
};

const TREE: readonly ColumnSetting[] = [
  {
    name: '政务公开',
    reports: { 体裁: ['通知', '公告'] },
    children: [{ name: '公告', reports: { 体裁: '公告' } }],
  },
  {
    name: '法治政府',
    children: [
      { name: '年度报告', reports: { 所属类目: '法治政府', 体裁: '报告' } },
      { name: '教育', reports: [{ 主题分类: '科技、教育', 机构名称: '示例区示例局' }, { 关键词: '教育' }] },
    ],
  },
  { name: '往年', reports: { 文件夹: ['2019', '2020/jiao'] } },
];

describe('the columns of a report', () => {
  it('are that of its 所属类目 where there is no tree', () => {
    expect(place([], { category: '法治政府' })).toEqual({ main: '法治政府', all: ['法治政府'] });
    expect(place([], {})).toEqual({ main: undefined, all: [] });
  });

  it.each([
    [
      'the innermost that wants it',
      { genre: '公告', topic: '其他' },
      '2021/a',
      '政务公开 > 公告',
      ['政务公开', '公告'],
    ],
    [
      'all conditions of a rule',
      { category: '法治政府', topic: '其他' },
      '2021/a',
      '法治政府 > 年度报告',
      ['法治政府', '年度报告'],
    ],
    [
      'any rule of a column',
      { genre: '决定', topic: '其他', keywords: ['教育'] },
      '2021/a',
      '法治政府 > 教育',
      ['法治政府', '教育'],
    ],
    [
      'the first from the top, and all that list it',
      { genre: '通知', category: '法治政府' },
      '2021/a',
      '政务公开',
      ['政务公开', '法治政府', '教育'],
    ],
    ['a folder and what is in it', { topic: '其他' }, '2019/a/b', '往年', ['往年']],
    ['a folder by its whole name', { topic: '其他' }, '2020/jiaoyu', undefined, []],
    ['none', { genre: '函', topic: '其他' }, '2021/a', undefined, []],
  ] as const)('%s', (_, fields, id, main, all) => {
    expect(place(TREE, { ...fields } as Partial<PortalReport['fields']>, id)).toEqual({ main, all });
  });

  it('are told apart where two have the same name', () => {
    const { all } = planColumns([
      {
        name: '甲局',
        reports: { 机构名称: '甲' },
        children: [{ name: '年报', slug: 'jia', reports: { 体裁: '报告' } }],
      },
      {
        name: '乙局',
        reports: { 机构名称: '乙' },
        children: [{ name: '年报', slug: 'yi', reports: { 体裁: '报告' } }],
      },
    ]).find({ id: 'a', ...createReport().fields });
    expect(all.map(({ label }) => label)).toEqual(['甲局', '甲局 › 年报', '乙局', '乙局 › 年报']);
  });
});

describe('the columns of a portal', () => {
  const ids = (reports: readonly { readonly id: string }[]) => reports.map(({ id }) => id);

  it('list what is in them and in those below, in publication order, once', () => {
    const settings: ColumnSetting[] = [
      {
        name: '外',
        reports: { 体裁: '报告' },
        children: [{ name: '内', reports: { 关键词: '要' } }, { name: '空' }],
      },
    ];
    const reports = ['c', 'b', 'a'].map((id) => {
      const report = createReport({ id, fields: id === 'b' ? { genre: '函', keywords: ['要'] } : {} });
      return { ...report, columns: planColumns(settings).find({ id, ...report.fields }) };
    });
    expect(
      listColumns(collectColumns(reports, [], settings)).map(({ name, reports: of }) => [name, ids(of)]),
    ).toEqual([
      ['外', ['c', 'b', 'a']],
      ['内', ['b']],
      ['空', []],
    ]);
  });

  it('are those of 所属类目, most reports first, where there is no tree', () => {
    const reports = ['乙', '甲', '乙', undefined, '丙'].map((category, at) =>
      createReport({ id: String(at), fields: category ? { category } : {} }),
    );
    expect(collectColumns(reports, [], []).map(({ name, reports: of }) => [name, ids(of)])).toEqual([
      ['乙', ['0', '2']],
      ['丙', ['4']],
      ['甲', ['1']],
    ]);
  });

  it('are left by a withdrawn report where it was alone', () => {
    const [alone, other] = [
      createReport({ fields: { category: '甲' } }),
      createReport({ fields: { category: '乙' } }),
    ];
    const columns = collectColumns([other], [], []);
    expect(leaveMissingColumns(alone, columns).columns).toEqual({ all: [] });
    expect(leaveMissingColumns(other, columns)).toBe(other);
  });

  it('are found for ten thousand columns and reports', () => {
    const settings = Array.from({ length: 10_000 }, (_, at) => ({ name: `栏目${at}` }));
    const { find } = planColumns(settings);
    const { fields } = createReport();
    for (let at = 0; at < 10_000; at += 1)
      expect(find({ ...fields, id: 'a', category: `栏目${at}` }).main?.name).toBe(`栏目${at}`);
  });
});
