import { describe, expect, it } from 'vitest';
import { describeSortColumns, describeTrail, shortenAddress } from '../../../src/portal/describe-listing.ts';
import { collectFacets, collectListings } from '../../../src/portal/listings.ts';
import { createReport } from './sample-portal.ts';

describe('describeSortColumns', () => {
  it.each([
    ['date', '发布日期', 'descending', 'catalog-date-asc.html'],
    ['date-asc', '发布日期', 'ascending', 'catalog.html'],
    ['title', '标题', 'ascending', 'catalog-title.html'],
    ['org', '机构名称', 'ascending', 'catalog-org.html'],
  ] as const)('%s: only %s is sorted', (sort, label, direction, url) => {
    const listing = collectListings([createReport()], []).find((found) => found.sort === sort);
    const columns = listing ? describeSortColumns(listing) : [];
    expect(columns.filter((column) => column.sorted)).toEqual([{ label, sorted: direction, url }]);
    expect(columns.flatMap(({ url: to }) => to ?? [])).toHaveLength(3);
  });

  it('offers the orders that a list has, on each of their pages', () => {
    const orders = { date: 'l.html', title: 'l-by-title.html' };
    expect(describeSortColumns({ sort: 'date', orders })).toEqual([
      { label: '标题', url: 'l-by-title.html' },
      { label: '机构名称' },
      { label: '主题分类' },
      { label: '发布日期', url: 'l.html', sorted: 'descending' },
    ]);
    const byYear = describeSortColumns({ sort: 'year', orders: { ...orders, year: 'l-by-year.html' } });
    expect(byYear.filter(({ sorted }) => sorted)).toEqual([]);
    expect(byYear.map(({ url }) => url)).toEqual(['l-by-title.html', undefined, undefined, 'l.html']);
  });

  it('tells the order of a list that cannot be sorted', () => {
    expect(describeSortColumns({ sort: 'date', orders: { date: 'l.html' } })).toEqual([
      { label: '标题' },
      { label: '机构名称' },
      { label: '主题分类' },
      { label: '发布日期', sorted: 'descending' },
    ]);
  });
});

describe('describeTrail', () => {
  it('goes by the column to the report', () => {
    const report = createReport({ fields: { category: '法治政府' } });
    expect(describeTrail(report, collectFacets([report]))).toEqual([
      { url: 'columns/%E6%B3%95%E6%B2%BB%E6%94%BF%E5%BA%9C.html', label: '法治政府' },
      { label: '示例区示例局2021年度报告' },
    ]);
  });

  it('goes by the year where there is no column', () => {
    const report = createReport();
    expect(describeTrail(report, collectFacets([report]))).toEqual([
      { url: 'years/2021.html', label: '2021年度' },
      { label: '示例区示例局2021年度报告' },
    ]);
  });

  it('does without what there is not', () => {
    expect(describeTrail(createReport(), [])).toEqual([{ label: '示例区示例局2021年度报告' }]);
  });
});

it('shortenAddress is what a person reads and types', () => {
  expect(shortenAddress('https://www.shili.example/%E6%8A%A5%E5%91%8A/a%20b.html')).toBe(
    'www.shili.example/报告/a b.html',
  );
  expect(shortenAddress('http://www.shili.example/100%.html')).toBe('www.shili.example/100%.html');
});
