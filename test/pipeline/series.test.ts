import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { inventSeries } from '../../scripts/bench/invent-series.ts';
import type { Portal } from '../../src/portal/portal.ts';
import { REAL_CONTENT } from '../support/contents.ts';
import { getAttribute, parseHtml, queryAll, queryOne, visibleLine, visibleText } from '../support/html.ts';
import { loadContent, loadSoundContent } from '../support/load-example.ts';
import { readPortalFile } from '../support/read-output.ts';
import { renderPages } from '../support/render-pages.ts';
import { writeReport } from '../support/sample-report.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { validateHtml } from '../support/validate-html.ts';
import { writeReports } from '../support/write-reports.ts';
import { writeTree } from '../support/write-tree.ts';

const YEARS = inventSeries(1, 2012, 10);
const SERIES = 'series/示例区示例局工作报告.html';

let portal: Portal;
let pages: Map<string, string>;

const page = (name: string) => pages.get(`/${name}`) ?? '';

/** The file or page that an address of a page leads to, and its fragment. */
function follow(from: string, href: string): [string, string] {
  const url = new URL(href, `https://x.example/${encodeURI(from)}`);
  return [decodeURIComponent(url.pathname.slice(1)), decodeURIComponent(url.hash.slice(1))];
}

beforeAll(async () => {
  const content = await tempFolder();
  const add = (id: string, fields: Record<string, string>, body: string) =>
    writeTree(content, { [`reports/${id}/index.md`]: writeReport(fields, `\n${body}\n`) });
  for (const { year, title, body } of YEARS)
    if (year !== 2015)
      await add(
        `${year}/nianbao`,
        { 标题: title, 发布日期: `${year + 1}-02-14` },
        // Nothing that a chart could show.
        body.replace(/^## .*\n/m, '$&\n行政诉讼败诉案件 0 件。\n'),
      );
  await add('2021/other', { 标题: '示例区示例局2021年另一种报告' }, '受理 12 件。');
  portal = await loadSoundContent(content, { siteUrl: 'https://gongbao.example/' });
  pages = await renderPages(portal);
});

describe('a series', () => {
  it('has a page, which home, site map and each of its reports link', () => {
    expect(portal.series.map(({ path: name, years }) => [name, years.length])).toEqual([[SERIES, 9]]);
    for (const from of ['index.html', 'sitemap.html', 'reports/2014/nianbao.html'])
      expect(page(from)).toContain(encodeURI(SERIES));
    expect(page('sitemap.xml')).toContain(`https://gongbao.example/${encodeURI(SERIES)}`);
  });

  it('leads from each report to the year before and after, over a gap', () => {
    const nav = queryOne(parseHtml(page('reports/2014/nianbao.html')), '.report-years');
    const links = queryAll(nav, 'a').map((link) => [
      visibleText(link),
      follow('reports/2014/nianbao.html', getAttribute(link, 'href') ?? '')[0],
    ]);
    expect(links).toEqual([
      ['上一年度（2013年）', 'reports/2013/nianbao.html'],
      ['下一年度（2016年）', 'reports/2016/nianbao.html'],
      ['历年对照（共 9 年）', SERIES],
    ]);
    expect(page('reports/2021/other.html')).not.toContain('report-years');
  });

  it('says which year is not there', () => {
    expect(visibleLine(page(SERIES))).toContain('2012年至2021年，共 9 年；本站没有 2015 年的');
  });

  it('has valid pages', async () => {
    const names = [SERIES, SERIES.replace('.html', '/2020-2021.html'), 'reports/2014/nianbao.html'];
    for (const name of names) expect(await validateHtml(page(name), `/${name}`)).toEqual([]);
  });

  it('leads every number and heading to where it stands', () => {
    const document = parseHtml(page(SERIES));
    const links = queryAll(document, '.years-table a');
    expect(links.length).toBeGreaterThan(200);
    for (const link of links) {
      const [target, id] = follow(SERIES, getAttribute(link, 'href') ?? '');
      const place = queryAll(parseHtml(page(target)), `[id="${id}"]`);
      expect(place).toHaveLength(1);
      expect(visibleText(place[0] as (typeof place)[number])).toBe(visibleText(link));
    }
  });

  it('has the text of each section, year beside year', () => {
    const [first] = queryAll(parseHtml(page(SERIES)), '.series-texts');
    if (!first) throw new Error('no texts');
    expect(visibleLine(queryOne(first, 'summary'))).toBe('一、办理情况 9 年的正文');
    for (const column of queryAll(first, '.series-column')) {
      const [year = '', ...lines] = queryAll(column, 'p').map((line) => visibleText(line));
      const own = portal.reports.find(
        ({ fields }) => `${fields.year}年` === year && fields.title.includes('工作报告'),
      );
      expect(own?.body().sections[0]?.text).toBe(lines.join('\n'));
    }
  });

  it('compares each year with the three before it', () => {
    expect(portal.yearPairs.slice(0, 7).map(({ before, after }) => [before.year, after.year])).toEqual([
      [2012, 2013],
      [2012, 2014],
      [2013, 2014],
      [2012, 2016],
      [2013, 2016],
      [2014, 2016],
      [2013, 2017],
    ]);
    const html = page(SERIES.replace('.html', '/2014-2016.html'));
    const document = parseHtml(html);
    const rows = queryAll(document, '.pair-row');
    expect(rows.length).toBeGreaterThan(10);
    expect(queryAll(document, 'del').length).toBeGreaterThan(5);
    expect(html).toContain('<meta name="robots" content="noindex">');
  });

  it('shows nothing on the pages of two years that their reports do not say', () => {
    const [before, after] = [2020, 2021].map((year) =>
      visibleText(page(`reports/${year}/nianbao.html`)).replace(/\s/gu, ''),
    );
    const document = parseHtml(page(SERIES.replace('.html', '/2020-2021.html')));
    for (const row of queryAll(document, '.pair-section .pair-row'))
      for (const [index, side] of queryAll(row, '.pair-side').entries())
        for (const cell of queryAll(side, '.pair-cell'))
          expect([before, after][index]).toContain(
            visibleText(cell).replace(/（删去：|（加上：|）|\s/gu, ''),
          );
  });
});

describe('figures', () => {
  const read = (name: string) => readPortalFile(portal, name);

  it('are files of each report of a series, in the catalogue, and of no other', async () => {
    const catalog = JSON.parse(await read('catalog.json'));
    const forms = (url: string) =>
      catalog.reports
        .find((report: { url: string }) => report.url === url)
        .formats.map((file: { url: string }) => file.url)
        .filter((name: string) => name.includes('figures'));
    expect(forms('reports/2021/nianbao.html')).toEqual([
      'reports/2021/nianbao.figures.csv',
      'reports/2021/nianbao.figures.json',
    ]);
    expect(forms('reports/2021/other.html')).toEqual([]);
    expect(catalog.series).toHaveLength(1);
  });

  it('are at their place in the text that the report’s own JSON has', async () => {
    const { figures } = JSON.parse(await read('reports/2021/nianbao.figures.json'));
    const { sections } = JSON.parse(await read('reports/2021/nianbao.json'));
    expect(figures).toHaveLength((YEARS[9]?.planted.length ?? 0) + 1);
    for (const { section, offset, text } of figures) {
      const own = sections.find(({ id }: { id: string }) => id === section).text;
      expect([...own].slice(offset, offset + [...text].length).join('')).toBe(text);
    }
  });

  it('are a table that another program reads, for a report and for all years', async () => {
    const rows = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true });
    const one = rows(await read('reports/2021/nianbao.figures.csv'));
    expect(one[1]).toMatchObject({ 年度: '2021', 指标: '受理申请', 单位: '件', 位置: '一、办理情况' });
    const all = rows(await read(SERIES.replace('.html', '.figures.csv')));
    expect(all).toHaveLength(9 * one.length);
    const json = JSON.parse(await read(SERIES.replace('.html', '.figures.json')));
    expect(json.indicators[0].values).toHaveLength(9);
  });

  it('have charts with a name, a text for who does not see them, and a table beside', () => {
    const charts = queryAll(parseHtml(page(SERIES)), 'svg');
    expect(charts.length).toBeGreaterThan(5);
    for (const chart of charts) {
      expect(getAttribute(chart, 'role')).toBe('img');
      expect(visibleText(queryOne(chart, 'desc')).replace(/\d+年/gu, '')).toMatch(/[1-9]/);
    }
  });

  it('do not change a character of the report', () => {
    const report = portal.reports.find(({ id }) => id === '2021/nianbao');
    const article = visibleText(queryOne(parseHtml(page('reports/2021/nianbao.html')), 'article'));
    const plain = visibleText(parseHtml(report?.body().html ?? ''));
    expect(article.replace(/\s+/gu, '')).toBe(plain.replace(/\s+/gu, ''));
  });
});

describe('what is no series', () => {
  const write = (reports: Parameters<typeof writeReports>[0]) => writeReports(reports, '\n受理12件。\n');

  it('leaves no trace: no page, no file, no word', async () => {
    const one = await loadSoundContent(REAL_CONTENT);
    expect([one.series, one.yearPairs]).toEqual([[], []]);
    expect(one.files.filter((file) => /series|figures/.test(file.path))).toEqual([]);
    for (const html of (await renderPages(one)).values())
      expect(html).not.toMatch(/历年|series\/|class="figure"/);
    expect(one.reports[0]?.downloads.map(({ form }) => form)).not.toContain('figures');
  });

  it('is two reports of one year: told with the place, listed on the page, in no comparison', async () => {
    const content = await write({
      '2019/a': { 标题: '示例局2019年度报告', 发布日期: '2020-01-01' },
      '2020/a': { 标题: '示例局2020年度报告', 发布日期: '2021-01-01' },
      '2021/a': { 标题: '示例局2021年度报告', 发布日期: '2022-01-01' },
      '2021/b': { 标题: '示例局2021年报告', 发布日期: '2022-01-02' },
    });
    const { portal: loaded, diagnostics } = await loadContent(content);
    expect(diagnostics.filter(({ rule }) => rule === 'series-year')).toMatchObject([
      { level: 'warning', file: '内容/reports/2021/a/index.md', line: 2 },
    ]);
    expect(
      loaded?.series.map(({ years, doubled }) => [years.map(({ year }) => year), doubled]),
    ).toMatchObject([[[2019, 2020], [{ year: 2021, reports: [{}, {}] }]]]);
    const [, html = ''] =
      [...(await renderPages(loaded as Portal))].find(([url]) => url.endsWith('局报告.html')) ?? [];
    expect(visibleLine(html)).toContain('2021年有 2 篇，没有排进对照：示例局2021年度报告、示例局2021年报告');
  });

  it('has no figures where the site does not want them', async () => {
    const content = await write({
      '2020/a': { 标题: '示例局2020年度报告', 发布日期: '2021-01-01' },
      '2021/a': { 标题: '示例局2021年度报告', 发布日期: '2022-01-01' },
    });
    await writeFile(path.join(content, 'site.json'), '{ "figures": false }');
    const without = await loadSoundContent(content);
    expect(without.series).toHaveLength(1);
    expect(without.files.filter((file) => file.path.includes('figures'))).toEqual([]);
  });
});
