import { describe, expect, it } from 'vitest';
import { narrowReports } from '../../../src/search/narrow-reports.ts';
import type { CatalogEntry } from '../../../src/search/search-catalog.ts';

const create = (
  id: string,
  date: string,
  year: string,
  org: string,
  state = '',
): { entry: CatalogEntry } => ({
  entry: {
    page: 0,
    text: '',
    url: `${id}.html`,
    title: id,
    date,
    facets: { year, org, topic: '', genre: '报告', state },
    sections: 0,
    bodyStart: 0,
    length: 1,
  },
});

/** Best first. */
const found = [
  create('jia', '2021-02-01', '2020', '示例甲局'),
  create('yi', '2023-02-01', '2022', '示例乙局'),
  create('bing', '2022-02-01', '2022', '示例乙局'),
];
const narrow = (filters: object, sort: 'relevance' | 'date-asc' | 'date-desc' = 'relevance') => {
  const { reports, facets } = narrowReports(found, { filters, sort });
  return { ids: reports.map(({ entry }) => entry.title), facets };
};

describe('narrowReports', () => {
  it('keeps the order of relevance, or sorts by date', () => {
    expect(narrow({}).ids).toEqual(['jia', 'yi', 'bing']);
    expect(narrow({}, 'date-asc').ids).toEqual(['jia', 'bing', 'yi']);
    expect(narrow({}, 'date-desc').ids).toEqual(['yi', 'bing', 'jia']);
  });

  it('wants every chosen value', () => {
    expect(narrow({ year: '2022' }).ids).toEqual(['yi', 'bing']);
    expect(narrow({ year: '2022', org: '示例甲局' }).ids).toEqual([]);
  });

  it('finds a report by each of its columns, and counts it in each', () => {
    const placed = [['政务公开', '公告'], ['政务公开'], []].map((column, at) => {
      const { entry } = create(String(at), '2021-01-01', '2021', '示例局');
      return { entry: { ...entry, facets: { ...entry.facets, column } } };
    });
    const { reports, facets } = narrowReports(placed, { filters: { column: '政务公开' }, sort: 'relevance' });
    expect(reports.map(({ entry }) => entry.title)).toEqual(['0', '1']);
    expect(facets.column).toEqual([
      { value: '政务公开', count: 2 },
      { value: '公告', count: 1 },
    ]);
  });

  it('counts what each value would leave, years newest first, bodies most frequent first, no empty value', () => {
    expect(narrow({ year: '2022' }).facets).toEqual({
      column: [],
      year: [
        { value: '2022', count: 2 },
        { value: '2020', count: 1 },
      ],
      org: [{ value: '示例乙局', count: 2 }],
      topic: [],
      genre: [{ value: '报告', count: 2 }],
      validity: [],
      state: [],
    });
    expect(narrow({}).facets.org.map(({ value }) => value)).toEqual(['示例乙局', '示例甲局']);
  });

  it('has a report with a state only for whoever asks for the state, and says that there is one', () => {
    const withdrawn = create('ding', '2022-03-01', '2022', '示例丙局', '已撤回');
    const ask = (filters: object) => narrowReports([withdrawn, ...found], { filters, sort: 'relevance' });
    const everyday = ask({});
    expect(everyday.reports.map(({ entry }) => entry.title)).toEqual(['jia', 'yi', 'bing']);
    expect(everyday.facets.org.map(({ value }) => value)).not.toContain('示例丙局');
    expect(everyday.facets.state).toEqual([{ value: '已撤回', count: 1 }]);
    expect(ask({ year: '2020' }).facets.state).toEqual([]);
    const asked = ask({ state: '已撤回' });
    expect(asked.reports.map(({ entry }) => entry.title)).toEqual(['ding']);
    expect(asked.facets.org).toEqual([{ value: '示例丙局', count: 1 }]);
    expect(asked.facets.state).toEqual([{ value: '已撤回', count: 1 }]);
  });
});
