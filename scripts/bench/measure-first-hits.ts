import path from 'node:path';
import type { Browser } from 'playwright-core';
import { PROJECT } from '../../.eleventy.ts';
import { loadPortal } from '../../src/load/load-portal-fs.ts';
import { createSearchRecords } from '../../src/portal/search-records.ts';
import { launchBrowser } from '../../test/support/browser.ts';
import { quantile } from './quantile.ts';
import { createRandom } from './random.ts';
import { runMeasured } from './run-measured.ts';
import { sampleQueries } from './sample-queries.ts';
import { type Link, serveSlowly } from './serve-slowly.ts';
import type { Measurement } from './table.ts';
import { type Texts, withTempFolder, writeContent } from './write-corpus-fs.ts';

const GENERATED = 300;
const ASKED = 20;

/** Those of WebPageTest and of Lighthouse. */
const LINKS: Record<string, Link> = {
  '4G（9 Mbps，来回 170 毫秒）': { megabitsPerSecond: 9, milliseconds: 170 },
  '慢的 4G（1.6 Mbps，来回 150 毫秒）': { megabitsPerSecond: 1.6, milliseconds: 150 },
};

/** How long a visitor who asks once, with nothing in the browser's cache, waits for the first hits. */
export const measureFirstHits = (texts: Texts): Promise<Measurement> =>
  withTempFolder(async (folder) => {
    const [content, output] = [path.join(folder, 'content'), path.join(folder, 'site')];
    await writeContent(content, texts, GENERATED);
    await runMeasured('build', ['--content', content, '--output', output, '--no-pdf']);
    const { portal } = await loadPortal({
      mode: 'build',
      project: PROJECT,
      content,
      label: content,
      without: ['pdf'],
    });
    const queries = sampleQueries(createSearchRecords(portal?.reports ?? []), createRandom(7))
      .map(({ text }) => text)
      .slice(0, ASKED);
    const browser = await launchBrowser();
    try {
      const rows: Measurement['rows'][number][] = [];
      for (const [name, link] of Object.entries(LINKS)) {
        const server = await serveSlowly(output, link);
        for (const [how, ask] of Object.entries(WAYS)) {
          const waited: number[] = [];
          for (const query of queries) waited.push(await ask(browser, server.url, query));
          rows.push([name, how, ...[0.5, 0.95].map((part) => Math.round(quantile(waited, part)))]);
        }
        await server.close();
      }
      return { columns: ['线路', '怎样问', '第一批结果：中位（毫秒）', '95%'], rows };
    } finally {
      await browser.close();
    }
  });

/** Milliseconds until the first hits are painted. */
type Ask = (browser: Browser, url: string, query: string) => Promise<number>;

const WAYS: Record<string, Ask> = {
  '在打开的搜索页上，输完以后': async (browser, url, query) => {
    const page = await browser.newPage();
    await page.goto(`${url}search.html`, { waitUntil: 'load' });
    await page.evaluate(WATCH);
    const input = page.locator('#search-input');
    await input.focus();
    // What somebody types takes longer than this.
    await page.waitForTimeout(1000);
    await page.evaluate('window.asked = performance.now()');
    await input.fill(query);
    const hits = (await page.evaluate('window.hits')) as number;
    const asked = (await page.evaluate('window.asked')) as number;
    await page.close();
    return hits - asked;
  },
  '打开带着问题的地址，网页也要下载': async (browser, url, query) => {
    const page = await browser.newPage();
    await page.addInitScript(`document.addEventListener('DOMContentLoaded', () => { ${WATCH} })`);
    await page.goto(`${url}search.html?q=${encodeURIComponent(query)}`, { waitUntil: 'commit' });
    await page.waitForLoadState('domcontentloaded');
    const hits = (await page.evaluate('window.hits')) as number;
    await page.close();
    return hits;
  },
};

/** In the page: `hits` comes with the time at which the first result, or that there is none, has been painted. */
const WATCH = `
  window.hits = new Promise((resolve) => {
    const look = () => {
      const isThere = document.querySelector('#search-results li') ||
        / 篇$|没有/.test(document.querySelector('#search-status').textContent);
      if (isThere) requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
      else setTimeout(look, 5);
    };
    look();
  });
  undefined;
`;
