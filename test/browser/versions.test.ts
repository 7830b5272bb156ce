import { describe, expect, it } from 'vitest';
import { runAxe } from '../support/axe.ts';
import { buildContent } from '../support/built-site.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { consoleErrors, page, ROOTS, server, useSite } from '../support/use-site.ts';
import { VERSIONED_CONTENT } from '../support/versions-sample.ts';
import { writeTree } from '../support/write-tree.ts';

/** A report that was corrected twice. */
useSite(async () => buildContent(await writeTree(await tempFolder(), VERSIONED_CONTENT)));

const FOLDER = 'reports/2021/shili/versions/';
const ended = () => page.locator('#search-status', { hasText: /^共 \d+ 篇$/ }).waitFor();

describe.each(ROOTS)('former texts, %s', (_name, root) => {
  it('are found only by whoever asks, and then marked on their page', async () => {
    server.requests.length = 0;
    await page.goto(`${root()}search.html?q=甲乙丙丁`);
    await ended();
    expect(await page.textContent('#search-status')).toBe('共 0 篇');
    expect(server.requests.filter(({ path: asked }) => asked.includes('versions'))).toEqual([]);

    await page.check('#search-versions');
    await page.locator('#search-status', { hasText: '共 2 篇' }).waitFor();
    expect(await page.textContent('#search-hint')).toContain('其中 2 篇是以前公布的文本');
    expect(await page.locator('.search-details').first().textContent()).toMatch(
      /^2022-0\d-\d\d 起公布的以前的文本/,
    );
    // The address says it, so that it can be shared, and Back has it.
    expect(decodeURIComponent(page.url())).toContain('历次文本=1');
    await page.locator('#search-results a').first().click();
    await page.locator('mark').first().waitFor();
    expect(decodeURIComponent(page.url())).toContain(`${FOLDER}2022-`);
    expect((await page.locator('mark').allTextContents()).join('')).toContain('甲乙丙丁');
    await page.goBack();
    await page.locator('#search-status', { hasText: '共 2 篇' }).waitFor();
    expect(await page.isChecked('#search-versions')).toBe(true);
    expect(consoleErrors).toEqual([]);
  });

  it('lead from the report to the text of a day, to what changed, and back, by links alone', async () => {
    await page.goto(`${root()}reports/2021/shili.html`);
    await page.click('text=2022年2月14日至3月1日的文本');
    expect(await page.textContent('.version-note')).toContain('不是现行文本');
    await page.locator('.report-text img').scrollIntoViewIfNeeded();
    // Asked from here: the page's policy lets no text be run as a script.
    const width = () => page.evaluate(`document.querySelector('.report-text img').naturalWidth`);
    await expect.poll(width).toBe(1);
    await page.click('text=与现行文本对照');
    await page.locator('.comparison-text ins').first().waitFor();
    await page.click('a:text("下一处") >> nth=0');
    await page.waitForURL(/#change-2$/);
    await page.click('text=现行文本');
    await page.waitForURL(/reports\/2021\/shili\.html$/);
  });
});

it.each([
  'reports/2021/shili.html',
  `${FOLDER}2022-02-14.html`,
  `${FOLDER}2022-02-14-to-present.html`,
  'search.html',
])('%s is accessible, light and dark, and as wide as a phone', async (address) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(server.url + address);
    expect(await runAxe(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
  }
});
