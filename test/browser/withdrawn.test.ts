import { describe, expect, it } from 'vitest';
import { runAxe } from '../support/axe.ts';
import { buildContent } from '../support/built-site.ts';
import { browser, consoleErrors, page, ROOTS, server, useSite } from '../support/use-site.ts';
import { writeWithdrawnContent } from '../support/withdrawn-portal.ts';

useSite(async () => buildContent(await writeWithdrawnContent()));

const found = (count: number) => page.locator('#search-status', { hasText: `共 ${count} 篇` }).waitFor();

describe.each(ROOTS)('withdrawn reports, %s', (_name, root) => {
  it('are found only by whoever asks for them, and the address says so', async () => {
    await page.goto(`${root()}search.html?q=示例区示例局`);
    await found(2);
    expect(await page.locator('#search-results').textContent()).not.toMatch(/留下的|移除的/);
    expect(await page.textContent('#search-hint')).toContain('另有 2 篇已撤回的报告有这些字。');

    await page.click('text=只看已撤回的');
    await found(2);
    const results = await page.locator('#search-results li').allTextContents();
    expect(results).toHaveLength(2);
    for (const result of results) expect(result).toMatch(/(?:留下的|移除的)报告.*已撤回/s);
    expect(decodeURIComponent(page.url())).toContain('状态=已撤回');
    await page.click('text=已撤回 ×');
    await found(2);
    expect(await page.locator('#search-results').textContent()).not.toContain('留下的');
    expect(consoleErrors).toEqual([]);
  });

  it('are told of where nothing else is found, never a word of a removed text', async () => {
    await page.goto(`${root()}search.html?q=留下的正文`);
    await found(0);
    expect(await page.textContent('#search-hint')).toMatch(
      /^另有 1 篇已撤回的报告有这些字。只看已撤回的别的报告里没有找到。/,
    );
    await page.click('text=只看已撤回的');
    await found(1);
    await page.locator('#search-results a').first().click();
    await page.locator('mark').first().waitFor();
    expect(await page.locator('.report-notice').isVisible()).toBe(true);

    await page.goto(`${root()}search.html?q=机密字样甲乙丙&状态=已撤回`);
    await found(0);
  });

  it('lead on from an old address without scripts', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const plain = await context.newPage();
    for (const address of ['reports/2019/jiu%20jia.html', 'zwgk/2020/1.shtml']) {
      await plain.goto(root() + address);
      await plain.waitForURL(/reports\/2020\/qian\.html$/);
      expect(await plain.textContent('h1')).toContain('搬家的报告');
    }
    await context.close();
  });
});

describe('a notice', () => {
  it.each([
    'reports/2021/liu.html',
    'reports/2021/yi.html',
  ])('%s reads well: no fault that axe finds, wide and narrow', async (address) => {
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(server.url + address);
      expect(await runAxe(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    }
  });

  it('of a search without results but withdrawn ones reads well', async () => {
    await page.setViewportSize({ width: 360, height: 900 });
    await page.goto(`${server.url}search.html?q=留下的正文`);
    await found(0);
    expect(await page.textContent('#search-hint')).toMatch(
      /^另有 1 篇已撤回的报告有这些字。只看已撤回的别的报告里没有找到。/,
    );
    expect(await runAxe(page)).toEqual([]);
  });
});
