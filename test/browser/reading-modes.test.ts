import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { runAxe } from '../support/axe.ts';
import { exampleSite } from '../support/built-site.ts';
import { openExample, unfold } from '../support/example-pages.ts';
import { page, useSite } from '../support/use-site.ts';

/** Everything that the 阅读工具 can make of a page, on the widths that people have. */

useSite(exampleSite);

const WIDTHS = [320, 360, 768, 1280];
const REPORT = 'reports/2021/shili.html';
const PAGES = [REPORT, 'index.html', 'search.html?q=示例审批', 'catalog.html', 'qr.html'];

const MODES: Readonly<Record<string, Record<string, unknown>>> = {
  长者模式: { senior: true },
  纯文本: { plain: true },
  '字号 200%，行距更宽': { size: 200, spacing: 1.5 },
  高对比: { colors: 'contrast' },
  '暖色，大字幕，辅助线': { colors: 'warm', caption: true, guide: true },
  '长者模式，深色，字号 300%': { senior: true, colors: 'dark', size: 300 },
};

/** Opens a page as it is for whoever has chosen this, with the bar. */
async function open(url: string, chosen: Record<string, unknown>): Promise<void> {
  await page.addInitScript(`localStorage.setItem('gongbao-reading', '${JSON.stringify(chosen)}')`);
  await openExample(page, url);
  await page.getByRole('button', { name: '阅读工具' }).click();
  await page.locator('.reading-bar').waitFor();
  await unfold(page);
}

/** Links in lists, buttons and folds that are lower, or buttons that are narrower, than a finger. */
const findSmallTargets = (of: Page, least: number) =>
  of.evaluate(`[...document.querySelectorAll('li a, td a, th a, summary, button, select, input')].filter((element) =>
    element.checkVisibility() && !element.closest('.report-text, .toc-beside, .breadcrumb, .prose li:not(.map-group li)'))
    .map((element) => [element.getBoundingClientRect(), element])
    .filter(([{ width, height }, element]) => height < ${least - 0.1} || (element.matches('.plain-button') && width < ${least - 0.1}))
    .map(([{ width, height }, element]) => [Math.round(width), Math.round(height), element.textContent.trim()].join(' '))`);

describe.each(Object.entries(MODES))('%s', (_, chosen) => {
  it.each(
    chosen.size || chosen.senior ? PAGES : [REPORT, 'qr.html'],
  )('%s fits every width, and fingers find their targets', async (url) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await open(url, chosen);
    for (const width of WIDTHS) {
      // The last is also a window of 1280 by 1024 at 400 %.
      await page.setViewportSize({ width, height: width === 320 ? 256 : 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth'), `${width} px`).toBe(width);
      expect(await findSmallTargets(page, chosen.senior ? 60 : 44), `${width} px`).toEqual([]);
    }
  });

  it('axe finds nothing on a report, narrow and wide', async () => {
    await open(REPORT, chosen);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await runAxe(page), `${width} px`).toEqual([]);
    }
  });
});
