import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PARTS_FILE, type PartInfo, parsePartsList } from '../../src/search/parts-list.ts';
import { PARTED_RECORDS, writePartedSite } from '../support/parted-site.ts';
import { readSearch } from '../support/search-answers.ts';
import { serveFolder } from '../support/static-server.ts';
import { addressOf, page, server, site, useSite } from '../support/use-site.ts';

/** Twelve parts of two million characters: more than a search looks through by itself. */
useSite(() => writePartedSite(2_000_000));

let parts: PartInfo[];
beforeAll(async () => {
  parts = parsePartsList(JSON.parse(await readFile(path.join(site, PARTS_FILE), 'utf8')));
});

const status = (text: RegExp | string) => page.locator('#search-status', { hasText: text }).waitFor();
const titles = () => page.locator('#search-results > li .search-title a').allTextContents();
const open = (query: string, root = server.url) =>
  page.goto(`${root}search.html?q=${encodeURIComponent(query)}`);
const inFolder = (year: number) => {
  const part = parts.find(({ from }) => from === `${year}-01`);
  return new RegExp(`pagefind/${part?.from}_${part?.to}/`);
};

describe('a search through an index in parts', () => {
  it('shows the newest hits at once, says what it has searched, and goes on to the older', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    for (const year of [2022, 2021]) {
      await page.route(inFolder(year), async (route) => {
        await held;
        await route.continue();
      });
    }
    await open('改革');
    await status('2023 年以来共 1 篇，正在查更早的……');
    expect(await titles()).toEqual(['示例区示例局2023年度示例报告']);
    expect(await page.locator('#search-hint').innerText()).toBe('');
    release();
    await status('2014 年以来共 10 篇');
    // What has most of it stands first, as in one index.
    expect((await titles())[0]).not.toContain('2023');
    expect(await titles()).toHaveLength(10);
    const button = page.locator('button', { hasText: '还有 2014 年以前的 2 篇没有查，继续查' });
    await button.click();
    await status(/^共 12 篇$/);
    expect((await titles()).join()).toContain('2012');
    expect(await button.count()).toBe(0);
  });

  it('loads no older part by itself than it has said', async () => {
    server.requests.length = 0;
    await open('桥梁');
    await status('2014 年以来共 0 篇');
    expect(await page.locator('#search-hint').innerText()).toContain('没有找到');
    for (const year of [2012, 2013]) {
      expect(server.requests.filter(({ path }) => inFolder(year).test(path))).toEqual([]);
    }
    await page.locator('#search-left').click();
    await status(/^共 1 篇$/);
    expect(await page.locator('#search-hint').innerText()).toBe('');
  });

  it('comes back to all that the reader had asked for', async () => {
    await open('改革');
    await page.locator('#search-left').click();
    await status(/^共 12 篇$/);
    const shown = await page.evaluate(readSearch);
    await page.goto(`${server.url}index.html`);
    await page.goBack();
    await status(/^共 12 篇$/);
    expect(await page.evaluate(readSearch)).toEqual(shown);
    // What is typed anew begins anew.
    await page.locator('#search-input').fill('深化改革');
    await status('2014 年以来共 10 篇');
  });

  it('searches everything for who wants the oldest first', async () => {
    await open('改革');
    await status('2014 年以来共 10 篇');
    await page.locator('#search-sort').selectOption('date-asc');
    await status(/^共 12 篇$/);
    expect((await titles())[0]).toContain('2012');
  });

  it.each([
    'catalog-.*',
    '.*pf_index',
  ])('shows what there is where %s of a part fails, and says which', async (name) => {
    const pattern = new RegExp(inFolder(2020).source + name);
    await page.route(pattern, (route) => route.fulfill({ status: 200, body: '<!doctype html><p>示例</p>' }));
    await open('改革');
    await status('2014 年以来查到 9 篇，2020 年的没有查成');
    expect((await titles()).join()).not.toContain('2020');
    await page.unroute(pattern);
    await page.locator('button', { hasText: '重试' }).click();
    await status('2014 年以来共 10 篇');
  });

  it('fails in words where no part arrives', async () => {
    await page.route(/pagefind\//, (route) => route.abort());
    await open('改革');
    await page.locator('#search-left').click();
    await status('没有成功');
  });

  it('shows as one index does, from disk too', async () => {
    const whole = await serveFolder(await writePartedSite(1));
    const answers: unknown[] = [];
    const roots = [server.url, addressOf(site), whole.url];
    for (const root of roots) {
      for (const query of ['改革', '第3条', '桥粱建成']) {
        await open(query, root);
        await status(/\d+ 篇$/);
        if (await page.locator('#search-left').count()) await page.locator('#search-left').click();
        await status(/^共 \d+ 篇$/);
        answers.push(await page.evaluate(readSearch));
      }
    }
    const [first, second, third] = [0, 3, 6].map((at) => answers.slice(at, at + 3));
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    await whole.close();
  });

  it('keeps the newest in front of a reader while older parts come', async () => {
    expect(parts).toHaveLength(PARTED_RECORDS.length);
    await open('改革');
    await page.locator('#search-results a').first().focus();
    await status('2014 年以来共 10 篇');
    const focused = await page.evaluate('document.activeElement.closest("li") !== null');
    expect(focused).toBe(true);
  });
});
