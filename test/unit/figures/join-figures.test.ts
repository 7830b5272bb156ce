import { expect, it } from 'vitest';
import { drawChart } from '../../../src/figures/draw-chart.ts';
import type { Figure } from '../../../src/figures/figure.ts';
import { joinFigures, type YearFigures } from '../../../src/figures/join-figures.ts';

const figure = (label: string, text: string, more: Partial<Figure> = {}): Figure => ({
  id: `s1-f${text}`,
  label,
  text,
  value: Number.parseFloat(text),
  unit: '件',
  section: 's1',
  offset: 0,
  ...more,
});

const year = (of: number, figures: Figure[], title = '一、数字'): YearFigures => ({
  report: { url: `reports/${of}/a.html`, title: '', org: '', year: of, sections: [{ id: 's1', title }] },
  figures,
});

const show = (years: YearFigures[]) =>
  joinFigures(years).map(
    ({ label, context, values }) =>
      `${label}${context ? `（${context}）` : ''}：${values.map((value) => `${value.year} ${value.figure.text}`).join('，')}`,
  );

it('joins what is called the same, the fullest first, in the order of the newest report', () => {
  expect(
    show([
      year(2019, [figure('受理', '1件'), figure('办结', '2件')]),
      year(2020, [figure('受理', '3件')]),
      year(2021, [figure('办结', '4件'), figure('接待', '5件'), figure('受 理', '6件')]),
    ]),
  ).toEqual(['受 理（一、数字）：2019 1件，2020 3件，2021 6件', '办结（一、数字）：2019 2件，2021 4件']);
});

it('joins what only a verb names below the same heading alone', () => {
  const told = (of: number, title: string) =>
    year(of, [figure('受理案件', `${of}件`), figure('受理行政复议申请', '1件')], title);
  expect(show([told(2020, '一、行政复议'), told(2021, '二、信访')])).toEqual([
    '受理行政复议申请：2020 1件，2021 1件',
  ]);
  expect(show([told(2020, '一、行政复议'), told(2021, '二、行政复议')])).toHaveLength(2);
});

it('takes a label for the same where only the report’s own years differ', () => {
  const cell = { table: 1, caption: '表1 收入（单位：件）', row: 1, column: 1 };
  const other = { ...cell, caption: '表3 收入' };
  expect(
    show([
      year(2020, [figure('税收 › 2019年', '1件', { cell }), figure('税收 › 2020年', '2件', { cell })]),
      year(2021, [
        figure('税收 › 2020年', '3件', { cell: other }),
        figure('税收 › 2021年', '4件', { cell: other }),
      ]),
    ]),
  ).toEqual([
    '税收 › 2020年（表3 收入）：2020 1件，2021 3件',
    '税收 › 2021年（表3 收入）：2020 2件，2021 4件',
  ]);
});

it.each([
  ['another unit', figure('受理', '3人', { unit: '人' })],
  ['another word', figure('受理量', '3件')],
  ['a table', figure('受理', '3件', { cell: { table: 1, row: 1, column: 1 } })],
])('keeps apart: %s', (_what, other) => {
  expect(show([year(2020, [figure('受理', '1件')]), year(2021, [other])])).toEqual([]);
});

it('joins what a report says twice by its section, or not at all', () => {
  const [a, b] = [{ section: 's1' }, { section: 's2' }];
  const sections = [
    { id: 's1', title: '一、复议' },
    { id: 's2', title: '二、信访' },
  ];
  const twice = (of: number, first: string, second: string): YearFigures => {
    const { report, figures } = year(of, [figure('受理', first, a), figure('受理', second, b)]);
    return { report: { ...report, sections }, figures };
  };
  expect(show([twice(2020, '1件', '2件'), twice(2021, '3件', '4件')])).toEqual([
    '受理（一、复议）：2020 1件，2021 3件',
    '受理（二、信访）：2020 2件，2021 4件',
  ]);
  expect(
    show([year(2020, [figure('受理', '1件')]), year(2021, [figure('受理', '3件'), figure('受理', '4件')])]),
  ).toEqual([]);
});

it('draws what is told: each number, and each year that has none', () => {
  const [indicator] = joinFigures([
    year(2019, [figure('增减 <甲>', '-5件', { value: -5 })]),
    year(2021, [figure('增减 <甲>', '3件')]),
  ]);
  if (!indicator) throw new Error('nothing was joined');
  const svg = drawChart(indicator, [2019, 2020, 2021], 'chart-1');
  expect(svg).toContain('<title id="chart-1-title">增减 &lt;甲&gt;</title>');
  expect(svg).toContain('2019年-5件，2020年没有，2021年3件');
  expect(svg.match(/<rect/g)).toHaveLength(2);
  expect(svg).not.toMatch(/style=|<script|NaN/);
  // Bars grow both ways from the axis.
  const axis = Number(/class="chart-axis" d="M0 ([\d.]+)/.exec(svg)?.[1]);
  const [below, above] = [...svg.matchAll(/ y="([\d.]+)" width="\d+" height="([\d.]+)"/g)].map((rect) => [
    Number(rect[1]),
    Number(rect[2]),
  ]);
  expect(below?.[0]).toBeCloseTo(axis, 0);
  expect((above?.[0] ?? 0) + (above?.[1] ?? 0)).toBeCloseTo(axis, 0);
});

it('draws a number with the unit that its table states', () => {
  const cell = { table: 1, row: 2, column: 2 };
  const [indicator] = joinFigures([
    year(2020, [figure('收入', '98,400', { cell, statedUnit: '万元', unit: '元', value: 984_000_000 })]),
    year(2021, [figure('收入', '10.2', { cell, statedUnit: '亿元', unit: '元', value: 1_020_000_000 })]),
  ]);
  if (!indicator) throw new Error('nothing was joined');
  const svg = drawChart(indicator, [2020, 2021], 'chart-1');
  expect(svg).toContain('2020年98,400 万元，2021年10.2 亿元');
  expect(svg).toContain('>98,400 万元</text>');
});
