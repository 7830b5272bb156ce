import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSingleFileRenderer } from '../../src/forms/render-single-file.ts';
import { formatFeed } from '../../src/portal/feeds.ts';
import type { Portal } from '../../src/portal/portal.ts';
import type { Correction } from '../../src/report/report.ts';
import { EXAMPLE_CONTENT } from '../support/contents.ts';
import { getAttribute, parseHtml, queryAll, queryOne, visibleLine, visibleText } from '../support/html.ts';
import { loadSoundContent } from '../support/load-example.ts';
import { renderPages } from '../support/render-pages.ts';
import { validateHtml } from '../support/validate-html.ts';

const CORRECTIONS: Correction[] = [
  { date: '2022-05-20', what: '补上第三部分漏掉的一段', why: '排版时遗漏 <b>' },
  { date: '2022-03-01', what: '更正“甲 & 乙”的数字', why: '原文笔误' },
];

let pages: Map<string, string>;
const SINGLE_FILE = new URL('../../_includes/single-file.njk', import.meta.url);

let single: string;

let portal: Portal;

beforeAll(async () => {
  portal = await loadSoundContent(EXAMPLE_CONTENT);
  const report = portal.reports.find(({ id }) => id === '2021/shili');
  if (!report) throw new Error('the example report is gone');
  report.fields.corrections = CORRECTIONS;
  // Any picture: here only the frame matters.
  const images = { get: () => 'data:image/png;base64,iVBOR' };
  const renderSingleFile = createSingleFileRenderer(await readFile(SINGLE_FILE, 'utf8'));
  single = renderSingleFile(report, { site: portal.site, styles: '', images });
  pages = await renderPages(portal);
});

const page = (url: string) => pages.get(url) ?? '';

describe('修订记录', () => {
  it.each([
    'page',
    'single file',
  ])('is a list below the text of the %s, and the head leads to it', async (kind) => {
    const html = kind === 'page' ? page('/reports/2021/shili.html') : single;
    const document = parseHtml(html);
    const items = queryAll(queryOne(document, '.correction-list'), 'li').map(visibleLine);
    expect(items).toEqual([
      '2022-05-20 补上第三部分漏掉的一段 原因：排版时遗漏 <b>',
      '2022-03-01 更正“甲 & 乙”的数字 原因：原文笔误',
    ]);
    expect(visibleText(queryOne(document, '#corrections'))).toBe('修订记录');
    const link = queryOne(queryOne(document, '.report-byline'), 'a');
    expect(getAttribute(link, 'href')).toBe('#corrections');
    expect(visibleText(link)).toBe('2022-05-20');
    // The text itself stays the source's, character for character.
    expect(visibleText(queryOne(document, 'article'))).not.toContain('原文笔误');
    expect(await validateHtml(html, '/reports/2021/shili.html')).toEqual([]);
  });

  it('is not there where nothing was corrected', () => {
    expect(page('/reports/2020/shili.html')).not.toContain('修订');
  });

  it('dates the report anew for feed and site map, never its publication', () => {
    const [feed] = portal.feeds;
    if (!feed) throw new Error('no feed');
    expect(formatFeed(feed, portal.site)).toContain('<updated>2022-05-20T12:00:00+08:00</updated>');
    expect(page('/sitemap.xml')).toContain('<lastmod>2022-05-20</lastmod>');
    expect(page('/reports/2021/shili.html')).toContain('name="PubDate" content="2022-02-14 09:30"');
  });
});
