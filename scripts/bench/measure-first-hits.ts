import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createSearchRecords } from '../../src/portal/search-records.ts';
import { launchBrowser } from '../../test/support/browser.ts';
import { loadCorpus } from './load-corpus-fs.ts';
import { quantile } from './quantile.ts';
import { createRandom } from './random.ts';
import { runMeasured } from './run-measured.ts';
import { sampleQueries } from './sample-queries.ts';
import { type Link, type SlowServer, serveSlowly } from './serve-slowly.ts';
import type { Measurement } from './table.ts';
import { withOpen } from './with-open.ts';
import { type Texts, withTempFolder, writeContent } from './write-corpus-fs.ts';

const GENERATED = 300;
const ASKED = 20;

/** Those of WebPageTest and of Lighthouse. */
const LINKS: Record<string, Link> = {
  '4G（9 Mbps，来回 170 毫秒）': { megabitsPerSecond: 9, milliseconds: 170 },
  '慢的 4G（1.6 Mbps，来回 150 毫秒）': { megabitsPerSecond: 1.6, milliseconds: 150 },
};

/**
 * How long a visitor who asks once, with nothing in the browser's cache, waits for the first hits and for their
 * sentences, and what has been loaded until then.
 */
export const measureFirstHits = (texts: Texts): Promise<Measurement> =>
  withTempFolder(async (folder) => {
    const [content, output] = [path.join(folder, 'content'), path.join(folder, 'site')];
    await writeContent(content, texts, GENERATED);
    await runMeasured('build', ['--content', content, '--output', output, '--no-pdf']);
    const { reports } = await loadCorpus(content);
    const queries = sampleQueries(createSearchRecords(reports), createRandom(7));
    return measureVisits(
      output,
      queries.slice(0, ASKED).map(({ text }) => text),
    );
  });

/** @param output a written portal */
const measureVisits = (output: string, queries: readonly string[]): Promise<Measurement> =>
  withOpen(launchBrowser(), async (browser) => {
    const rows: Measurement['rows'][number][] = [];
    for (const [name, link] of Object.entries(LINKS)) {
      for (const [how, ask] of Object.entries(WAYS)) {
        const visits: Visit[] = [];
        for (const query of queries) {
          // A server for each: what the visitor before has left behind takes no time of the next one.
          visits.push(await withOpen(serveSlowly(output, link), (server) => ask(browser, server, query)));
        }
        const cells = (['hits', 'sentences', 'kilobytes'] as const).flatMap((key) => {
          const values = visits.map((visit) => visit[key]);
          return [0.5, 0.95].map((part) => Math.round(quantile(values, part)));
        });
        rows.push([name, how, ...cells]);
      }
    }
    const told = [
      '第一批标题：中位（毫秒）',
      '95%',
      '它们的原句：中位',
      '95%',
      '到标题为止下载（kB）：中位',
      '95%',
    ];
    return { columns: ['线路', '怎样问', ...told], rows };
  });

/** Milliseconds until the first titles are painted, and their sentences; kB that had been sent by the first. */
interface Visit {
  hits: number;
  sentences: number;
  kilobytes: number;
}

type Ask = (browser: Browser, server: SlowServer, query: string) => Promise<Visit>;

const WAYS: Record<string, Ask> = {
  '在打开的搜索页上，输完以后': async (browser, server, query) => {
    const page = await browser.newPage();
    await page.goto(`${server.url}search.html`, { waitUntil: 'load' });
    await page.evaluate(WATCH);
    const input = page.locator('#search-input');
    await input.focus();
    // What somebody types takes longer than this.
    await page.waitForTimeout(1000);
    await page.evaluate('window.asked = performance.now()');
    await input.fill(query);
    const visit = await readVisit(page, server);
    const asked = (await page.evaluate('window.asked')) as number;
    await page.close();
    return { ...visit, hits: visit.hits - asked, sentences: visit.sentences - asked };
  },
  '打开带着问题的地址，网页也要下载': async (browser, server, query) => {
    const page = await browser.newPage();
    await page.addInitScript(`document.addEventListener('DOMContentLoaded', () => { ${WATCH} })`);
    await page.goto(`${server.url}search.html?q=${encodeURIComponent(query)}`, { waitUntil: 'commit' });
    await page.waitForLoadState('domcontentloaded');
    const visit = await readVisit(page, server);
    await page.close();
    return visit;
  },
};

async function readVisit(page: Page, server: SlowServer): Promise<Visit> {
  const hits = (await page.evaluate('window.hits')) as number;
  const kilobytes = server.sent() / 1000;
  return { hits, kilobytes, sentences: (await page.evaluate('window.sentences')) as number };
}

/**
 * In the page: `hits` comes with the time at which the first result, or that there is none, has been painted;
 * `sentences` with that at which no room is reserved any more for those of the first screen.
 */
const WATCH = `
  const watch = (isThere) => new Promise((resolve) => {
    const look = () => {
      if (isThere()) requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
      else setTimeout(look, 5);
    };
    look();
  });
  const isOver = () => / 篇$|没有/.test(document.querySelector('#search-status').textContent);
  window.hits = watch(() => document.querySelector('#search-results li') || isOver());
  window.sentences = window.hits.then(() => watch(() =>
    !document.querySelector('#search-results li:nth-child(-n + 3) .search-reserved')));
  undefined;
`;
