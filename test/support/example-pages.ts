import type { Page } from 'playwright-core';
import { describeLook, initialPreferences, type Preferences } from '../../src/reading/preferences.ts';
import { server } from './use-site.ts';

/** Pages of the example that show all that pages have, of some with what a search makes of them. */
export const EXAMPLE_PAGES = [
  'index.html',
  'catalog.html',
  'orgs/示例区示例局.html',
  'columns/法治政府.html',
  'reports/2021/shili.html',
  'reports/2021/shili.html?q=示例#s2',
  'reports/2021/shili.single.html',
  'reports/2022/tongzhi.gb18030.html',
  'reports/2022/zhangtiao.html',
  'series/示例区示例局法治政府建设情况报告.html',
  'series/示例区示例局法治政府建设情况报告/2020-2021.html',
  'search.html',
  'search.html?q=示例审批',
  'search.html?q=没有这句话',
  'search.html?q=示例&年度=2021',
  'search.html?q=fazhi',
  'search.html?q=示例审批的外星人',
  'bodies.html',
  'qr.html',
  'data.html',
  'prove.html',
  'about.html',
  'sitemap.html',
  '404.html',
];

/** Opens one of them, and waits for what its search finds. */
export async function openExample(page: Page, url: string): Promise<void> {
  await page.goto(server.url + url);
  if (url.startsWith('search.html?q=')) await page.locator('#search-status', { hasText: '共' }).waitFor();
  if (url.startsWith('reports/') && url.includes('?q=')) await page.locator('mark.hit-current').waitFor();
}

/** Gives the open page the text size that a reader may choose, in per cent. */
export function setTextSize(page: Page, size: Preferences['size']): Promise<unknown> {
  const { properties } = describeLook({ ...initialPreferences(), size });
  return page.evaluate(`for (const [name, value] of ${JSON.stringify(Object.entries(properties))})
    document.documentElement.style.setProperty(name, value)`);
}

/** Unfolds whatever a page folds, or folds it. */
export const unfold = (page: Page, isOpen = true) =>
  page.evaluate(`document.querySelectorAll('details').forEach((fold) => { fold.open = ${isOpen}; })`);
