import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../test/support/browser.ts';
import { readPrinted } from '../../test/support/read-printed.ts';
import { spawnScript } from '../../test/support/run-cli.ts';
import { quantile } from './quantile.ts';
import type { Measurement } from './table.ts';
import { withOpen } from './with-open.ts';
import { type Texts, withTempFolder, writeContent } from './write-corpus-fs.ts';

const EDITS = 20;
const FEW = 10;
/** Longer than the pause after which the background begins, so that edits meet it at work. */
const PAUSE = 3500;

/** In the page, each time that it is loaded. */
const TELL = `document.addEventListener('DOMContentLoaded', () => {
  tellSeen(/改动标记[0-9]+/.exec(document.body.textContent)?.[0]);
});`;

/**
 * Saves as an editor does, while a page is open: the time from the end of the write until the new words are in the
 * page. Once in quick succession, once at a pace at which each edit meets the search index being made.
 */
export const measurePreview = (texts: Texts): Promise<Measurement> =>
  withTempFolder((folder) =>
    withOpen(launchBrowser(), async (browser) => {
      const rows: (string | number)[][] = [];
      for (const each of fewAndAsked(texts)) {
        const content = path.join(folder, `${rows.length}`);
        const { name, reports } = await writeContent(content, each, FEW);
        rows.push(...(await measureContent(browser, content, name, reports)));
      }
      const columns = ['内容', '篇数', '情形', '改动', '中位（毫秒）', 'p95', '最长', '此时的系统负载'];
      return { columns, rows };
    }),
  );

function measureContent(browser: Browser, content: string, name: string, reports: number) {
  const started = performance.now();
  return withPreview(content, ['--port', '18200'], async (printed) => {
    const url = await printed(/预览地址：(http:\S+\/)index\.html/);
    await printed(/网页已更新。/);
    const ready = Math.round(performance.now() - started);
    const rows: (string | number)[][] = [[name, reports, '从启动到可以看', '', ready, '', '', formatLoad()]];
    for (const [label, pause] of [
      ['一次接一次', 300],
      ['检索在后台更新时', PAUSE],
    ] as const) {
      const times = await measureEdits(browser, url, content, pause);
      rows.push([name, reports, label, times.length, ...describeTimes(times)]);
    }
    return rows;
  });
}

/** Runs `npm start` for as long as `use` listens to what it prints. */
export async function withPreview<T>(
  content: string,
  args: readonly string[],
  use: (printed: ReturnType<typeof readPrinted>) => Promise<T>,
): Promise<T> {
  const child = await spawnScript('start', ['--content', content, ...args, '--no-open']);
  try {
    return await use(readPrinted(child));
  } finally {
    child.kill();
    await once(child, 'close');
  }
}

/** @returns milliseconds of each edit */
async function measureEdits(browser: Browser, url: string, content: string, pause: number) {
  const file = await chooseReport(path.join(content, 'reports'));
  const page = await browser.newPage();
  const seen = new Map<string, (time: number) => void>();
  await page.exposeFunction('tellSeen', (mark: string) => seen.get(mark)?.(performance.now()));
  await page.addInitScript(TELL);
  const text = await readFile(file, 'utf8');
  const local = path.relative(content, path.dirname(file)).split(path.sep).map(encodeURIComponent).join('/');
  await page.goto(`${url}${local}.html`);
  const times: number[] = [];
  for (let edit = 1; edit <= EDITS; edit += 1) {
    await wait(pause);
    const mark = `改动标记${pause}${String(edit).padStart(2, '0')}`;
    const shown = new Promise<number>((resolve) => seen.set(mark, resolve));
    await writeFile(file, `${text.trimEnd()}\n\n${mark}。\n`);
    const saved = performance.now();
    const given = new AbortController();
    const late = wait(60_000, `第 ${edit} 次改动没有出现在网页上`, given).catch(() => '');
    const result = await Promise.race([shown, late]);
    given.abort();
    if (typeof result === 'string') throw new Error(result);
    times.push(result - saved);
  }
  await page.close();
  await writeFile(file, text);
  return times;
}

/** A few reports, and those that were asked for. */
export const fewAndAsked = (texts: Texts): Texts[] => {
  const { characters, seed } = texts;
  return [{ characters, seed }, ...(texts.corpus || texts.reports ? [texts] : [])];
};

/** Median, p95 and longest, and the load of the machine then. */
export const describeTimes = (times: readonly number[]) => [
  ...[quantile(times, 0.5), quantile(times, 0.95), Math.max(...times)].map(Math.round),
  formatLoad(),
];

/** The report in the middle: no first or last of anything. */
export async function chooseReport(reports: string): Promise<string> {
  const names = (await readdir(reports, { recursive: true }))
    .filter((name) => name.endsWith('index.md'))
    .sort();
  return path.join(reports, names[names.length >> 1] ?? '');
}

const formatLoad = () => (loadavg()[0] ?? 0).toFixed(1);
