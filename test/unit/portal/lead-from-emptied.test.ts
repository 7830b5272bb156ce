import { describe, expect, it } from 'vitest';
import { answerForFigures, leadFromEmptied } from '../../../src/portal/lead-from-emptied.ts';
import { lineUp } from '../../../src/portal/portal-series.ts';
import type { ReportFields } from '../../../src/report/report.ts';
import { createReport, SITE } from './sample-portal.ts';

const WITHDRAWN: Partial<ReportFields> = {
  withdrawal: { date: '2023-05-01', reason: '数据有误', explanation: [], text: 'removed' },
};

const yearly = (
  year: number,
  fields: Partial<ReportFields> = {},
  title = `示例区示例局${year}年度工作报告`,
) =>
  createReport({
    id: `${year}/gongzuo`,
    path: `reports/${year}/gongzuo.html`,
    url: `reports/${year}/gongzuo.html`,
    fields: { title, year, category: '工作报告', ...fields },
    traits: { id: `${year}/gongzuo`, title, org: '示例区示例局', genre: '报告', category: '工作报告', year },
  });

/** Where each page leads, of a portal in which `listed` are the pages that there are. */
const lead = (reports: ReturnType<typeof yearly>[], listed: string[] = []) =>
  leadFromEmptied(reports, lineUp(reports), listed, SITE).map(({ path, url, isEmptied }) => [
    path,
    decodeURIComponent(url),
    isEmptied ?? false,
  ]);

const SERIES = 'series/示例区示例局工作报告';
const ALWAYS = [
  'columns/工作报告.html',
  'orgs/示例区示例局.html',
  'orgs/示例区示例局-by-year.html',
  'topics/科技、教育.html',
  'genres/报告.html',
];

describe('leadFromEmptied', () => {
  it('has nothing to say where nothing was taken back', () => {
    expect(lead([yearly(2022), yearly(2021)])).toEqual([]);
  });

  it('leads from the lists and the comparisons of a report that was taken back to its notice, where there are none now', () => {
    const reports = [yearly(2022, WITHDRAWN), yearly(2021), yearly(2020)];
    const kept = [...ALWAYS, `${SERIES}.html`, `${SERIES}/2020-2021.html`];
    expect(lead(reports, kept)).toEqual([
      [`${SERIES}/2020-2022.html`, 'reports/2022/gongzuo.html', true],
      [`${SERIES}/2021-2022.html`, 'reports/2022/gongzuo.html', true],
      ['years/2022.html', 'reports/2022/gongzuo.html', true],
    ]);
  });

  it('leads from a series of which one year is left, and from all lists of the last report', () => {
    expect(lead([yearly(2022, WITHDRAWN), yearly(2021)], [...ALWAYS, 'years/2022.html'])).toEqual([
      [`${SERIES}.html`, 'reports/2022/gongzuo.html', true],
      [`${SERIES}/2021-2022.html`, 'reports/2022/gongzuo.html', true],
    ]);
    expect(new Set(lead([yearly(2022, WITHDRAWN)]).map(([path]) => path))).toEqual(
      new Set([...ALWAYS, 'years/2022.html']),
    );
  });

  it('finds a series again that was named after the report that was taken back', () => {
    const reports = [yearly(2022), yearly(2021), yearly(2020, WITHDRAWN, '示例区示例局2020年度工作 报告')];
    const named = 'series/示例区示例局工作-报告';
    expect(
      lead(reports, [...ALWAYS, 'years/2020.html', `${SERIES}.html`, `${SERIES}/2021-2022.html`]),
    ).toEqual([
      [`${named}.html`, `${SERIES}.html`, false],
      [`${named}/2020-2021.html`, 'reports/2020/gongzuo.html', true],
      [`${named}/2020-2022.html`, 'reports/2020/gongzuo.html', true],
      [`${named}/2021-2022.html`, `${SERIES}/2021-2022.html`, false],
    ]);
  });
});

describe('answerForFigures', () => {
  const contents = (reports: ReturnType<typeof yearly>[], figures = true) =>
    answerForFigures(reports, { ...SITE, figures }).flatMap(({ id, files }) =>
      files.length === 0
        ? []
        : [[id, ...files.map((file) => ('content' in file ? [file.path, String(file.content)] : []))]],
    );

  it('is the notice, of a report that had years beside it', () => {
    const [answer, ...more] = contents([yearly(2022, WITHDRAWN), yearly(2021)]);
    expect(more).toEqual([]);
    const [id, json, csv] = answer ?? [];
    expect([id, json?.[0], csv]).toEqual([
      '2022/gongzuo',
      'reports/2022/gongzuo.figures.json',
      ['reports/2022/gongzuo.figures.csv', '\uFEFF撤回\r\n本文已于2023年5月1日撤回\r\n原因：数据有误\r\n'],
    ]);
    expect(JSON.parse(json?.[1] ?? '')).toMatchObject({ withdrawal: { reason: '数据有误' }, figures: [] });
  });

  it('is nothing where there were no figures', () => {
    expect(contents([yearly(2022, WITHDRAWN)])).toEqual([]);
    expect(contents([yearly(2022, WITHDRAWN), yearly(2021)], false)).toEqual([]);
  });
});
