import { describe, expect, it } from 'vitest';
import { runAxe } from '../support/axe.ts';
import { exampleSite } from '../support/built-site.ts';
import { EXAMPLE_PAGES, openExample, setTextSize, unfold } from '../support/example-pages.ts';
import { page, useSite } from '../support/use-site.ts';

useSite(exampleSite);

/** The rules of axe that look at colours. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

it.each(
  EXAMPLE_PAGES,
)('%s: axe finds nothing, nor in the dark, and large text does not scroll sideways', async (url) => {
  await openExample(page, url);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await unfold(page);
    expect(await runAxe(page), `${width} px`).toEqual([]);
  }
  // In the dark scheme only colours are others, and they are the same at every width.
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await runAxe(page, COLOURS)).toEqual([]);

  await page.emulateMedia({ colorScheme: null });
  await setTextSize(page, 125);
  for (const width of [1280, 768, 360]) {
    await page.setViewportSize({ width, height: 800 });
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
