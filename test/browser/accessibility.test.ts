import { describe, expect, it } from 'vitest';
import { runAxe } from '../support/axe.ts';
import { exampleSite } from '../support/built-site.ts';
import { EXAMPLE_PAGES, openExample, unfold } from '../support/example-pages.ts';
import { page, useSite } from '../support/use-site.ts';

useSite(exampleSite);

/** The rules of axe that look at colours. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

describe.each([360, 1280])('at %i px', (width) => {
  it.each(EXAMPLE_PAGES)('axe finds nothing on %s, nor in the dark', async (url) => {
    await page.setViewportSize({ width, height: 800 });
    await openExample(page, url);
    await unfold(page);
    expect(await runAxe(page)).toEqual([]);
    if (width === 360) return;
    // In the dark scheme only colours are others, and they are the same at every width.
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await runAxe(page, COLOURS)).toEqual([]);
  });
});

it.each(EXAMPLE_PAGES)('%s does not scroll sideways with large text', async (url) => {
  await page.addInitScript("localStorage.setItem('gongbao-text-size', 'large')");
  await openExample(page, url);
  // A single file has no script and so no 字号.
  if (!url.includes('.single.'))
    expect(await page.evaluate("document.documentElement.style.getPropertyValue('--text-scale')")).toBe(
      '1.25',
    );
  for (const width of [1280, 768, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await unfold(page);
    expect(await page.evaluate('document.documentElement.scrollWidth'), `${width} px`).toBe(width);
  }
});

describe('the checker itself', () => {
  it('sees planted faults: pale text, also of one character, and a link without a name', async () => {
    await page.setContent(
      '<html lang="zh-CN"><title>示例</title><main><h1>示例</h1><p style="color:#aaa">示例文字</p><p style="color:#bbb">大</p><a href="#x"></a></main></html>',
    );
    const faults = (await runAxe(page)).join('\n');
    expect(faults).toContain('link-name');
    expect(faults.match(/color-contrast/g)).toHaveLength(2);
    expect((await runAxe(page, COLOURS)).join('\n').match(/color-contrast/g)).toHaveLength(2);
  });
});
