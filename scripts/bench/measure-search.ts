import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { buildSite } from '../../src/eleventy/build-site.ts';
import type { Portal } from '../../src/portal/portal.ts';
import { createSearchRecords } from '../../src/portal/search-records.ts';
import { createIndexedReport } from '../../src/search/indexed-report.ts';
import { PARTS_FILE, parsePartsList } from '../../src/search/parts-list.ts';
import type { SearchRecord } from '../../src/search/render-record.ts';
import { writeSearchIndex } from '../../src/search/write-search-index-fs.ts';
import { launchBrowser } from '../../test/support/browser.ts';
import { serveFolder } from '../../test/support/static-server.ts';
import { type Asked, askQueries, type Way } from './ask-queries.ts';
import { loadCorpus } from './load-corpus-fs.ts';
import { measureFolder } from './measure-builds.ts';
import { type KnownItems, measureKnownItems } from './measure-known-items.ts';
import { measureCompressed } from './measure-transfer.ts';
import { measureTyping, type Typing } from './measure-typing.ts';
import { quantile } from './quantile.ts';
import { createRandom } from './random.ts';
import { sampleQueries } from './sample-queries.ts';
import { createTruth } from './search-truth.ts';
import type { Measurement } from './table.ts';
import { withOpen } from './with-open.ts';
import { type Texts, withTempFolder, writeContent } from './write-corpus-fs.ts';
import { writeProbePage } from './write-probe-page.ts';
import { writeStockIndex } from './write-stock-index.ts';

const GENERATED = 300;
const INDEXINGS = 3;
const TYPED = 40;

interface Indexed {
  seconds: number;
  megabytes: number;
}

interface Figures {
  parts: number;
  /** kB of the engine's script, compressed. */
  scriptKilobytes: number;
  ours: Indexed & Asked;
  stock: Indexed & Asked;
  known: KnownItems;
  typing: Typing;
}

/**
 * This search and stock Pagefind of the same version, from the same texts, with the same queries in the same browser
 * (Chromium, from this machine: no network). Stock gets the query as typed, as its own interface would send it.
 */
export const measureSearch = (texts: Texts): Promise<Measurement> =>
  withTempFolder((folder) =>
    withOpen(launchBrowser(), async (browser) => {
      const content = path.join(folder, 'content');
      await writeContent(content, texts, GENERATED);
      const portal = await loadCorpus(content);
      const records = createSearchRecords(portal.reports);
      const queries = sampleQueries(records, createRandom(7));
      const asked = queries.map(({ text }) => text);
      const findTruth = createTruth(records);
      tell('建索引');
      const indexed = await measureIndexing(folder, records);
      const askBoth = (way: Way) =>
        withOpen(serveFolder(path.join(folder, way)), (server) =>
          askQueries(way, browser, server, asked, findTruth, path.join(folder, way)),
        );
      tell('查询');
      const stock = { ...indexed.stock, ...(await askBoth('stock')) };
      const ours = { ...indexed.ours, ...(await askBoth('ours')) };
      tell('已知标题、边输边搜');
      const longTexts = asked.filter((text) => /^\p{Script=Han}{4,8}$/u.test(text)).slice(0, TYPED);
      const site = path.join(folder, 'site');
      const known = await measureKnown(browser, site, portal, records);
      const list = JSON.parse(await readFile(path.join(site, PARTS_FILE), 'utf8'));
      const figures: Figures = {
        parts: parsePartsList(list).length,
        scriptKilobytes: measureCompressed(path.join(site, 'assets/search-engine.js')) / 1000,
        ours,
        stock,
        known,
        typing: await withOpen(serveFolder(site), ({ url }) => measureTyping(browser, url, longTexts)),
      };
      const counts = new Map<string, number>();
      for (const { kind } of queries) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      const kinds = [...counts].map(([kind, count]) => `${kind} ${count}`).join('、');
      return {
        columns: [
          `${records.length} 篇，${queries.length} 次查询（${kinds}）`,
          '本站',
          'Pagefind 原样',
          '目标',
          '',
        ],
        rows: formatRows(figures, queries.length),
      };
    }),
  );

/** Progress goes where it does not end up in a note. */
function tell(step: string): void {
  process.stderr.write(`${step}……\n`);
}

/** In turns, so that neither has the machine when it is quieter. */
async function measureIndexing(
  folder: string,
  records: readonly SearchRecord[],
): Promise<Record<Way, Indexed>> {
  const reports = records.map(createIndexedReport);
  const writers = {
    ours: (site: string) => writeSearchIndex(site, reports),
    stock: (site: string) => writeStockIndex(site, records),
  };
  const seconds: Record<Way, number[]> = { ours: [], stock: [] };
  for (const way of ['ours', 'stock'] as const) await writeProbePage(path.join(folder, way));
  for (let run = 0; run < INDEXINGS; run += 1) {
    for (const way of ['ours', 'stock'] as const) {
      const started = performance.now();
      await writers[way](path.join(folder, way));
      seconds[way].push((performance.now() - started) / 1000);
    }
  }
  const summarize = async (way: Way): Promise<Indexed> => {
    const parts = way === 'ours' ? ['pagefind', 'search'] : ['pagefind'];
    const sizes = await Promise.all(parts.map((part) => measureFolder(path.join(folder, way, part))));
    return {
      seconds: quantile(seconds[way], 0.5),
      megabytes: sizes.reduce((sum, size) => sum + size, 0) / 1e6,
    };
  };
  return { ours: await summarize('ours'), stock: await summarize('stock') };
}

/** Known items need the texts of the reports for their sections: they are looked for on the real site. */
async function measureKnown(
  browser: Browser,
  site: string,
  portal: Portal,
  records: readonly SearchRecord[],
): Promise<KnownItems> {
  await mkdir(site, { recursive: true });
  await buildSite(portal, site, 'build');
  await writeProbePage(site, 'probe.html');
  return withOpen(serveFolder(site), ({ url }) =>
    measureKnownItems(browser, `${url}probe.html`, records, createRandom(11)),
  );
}

function formatRows(
  { ours, stock, known, typing, parts, scriptKilobytes }: Figures,
  asked: number,
): string[][] {
  const verdict = (isMet: boolean) => (isMet ? '达到' : '未达到');
  type Read = (side: Figures['ours']) => number;
  const both = (name: string, read: Read, digits: number, target = '', isMet?: boolean) => [
    name,
    read(ours).toFixed(digits),
    read(stock).toFixed(digits),
    target,
    isMet === undefined ? '' : verdict(isMet),
  ];
  const compare = (name: string, read: Read, digits: number, factor: number) => {
    const [left, right] = [read(ours), read(stock)];
    const target = `≤ ${factor} 倍，实为 ${right === 0 ? '—' : (left / right).toFixed(2)}`;
    return both(name, read, digits, target, left <= right * factor);
  };
  const require = (name: string, read: Read, wanted: number, digits = 0) =>
    both(name, read, digits, wanted.toFixed(digits), read(ours) === wanted);
  const one = (name: string, shown: string, target: string, isMet: boolean) => [
    name,
    shown,
    '',
    target,
    verdict(isMet),
  ];
  const share = (name: string, { first, wanted }: KnownItems['reports'], least: number) =>
    one(name, `${first}/${wanted}`, `≥ ${least * 100}%`, first >= wanted * least);
  const limit = (name: string, value: number, most: number) =>
    one(name, value.toFixed(0), `≤ ${most}`, value <= most);
  return [
    require('查全', (side) => side.recall, 1, 3),
    require('查准', (side) => side.precision, 1, 3),
    require('一无所获（次）', (side) => side.nothing, 0),
    require('第一条对（次）', (side) => side.firstRight, asked),
    require('篇数对（次）', (side) => side.counted, asked),
    compare('建索引（秒，三次的中位）', (side) => side.seconds, 1, 0.75),
    compare('索引（MB）', (side) => side.megabytes, 1, 1.3),
    compare('查询，中位（毫秒）', (side) => side.loaded.median, 1, 0.8),
    compare('查询，95%（毫秒）', (side) => side.loaded.p95, 1, 0.4),
    compare('查询，索引还在下载，中位（毫秒）', (side) => side.loading.median, 1, 0.8),
    compare('查询，索引还在下载，95%（毫秒）', (side) => side.loading.p95, 1, 0.4),
    compare('每次查询下载的索引，前 200 次的中位（kB）', (side) => side.kilobytes.medianOfFirst, 1, 1.2),
    compare('同上，全部查询的中位（kB）', (side) => side.kilobytes.median, 1, 1.2),
    both('每次查询下载的索引，平均（kB）', (side) => side.kilobytes.mean, 1),
    both('每次查询下载的索引，最多（kB）', (side) => side.kilobytes.max, 0),
    both('只问一次的访客下载的索引，中位（kB）', (side) => side.coldKilobytes, 0),
    both('启动搜索（kB，未压缩的按原样计）', (side) => side.engineKilobytes, 0),
    limit(
      `只问一次的访客，第一批结果（共 ${parts} 份索引）：脚本、名单、索引，压缩后，中位（kB）`,
      scriptKilobytes + ours.firstHits.median,
      300,
    ),
    ['同上，95%（kB）', (scriptKilobytes + ours.firstHits.p95).toFixed(0), '', '', ''],
    ['同上，全部查完，中位（kB）', (scriptKilobytes + ours.allHits.median).toFixed(0), '', '', ''],
    ['同上，全部查完，95%（kB）', (scriptKilobytes + ours.allHits.p95).toFixed(0), '', '', ''],
    share('已知标题、标题的一部分、小标题：报告在第一条', known.reports, 0.98),
    share('已知小标题：那一部分在最前', known.sections, 0.95),
    limit(`边输边搜 ${typing.keys} 键，从按键到看见一屏结果，中位（毫秒）`, typing.median, 50),
    limit('同上，95%（毫秒）', typing.p95, 150),
    ['从按键到十篇齐全，中位（毫秒）', typing.wholeMedian.toFixed(0), '', '', ''],
    ['同上，95%（毫秒）', typing.wholeP95.toFixed(0), '', '', ''],
    limit('页面线程最长的任务（毫秒）', typing.longestTask, 100),
  ];
}
