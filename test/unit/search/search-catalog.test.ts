import { expect, it } from 'vitest';
import { listFacetValues } from '../../../src/search/search-answer.ts';
import {
  formatSearchCatalog,
  parseSearchCatalog,
  type SearchCatalog,
} from '../../../src/search/search-catalog.ts';

const catalog: SearchCatalog = {
  part: '1a2b',
  outline: '3c4d',
  chunks: [
    { from: '0', to: '甲', name: 'c0' },
    { from: '乙', to: '龙', name: 'c1' },
  ],
  reports: [
    {
      page: 1,
      url: 'reports/2021/jia.html',
      title: '<script>"示例"',
      date: '2022-02-14',
      facets: { year: '2021', org: '示例局', topic: '科技、教育', genre: '报告' },
      sections: 3,
      bodyStart: 12,
      length: 340,
      text: '1a',
    },
    {
      page: 0,
      url: 'reports/2020/yi.html',
      title: '示例二',
      date: '2021-02-14',
      facets: { year: '2020', org: '示例局', topic: '', genre: '公告' },
      sections: 0,
      bodyStart: 0,
      length: 1,
      text: '2b',
    },
  ],
};

it('comes back from its file as it was', () => {
  expect(parseSearchCatalog(JSON.parse(formatSearchCatalog(catalog)), '1a2b')).toEqual(catalog);
});

it('has the columns of reports, and no place for them where no report has one', () => {
  expect(formatSearchCatalog(catalog)).not.toContain('"column"');
  const [first, second] = catalog.reports;
  if (!first || !second) throw new Error('no reports');
  const placed = { ...first, facets: { ...first.facets, column: ['政务公开', '公告'] } };
  const read = parseSearchCatalog(
    JSON.parse(formatSearchCatalog({ ...catalog, reports: [placed, second] })),
    '1a2b',
  );
  expect(read.reports.map(({ facets }) => listFacetValues(facets, 'column'))).toEqual([
    ['政务公开', '公告'],
    [],
  ]);
});

const cutFacet = JSON.parse(formatSearchCatalog(catalog));
cutFacet.reports.year.pop();

const cut = JSON.parse(formatSearchCatalog(catalog));
cut.reports.title.pop();

it.each([
  {},
  null,
  '<!doctype html>',
  { part: '1a2b', outline: '3c4d', chunks: [], reports: {} },
  { part: '1a2b', outline: '3c4d', chunks: [], reports: { url: [] } },
  { ...JSON.parse(formatSearchCatalog(catalog)), outline: undefined },
  { ...JSON.parse(formatSearchCatalog(catalog)), part: 'x' },
  cut,
  cutFacet,
])('refuses %j', (value) => {
  expect(() => parseSearchCatalog(value, '1a2b')).toThrow();
});
