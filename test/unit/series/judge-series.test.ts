import { expect, it } from 'vitest';
import type { SeriesTraits } from '../../../src/series/collect-series.ts';
import { judgeSeries } from '../../../src/series/judge-series.ts';

const report = (id: string, title: string, more: Partial<SeriesTraits> = {}): SeriesTraits => ({
  id,
  title,
  org: '示例区示例局',
  genre: '报告',
  ...more,
});

const yearly = (year: number, more: Partial<SeriesTraits> = {}) =>
  report(String(year), `${year}年度报告`, { year, ...more });

it('tells two reports of one year, with both titles', () => {
  const [fault, ...others] = judgeSeries([
    yearly(2020),
    yearly(2021),
    report('2021-b', '2021年报告', { year: 2021 }),
    yearly(2022),
  ]);
  expect(others).toEqual([]);
  expect(fault).toMatchObject({ id: '2021' });
  expect(fault?.message).toContain('2021年度有 2 篇：《2021年度报告》《2021年报告》');
  expect(fault?.remedy).toContain('系列');
});

it('says nothing of what comes out several times a year', () => {
  const many = [2020, 2021, 2022].flatMap((year) => [
    report(`${year}a`, `${year}年抽检公告`, { year }),
    report(`${year}b`, `${year}年抽检公告`, { year }),
  ]);
  expect(judgeSeries(many)).toEqual([]);
  expect(judgeSeries(many.map((one) => ({ ...one, series: '抽检' })))).toHaveLength(3);
});

it('asks for the year of a report that 系列 is written in', () => {
  const [fault] = judgeSeries([report('a', '工作总结', { series: '年报' })]);
  expect(fault).toMatchObject({ id: 'a', fields: ['系列'] });
  expect(fault?.remedy).toContain('年度: ');
});

it('points at a name that is nearly another one of the same body', () => {
  const written = [2020, 2021].map((year) => yearly(year, { series: '法治政府建设年报' }));
  expect(judgeSeries(written)).toEqual([]);
  const [fault] = judgeSeries([...written, yearly(2022, { series: '法治政府建设年抱' })]);
  expect(fault?.message).toContain('“法治政府建设年抱”只有这一篇，另有几篇写的是“法治政府建设年报”');
  expect(judgeSeries([...written, yearly(2022, { series: '法治政府建设年抱', org: '另例局' })])).toEqual([]);
});
