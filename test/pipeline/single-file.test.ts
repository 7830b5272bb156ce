import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderSite } from '../../src/eleventy/build-site.ts';
import { EXAMPLE_CONTENT } from '../support/contents.ts';
import { getAttribute, parseHtml, queryAll, queryOne, visibleText } from '../support/html.ts';
import { loadSoundContent } from '../support/load-example.ts';
import { readPortalFile } from '../support/read-output.ts';
import { validateHtml } from '../support/validate-html.ts';

const PATH = 'reports/2021/shili.single.html';

let html: string;
let page: string;
let offered: { bytes: number; sha256: string; name: string } | undefined;

beforeAll(async () => {
  const portal = await loadSoundContent(EXAMPLE_CONTENT);
  html = await readPortalFile(portal, PATH);
  const report = portal.reports.find(({ id }) => id === '2021/shili');
  offered = report?.downloads.find(({ url }) => url === PATH);
  const pages = await renderSite(portal);
  page = pages.find(({ url }) => decodeURI(url) === '/reports/2021/shili.html')?.content ?? '';
});

describe('the single file of a report', () => {
  it('has the report’s text, character for character', () => {
    const textOf = (source: string) =>
      visibleText(queryOne(parseHtml(source), 'article')).replace(/\s/gu, '');
    expect(textOf(html)).toBe(textOf(page));
    expect(textOf(html).length).toBeGreaterThan(200);
  });

  it('needs nothing else: no script, no file beside it, pictures and code inside', () => {
    const document = parseHtml(html);
    for (const tag of ['script', 'link', 'iframe']) expect(queryAll(document, tag), tag).toEqual([]);
    const pictures = queryAll(document, 'img').map((image) => getAttribute(image, 'src') ?? '');
    expect(pictures).toEqual([expect.stringMatching(/^data:image\/png;base64,iVBOR/)]);
    expect(queryAll(document, 'svg').length).toBe(1);
    const links = queryAll(document, 'a').map((link) => getAttribute(link, 'href') ?? '');
    expect(links.filter((link) => !/^(?:https:\/\/|#)/.test(link))).toEqual([]);
    expect(links).toContain('https://gongbao.example/bg/reports/2020/shili.html#s1');
  });

  it('is offered among the downloads with its size and hash', () => {
    expect(offered).toMatchObject({
      bytes: Buffer.byteLength(html),
      sha256: createHash('sha256').update(html).digest('hex'),
      name: '示例区示例局2021年度法治政府建设情况报告.html',
    });
    expect(page).toContain('shili.single.html');
  });

  it('is valid HTML', async () => {
    expect(await validateHtml(html, PATH)).toEqual([]);
  });

  it('has plain text for links into a portal without an address', async () => {
    const bare = await readPortalFile(await loadSoundContent(EXAMPLE_CONTENT, { siteUrl: '' }), PATH);
    const links = queryAll(parseHtml(bare), 'a').map((link) => getAttribute(link, 'href') ?? '');
    expect(links.filter((link) => !/^(?:#|https:\/\/www\.example\.org)/.test(link))).toEqual([]);
    expect(bare).toContain('全文见上一年度报告。');
  });
});
