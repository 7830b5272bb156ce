import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { HEADER_POLICIES } from '../../src/hosting/policies.ts';
import { exampleSite } from '../support/built-site.ts';
import { decodeQrPng } from '../support/decode-qr.ts';
import { readPdfLayout } from '../support/read-pdf-layout.ts';
import { serveFolder } from '../support/static-server.ts';
import {
  addressOf,
  browser,
  consoleErrors,
  context,
  page,
  server,
  site,
  useSite,
} from '../support/use-site.ts';

const REPORT = 'reports/2021/shili.html';
const CANONICAL = 'https://gongbao.example/bg/reports/2021/shili.html';

useSite(exampleSite, { mount: '/a b/中文/', viewport: { width: 1280, height: 800 } });

const textSize = (of: Page) =>
  of.evaluate('parseFloat(getComputedStyle(document.querySelector("article p")).fontSize)');

/** Opens the bar of the 阅读工具. */
const openTools = () => page.getByRole('button', { name: '阅读工具' }).click();
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

describe('字号', () => {
  it('changes the text up to three times its size, and is remembered on the next page', async () => {
    await page.goto(server.url + REPORT);
    const medium = (await textSize(page)) as number;
    expect(medium).toBeGreaterThanOrEqual(18);
    await openTools();
    await press('缩小');
    expect(await textSize(page)).toBeLessThan(medium);
    expect(await textSize(page)).toBeGreaterThanOrEqual(18);
    for (let step = 0; step < 7; step += 1) await press('放大');
    expect(await textSize(page)).toBeCloseTo(medium * 3, 1);
    expect(await page.getByRole('button', { name: '放大' }).getAttribute('aria-disabled')).toBe('true');
    await page.goto(`${server.url}reports/2020/shili.html`);
    expect(await textSize(page)).toBeCloseTo(medium * 3, 1);
  });

  it('that was 大 before there were more is 大 still, and 重置 ends it', async () => {
    await page.addInitScript("if (!localStorage.length) localStorage.setItem('gongbao-text-size', 'large')");
    await page.goto(server.url + REPORT);
    const large = (await textSize(page)) as number;
    await openTools();
    expect(await page.locator('.reading-bar output').innerText()).toBe('125%');
    await press('重置');
    expect(await textSize(page)).toBeCloseTo(large / 1.25, 1);
    await page.reload();
    expect(await textSize(page)).toBeCloseTo(large / 1.25, 1);
  });

  it('works for the page where storage is closed', async () => {
    await page.addInitScript(
      "Object.defineProperty(window, 'localStorage', { get() { throw new Error('closed'); } })",
    );
    await page.goto(server.url + REPORT);
    const medium = (await textSize(page)) as number;
    await openTools();
    await press('放大');
    expect(await textSize(page)).toBeGreaterThan(medium);
  });
});

describe('table of contents', () => {
  it('marks the section that is being read, and only that', async () => {
    await page.setViewportSize({ width: 1280, height: 300 });
    await page.goto(server.url + REPORT);
    const current = page.locator('.toc-beside a[aria-current]');
    await page.evaluate('document.getElementById("s1-3").scrollIntoView()');
    await expect.poll(() => current.allTextContents()).toEqual(['（三）其他示例工作']);
    await page.evaluate('document.getElementById("s1-1-1").scrollIntoView()');
    await expect.poll(() => current.allTextContents()).toEqual(['1示例审批制度改革']);
  });

  it('is folded on a phone and leads to its section', async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(server.url + REPORT);
    const link = page.locator('.toc-folded a', { hasText: '二、存在的不足' });
    expect(await link.isVisible()).toBe(false);
    expect(await page.locator('.toc-beside').isVisible()).toBe(false);
    await page.locator('.toc-folded summary').click();
    await link.click();
    await page.waitForURL(/#s2$/);
    await expect
      .poll(() => page.evaluate('Math.abs(document.getElementById("s2").getBoundingClientRect().top)'))
      .toBeLessThan(100);
  });
});

describe('a link on a heading', () => {
  it('copies the address of its section and says so', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(server.url + REPORT);
    await page.locator('#s1-1').hover();
    await page.getByRole('link', { name: '（一）深化“示例”改革 优化服务' }).last().click();
    await page.getByRole('status').filter({ hasText: '已复制这一节的地址' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`${server.url}${REPORT}#s1-1`);
  });
});

describe('the keyboard', () => {
  it('reaches everything in order, starting with the way to the text, and the focus is always visible', async () => {
    await page.goto(server.url + REPORT);
    const expected = (await page.evaluate(
      '[...document.querySelectorAll("a[href], button, input, summary, [tabindex=\\"0\\"], iframe")].filter((element) => element.checkVisibility() && !element.closest("details:not([open]) > :not(summary)")).length',
    )) as number;
    const seen = new Set<string>();
    for (let step = 0; step < expected + 5; step += 1) {
      await page.keyboard.press('Tab');
      const focus = (await page.evaluate(`(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const style = getComputedStyle(element);
        const index = [...document.querySelectorAll('*')].indexOf(element);
        return { index, text: element.textContent.trim().slice(0, 20), outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2, visible: style.opacity !== '0' };
      })()`)) as { index: number; text: string; outline: boolean; visible: boolean } | null;
      if (!focus) break;
      if (step === 0) expect(focus.text).toBe('跳到正文');
      expect(focus, focus.text).toMatchObject({ outline: true, visible: true });
      seen.add(String(focus.index));
    }
    expect(seen.size).toBe(expected);
  });
});

describe('QR codes', () => {
  it('decode to the canonical URL from a picture of 120 px, on the page and on the sheet', async () => {
    await page.goto(server.url + REPORT);
    await page.evaluate(`for (const side of ['width', 'height'])
      document.querySelector('.qr-code svg').style.setProperty(side, '120px', 'important')`);
    const code = page.locator('.qr-code svg');
    expect((await code.boundingBox())?.width).toBe(120);
    expect(decodeQrPng(await code.screenshot())).toBe(CANONICAL);

    await page.goto(`${server.url}qr.html`);
    const images = await page.locator('.qr-sheet img').all();
    expect(images).toHaveLength(4);
    const widths = await Promise.all(images.map(async (image) => (await image.boundingBox())?.width));
    // 3 cm at 96 dpi.
    for (const width of widths) expect(width).toBeCloseTo(113.4, 0);
    const found = await Promise.all(images.map(async (image) => decodeQrPng(await image.screenshot())));
    expect(found).toContain(CANONICAL);
    expect(new Set(found).size).toBe(4);
  });

  it('stay black on white in the dark scheme', async () => {
    const dark = await browser.newPage({ colorScheme: 'dark' });
    await dark.goto(server.url + REPORT);
    expect(decodeQrPng(await dark.locator('.qr-code svg').screenshot())).toBe(CANONICAL);
    await dark.close();
  });
});

describe('print', () => {
  it('is the document alone, with its address and code', async () => {
    await page.goto(server.url + REPORT);
    await page.emulateMedia({ media: 'print' });
    for (const hidden of [
      '.site-header',
      '.breadcrumb',
      '.toc-beside',
      '.toc-folded',
      '.report-tools',
      '.to-top',
    ]) {
      expect(await page.locator(hidden).isVisible(), hidden).toBe(false);
    }
    for (const shown of [
      '.report-issuer',
      'h1',
      'article',
      '.report-signature',
      '.qr-code svg',
      '.qr-address',
    ]) {
      expect(await page.locator(shown).first().isVisible(), shown).toBe(true);
    }
  });
});

describe('a printed page', () => {
  it('bears title, address and its number in its margins, and leaves checksums to the screen', async () => {
    await page.goto(server.url + REPORT);
    const pages = await readPdfLayout(await page.pdf({ preferCSSPageSize: true }));
    expect(pages.length).toBeGreaterThan(2);
    const text = (at: number) => pages[at]?.lines.map((line) => line.text).join('\n') ?? '';
    pages.forEach((_, at) => {
      expect(text(at)).toContain(`— ${at + 1} —`);
      expect(text(at)).toContain(CANONICAL);
    });
    const title = await page.locator('h1').innerText();
    const heads = pages.map(({ lines }) =>
      lines.filter(({ baseline }) => baseline < 30).map((line) => line.text),
    );
    // On the first page the title itself stands there.
    expect(heads[0]).toEqual([]);
    expect(heads.slice(1).every(([head]) => head === title)).toBe(true);
    const whole = pages.map((_, at) => text(at)).join('\n');
    expect(whole).toMatch(/核对文件用的 SHA-256（\d+ 个文件）/);
    expect(whole).not.toMatch(/[0-9a-f]{32}/);
    expect(whole).toContain('公开类别');
  });
});

describe('without JavaScript', () => {
  it('everything but preferences works', async () => {
    const bare = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 360, height: 800 },
    });
    const plain = await bare.newPage();
    await plain.goto(server.url + REPORT);
    expect(await plain.getByRole('button', { name: '阅读工具' }).isVisible()).toBe(false);
    expect(await plain.locator('.script-missing').innerText()).toContain('Ctrl+P');
    expect(await plain.locator('article').innerText()).toContain('群众满意度提高');
    await plain.locator('.toc-folded summary').click();
    await plain.locator('.toc-folded a').first().click();
    await plain.waitForURL(/#s1$/);
    await plain.locator('.preview summary', { hasText: '统计表' }).click();
    expect(await plain.locator('.preview td', { hasText: 'alert(1)' }).isVisible()).toBe(true);
    await plain.locator('.site-nav a', { hasText: '目录' }).click();
    await plain.getByRole('link', { name: '标题' }).first().click();
    await plain.waitForURL(/catalog-title\.html$/);
    await plain.goto(`${server.url}search.html?q=示例`);
    // It waits a moment, so that it does not flash where the script is only slow to come.
    await expect.poll(() => plain.locator('#search-missing').innerText()).toContain('目录');
    await plain.setViewportSize({ width: 1280, height: 800 });
    expect(await plain.locator('.search-keys').isVisible()).toBe(false);
    await bare.close();
  });
});

describe('a folded view', () => {
  it('loads its PDF only when it is opened', async () => {
    await page.goto(server.url + REPORT);
    server.requests.length = 0;
    const requested = () => server.requests.filter(({ path }) => path.endsWith('.pdf')).length;
    await page.locator('#preview').scrollIntoViewIfNeeded();
    await page.waitForLoadState('networkidle');
    expect(requested()).toBe(0);
    await page.locator('.preview > summary', { hasText: '示例文件.pdf' }).click();
    await page.locator('.preview-picture img').waitFor();
    expect(requested()).toBe(0);
    await page.locator('.preview-viewer summary').click();
    await expect.poll(requested).toBe(1);
  });
});

describe('opened from disk', () => {
  it('shows pages with their styles and follows links, without an error', async () => {
    const errors: string[] = [];
    // Only the page's own: leaving it also ends the browser's PDF viewer in its frame.
    page.on('requestfailed', (request) => {
      if (request.frame() === page.mainFrame()) errors.push(request.url());
    });
    await page.goto(`${addressOf(site)}index.html`);
    await page.getByRole('link', { name: '示例区示例局2021年度法治政府建设情况报告' }).click();
    await page.locator('article', { hasText: '群众满意度提高' }).waitFor();
    expect(await page.evaluate('getComputedStyle(document.querySelector(".report-issuer")).color')).toBe(
      'rgb(179, 20, 28)',
    );
    await openTools();
    await press('放大');
    await page.getByRole('link', { name: '上一年度报告' }).click();
    await page.waitForURL(/reports\/2020\/shili\.html#s1$/);
    await page.locator('.site-nav a', { hasText: '目录' }).click();
    await page.locator('h1', { hasText: '目录' }).waitFor();
    expect([...errors, ...consoleErrors]).toEqual([]);
  });
});

describe('a page that is not there', () => {
  it('leads back from any depth', async () => {
    // A host shows 404.html under the address that was asked for.
    const root = await serveFolder(site, '/bg/');
    const response = await page.goto(`${root.url}没有/这个/网页.html?q=1#s1`);
    expect(response?.status()).toBe(404);
    expect(await page.evaluate('getComputedStyle(document.querySelector("h1")).fontSize')).not.toBe('16px');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${root.url}${encodeURI('没有/这个/网页.html')}?q=1#main`);
    expect(await page.locator('h1').innerText()).toBe('没有找到这个网页');
    await page.getByRole('link', { name: '回到首页' }).click();
    await page.waitForURL(`${root.url}index.html`);
    await page.locator('h1', { hasText: '示例区报告公报' }).waitFor();
    await root.close();
  });

  it('leads back where a host lets no script run for the ending of the file that was asked for', async () => {
    const root = await serveFolder(site, '/bg/');
    await page.route('**/*.xlsx', async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        headers: { ...response.headers(), 'content-security-policy': HEADER_POLICIES.data },
      });
    });
    await page.goto(`${root.url}reports/2021/shili/attachments/没有.xlsx`);
    await page.getByRole('link', { name: '回到首页' }).click();
    await page.waitForURL(`${root.url}index.html`);
    await root.close();
  });
});
