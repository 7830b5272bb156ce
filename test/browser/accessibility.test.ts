import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAxe } from '../support/axe.ts';
import { exampleSite } from '../support/built-site.ts';
import { openSite } from '../support/open-site.ts';
import type { StaticServer } from '../support/static-server.ts';

let browser: Browser;
let server: StaticServer;

beforeAll(async () => {
  [browser, server] = await openSite(exampleSite());
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

const PAGES = [
  'index.html',
  'catalog.html',
  'orgs/示例区示例局.html',
  'reports/2021/shili.html',
  'reports/2021/shili.html?q=示例#s2',
  'reports/2021/shili.single.html',
  'reports/2022/tongzhi.gb18030.html',
  'reports/2022/zhangtiao.html',
  'search.html',
  'search.html?q=示例审批',
  'search.html?q=没有这句话',
  'search.html?q=示例&年度=2021',
  'search.html?q=fazhi',
  'search.html?q=示例审批的外星人',
  'qr.html',
  'about.html',
  'sitemap.html',
  '404.html',
];

async function open(page: Page, url: string): Promise<void> {
  await page.goto(server.url + url);
  if (url.startsWith('search.html?q=')) await page.locator('#search-status', { hasText: '共' }).waitFor();
  if (url.startsWith('reports/') && url.includes('?q=')) await page.locator('mark.hit').first().waitFor();
  await page.evaluate(`document.querySelectorAll('details').forEach((details) => { details.open = true; })`);
}

describe.each([
  { width: 360, scheme: 'light' },
  { width: 1280, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
] as const)('at $width px, $scheme', ({ width, scheme }) => {
  it.each(PAGES)('axe finds nothing on %s', async (url) => {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: scheme });
    await open(page, url);
    expect(await runAxe(page)).toEqual([]);
    await page.close();
  });
});

describe.each([360, 768, 1280])('at %i px with large text', (width) => {
  it.each(PAGES)('%s does not scroll sideways', async (url) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.addInitScript("localStorage.setItem('gongbao-text-size', 'large')");
    await open(page, url);
    // A single file has no script and so no 字号.
    if (!url.includes('.single.'))
      expect(await page.evaluate('document.documentElement.dataset.textSize')).toBe('large');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    await page.close();
  });
});

describe('the checker itself', () => {
  it('sees planted faults: pale text, also of one character, and a link without a name', async () => {
    const page = await browser.newPage();
    await page.setContent(
      '<html lang="zh-CN"><title>示例</title><main><h1>示例</h1><p style="color:#aaa">示例文字</p><p style="color:#bbb">大</p><a href="#x"></a></main></html>',
    );
    const faults = (await runAxe(page)).join('\n');
    expect(faults).toContain('link-name');
    expect(faults.match(/color-contrast/g)?.length).toBeGreaterThanOrEqual(1);
    await page.close();
  });
});
