import { describe, expect, it } from 'vitest';
import { createDataCatalogs } from '../../src/portal/data-catalog.ts';
import { formatFeed } from '../../src/portal/feeds.ts';
import { DEMO_CONTENT } from '../support/contents.ts';
import { parseHtml, queryAll, visibleText } from '../support/html.ts';
import { loadContent } from '../support/load-example.ts';
import { findPage, renderPages } from '../support/render-pages.ts';
import { validateDcat } from '../support/validate-dcat.ts';
import { validateSchemaOrg } from '../support/validate-schema-org.ts';
import { validateXml } from '../support/validate-xml.ts';

/** What programs read of a portal, held against its schemas and vocabularies. */

describe('what the demo tells programs', async () => {
  const { portal } = await loadContent(DEMO_CONTENT);
  if (!portal) throw new Error('the demo has faults');
  const pages = await renderPages(portal);
  const read = (path: string) => findPage(pages, path);
  const listNodes = (html: string): Record<string, unknown>[] =>
    queryAll(parseHtml(html), 'script[type="application/ld+json"]').flatMap(
      (script) => (JSON.parse(visibleText(script)) as { '@graph': Record<string, unknown>[] })['@graph'],
    );
  const findNode = (path: string, ...types: string[]) =>
    listNodes(read(path)).find((node) => types.includes(String(node['@type'])));
  const withData = [...pages].filter(([path, html]) => path.endsWith('.html') && listNodes(html).length > 0);

  it('is schema.org on home, lists, reports and fixed pages, and nothing of the past or taken back', () => {
    expect(withData.length).toBeGreaterThan(portal.reports.length + 20);
    for (const [path, html] of withData) {
      for (const script of queryAll(parseHtml(html), 'script[type="application/ld+json"]'))
        expect(validateSchemaOrg(JSON.parse(visibleText(script))), path).toEqual([]);
    }
    for (const { url } of [...portal.withdrawn, ...portal.versionPages.map(({ path }) => ({ url: path }))])
      expect(withData.map(([path]) => path)).not.toContain(`/${decodeURI(url)}`);
    for (const { url } of portal.reports)
      expect(findNode(`/${decodeURI(url)}`, 'Report', 'Legislation'), url).toBeDefined();
  });

  it('finds what breaks the vocabulary', () => {
    const wrap = (node: object) => validateSchemaOrg({ '@context': 'https://schema.org', '@graph': [node] });
    expect(wrap({ '@type': 'Report', name: '甲', datePublished: '2022-02-14' })).toEqual([]);
    expect(wrap({ '@type': 'Report', legislationType: '决定' })).toHaveLength(1);
    expect(wrap({ '@type': 'Bericht' })).toHaveLength(1);
    expect(wrap({ '@type': 'Report', datePublished: '2022年' })).toHaveLength(1);
    expect(wrap({ '@type': 'Report', author: { '@type': 'BreadcrumbList' } })).toHaveLength(1);
  });

  it('says whether a document that binds is in force, and what it does to others', () => {
    const legislation = portal.reports.filter(({ validity }) => validity);
    for (const { url, validity } of legislation) {
      const force = findNode(`/${decodeURI(url)}`, 'Legislation')?.legislationLegalForce;
      const holds = validity === '有效' || validity === '已修改';
      expect(force, url).toBe(`https://schema.org/${holds ? 'InForce' : 'NotInForce'}`);
    }
    const nodes = portal.reports.map(({ url }) => findNode(`/${decodeURI(url)}`, 'Legislation'));
    expect(nodes.some((node) => node && 'legislationRepeals' in node)).toBe(true);
    expect(nodes.some((node) => node && 'legislationAmends' in node)).toBe(true);
  });

  it('has the way to each report, from the home page to itself', () => {
    const report = portal.reports.find(({ columns }) => columns.main?.trail.length === 2);
    const list = findNode(`/${decodeURI(report?.url ?? '')}`, 'BreadcrumbList');
    const steps = list?.itemListElement as { position: number; item: object }[];
    expect(steps.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
    expect(steps[0]?.item).toEqual({ '@id': `${portal.site.url}index.html` });
    expect(steps.at(-1)?.item).toEqual({ '@id': report?.canonical });
  });

  it('is Dublin Core in the head of each report', () => {
    for (const { url, fields, canonical } of portal.reports) {
      const document = parseHtml(read(`/${decodeURI(url)}`));
      expect(queryAll(document, 'link[rel="schema.DCTERMS"]')[0]?.attribs.href).toBe(
        'http://purl.org/dc/terms/',
      );
      const terms = queryAll(document, 'meta[name^="DCTERMS."]').map(({ attribs }) => [
        attribs.name,
        attribs.content,
      ]);
      expect(terms).toContainEqual(['DCTERMS.title', fields.title]);
      expect(terms).toContainEqual(['DCTERMS.issued', fields.date]);
      expect(terms).toContainEqual(['DCTERMS.identifier', canonical]);
      for (const [, content] of terms) expect(content).not.toBe('');
    }
  });

  it('is a DCAT catalogue that offers every report with its files', async () => {
    const [catalog, ...others] = createDataCatalogs(portal);
    expect(others).toEqual([]);
    const json = catalog?.format() ?? '';
    const { faults, data } = await validateDcat(json);
    expect(faults).toEqual([]);
    const count = (type: string) =>
      data.countQuads(
        null,
        'http://www.w3.org/1999/02/22-rdf-syntax-ns#type',
        `http://www.w3.org/ns/dcat#${type}`,
        null,
      );
    expect(count('Dataset')).toBe(portal.reports.length);
    const offered = portal.reports.flatMap(({ downloads }) =>
      downloads.filter(({ onlyInBuilds }) => !onlyInBuilds),
    );
    expect(count('Distribution')).toBe(offered.length + 2 * portal.reports.length);
    expect((await validateDcat(json.replaceAll('"dct:title"', '"dct:titel"'))).faults).not.toEqual([]);
  });

  it('are feeds, sitemaps and a description of the search as their schemas want them', async () => {
    expect(portal.feeds.length).toBeGreaterThan(10);
    for (const feed of portal.feeds)
      expect(await validateXml(formatFeed(feed, portal.site), 'atom.rng'), feed.path).toEqual([]);
    expect(
      await validateXml(
        formatFeed(portal.feeds[0] as never, portal.site).replace('<id>', '<ident>'),
        'atom.rng',
      ),
    ).not.toEqual([]);
    expect(await validateXml(read('/sitemap.xml'), 'sitemap.xsd')).toEqual([]);
    expect(read('/sitemap.xml')).toContain(`<loc>${portal.site.url}data.html</loc>`);
  });

  it('describes its search by the rules of OpenSearch 1.1', () => {
    const xml = read('/opensearch.xml');
    const text = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
    expect(xml).toContain('xmlns="http://a9.com/-/spec/opensearch/1.1/"');
    for (const [name, most] of [
      ['ShortName', 16],
      ['LongName', 48],
      ['Description', 1024],
    ] as const) {
      expect(text(name).length, name).toBeGreaterThan(0);
      expect(text(name).length, name).toBeLessThanOrEqual(most);
    }
    expect(text('Language')).toBe('zh-CN');
    expect(xml).toMatch(
      /<Url type="text\/html" template="https:\/\/[^"]*search\.html\?q=\{searchTerms\}"\/>/,
    );
    expect(xml).toMatch(
      /<Url type="application\/opensearchdescription\+xml" rel="self" template="[^"]*opensearch\.xml"\/>/,
    );
  });

  it('is told to people on a page of its own, with nothing that is not there', () => {
    const document = parseHtml(read('/data.html'));
    const files = new Set([...pages.keys(), ...portal.files.map(({ path }) => `/${path}`)]);
    for (const link of queryAll(document, '#files + ul a')) expect(files).toContain(`/${link.attribs.href}`);
    const endings = queryAll(document, '#report-files ~ ul')[0];
    for (const code of endings ? queryAll(endings, 'code') : [])
      expect(
        [...files].some((path) => path.startsWith('/reports/') && path.endsWith(visibleText(code))),
      ).toBe(true);
    expect(visibleText(queryAll(document, '.citation')[0] as never)).toContain(
      portal.reports[0]?.fields.title,
    );
    expect(visibleText(document)).toContain('没有写明使用许可');
  });
});

describe('a portal without an address', async () => {
  const { portal } = await loadContent(DEMO_CONTENT);
  if (!portal) throw new Error('the demo has faults');
  const bare = { ...portal, site: { ...portal.site, url: '' } };

  it('offers no catalogue whose addresses would be wrong', () => {
    expect(createDataCatalogs(bare)).toEqual([]);
  });
});
