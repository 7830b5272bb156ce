import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { buildContent } from '../support/built-site.ts';
import { EXAMPLE_CONTENT } from '../support/load-example.ts';
import { serveFolder } from '../support/static-server.ts';

let browser: Browser;
let site = '';
let server: Awaited<ReturnType<typeof serveFolder>>;
let page: Page;
let errors: string[];

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), buildContent(EXAMPLE_CONTENT)]);
  server = await serveFolder(site, { mount: '/a b/中文/' });
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

beforeEach(async () => {
  page = await browser.newPage();
  errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('dialog', (dialog) => errors.push(`dialog ${dialog.message()}`));
});

afterEach(async () => {
  expect(errors).toEqual([]);
  await page.close();
});

async function search(query: string): Promise<{ status: string; titles: string[] }> {
  await page.goto(`${server.url}search.html?q=${encodeURIComponent(query)}`);
  const status = page.locator('#search-status', { hasText: /共 \d+ 篇/ });
  await status.waitFor();
  const titles = await page.locator('#search-results > li .search-title a').allTextContents();
  return { status: (await status.textContent()) ?? '', titles };
}

describe('a search', () => {
  it('finds any run of text that is on a page, as Ctrl+F would, and counts every report', async () => {
    expect(await search('批制度改')).toMatchObject({
      titles: expect.arrayContaining([expect.stringContaining('2021'), expect.stringContaining('2020')]),
    });
    expect((await search('批制度改')).status).toContain('共 2 篇');
    // Across punctuation and quotes.
    expect((await search('深化示例改革')).status).toContain('共 2 篇');
    // One character; a word that the source wrapped between two lines; rare characters; a heading; a table cell.
    expect((await search('窗')).status).toContain('共 1 篇');
    expect((await search('示例事项全部纳入')).status).toContain('共 1 篇');
    expect((await search('𠮷林')).status).toContain('共 1 篇');
    expect((await search('示例发〔2022〕3号')).status).toContain('共 1 篇');
    expect((await search('Example Service')).status).toContain('共 1 篇');
    // A footnote, a caption, a note, a picture's caption, and the name of an attachment.
    for (const words of [
      '数据来自示例调查',
      '示例事项办理情况',
      '数据为示例',
      '示例窗口',
      '2021年度示例统计表',
    ]) {
      expect((await search(words)).status, words).toContain('共 1 篇');
    }
  });

  it('does not find what is not there', async () => {
    expect((await search('度制批审')).status).toContain('共 0 篇');
    expect(await page.locator('main').innerText()).toContain('目录');
  });

  it('wants all words', async () => {
    expect((await search('审批制度 群众满意')).titles).toEqual(['示例区示例局2021年度法治政府建设情况报告']);
  });

  it('leads to the section with the hit marked in the excerpt', async () => {
    await search('跳过了一级');
    const result = page.locator('#search-results > li').first();
    expect(await result.locator('mark').first().textContent()).toBe('跳过了一级');
    const section = result.locator('a[href$="#s2-0-1"]');
    expect(await section.innerText()).toContain('示例能力有待提高');
    await section.click();
    expect(decodeURI(page.url())).toBe(`${decodeURI(server.url)}reports/2021/shili.html#s2-0-1`);
  });

  it('starts from the box on the home page and in the header of a report', async () => {
    await page.goto(`${server.url}index.html`);
    await page.locator('input[name=q]').fill('示例审批');
    await page.keyboard.press('Enter');
    await page.locator('#search-status', { hasText: '共 2 篇' }).waitFor();
    expect(await page.locator('#search-input').inputValue()).toBe('示例审批');
    await page.goto(`${server.url}reports/2021/shili.html`);
    await page.locator('.site-header input[name=q]').fill('示例审批');
    await page.locator('.site-header button').click();
    await page.locator('#search-status', { hasText: '共 2 篇' }).waitFor();
  });

  it('keeps the address in step with the box', async () => {
    await search('示例审批');
    await page.locator('#search-input').fill('监管');
    await page.keyboard.press('Enter');
    await page.locator('#search-status', { hasText: /共 \d+ 篇/ }).waitFor();
    expect(new URL(page.url()).searchParams.get('q')).toBe('监管');
  });

  it.each([
    '<img src=x onerror=alert(1)>',
    '"><script>alert(1)</script>',
    '.*+?^$ {}()|[]\\',
    '“”"\'',
    '\ud800',
    '😀',
    '的'.repeat(10_000),
  ])('takes %s for words and nothing else', async (query) => {
    await page.goto(`${server.url}search.html`);
    await page.evaluate('document.getElementById("search-input").removeAttribute("maxlength")');
    await page.locator('#search-input').fill(query);
    await page.locator('#search-form button').click();
    await expect
      .poll(() => page.locator('main').innerText(), { timeout: 20_000 })
      .toMatch(/共 \d+ 篇|请输入|没有可以搜索/);
    expect(await page.locator('main img, main script').count()).toBe(0);
  });

  it('says plainly on a page opened from disk that it does not work there yet', async () => {
    await page.goto(`${pathToFileURL(`${site}/search.html`).href}?q=示例`);
    await expect.poll(() => page.locator('main').innerText()).toContain('Ctrl+F');
    expect(await page.locator('main a[href="catalog.html"]').count()).toBeGreaterThan(0);
  });

  it('loads its engine only on the search page', async () => {
    server.requests.length = 0;
    await page.goto(`${server.url}reports/2021/shili.html`);
    expect(
      server.requests.filter(({ path }) => path.includes('pagefind') || path.includes('search.js')),
    ).toEqual([]);
  });
});
