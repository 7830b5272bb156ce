import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { close, createIndex } from 'pagefind';
import { PROJECT } from '../../.eleventy.ts';
import { loadPortal } from '../../src/portal/load-portal-fs.ts';
import { createSearchRecords } from '../../src/portal/search-records.ts';
import { escapeHtml, type SearchRecord } from '../../src/search/render-record.ts';
import { collectTokens } from '../../src/search/tokenize.ts';
import { writeSearchIndex } from '../../src/search/write-index-pagefind.ts';
import { launchBrowser } from '../../test/support/browser.ts';
import { serveFolder } from '../../test/support/static-server.ts';
import { measureFolder } from './measure-builds.ts';
import { createRandom } from './random.ts';
import type { Measurement } from './table.ts';
import { writeCorpusContent, writeGeneratedContent } from './write-corpus-fs.ts';

const QUERIES = 1000;
const GENERATED = 300;

type Way = 'ours' | 'stock';

/**
 * This search and stock Pagefind of the same version, from the same texts, with the same queries in the same browser.
 * Truth is made without either: a report holds a query if its text does, letters and digits alone (Ctrl+F without
 * regard to marks, spaces, width and case).
 */
export async function measureSearch(corpus: string | undefined): Promise<Measurement> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gongbao-bench-'));
  try {
    const records = await loadRecords(path.join(folder, 'content'), corpus);
    const texts = records.map((record) => ({ url: record.url, text: collectRuns(record) }));
    const queries = sampleQueries(records, createRandom(7));
    const rows: (string | number)[][] = [];
    for (const way of ['ours', 'stock'] as const) {
      const site = path.join(folder, way);
      await writeProbePage(site);
      const started = performance.now();
      await (way === 'ours' ? writeSearchIndex(site, records) : writeStockIndex(site, records));
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const megabytes = ((await measureFolder(path.join(site, 'pagefind'))) / 1e6).toFixed(1);
      rows.push([
        way === 'ours' ? '本站' : 'Pagefind 原样',
        seconds,
        megabytes,
        ...(await ask(way, site, queries, texts)),
      ]);
    }
    const columns = [
      '建索引（秒）',
      '索引（MB）',
      '查全',
      '查准',
      '一无所获',
      '第一条对',
      '篇数对',
      '中位（毫秒）',
      '95%（毫秒）',
    ];
    const name = `搜索（${records.length} 篇，${queries.length} 次查询）`;
    return { columns: [name, ...columns], rows };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function loadRecords(content: string, corpus: string | undefined): Promise<SearchRecord[]> {
  if (corpus) await writeCorpusContent(content, corpus);
  else await writeGeneratedContent(content, GENERATED);
  const { portal, diagnostics } = await loadPortal({ project: PROJECT, content, label: '语料' });
  if (!portal) throw new Error(`语料里有错误：${JSON.stringify(diagnostics.slice(0, 3))}`);
  return createSearchRecords(portal.reports);
}

async function writeProbePage(site: string): Promise<void> {
  await mkdir(site, { recursive: true });
  const { outputFiles } = await build({
    entryPoints: [path.join(PROJECT, 'scripts/bench/search-probe.ts')],
    bundle: true,
    write: false,
    format: 'iife',
  });
  await writeFile(path.join(site, 'probe.js'), outputFiles[0]?.contents ?? '');
  await writeFile(
    path.join(site, 'index.html'),
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>测量</title><script src="probe.js"></script></html>',
  );
}

/** The texts as a site without this project would hand them to Pagefind. */
async function writeStockIndex(site: string, records: readonly SearchRecord[]): Promise<void> {
  const { index } = await createIndex({});
  if (!index) throw new Error('Pagefind 没有启动');
  const paragraphs = (text: string) =>
    text
      .split('\n')
      .map((line) => `<p>${escapeHtml(line)}</p>`)
      .join('');
  for (const { url, title, org, date, preamble, sections, extra } of records) {
    const body = sections.map(
      ({ id, title: heading, text }) => `<h2 id="${id}">${escapeHtml(heading)}</h2>${paragraphs(text)}`,
    );
    const content = `<html lang="zh-CN"><body><h1>${escapeHtml(title)}</h1>${paragraphs(`${org}\n${date}`)}${paragraphs(preamble)}${body.join('')}${paragraphs(extra)}</body></html>`;
    await index.addHTMLFile({ url, content });
  }
  await index.writeFiles({ outputPath: path.join(site, 'pagefind') });
  await close();
}

/** Letters and digits alone, folded; a run for each part that a reader sees as one. */
function collectRuns({ title, org, date, preamble, sections, extra }: SearchRecord): string {
  const body = [preamble, ...sections.flatMap((section) => [section.title, section.text])].join('');
  return [title, org, date, body, ...extra.split('\n')].map(strip).join('|');
}

const strip = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Runs of 1–12 characters cut from the texts, marks inside included, and pairs of two such runs of one report. */
function sampleQueries(records: readonly SearchRecord[], random: () => number): string[] {
  const below = (limit: number) => Math.floor(random() * limit);
  const cut = (text: string): string | undefined => {
    const tokens = collectTokens(text);
    const length = 1 + below(12);
    const first = tokens[below(tokens.length - length)];
    const last = first && tokens[tokens.indexOf(first) + length - 1];
    const run = last && text.slice(first.start, last.end);
    // White space would make two words of it, and quotation marks at its ends a phrase.
    return run && !/\s|^["“”]|["“”]$/.test(run) ? run : undefined;
  };
  const queries: string[] = [];
  while (queries.length < QUERIES) {
    const record = records[below(records.length)] as SearchRecord;
    const texts = [record.title, record.preamble, ...record.sections.map(({ text }) => text)];
    const one = cut(texts[below(texts.length)] ?? '');
    const two = queries.length % 5 === 0 ? cut(texts[below(texts.length)] ?? '') : '';
    if (one && two !== undefined) queries.push(two ? `${one} ${two}` : one);
  }
  return queries;
}

async function ask(
  way: Way,
  site: string,
  queries: readonly string[],
  texts: readonly { url: string; text: string }[],
): Promise<(string | number)[]> {
  const [browser, server] = await Promise.all([launchBrowser(), serveFolder(site)]);
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const times: number[] = [];
    let [wanted, found, right, nothing, first, counted] = [0, 0, 0, 0, 0, 0];
    for (const query of queries) {
      const { urls, milliseconds } = (await page.evaluate(`probe.${way}(${JSON.stringify(query)})`)) as {
        urls: string[];
        milliseconds: number;
      };
      times.push(milliseconds);
      const words = query.split(' ').map(strip);
      const truth = new Set(
        texts.filter(({ text }) => words.every((word) => text.includes(word))).map(({ url }) => url),
      );
      wanted += truth.size;
      found += urls.length;
      right += urls.filter((url) => truth.has(url)).length;
      if (urls.length === 0) nothing += 1;
      if (truth.has(urls[0] ?? '')) first += 1;
      if (urls.length === truth.size) counted += 1;
    }
    return [
      (right / wanted).toFixed(3),
      (right / found).toFixed(3),
      nothing,
      `${first}/${queries.length}`,
      `${counted}/${queries.length}`,
      quantile(times, 0.5).toFixed(0),
      quantile(times, 0.95).toFixed(0),
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
