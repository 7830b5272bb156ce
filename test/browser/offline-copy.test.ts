import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildContent, exampleSite } from '../support/built-site.ts';
import { EXAMPLE_CONTENT } from '../support/contents.ts';
import { EXAMPLE_PAGES } from '../support/example-pages.ts';
import { exampleCopy } from '../support/offline-site.ts';
import { cutQueries, readSearch } from '../support/search-answers.ts';
import { type StaticServer, serveFolder } from '../support/static-server.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { addressOf, consoleErrors, faults, page, server, site, useSite } from '../support/use-site.ts';

let copy = '';
let copyServer: StaticServer;

useSite(exampleSite);

beforeAll(async () => {
  copy = await exampleCopy();
  copyServer = await serveFolder(copy);
});

afterAll(() => copyServer.close());

async function answerAll(root: string, queries: readonly string[]): Promise<unknown[]> {
  await page.goto(`${root}search.html`);
  const answers: unknown[] = [];
  for (const query of queries) {
    await page.locator('#search-input').fill(query);
    await page.locator('#search-status', { hasText: /^共/ }).waitFor();
    answers.push(await page.evaluate(readSearch));
  }
  return answers;
}

describe('search in an offline copy', () => {
  it('answers 60 queries from disk as over HTTP: results, order, counts, excerpts, links and filters', async () => {
    const queries = await cutQueries(copy, 60);
    const expected = await answerAll(server.url, queries);
    // A few of them run from one text into another.
    expect(expected.filter((answer) => JSON.stringify(answer).includes('共 0 篇')).length).toBeLessThan(6);
    expect(await answerAll(addressOf(copy), queries)).toEqual(expected);
    // A build's own output too; who comes by HTTP loads nothing of what is there for that.
    expect(await answerAll(addressOf(site), queries.slice(0, 20))).toEqual(expected.slice(0, 20));
    const wrappers = server.requests.filter((request) => /\.(?:json|pf_\w+)\.js$/.test(request.path));
    expect(wrappers).toEqual([]);
    // The copy's folder may also be put on a host as it is.
    expect(await answerAll(copyServer.url, queries.slice(0, 10))).toEqual(expected.slice(0, 10));
    expect(consoleErrors).toEqual([]);
  });

  it('also when nothing is found, with filters, sorted, and by pinyin', async () => {
    for (const query of ['q=示例审批的外星人', 'q=fazhi', 'q=示例&年度=2021', 'q=示例&排序=旧的在前']) {
      const answers: unknown[] = [];
      for (const root of [server.url, addressOf(copy)]) {
        await page.goto(`${root}search.html?${query}`);
        await page.locator('#search-status', { hasText: /^共/ }).waitFor();
        answers.push(await page.evaluate(readSearch));
      }
      expect(answers[1], query).toEqual(answers[0]);
    }
  });

  it('lists by filters alone, newest first, as many as the filter counts, as over HTTP', async () => {
    const listed = async (root: string, query: string) => {
      await page.goto(`${root}search.html${query}`);
      await page.locator('#search-status', { hasText: /^共 [1-9]/ }).waitFor();
      const details = await page.locator('.search-details').allTextContents();
      return { dates: details.map((text) => text.slice(0, 10)), answer: await page.evaluate(readSearch) };
    };
    const query = `?机构=${encodeURIComponent('示例区示例局')}`;
    const [overHttp, fromDisk] = [await listed(server.url, query), await listed(addressOf(site), query)];
    expect(fromDisk).toEqual(overHttp);
    expect(fromDisk.dates.length).toBeGreaterThan(1);
    expect(fromDisk.dates).toEqual([...fromDisk.dates].sort().reverse());
    expect(await page.locator('.search-note').count()).toBe(0);
    await page.evaluate(`document.querySelector('.search-filters').open = true`);
    const years = await page.getByRole('group', { name: '年度' }).locator('button').allTextContents();
    const counts = years.map((text) => /(\d{4})\s*(\d+) 篇/.exec(text)?.slice(1) ?? []);
    expect(counts.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(fromDisk.dates.length);
    for (const [year, count] of counts) {
      const { dates } = await listed(addressOf(site), `${query}&年度=${year}`);
      expect(`${year}: ${dates.length}`).toBe(`${year}: ${count}`);
    }
  });

  it.each([
    ['a report of the copy', () => copy, 'reports/2020/shili.html', '.site-header'],
    ['the home page of a build’s own output, opened by a double click', () => site, 'index.html', 'main'],
  ])('leads from %s to the hit marked in its section, and back to the results', async (_, root, start, box) => {
    await page.goto(addressOf(root()) + start);
    await page.locator(`${box} input[name=q]`).fill('跳过了一级');
    await page.keyboard.press('Enter');
    await page.locator('#search-results a[href$="#s2-0-1"]').click();
    await expect.poll(() => page.locator('article mark').allTextContents()).toContain('跳过了一级');
    await page.getByRole('link', { name: '返回搜索结果' }).click();
    await page.locator('#search-status', { hasText: '共 1 篇' }).waitFor();
    expect(consoleErrors).toEqual([]);
  });

  it('says why it is not there where the portal did not want it', async () => {
    const content = path.join(await tempFolder(), '内容');
    await cp(EXAMPLE_CONTENT, content, { recursive: true });
    const settings = path.join(content, 'site.json');
    const values = JSON.parse(await readFile(settings, 'utf8')) as object;
    await writeFile(settings, JSON.stringify({ ...values, offline: false }));
    const lean = await buildContent(content);
    expect((await readdir(lean, { recursive: true })).filter((name) => name.endsWith('.json.js'))).toEqual(
      [],
    );
    await page.goto(`${addressOf(lean)}search.html?q=示例`);
    await page.locator('#search-status', { hasText: '没有成功' }).waitFor();
    await page.locator('#search-hint', { hasText: '生成时没有带上从磁盘搜索用的文件' }).waitFor();
    expect(await page.locator('#search-hint a').getAttribute('href')).toBe('catalog.html');
  });

  it('works 200 characters deep', async () => {
    const folders = ['很深的文件夹', '第二层', '第三层'].map((name) => name.repeat(25).slice(0, 75));
    const deep = path.join(await tempFolder(), ...folders);
    await cp(copy, deep, { recursive: true });
    expect(deep.length).toBeGreaterThan(200);
    expect(await answerAll(addressOf(deep), ['示例审批'])).toEqual(await answerAll(server.url, ['示例审批']));
  });

  it('says that a part is damaged or missing, and never that nothing was found', async () => {
    const broken = path.join(await tempFolder(), '坏了');
    await cp(copy, broken, { recursive: true });
    const folder = path.join(broken, 'pagefind');
    const names = await readdir(folder, { recursive: true, encoding: 'utf8' });
    const file = path.join(folder, names.find((name) => name.includes('.pf_index')) ?? '');
    const whole = await readFile(file, 'utf8');
    const middle = whole.length >> 1;
    const flipped = whole.charAt(middle) === 'A' ? 'B' : 'A';
    const damages = [
      whole.slice(0, middle) + flipped + whole.slice(middle + 1),
      whole.slice(0, middle),
      '',
      undefined,
    ];
    for (const damaged of damages) {
      if (damaged === undefined) await rm(file);
      else await writeFile(file, damaged);
      await page.goto(`${addressOf(broken)}search.html?q=示例`);
      await page.locator('#search-status', { hasText: '没有成功' }).waitFor();
      expect(await page.locator('main').innerText()).not.toMatch(/共 0 篇/);
    }
    // Half a script is no script.
    faults.length = 0;
    await writeFile(file, whole);
    await page.locator('button', { hasText: '重试' }).click();
    await page.locator('#search-status', { hasText: '共 4 篇' }).waitFor();
  });
});

describe('the pages of an offline copy', () => {
  it('are stopped by nothing in their policy, from disk and over HTTP', async () => {
    const names = EXAMPLE_PAGES.filter((name) => !name.includes('?'));
    for (const root of [addressOf(copy), copyServer.url]) {
      for (const name of names) {
        await page.goto(root + encodeURI(name));
        expect(await page.locator('meta[http-equiv="Content-Security-Policy"]').count(), name).toBe(1);
        // A stylesheet that was stopped would leave the page white.
        expect(await page.evaluate('getComputedStyle(document.body).backgroundColor'), name).toBe(
          'rgb(255, 254, 251)',
        );
        await page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })");
        // Pictures in what was folded come later than the page; one that was stopped says so by an error.
        await page.evaluate(`Promise.all([...document.images].map((image) => {
          image.loading = 'eager';
          return image.decode().catch(() => {});
        }))`);
      }
    }
    expect(consoleErrors).toEqual([]);
  });

  it('have a policy that stops what is not the portal’s own', async () => {
    await page.goto(`${addressOf(copy)}reports/2021/shili.html`);
    const ran = await page.evaluate(`new Promise((resolve) => {
      const script = document.createElement('script');
      // A browser that knows Trusted Types throws.
      try { script.textContent = 'window.ran = true'; } catch {}
      document.head.append(script);
      const image = new Image();
      image.onerror = image.onload = () => resolve(window.ran === true);
      image.src = 'http://127.0.0.1:9/x.png';
    })`);
    expect(ran).toBe(false);
    expect(consoleErrors.join('\n')).toMatch(/TrustedScript[\s\S]*Content Security Policy/);
  });

  it('remember the text size where the browser allows it, and work where it does not', async () => {
    await page.addInitScript(
      "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('closed', 'SecurityError'); } });",
    );
    await page.goto(`${addressOf(copy)}reports/2021/shili.html`);
    await page.getByRole('button', { name: '阅读工具' }).click();
    await page.getByRole('button', { name: '放大' }).click();
    expect(await page.evaluate("document.documentElement.style.getPropertyValue('--text-scale')")).toBe(
      '1.25',
    );
    expect(consoleErrors).toEqual([]);
  });
});

describe('the table of bodies and years', () => {
  it('leads from each number to as many reports, from disk and over HTTP', async () => {
    for (const root of [server.url, addressOf(site), addressOf(copy)]) {
      await page.goto(`${root}bodies.html`);
      const cells = page.locator('.count-table td a');
      const total = Number(await page.locator('.count-table tfoot td').first().textContent());
      let sum = 0;
      for (let at = 0; at < (await cells.count()); at += 1) {
        const cell = cells.nth(at);
        const says = await cell.getAttribute('aria-label');
        await cell.click();
        await page.waitForURL(/#y\d+$/);
        const year = new URL(page.url()).hash.slice(2);
        // The rows from the year's own to the next year's.
        const count = await page.evaluate(`(() => {
          let count = 0;
          let row = document.querySelector('.year-row:target').nextElementSibling;
          for (; row && !row.matches('.year-row'); row = row.nextElementSibling) count += 1;
          return count;
        })()`);
        const body = await page.locator('h1').textContent();
        expect(`${body}${year}年度 ${count} 篇`).toBe(says);
        sum += Number(count);
        await page.goBack();
        await page.waitForURL(/bodies\.html$/);
      }
      expect(sum).toBe(total);
      expect(total).toBeGreaterThan(3);
    }
  });
});
