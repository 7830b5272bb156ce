import type { Browser, Page } from 'playwright-core';
import type { StaticServer } from '../../test/support/static-server.ts';
import { createTransferMeter } from './measure-transfer.ts';
import type { ProbeResult } from './probe-result.ts';
import { quantile } from './quantile.ts';

export type Way = 'ours' | 'stock';

/** What a way of searching made of the queries. */
export interface Asked {
  recall: number;
  precision: number;
  nothing: number;
  firstRight: number;
  counted: number;
  /** Milliseconds while parts of the index still load, and with all of them loaded. */
  loading: { median: number; p95: number };
  loaded: { median: number; p95: number };
  /** kB of index that each query of the session made load; of the engine, once; and of a query in a fresh visit. */
  kilobytes: { medianOfFirst: number; median: number; mean: number; max: number };
  engineKilobytes: number;
  coldKilobytes: number;
  /**
   * kB of lists and index, compressed, that a query in a fresh visit loads: until the newest parts have been searched,
   * and until all have. Of stock Pagefind both are the same.
   */
  firstHits: { median: number; p95: number };
  allHits: { median: number; p95: number };
}

/** Queries that are each asked in a page of their own, to see what a visitor with one question loads. */
const COLD = 100;
/** Queries after which most of the index has been loaded, and the median says nothing more. */
const FIRST = 200;

export async function askQueries(
  way: Way,
  browser: Browser,
  server: StaticServer,
  queries: readonly string[],
  findTruth: (query: string) => ReadonlySet<string>,
  folder: string,
): Promise<Asked> {
  const page = await browser.newPage();
  await page.goto(server.url);
  const ask = (query: string, withUrls: boolean, on: Page = page) =>
    on.evaluate(`probe.${way}(${JSON.stringify(query)}, ${withUrls})`) as Promise<ProbeResult>;
  const isIndex = (path: string) => path.endsWith('.pf_index');
  const bytesSince = (from: number, wanted: (path: string) => boolean) =>
    server.requests.slice(from).reduce((sum, { path, bytes }) => sum + (wanted(path) ? bytes : 0), 0) / 1000;

  // A query that finds nothing starts the engine and little else.
  await ask('zzzz', false);
  const isEngine = (path: string) => /pagefind|^search\//.test(path) && !/pf_index|pf_fragment/.test(path);
  const engineKilobytes = bytesSince(0, isEngine);

  let [wanted, found, right, nothing, firstRight, counted] = [0, 0, 0, 0, 0, 0];
  const loading: number[] = [];
  const kilobytes: number[] = [];
  for (const query of queries) {
    const from = server.requests.length;
    const { urls, milliseconds } = await ask(query, true);
    loading.push(milliseconds);
    kilobytes.push(bytesSince(from, isIndex));
    const truth = findTruth(query);
    wanted += truth.size;
    found += urls.length;
    right += urls.filter((url) => truth.has(url)).length;
    if (urls.length === 0) nothing += 1;
    if (truth.has(urls[0] ?? '')) firstRight += 1;
    if (urls.length === truth.size) counted += 1;
  }
  const loaded: number[] = [];
  for (const query of queries) loaded.push((await ask(query, false)).milliseconds);
  await page.close();

  const cold: number[] = [];
  const firstHits: number[] = [];
  const allHits: number[] = [];
  const measureTransfer = createTransferMeter(server, folder);
  const isSearch = (path: string) => /^(?:pagefind|search)\//.test(path);
  for (const query of queries.slice(0, COLD)) {
    const fresh = await browser.newPage();
    await fresh.goto(server.url);
    const from = server.requests.length;
    if (way === 'ours') {
      await fresh.evaluate(`probe.first(${JSON.stringify(query)})`);
      firstHits.push(measureTransfer(from, isSearch));
    }
    await ask(query, false, fresh);
    cold.push(bytesSince(from, isIndex));
    allHits.push(measureTransfer(from, isSearch));
    await fresh.close();
  }
  const summarize = (values: readonly number[]) => ({
    median: quantile(values, 0.5),
    p95: quantile(values, 0.95),
  });
  return {
    recall: right / wanted,
    precision: right / found,
    nothing,
    firstRight,
    counted,
    loading: summarize(loading),
    loaded: summarize(loaded),
    kilobytes: {
      medianOfFirst: quantile(kilobytes.slice(0, FIRST), 0.5),
      median: quantile(kilobytes, 0.5),
      mean: kilobytes.reduce((sum, value) => sum + value, 0) / kilobytes.length,
      max: Math.max(...kilobytes),
    },
    engineKilobytes,
    coldKilobytes: quantile(cold, 0.5),
    firstHits: summarize(way === 'ours' ? firstHits : allHits),
    allHits: summarize(allHits),
  };
}
