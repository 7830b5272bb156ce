import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runAxe } from '../support/axe.ts';
import { launchBrowser, PATIENCE } from '../support/browser.ts';
import { openProxy } from '../support/open-proxy.ts';
import { type RunningPreview, runPreview } from '../support/run-preview.ts';
import { saveFile } from '../support/save-file.ts';

const REPORT = 'reports/2021/shili.html';

let browser: Browser;
let preview: RunningPreview;
let page: Page;
let original = '';
let file = '';
/** The page of that text, before any test. */
let shown = '';

beforeAll(async () => {
  [browser, preview] = await Promise.all([launchBrowser(), runPreview()]);
  file = preview.at('reports/2021/shili/index.md');
  original = await readFile(file, 'utf8');
  shown = await preview.page(REPORT);
});

afterAll(async () => {
  await browser.close();
  await preview.end();
});

afterEach(async () => {
  await page.close();
  saveFile(file, original);
  // The next test opens it as it will stay: a page that is still to become new reloads under its hands.
  await expect.poll(() => preview.page(REPORT)).toBe(shown);
});

const open = async (name: string, root = preview.url) => {
  page = await browser.newPage({ viewport: { width: 1280, height: 700 } });
  page.setDefaultTimeout(PATIENCE);
  await page.goto(root + name);
};
const save = async (change: (text: string) => string) => {
  const text = change(original);
  expect(text).not.toBe(original);
  saveFile(file, text);
};
const breakDate = (text: string) => text.replace(/^发布日期: .*$/m, '发布日期: 2022年2月');
const hide = () =>
  page.evaluate(`
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  `);
const see = () =>
  page.evaluate(`
    delete document.visibilityState;
    document.dispatchEvent(new Event('visibilitychange'));
  `);
const bar = () => page.locator('#live-bar');

describe('a page of the preview', () => {
  it('becomes new by itself when the text is saved, and stays where the reader was', async () => {
    await open(REPORT);
    await page.evaluate('scrollTo(0, 900)');
    await save((text) => `${text.trimEnd()}\n\n刚刚写下的示例。\n`);
    await page.locator('article', { hasText: '刚刚写下的示例。' }).waitFor();
    // Within less than a line: the browser holds on to what is in view, not to a number.
    await expect.poll(() => page.evaluate('Math.abs(scrollY - 900)')).toBeLessThan(20);
  });

  it('is left alone when another report is saved', async () => {
    await open('reports/2022/zhangtiao.html');
    let loads = 0;
    page.on('load', () => (loads += 1));
    await save((text) => `${text.trimEnd()}\n\n与那一页无关的示例。\n`);
    await preview.shows(REPORT, '与那一页无关的示例。');
    // The page is told of one change after the other: by the second it has met the first.
    const own = preview.at('reports/2022/zhangtiao/index.md');
    const before = await readFile(own, 'utf8');
    saveFile(own, before.replace('标题: ', '标题: 改过的'));
    await page.locator('h1', { hasText: '改过的' }).waitFor();
    await expect.poll(() => loads).toBe(1);
    saveFile(own, before);
  });

  it('shows an error above the last good page, for eyes, keyboard and screen readers, until it is mended', async () => {
    await open(REPORT);
    await save(breakDate);
    await bar().waitFor();
    for (const part of ['index.md 第', '发布日期写成“2022年2月”', '改法：', '有 1 处错误']) {
      expect(await bar().innerText()).toContain(part);
    }
    expect(await page.locator('#live-bar [role=status]').textContent()).toContain('有 1 处错误');
    expect(await page.locator('article').innerText()).toContain('示例事项全部纳入');
    expect(await runAxe(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 640 });
    const said = await page.locator('#live-bar [role=status]').boundingBox();
    const button = await page.getByRole('button', { name: '收起' }).boundingBox();
    // Beside the words on a phone, too, not alone on a line.
    expect(button?.x).toBeGreaterThan((said?.x ?? 0) + (said?.width ?? 0));
    expect(button?.y).toBeLessThan((said?.y ?? 0) + (said?.height ?? 0));

    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('收起');
    await page.keyboard.press('Enter');
    expect(await page.locator('#live-faults').isVisible()).toBe(false);
    expect(await bar().isVisible()).toBe(true);

    saveFile(file, original);
    await bar().waitFor({ state: 'detached' });
  });

  it('shows the error also to whoever opens it later, and takes no text of it for HTML', async () => {
    preview.forget();
    await save((text) => text.replace(/^发布日期: .*$/m, '发布日期: <img src=x onerror="document.title=1">'));
    await preview.prints(/错误/);
    await open(REPORT);
    await bar().waitFor();
    expect(await page.locator('#live-bar img').count()).toBe(0);
    expect(await bar().innerText()).toContain('<img src=x');
  });

  it('catches up on what it missed while nobody saw it', async () => {
    await open(REPORT);
    await hide();
    await save((text) => `${text.trimEnd()}\n\n没有人看的时候写的。\n`);
    await preview.shows(REPORT, '没有人看的时候写的。');
    expect(await page.locator('article').innerText()).not.toContain('没有人看的时候写的。');
    await see();
    await page.locator('article', { hasText: '没有人看的时候写的。' }).waitFor();
  });

  it('catches up on what it missed while its connection was broken', async () => {
    const proxy = await openProxy(new URL(preview.url).port);
    try {
      await open(REPORT, proxy.url);
      await page.locator('article').waitFor();
      await proxy.cut();
      await save((text) => `${text.trimEnd()}\n\n断线的时候写的。\n`);
      await preview.shows(REPORT, '断线的时候写的。');
      await page.getByText('预览连不上了').waitFor();
      expect(await page.locator('article').innerText()).not.toContain('断线的时候写的。');
      await proxy.mend();
      await page.locator('article', { hasText: '断线的时候写的。' }).waitFor();
      await bar().waitFor({ state: 'detached' });
      // With its script, or nothing would say that the connection is gone again.
      await page.waitForLoadState('load');
      // Where nothing was missed the notice goes by itself, without a reload.
      await proxy.cut();
      await page.getByText('预览连不上了').waitFor();
      await proxy.mend();
      await bar().waitFor({ state: 'detached' });
    } finally {
      await proxy.close();
    }
  });

  it('is current after F5, and when it is seen again, also if the system told of no change', async () => {
    // The watcher looks at the files once an hour.
    const env = { CHOKIDAR_USEPOLLING: '1', CHOKIDAR_INTERVAL: '3600000' };
    const blind = await runPreview({ env });
    try {
      const report = blind.at('reports/2021/shili/index.md');
      const add = async (line: string) =>
        saveFile(report, `${(await readFile(report, 'utf8')).trimEnd()}\n\n${line}\n`);
      await open(REPORT, blind.url);
      await add('按 F5 以前写的。');
      await page.reload();
      await page.locator('article', { hasText: '按 F5 以前写的。' }).waitFor();
      await hide();
      await add('离开的时候写的。');
      // Nobody looks twice within a second: who comes back at once comes back once more.
      await expect
        .poll(async () => {
          await hide();
          await see();
          return page.locator('article').innerText();
        })
        .toContain('离开的时候写的。');
    } finally {
      await blind.end();
    }
  });

  it('that is a deleted report says so, and comes back with it', async () => {
    const other = preview.at('reports/2022/zhangtiao/index.md');
    const text = await readFile(other, 'utf8');
    await open('reports/2022/zhangtiao.html');
    await rm(other);
    await page.getByRole('heading', { name: '没有找到这个网页' }).waitFor();
    saveFile(other, text);
    await page.locator('article').waitFor();
  });

  it('says that the preview has ended, and loads again when it runs again', async () => {
    await open(REPORT);
    const { port } = new URL(preview.url);
    await preview.end();
    await page.getByText('预览连不上了').waitFor();
    expect(await page.evaluate('getComputedStyle(document.getElementById("live-bar")).position')).toBe(
      'sticky',
    );
    preview = await runPreview({
      port: Number(port),
      change: async (content) => {
        const copy = path.join(content, 'reports/2021/shili/index.md');
        await writeFile(copy, `${(await readFile(copy, 'utf8')).trimEnd()}\n\n重新开始以后写的。\n`);
      },
    });
    await page.locator('article', { hasText: '重新开始以后写的。' }).waitFor();
    file = preview.at('reports/2021/shili/index.md');
    original = await readFile(file, 'utf8');
    shown = await preview.page(REPORT);
  });
});
