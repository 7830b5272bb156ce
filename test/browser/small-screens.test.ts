import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { exampleSite } from '../support/built-site.ts';
import { EXAMPLE_PAGES, openExample, setTextSize, unfold } from '../support/example-pages.ts';
import { browser, page, server, useSite } from '../support/use-site.ts';

/** Small screens, large text, high contrast: who reads with them reads everything. */

useSite(exampleSite);

const REPORT = 'reports/2021/shili.html';

const evaluate = <T>(page: Page, script: string) => page.evaluate(script) as Promise<T>;

const SCREENS = [
  { name: '320 × 256, which is also 1280 × 1024 at 400 %', width: 320, height: 256, text: '' },
  { name: '360 px with text at 200 %', width: 360, height: 640, text: '200%' },
];

/** What the reading tools offer at most. */
const LARGEST = { name: '360 px with text at 300 %', width: 360, height: 640, text: '300%' };

/** Links and buttons of lists that are lower than a finger. */
const LOW_TARGETS = `[...document.querySelectorAll('li a, td a, th a, summary, button')].filter((element) =>
  element.checkVisibility() && !element.closest('.report-text, .toc-beside, .prose li:not(.map-group li, .not-found li)'))
  .map((element) => [element.getBoundingClientRect().height, element.textContent.trim()])
  .filter(([height]) => height < 43.9)`;

it.each(
  EXAMPLE_PAGES,
)('%s is not wider than the screen, whatever is unfolded, and a finger finds its links and buttons 44 px high', async (url) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openExample(page, url);
  await unfold(page);
  // A single file has no 字号, and what it leads to is as high as its line.
  const sizes = url.includes('.single.') ? [] : ([90, 100] as const);
  for (const size of sizes) {
    await setTextSize(page, size);
    expect(await evaluate(page, LOW_TARGETS), `${size} %`).toEqual([]);
  }
  for (const { name, width, height, text } of [...SCREENS, LARGEST]) {
    await page.setViewportSize({ width, height });
    await evaluate(page, `document.documentElement.style.fontSize = '${text}'`);
    for (const isOpen of [false, true]) {
      await unfold(page, isOpen);
      expect(await evaluate(page, 'document.documentElement.scrollWidth'), name).toBe(width);
    }
  }
});

it('titles of results are not wider than the screen where the browser has no dictionary', async () => {
  await page.addInitScript('delete Intl.Segmenter');
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${server.url}search.html?q=法治政府`);
  await page.locator('#search-status', { hasText: '共 2 篇' }).waitFor();
  expect(await page.locator('.search-title wbr').count()).toBe(0);
  expect(await evaluate(page, 'document.documentElement.scrollWidth')).toBe(320);
});

it('lines of a title end between words, and it is copied as it was typed', async () => {
  await openExample(page, REPORT);
  const torn: string[] = [];
  for (const width of [240, 280, 320, 360, 400]) {
    await page.setViewportSize({ width, height: 640 });
    const words = await evaluate<string[]>(
      page,
      `[...document.querySelector('.report-title').childNodes].filter((word) => {
        const range = document.createRange();
        range.selectNodeContents(word);
        return range.getClientRects().length > 1;
      }).map(({ textContent }) => textContent)`,
    );
    torn.push(...words);
  }
  expect(torn).toEqual([]);
  const copied = await evaluate<string>(
    page,
    "(getSelection().selectAllChildren(document.querySelector('.report-title')), String(getSelection()))",
  );
  expect(copied).toBe('示例区示例局2021年度法治政府建设情况报告');
});

it('lists in lists have room for their words, and are not wider than the screen, at the largest size', async () => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.addInitScript(`localStorage.setItem('gongbao-reading', '{"size":300}')`);
  await openExample(page, REPORT);
  const [whole, ...widths] = await evaluate<number[]>(
    page,
    `(() => {
      let place = document.querySelector('.report-text');
      const add = (name, words = '') => {
        place = place.appendChild(document.createElement(name));
        place.append(words);
      };
      for (const name of ['ul', 'ol', 'ul', 'ol']) {
        add(name);
        if (name === 'ol') place.className = 'numbered';
        add('li', '示例的一项内容');
        place.classList.add('probe');
      }
      add('blockquote', '示例的一段引文');
      const items = [...document.querySelectorAll('.probe, .report-text blockquote')];
      const em = parseFloat(getComputedStyle(items[0]).fontSize);
      return [document.documentElement.scrollWidth, ...items.map((item) => item.getBoundingClientRect().width / em)];
    })()`,
  );
  expect(whole).toBe(360);
  expect(Math.min(...widths)).toBeGreaterThan(1.9);
});

it('charts are not wider than the screen at the largest size', async () => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.addInitScript(`localStorage.setItem('gongbao-reading', '{"size":300}')`);
  await openExample(page, 'series/示例区示例局法治政府建设情况报告.html');
  const width = `(() => {
    const [list, figure] = ['div', 'figure'].map((name) => document.createElement(name));
    list.className = 'chart-list';
    figure.className = 'chart-figure';
    list.append(figure);
    document.querySelector('main').append(list);
    return document.documentElement.scrollWidth;
  })()`;
  expect(await evaluate(page, width)).toBe(360);
});

describe.each(SCREENS)('$name', ({ width, height, text }) => {
  it.each([
    '',
    '#s1-1',
    '#s2',
  ])('a hit that a search leads to (%s) is in sight, not behind the bar', async (place) => {
    await page.setViewportSize({ width, height });
    if (text) await page.addInitScript("localStorage.setItem('gongbao-text-size', 'large')");
    await openExample(page, `${REPORT}?q=示例${place}`);
    const isInSight = `(() => {
      const { top, bottom } = document.querySelector('mark.hit-current').getBoundingClientRect();
      const bar = document.querySelector('.hit-bar').getBoundingClientRect();
      return top >= 0 && bottom <= bar.top;
    })()`;
    await expect.poll(() => evaluate(page, isInSight)).toBe(true);
    for (const name of ['下一处', '下一处', '上一处']) {
      await page.getByRole('button', { name }).click();
      await expect.poll(() => evaluate(page, isInSight), { message: name }).toBe(true);
    }
  });
});

describe('with the colours that a reader forces', () => {
  /** How an element looks, in what such colours leave of it. */
  const lookOf = (page: Page, selector: string) =>
    evaluate<string>(
      page,
      `(() => { const style = getComputedStyle(document.querySelector(${JSON.stringify(selector)}));
        return [style.backgroundColor, style.color, style.borderStyle, style.borderWidth].join(); })()`,
    );

  it.each([
    [
      'the current page in the navigation',
      'catalog.html',
      '.site-nav a[aria-current]',
      '.site-nav a:not([aria-current])',
    ],
    ['what is chosen in the bar', REPORT, '[aria-pressed="true"]', '[aria-pressed="false"]'],
    ['the section that is read', REPORT, '.toc-beside a[aria-current]', '.toc-beside a:not([aria-current])'],
  ])('%s looks different from the others', async (_, url, current, other) => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 500 },
      forcedColors: 'active',
    });
    const page = await context.newPage();
    await openExample(page, url);
    if (current.includes('toc')) await evaluate(page, 'document.getElementById("s2").scrollIntoView()');
    if (current.includes('pressed')) await page.getByRole('button', { name: '阅读工具' }).click();
    await page.locator(current).first().waitFor();
    expect(await lookOf(page, current)).not.toBe(await lookOf(page, other));
    await context.close();
  });
});

describe('the head of a report', () => {
  const tools = (page: Page) => page.locator('.report-actions li:visible').allInnerTexts();

  it('offers in one line what there is, and printing where a script runs', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await openExample(page, REPORT);
    expect(await tools(page)).toEqual(['下载 Word', '附件（4）', '打印', '朗读']);
    await page.getByRole('link', { name: '附件（4）' }).click();
    await page.waitForURL(/#attachments$/);
    await openExample(page, 'reports/2020/shili.html');
    expect(await tools(page)).toEqual(['下载 Word', '打印', '朗读']);
    const context = await browser.newContext({ javaScriptEnabled: false });
    const bare = await context.newPage();
    await bare.goto(server.url + REPORT);
    expect(await tools(bare)).toEqual(['下载 Word', '附件（4）']);
    expect(await bare.locator('.report-meta').isVisible()).toBe(true);
    expect(await bare.locator('.report-fields > summary').isVisible()).toBe(false);
    await context.close();
  });

  it('folds the fields on a phone, shows them on wide screens and on paper, and unfolds them for a hit', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    const fields = page.locator('.report-meta');
    await openExample(page, REPORT);
    expect(await fields.isVisible()).toBe(false);
    await page.locator('.report-fields > summary').click();
    expect(await fields.isVisible()).toBe(true);
    await page.reload();
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => fields.isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    await expect.poll(() => fields.isVisible()).toBe(false);
    await page.setViewportSize({ width: 1280, height: 740 });
    await expect.poll(() => fields.isVisible()).toBe(true);
    expect(await page.locator('.report-fields > summary').isVisible()).toBe(false);

    await page.setViewportSize({ width: 360, height: 740 });
    await openExample(page, `${REPORT}?q=000000000/2022-00001`);
    await expect.poll(() => page.locator('.report-meta mark').isVisible()).toBe(true);
  });

  it.each([
    [360, 640],
    [320, 568],
  ])('leaves the text room on the first screen of a phone, %i × %i, with a script or without', async (width, height) => {
    const context = await browser.newContext({ viewport: { width, height }, javaScriptEnabled: false });
    for (const shown of [page, await context.newPage()]) {
      await shown.setViewportSize({ width, height });
      for (const url of ['reports/2020/shili.html', 'reports/2022/zhangtiao.html']) {
        await openExample(shown, url);
        // A heading is text.
        const box = await shown.locator('.report-text :is(h2, h3, p)').first().boundingBox();
        expect(box?.y, url).toBeLessThan(height);
      }
    }
    await context.close();
  });

  it('passes the page on without opening anything by itself', async () => {
    await page.addInitScript(
      'Object.defineProperty(navigator, "share", { value: (data) => { window.shared = data; return Promise.resolve(); } })',
    );
    await openExample(page, REPORT);
    const fold = page.locator('.share-fold');
    expect(await fold.locator('.share-address').isVisible()).toBe(false);
    await fold.locator('summary').click();
    expect(await fold.locator('.share-address').innerText()).toBe(
      'https://gongbao.example/bg/reports/2021/shili.html',
    );
    await expect
      .poll(() => evaluate(page, "document.querySelector('.share-fold img').naturalWidth"))
      .toBeGreaterThan(0);
    await fold.getByRole('button', { name: '发给别人' }).click();
    expect(await evaluate(page, 'window.shared.url')).toBe(
      'https://gongbao.example/bg/reports/2021/shili.html',
    );
  });

  it('says in WeChat alone how files are downloaded', async () => {
    const hint = (page: Page) => page.locator('.wechat-hint').isVisible();
    await openExample(page, REPORT);
    expect(await hint(page)).toBe(false);
    const context = await browser.newContext({
      userAgent:
        'Mozilla/5.0 (Linux; Android 13) Chrome/116 Mobile Safari/537.36 MicroMessenger/8.0.47(0x2800)',
    });
    const within = await context.newPage();
    await within.goto(server.url + REPORT);
    expect(await hint(within)).toBe(true);
    await context.close();
  });

  it('lets the keyboard skip to the text itself', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await openExample(page, REPORT);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => evaluate(page, 'document.activeElement.className')).toBe('report-text');
  });

  it('lets the text of a report begin on the first screen of a phone', async () => {
    await page.setViewportSize({ width: 360, height: 640 });
    await openExample(page, REPORT);
    const top = await evaluate<number>(
      page,
      'document.querySelector("article p").getBoundingClientRect().bottom',
    );
    expect(top).toBeLessThan(700);
  });
});
