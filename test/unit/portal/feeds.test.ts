import { describe, expect, it } from 'vitest';
import { collectColumns, planColumns } from '../../../src/portal/columns.ts';
import { collectFeeds, formatFeed } from '../../../src/portal/feeds.ts';
import { collectFacets, collectListings } from '../../../src/portal/listings.ts';
import type { PortalReport } from '../../../src/portal/portal.ts';
import { parseHtml, queryAll, visibleText } from '../../support/html.ts';
import { createReport, SITE } from './sample-portal.ts';

const collect = (reports: PortalReport[], site = SITE) => {
  const columns = collectColumns(reports, [], site.columns);
  return collectFeeds({ site, reports, listings: collectListings(reports, collectFacets(reports), columns) });
};

const create = (id: string, html: string, more: Partial<PortalReport['fields']> = {}) =>
  createReport({
    id,
    html,
    canonical: `${SITE.url}reports/${id}.html`,
    fields: { category: '法治政府', ...more },
  });

/** The text of an element as a reader of XML has it. */
const readElements = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(([, text = '']) =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  );

const formatFirst = (reports: PortalReport[]) => {
  const [feed] = collect(reports);
  if (!feed) throw new Error('no feed');
  return formatFeed(feed, SITE);
};

describe('feeds', () => {
  it('are of the site, of columns, bodies and topics, and of what has reports', () => {
    expect(collect([create('a', '')]).map(({ path, title, page }) => [path, title, page])).toEqual([
      ['feed.xml', '示例区公报', ''],
      ['columns/法治政府.xml', '法治政府 - 示例区公报', 'columns/%E6%B3%95%E6%B2%BB%E6%94%BF%E5%BA%9C.html'],
      ['orgs/示例区示例局.xml', '示例区示例局 - 示例区公报', expect.stringMatching(/^orgs\/.*\.html$/)],
      ['topics/科技、教育.xml', '科技、教育 - 示例区公报', expect.stringMatching(/^topics\/.*\.html$/)],
    ]);
    expect(collect([], { ...SITE, columns: [{ name: '空' }] })).toEqual([]);
    const tree = { ...SITE, columns: [{ name: '空' }, { name: '法治政府' }] };
    const report = create('a', '');
    const placed = { ...report, columns: planColumns(tree.columns).find({ id: 'a', ...report.fields }) };
    expect(collect([placed], tree).map(({ path }) => path)).not.toContain('columns/空.xml');
  });

  it('are none without an address', () =>
    expect(collect([create('a', '')], { ...SITE, url: '' })).toEqual([]));

  it('have the text that the page shows, with whole addresses and without signs that need a script', () => {
    const html =
      '<div class="heading heading-2"><h2 id="s1">一、“甲”&amp;乙</h2><a class="heading-link" href="#s1" aria-label="链接"></a></div>\n' +
      '<p>见<a href="../2020/b.html#s2">上年</a>、<a href="https://x.example/?a=1&amp;b=2">外</a><img src="a/%E5%9B%BE.png" alt="图"></p>';
    const [text = ''] = readElements(
      formatFirst([create('2021/a', html, { signature: ['示例局 <印>', '2022年'] })]),
      'content',
    );
    const document = parseHtml(text);
    expect(visibleText(document)).toContain('一、“甲”&乙');
    expect(visibleText(document)).toContain('示例局 <印>');
    expect(text).not.toContain('heading-link');
    const base = 'https://www.shili.example/baogao/reports/';
    expect(text).toContain(`href="${base}2020/b.html#s2"`);
    expect(text).toContain('href="https://x.example/?a=1&amp;b=2"');
    expect(text).toContain(`src="${base}2021/a/%E5%9B%BE.png"`);
    expect(queryAll(document, 'h2').map((heading) => visibleText(heading))).toEqual(['一、“甲”&乙']);
  });

  it('end after thirty entries, and after so much text tell summaries alone', () => {
    const long = (id: string) => create(id, `<p>${'长'.repeat(120_000)}</p>`);
    const xml = formatFirst([long('a'), long('b'), long('c'), create('d', '<p>短</p>')]);
    expect(readElements(xml, 'content').map(({ length }) => length)).toEqual([120_007, 120_007, 8]);
    expect(readElements(xml, 'summary')).toHaveLength(4);
    const many = Array.from({ length: 40 }, (_, at) => create(`r${at}`, ''));
    expect(formatFirst(many).match(/<entry>/g)).toHaveLength(30);
  });

  it('cannot be broken by what reports say', () => {
    const hostile = ']]></content><script>alert(1)</script>&"\'<!--';
    const xml = formatFirst([
      create('a', `<p>${hostile.replaceAll('<', '&lt;')}</p>`, { title: hostile, org: hostile }),
    ]);
    expect(xml).not.toContain('<script');
    expect(readElements(xml, 'title')).toEqual(['示例区公报', hostile]);
    expect(xml.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]/);
  });

  it('tell column, dates and attached files', () => {
    const report = create('2021/a', '', { date: '2022-02-14', time: '09:30' });
    const download = {
      url: 'reports/2021/a/attachments/x.pdf',
      name: 'x.pdf',
      bytes: 5,
      sha256: '',
      typeLabel: '',
      mime: 'application/pdf',
    };
    const xml = formatFirst([{ ...report, downloads: [download, { ...download, form: 'text' }] }]);
    expect(xml).toContain('<published>2022-02-14T09:30:00+08:00</published>');
    expect(xml).toContain('<category term="法治政府" label="栏目：法治政府"/>');
    expect(xml.match(/rel="enclosure"/g)).toHaveLength(1);
    expect(xml).toContain(
      '<link rel="enclosure" href="https://www.shili.example/baogao/reports/2021/a/attachments/x.pdf" type="application/pdf" length="5" title="x.pdf"/>',
    );
  });
});
