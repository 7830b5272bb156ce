import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { buildSite } from '../../src/eleventy/build-site.ts';
import type { Portal } from '../../src/portal/portal.ts';
import { launchBrowser } from '../../test/support/browser.ts';
import {
  judgeAnswer,
  type SampledQuotation,
  type SampleText,
  sampleQuotations,
} from '../../test/support/sample-quotations.ts';
import { serveFolder } from '../../test/support/static-server.ts';
import { writeTree } from '../../test/support/write-tree.ts';
import { loadCorpus } from './load-corpus-fs.ts';
import type { ProvenQuotation } from './probe-result.ts';
import { quantile } from './quantile.ts';
import { createRandom } from './random.ts';
import type { Measurement } from './table.ts';
import { withOpen } from './with-open.ts';
import { type Texts, withTempFolder, writeContent } from './write-corpus-fs.ts';
import { writeProbePage } from './write-probe-page.ts';

const GENERATED = 300;
const QUOTATIONS = 10_000;
/** Milliseconds that a verdict may take. */
const PATIENCE = 1000;
/** One report of so many has a text that was published before. */
const FORMER_EVERY = 20;

/** Thousands of quotations over HTTP and from disk: no verdict may be wrong, and each is known within a second. */
export const measureQuotations = (texts: Texts): Promise<Measurement> =>
  withTempFolder(async (folder) => {
    const [content, site] = [path.join(folder, 'content'), path.join(folder, 'site')];
    await writeCorpus(content, texts);
    const portal = await loadCorpus(content);
    await buildSite(portal, site, 'build');
    await writeProbePage(site, 'probe.html', 'quotation-probe');
    const all = listTexts(portal);
    const quotations = sampleQuotations(all, createRandom(texts.seed), QUOTATIONS);
    return withOpen(launchBrowser(), (browser) =>
      withOpen(serveFolder(site), async (server) => {
        const ways = {
          HTTP: `${server.url}probe.html`,
          从磁盘: pathToFileURL(path.join(site, 'probe.html')).href,
        };
        const rows: (string | number)[][] = [];
        for (const [way, address] of Object.entries(ways)) {
          rows.push(...(await askAll(way, browser, address, quotations, all)));
        }
        return {
          columns: [
            `${all.length} 份文字`,
            '引文',
            '判错',
            '没有查完',
            '没有取到',
            '毫秒：中位',
            '95%',
            '99%',
            '最多',
            '超过 1 秒',
          ],
          rows,
        };
      }),
    );
  });

async function askAll(
  way: string,
  browser: Browser,
  address: string,
  quotations: readonly SampledQuotation[],
  texts: readonly SampleText[],
): Promise<(string | number)[][]> {
  const page = await browser.newPage();
  await page.goto(address);
  const kinds = new Map<string, { milliseconds: number[]; wrong: number; open: number; unread: number }>();
  let told = 0;
  for (const [at, sampled] of quotations.entries()) {
    const given = (await page.evaluate(
      `askQuotation(${JSON.stringify(sampled.quotation)})`,
    )) as ProvenQuotation;
    const isOpen = given.answer.left > 0 && !['exact', 'folded'].includes(given.answer.verdict);
    // It says only that the texts that were read do not have it.
    const fault = isOpen ? undefined : judgeAnswer(sampled, given.answer, texts);
    for (const kind of [sampled.kind, '全部']) {
      const sum = kinds.get(kind) ?? { milliseconds: [], wrong: 0, open: 0, unread: 0 };
      kinds.set(kind, sum);
      sum.milliseconds.push(given.milliseconds);
      sum.unread += given.unread;
      if (fault) sum.wrong += 1;
      if (isOpen) sum.open += 1;
    }
    if (fault && told < MOST_TOLD) {
      told += 1;
      process.stderr.write(
        `${way} ${sampled.kind} ${sampled.source.url}: ${fault}\n  ${JSON.stringify(sampled.quotation)}\n`,
      );
    }
    if (at % 1000 === 0) process.stderr.write(`${way} ${at}……\n`);
  }
  await page.close();
  return [...kinds].map(([kind, { milliseconds, wrong, open, unread }]) => [
    `${way}，${kind}`,
    milliseconds.length,
    wrong,
    open,
    unread,
    ...[0.5, 0.95, 0.99, 1].map((share) => Math.round(quantile(milliseconds, share))),
    milliseconds.filter((value) => value > PATIENCE).length,
  ]);
}

/** Wrong verdicts that are told one by one. */
const MOST_TOLD = 20;

/** In the order of the page, put together without what is judged. */
const listTexts = (portal: Portal): SampleText[] =>
  portal.reportPages.flatMap((report) =>
    [report, ...report.versions].map((text) => {
      const { title, headNote = '', signature } = text.fields;
      const { preamble, sections, footnotes } = text.body();
      const parts = sections.flatMap((section) => [section.title, section.text]);
      const attached = 'downloads' in text ? text.downloads.map((file) => file.text ?? '') : [];
      const whole = [title, headNote, preamble, ...parts, footnotes, ...signature, ...attached]
        .filter((part) => part !== '')
        .join('\n');
      return { url: text.url, whole, isFormer: 'former' in text };
    }),
  );

/** A portal that is searched from disk as well, with texts that were published before. */
async function writeCorpus(content: string, texts: Texts): Promise<void> {
  await writeContent(content, texts, GENERATED);
  const settings = path.join(content, 'site.json');
  await writeFile(
    settings,
    JSON.stringify({ ...JSON.parse(await readFile(settings, 'utf8')), offline: true }),
  );
  await addFormerTexts(content);
}

/** Some reports were corrected: a sentence of each was another one before. */
async function addFormerTexts(content: string): Promise<void> {
  const names = (await readdir(path.join(content, 'reports'), { recursive: true })).filter((name) =>
    name.endsWith('index.md'),
  );
  for (const [at, name] of names.sort().entries()) {
    if (at % FORMER_EVERY !== 0) continue;
    const file = path.join(content, 'reports', name);
    const text = await readFile(file, 'utf8');
    const [date = ''] = /(?<=发布日期: )\d{4}-\d\d-\d\d/.exec(text) ?? [];
    const correction = `修订:\n  - 日期: ${date.slice(0, 4)}-12-31\n    内容: 更正示例文字\n    原因: 示例\n`;
    await writeTree(path.dirname(file), {
      'index.md': text.replace(/\n---\n/, `\n${correction}---\n`),
      [`versions/${date}.md`]: `${text}\n这一段只在以前的文本里：示例区示例局第${at}号示例说明，后来删去，编号${at * 37}。\n`,
    });
  }
}
