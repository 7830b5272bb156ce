import { describe, expect, it } from 'vitest';
import { tabulateBodyYears } from '../../../src/portal/body-years.ts';
import { collectFacets, collectListings } from '../../../src/portal/listings.ts';
import type { PortalReport } from '../../../src/portal/portal.ts';
import { createReport } from './sample-portal.ts';

const create = (id: string, org: string, year: number, date = `${year}-02-01`) =>
  createReport({ id, fields: { org, year, date, title: `${org}${year}` } });

const tabulate = (reports: PortalReport[]) => {
  const facets = collectFacets(reports);
  const listings = collectListings(reports, facets);
  return { tables: tabulateBodyYears({ reports, facets, listings }), listings };
};

describe('tabulateBodyYears', () => {
  it('counts the reports of each body and year, and leads to exactly those', () => {
    const reports = [create('a', '乙局', 2021), create('b', '乙局', 2021), create('c', '甲局', 2020)];
    const [table, ...others] = tabulate(reports).tables;
    expect(others).toEqual([]);
    expect(table?.years.map(({ year, count }) => [year, count])).toEqual([
      ['2021', 2],
      ['2020', 1],
    ]);
    // By pinyin: 甲 stands before 乙.
    expect(table?.bodies.map(({ name, cells }) => [name, cells])).toEqual([
      ['甲局', [{ count: 0 }, { count: 1, url: `orgs/${encodeURIComponent('甲局')}-by-year.html#y2020` }]],
      ['乙局', [{ count: 2, url: `orgs/${encodeURIComponent('乙局')}-by-year.html#y2021` }, { count: 0 }]],
    ]);
  });

  it('leads to the page of a long list on which a year begins', () => {
    const reports = Array.from({ length: 120 }, (_, at) => create(`r${at}`, '甲局', at < 60 ? 2021 : 2019));
    const { tables, listings } = tabulate(reports);
    expect(tables[0]?.bodies[0]?.cells.map(({ url }) => url?.replace(/^.*-by-year/, ''))).toEqual([
      '.html#y2021',
      '-p2.html#y2019',
    ]);
    const years = listings
      .filter(({ sort }) => sort === 'year')
      .flatMap((listing) => listing.reports.map(({ fields }) => fields.year));
    expect(years).toEqual([...years].sort((a, b) => b - a));
  });

  it('is one page of a portal without reports, and several of one with very many bodies', () => {
    expect(tabulate([]).tables).toMatchObject([{ path: 'bodies.html', bodies: [], total: 0 }]);
    const many = tabulate(Array.from({ length: 130 }, (_, at) => create(`r${at}`, `第${at}局`, 2021))).tables;
    expect(many.map(({ path, bodies }) => [path, bodies.length])).toEqual([
      ['bodies.html', 60],
      ['bodies-p2.html', 60],
      ['bodies-p3.html', 10],
    ]);
    expect(many.flatMap(({ bodies }) => bodies).reduce((sum, { count }) => sum + count, 0)).toBe(130);
  });

  it('keeps the list of a body apart that is called like another order of one', () => {
    const { listings } = tabulate([create('a', '甲', 2021), create('b', '甲-by-year', 2021)]);
    const paths = listings.map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  });
});
