import { describe, expect, it } from 'vitest';
import { describeDataAccess, formatCitation } from '../../../src/portal/data-access.ts';
import { createDataCatalogs } from '../../../src/portal/data-catalog.ts';
import { formatDublinCore } from '../../../src/portal/dublin-core.ts';
import type { Portal } from '../../../src/portal/portal.ts';
import { createSitemaps } from '../../../src/portal/sitemaps.ts';
import { formatStructuredData, isLegislation } from '../../../src/portal/structured-data.ts';
import { readLicense } from '../../../src/report/license.ts';
import { createReport, SITE } from './sample-portal.ts';

/** Files and labels for programs, on input that is strange, hostile or very much. */

const HOSTILE = '</script><script>alert(1)</script>&"\'<!--';
const LICENSE = '知识共享 署名 4.0（https://creativecommons.org/licenses/by/4.0/）';
const CANONICAL = `${SITE.url}reports/2021/shili.html`;

describe('formatStructuredData', () => {
  const page = { canonical: CANONICAL, isHome: false, facets: [] };
  const read = (text: string) => JSON.parse(text)['@graph'][0] as Record<string, unknown>;

  it('cannot end the element that it stands in, and says what was written', () => {
    const report = createReport({
      canonical: CANONICAL,
      fields: { title: HOSTILE, org: HOSTILE, keywords: [HOSTILE] },
    });
    const text = formatStructuredData(SITE, { ...page, report });
    expect(text).not.toMatch(/[<>&]/);
    expect(read(text)).toMatchObject({ '@type': 'Report', name: HOSTILE, author: { name: HOSTILE } });
  });

  it('says nothing without an address, of what was taken back, and of pages that are nothing special', () => {
    const report = createReport({ canonical: CANONICAL });
    expect(formatStructuredData(SITE, { ...page, canonical: '', report })).toBe('');
    const withdrawal = { date: '2022-03-01', reason: '误发', text: 'kept' } as never;
    expect(formatStructuredData(SITE, { ...page, report: createReport({ fields: { withdrawal } }) })).toBe(
      '',
    );
    expect(formatStructuredData(SITE, page)).toBe('');
  });

  it.each([
    [{ validity: '有效' as const }, 'InForce'],
    [{ validity: '已修改' as const }, 'InForce'],
    [{ validity: '废止' as const }, 'NotInForce'],
    [{ validity: '尚未施行' as const }, 'NotInForce'],
  ])('tells the force of %o', (more, force) => {
    const report = createReport({ canonical: CANONICAL, ...more, fields: { effectiveDate: '2022-03-01' } });
    expect(read(formatStructuredData(SITE, { ...page, report }))).toMatchObject({
      '@type': 'Legislation',
      legislationLegalForce: `https://schema.org/${force}`,
      temporalCoverage: '2022-03-01/..',
    });
  });

  it('states no force where none is known', () => {
    const report = createReport({ canonical: CANONICAL, fields: { effectiveDate: '2022-03-01' } });
    expect(isLegislation(report)).toBe(true);
    expect(read(formatStructuredData(SITE, { ...page, report }))).not.toHaveProperty('legislationLegalForce');
    expect(isLegislation(createReport())).toBe(false);
  });

  it('describes the site where it begins, with its search and its licence', () => {
    const site = read(
      formatStructuredData({ ...SITE, license: LICENSE, organization: '' }, { ...page, isHome: true }),
    );
    expect(site).toMatchObject({
      '@type': 'WebSite',
      license: 'https://creativecommons.org/licenses/by/4.0/',
      potentialAction: { target: { urlTemplate: `${SITE.url}search.html?q={search_term_string}` } },
    });
    expect(site).not.toHaveProperty('publisher');
  });
});

describe('formatDublinCore', () => {
  it('leaves out what is not known', () => {
    const terms = formatDublinCore(createReport({ canonical: CANONICAL }), SITE);
    expect(terms.map(({ name }) => name.slice(8))).toEqual([
      ...[
        'title',
        'creator',
        'issued',
        'type',
        'subject',
        'abstract',
        'language',
        'identifier',
        'accessRights',
      ],
    ]);
  });

  it('says how long a document holds, when it was changed and on what terms it may be used', () => {
    const report = createReport({
      fields: {
        effectiveDate: '2022-03-01',
        validUntil: '2027-02-28',
        corrections: [{ date: '2022-05-01', what: '改字', why: '笔误' }],
      },
    });
    const terms = formatDublinCore(report, { ...SITE, license: '注明出处可以转载' });
    expect(terms).toContainEqual({ name: 'DCTERMS.valid', content: 'start=2022-03-01; end=2027-02-28' });
    expect(terms).toContainEqual({ name: 'DCTERMS.modified', content: '2022-05-01' });
    expect(terms).toContainEqual({ name: 'DCTERMS.rights', content: '注明出处可以转载' });
  });
});

describe('readLicense', () => {
  it.each([
    ['', undefined],
    ['  ', undefined],
    ['注明出处可以转载', { name: '注明出处可以转载' }],
    [LICENSE, { name: '知识共享 署名 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' }],
    ['https://a.example/x', { name: 'https://a.example/x', url: 'https://a.example/x' }],
    ['javascript:alert(1)', { name: 'javascript:alert(1)' }],
    ['甲 https://a.example/"><script>', { name: expect.stringContaining('甲'), url: 'https://a.example/' }],
  ])('reads “%s”', (text, license) => expect(readLicense(text)).toEqual(license));
});

describe('createSitemaps', () => {
  const create = (count: number, limits?: { entries: number; bytes: number }) => {
    const reports = Array.from({ length: count }, (_, at) =>
      createReport({
        id: `2021/${at}`,
        fields: { date: `2022-01-${String((at % 28) + 1).padStart(2, '0')}` },
      }),
    );
    return createSitemaps({ site: SITE, reports, pages: [], series: [], listings: [] }, limits);
  };

  it('are none without an address, and one where that takes all', () => {
    const empty = { reports: [], pages: [], series: [], listings: [] };
    expect(createSitemaps({ ...empty, site: { ...SITE, url: '' } })).toEqual([]);
    const [only, ...others] = create(10);
    expect([only?.path, only?.isIndex, others]).toEqual(['sitemap.xml', undefined, []]);
    expect(only?.entries.find(({ loc }) => loc === `${SITE.url}index.html`)?.lastmod).toBe('2022-01-10');
  });

  it.each([
    ['addresses', { entries: 4, bytes: 1e9 }],
    ['bytes', { entries: 50_000, bytes: 700 }],
  ])('are parted by %s, each address in one of them, with an index', (_, limits) => {
    const whole = create(10)[0]?.entries ?? [];
    const [index, ...parts] = create(10, limits);
    expect(index?.isIndex).toBe(true);
    expect(index?.entries.map(({ loc }) => loc)).toEqual(parts.map(({ path }) => SITE.url + path));
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.flatMap(({ entries }) => entries)).toEqual(whole);
    for (const { entries } of parts) expect(entries.length).toBeLessThanOrEqual(limits.entries);
  });

  it('takes 50,000 addresses in one file and one more in two', () => {
    const own = create(0)[0]?.entries.length ?? 0;
    expect(create(50_000 - own)).toHaveLength(1);
    expect(create(50_001 - own).map(({ entries }) => entries.length)).toEqual([2, 50_000, 1]);
  });
});

describe('createDataCatalogs', () => {
  it('is parted by years where there are very many reports', () => {
    const reports = Array.from({ length: 2001 }, (_, at) =>
      createReport({ id: `2021/${at}`, fields: { date: at % 2 ? '2022-01-01' : '2021-01-01' } }),
    );
    const [index, ...years] = createDataCatalogs({ site: SITE, reports });
    expect(years.map(({ path }) => path).sort()).toEqual(['catalog/2021.jsonld', 'catalog/2022.jsonld']);
    const read = (file: { format(): string } | undefined) => JSON.parse(file?.format() ?? '');
    expect(read(index)['dcat:catalog']).toHaveLength(2);
    expect(read(index)).not.toHaveProperty('dcat:dataset');
    expect(read(years[0])['dcat:dataset'].length + read(years[1])['dcat:dataset'].length).toBe(2001);
    expect(read(years[0])['dct:isPartOf']).toBe(`${SITE.url}catalog.jsonld#catalog`);
  });

  it('states terms of use only where the portal does', () => {
    const read = (license: string) =>
      createDataCatalogs({ site: { ...SITE, license }, reports: [createReport()] })[0]?.format() ?? '';
    expect(read('')).not.toMatch(/dct:(?:license|rights)": \{\s+"@(?:id|type)": "(?:http|dct)/);
    expect(JSON.parse(read(LICENSE))['dct:license']['@id']).toBe(
      'https://creativecommons.org/licenses/by/4.0/',
    );
    expect(JSON.parse(read('可以转载'))['dct:rights']['dct:title']).toBe('可以转载');
  });
});

describe('describeDataAccess', () => {
  it('names only what a portal has', () => {
    const portal = {
      site: { ...SITE, url: '' },
      reports: [],
      feeds: [],
      series: [],
    } as unknown as Portal;
    const access = describeDataAccess(portal);
    expect(access.files.map(({ path }) => path)).toEqual(['catalog.csv', 'catalog.json']);
    expect(access.forms.map(({ ending }) => ending)).toEqual([
      ...['.json', '.pdf', '.docx', '.txt', '.md', '.single.html'],
    ]);
    expect(access.citation).toBeUndefined();
    expect(access.license).toBeUndefined();
  });

  it('cites a report as a reference in a text', () => {
    const report = createReport({ canonical: CANONICAL, fields: { documentNumber: '示例〔2022〕1号' } });
    expect(formatCitation(report)).toBe(
      `示例区示例局：《示例区示例局2021年度报告》（示例〔2022〕1号），2022-02-14，${CANONICAL}。`,
    );
    expect(formatCitation(createReport())).toBe('示例区示例局：《示例区示例局2021年度报告》，2022-02-14。');
  });
});
