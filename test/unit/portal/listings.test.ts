import { describe, expect, it } from 'vitest';
import { collectFacets, collectListings, comparePublication } from '../../../src/portal/listings.ts';
import type { PortalReport } from '../../../src/portal/portal.ts';
import { createReport, shuffle } from './sample-portal.ts';

const create = (id: string, fields: Partial<PortalReport['fields']> = {}) =>
  createReport({ id, fields: { title: `示例报告${id}`, ...fields } });

/** Reports of which each has a date of its own, newest first. */
const series = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.UTC(2022, 0, 1) - index * 86_400_000).toISOString().slice(0, 10);
    return create(`r${index}`, { date });
  });

const ids = (reports: readonly PortalReport[]) => reports.map(({ id }) => id);

describe('publication order', () => {
  it('is newest first; at the same moment by title, then by id', () => {
    const ordered = [
      create('d', { date: '2022-03-01' }),
      create('c', { date: '2022-02-14', time: '09:30' }),
      create('b', { date: '2022-02-14', time: '08:00' }),
      create('z', { date: '2022-02-14', title: 'a' }),
      create('a', { date: '2022-02-14', title: 'b' }),
      create('e', { date: '2022-02-14', title: 'b' }),
      create('0', { date: '1999-12-31' }),
    ];
    for (const reports of shuffle(ordered))
      expect(ids(reports.sort(comparePublication))).toEqual(ids(ordered));
  });
});

describe('the catalogue', () => {
  const reports = [
    create('1', { date: '2022-01-03', title: '重庆路示例报告', org: '乙局' }),
    create('2', { date: '2022-01-02', title: '安置示例报告', org: '丙局' }),
    create('3', { date: '2022-01-01', title: '中心示例报告', org: '甲局' }),
  ];

  it.each([
    ['catalog.html', ['1', '2', '3']],
    ['catalog-date-asc.html', ['3', '2', '1']],
    // By pinyin: ān, chóng, zhōng; bǐng, jiǎ, yǐ.
    ['catalog-title.html', ['2', '1', '3']],
    ['catalog-org.html', ['2', '3', '1']],
  ])('%s has its order', (path, order) => {
    for (const shuffled of shuffle(reports)) {
      const page = collectListings(shuffled, []).find((listing) => listing.path === path);
      expect(ids(page?.reports ?? [])).toEqual(order);
    }
  });

  it('has the order of what the reports say now, whatever they said the last time', () => {
    collectListings(reports, []);
    const [first, ...others] = reports as [PortalReport, ...PortalReport[]];
    const renamed = { ...first, fields: { ...first.fields, title: '阿示例报告' } };
    const titles = collectListings([renamed, ...others], []).find(
      ({ path }) => path === 'catalog-title.html',
    );
    expect(titles?.reports.map(({ fields }) => fields.title)).toEqual([
      '阿示例报告',
      '安置示例报告',
      '中心示例报告',
    ]);
  });

  it('orders equal titles and bodies by date', () => {
    const same = [
      create('n', { date: '2022-02-01', title: '同' }),
      create('o', { date: '2021-02-01', title: '同' }),
    ];
    for (const shuffled of shuffle(same)) {
      for (const { path, reports: listed } of collectListings(shuffled, [])) {
        expect([path, ids(listed)]).toEqual([
          path,
          path === 'catalog-date-asc.html' ? ['o', 'n'] : ['n', 'o'],
        ]);
      }
    }
  });

  it('does not touch the list that it was given', () => {
    const frozen = Object.freeze([...reports].reverse());
    expect(collectListings(frozen, [])).toHaveLength(4);
  });
});

describe('pages', () => {
  it.each([
    [0, [0]],
    [1, [1]],
    [50, [50]],
    [51, [50, 1]],
    [120, [50, 50, 20]],
  ])('%i reports', (count, sizes) => {
    const pages = collectListings(series(count), []).filter((listing) => listing.sort === 'date');
    expect(pages.map(({ reports }) => reports.length)).toEqual(sizes);
    expect(pages.map(({ path }) => path)).toEqual(
      ['catalog.html', 'catalog-p2.html', 'catalog-p3.html'].slice(0, sizes.length),
    );
    expect(pages.flatMap(({ reports }) => ids(reports))).toEqual(ids(series(count)));
    for (const [index, { page, total, title, pages: links }] of pages.entries()) {
      expect([page, total, links.length]).toEqual([index + 1, count, sizes.length]);
      expect(title).toBe(index === 0 ? '目录' : `目录（第 ${index + 1} 页）`);
    }
  });

  it('lead to each other', () => {
    const report = (index: number) => create(`r${index}`, { org: '示例 局' });
    const reports = Array.from({ length: 51 }, (_, index) => report(index));
    const pages = collectListings(reports, collectFacets(reports)).filter(
      ({ facetLabel, sort }) => facetLabel === '机构名称' && sort === 'date',
    );
    expect(pages.map(({ path }) => path)).toEqual(['orgs/示例-局.html', 'orgs/示例-局-p2.html']);
    for (const { pages: links } of pages) {
      expect(links.map(({ url }) => decodeURIComponent(url))).toEqual(pages.map(({ path }) => path));
    }
  });
});

describe('lists other than the catalogue', () => {
  const list = (count: number, bodies = 3) => {
    const reports = series(count).map((report, at) =>
      createReport({
        id: report.id,
        fields: { ...report.fields, org: `${'丙乙甲'.charAt(at % bodies)}局`, title: `第${count - at}号` },
      }),
    );
    return collectListings(reports, collectFacets(reports)).filter(({ facetLabel }) => facetLabel === '体裁');
  };

  it.each([
    [10, 3, ['date']],
    [11, 3, ['date', 'title', 'org']],
    [11, 1, ['date', 'title']],
  ])('of %i reports by %i bodies have the orders that help', (count, bodies, sorts) => {
    expect(list(count, bodies).map(({ sort }) => sort)).toEqual(sorts);
  });

  it('sort all of their pages, and each page leads to all orders', () => {
    const pages = list(120);
    expect(pages.map(({ path }) => path.replace('genres/报告', ''))).toEqual(
      ['', '-by-title', '-by-org'].flatMap((order) => ['', '-p2', '-p3'].map((at) => `${order}${at}.html`)),
    );
    for (const { orders } of pages) {
      const base = `genres/${encodeURIComponent('报告')}`;
      expect(orders).toEqual({
        date: `${base}.html`,
        title: `${base}-by-title.html`,
        org: `${base}-by-org.html`,
      });
    }
    const byOrg = pages.filter(({ sort }) => sort === 'org').flatMap(({ reports }) => reports);
    expect(byOrg.map(({ fields }) => fields.org)).toEqual(
      ['丙局', '甲局', '乙局'].flatMap((org) => Array.from({ length: 40 }, () => org)),
    );
    expect(new Set(pages.map(({ title }) => title)).size).toBe(9);
    expect(pages[4]?.title).toBe('报告（第 2 页），按标题');
  });

  it('do not take the name of another order of a list', () => {
    const many = Array.from({ length: 11 }, (_, index) => create(`r${index}`, { topic: '其他' }));
    const all = [...many, create('x', { topic: '其他-by-title' }), create('y', { topic: '其他-BY-ORG' })];
    const paths = collectListings(all, collectFacets(all)).map(({ path }) => path.toLowerCase());
    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe('facets', () => {
  const reports = [
    create('1', { year: 2021, org: '甲局', topic: '其他', genre: '报告' }),
    create('2', { year: 2020, org: '乙局', topic: '科技、教育', genre: '报告', date: '2021-01-01' }),
    create('3', { year: 2021, org: '乙局', topic: '国防', genre: '通知', date: '2020-01-01' }),
  ];

  it('are years, newest first, then the others, the most frequent first', () => {
    for (const shuffled of shuffle(reports)) {
      const groups = collectFacets(shuffled);
      expect(groups.map(({ label, name }) => [label, name])).toEqual([
        ['年度', 'years'],
        ['机构名称', 'orgs'],
        ['主题分类', 'topics'],
        ['体裁', 'genres'],
      ]);
      expect(groups.map(({ facets }) => facets.map(({ value, count }) => `${value} ${count}`))).toEqual([
        ['2021 2', '2020 1'],
        ['乙局 2', '甲局 1'],
        ['国防 1', '科技、教育 1', '其他 1'],
        ['报告 2', '通知 1'],
      ]);
    }
  });

  it('each have a page with just their reports, newest first', () => {
    for (const shuffled of shuffle(reports)) {
      const groups = collectFacets(shuffled);
      const listings = collectListings(shuffled, groups);
      for (const facet of groups.flatMap((group) => group.facets)) {
        const pages = listings.filter((listing) => listing.path === facet.path);
        expect(pages).toHaveLength(1);
        expect(pages[0]?.total).toBe(facet.count);
      }
      const page = listings.find((listing) => listing.path === 'orgs/乙局.html');
      expect(page).toMatchObject({
        heading: '乙局',
        description: '机构名称为“乙局”的报告',
        facetLabel: '机构名称',
      });
      expect(ids(page?.reports ?? [])).toEqual(['2', '3']);
      expect(listings.find((listing) => listing.path === 'years/2021.html')?.heading).toBe('2021年度');
    }
  });

  it('whose names differ only in forbidden characters or in case do not share a page', () => {
    const orgs = ['甲/乙', '甲:乙', '甲 乙', '甲-乙', 'ABC', 'abc', '甲-乙-2', '<>', '??'];
    const some = orgs.map((org, index) => create(`r${index}`, { org }));
    const results = shuffle(some).map((shuffled) => {
      const group = collectFacets(shuffled).find(({ name }) => name === 'orgs');
      const listings = collectListings(shuffled, group ? [group] : []).filter(({ facetLabel }) => facetLabel);
      for (const { path, reports: listed, heading } of listings) {
        expect(path).toMatch(/^orgs\/[^<>:"|?*\\/ ]+\.html$/);
        expect(listed.map(({ fields }) => fields.org)).toEqual([heading]);
      }
      return group?.facets.map(({ value, path }) => `${value} → ${path}`);
    });
    expect(new Set(results[0]?.map((line) => line.split(' → ')[1]?.toLowerCase())).size).toBe(orgs.length);
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });

  it("do not take the name of another list's second page", () => {
    const many = Array.from({ length: 51 }, (_, index) => create(`r${index}`, { org: '甲局' }));
    const all = [...many, create('x', { org: '甲局/p2' })];
    const paths = collectListings(all, collectFacets(all)).map(({ path }) => path.toLowerCase());
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('with hostile names stay below their folder', () => {
    const all = ['../../甲', '..', '<script>', '\ud800', 'CON', '局'.repeat(10_000)].map((org, index) =>
      create(`r${index}`, { org }),
    );
    for (const { path, url } of collectFacets(all).flatMap((group) => group.facets)) {
      expect(path).toMatch(/^(years|orgs|topics|genres)\/(?!\.)[^/]+\.html$/);
      expect(Buffer.byteLength(path)).toBeLessThan(250);
      expect(decodeURIComponent(url)).toBe(path);
    }
  });
});
