import path from 'node:path';
import { recallSingleStyles } from '../assets/bundle-assets-esbuild.ts';
import { formatKey } from '../base/sha256.ts';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.ts';
import type { FoundReport } from '../find/collect-reports-fs.ts';
import { makeForms } from '../forms/make-forms-fs.ts';
import type { WordList } from '../lint/word-list.ts';
import { createReport } from '../portal/assemble-portal.ts';
import { createFixedPages } from '../portal/fixed-pages.ts';
import { type RunOptions, settleRun } from '../portal/run-options.ts';
import {
  createIndexedPages,
  createIndexedReports,
  findNewest,
  listFormerTexts,
} from '../portal/search-records.ts';
import { isTextRemoved } from '../report/format-withdrawal.ts';
import type { Site } from '../report/parse-site.ts';
import type { ReportSource } from '../report/report.ts';
import { formatUrl } from '../report/urls.ts';
import { formatVersionId } from '../report/version-names.ts';
import type { IndexedReport } from '../search/indexed-report.ts';
import { findIndexPart, makeIndexPart } from '../search/make-index-part-fs.ts';
import { type PlannedReport, planParts } from '../search/plan-parts.ts';
import { describeCacheFault } from './describe-cache-fault.ts';
import { hashProgram } from './hash-program-fs.ts';
import { loadSite } from './load-site-fs.ts';
import {
  addStandings,
  createLoadMemory,
  findReports,
  judgeReports,
  makeReports,
  readReports,
  selectIds,
  selectSettings,
  settleReports,
} from './load-stages-fs.ts';
import { loadWords } from './load-words-fs.ts';
import { makePages } from './make-pages-fs.ts';
import { type Makers, openMakers } from './open-makers-fs.ts';
import { type Shard, shareReports } from './share-reports.ts';

export interface ShardMade {
  /** Errors of this share, and of what all shares need. Warnings are told by whoever assembles the portal. */
  readonly diagnostics: Diagnostic[];
  /** Reports of this share, and of the portal. */
  readonly reports: number;
  readonly all: number;
  /** Hash of all texts and settings: another one makes another portal. */
  readonly content: string;
}

const hashContents = (site: Site, words: WordList | undefined, found: readonly FoundReport[]): string =>
  formatKey(
    'content',
    site,
    ...(words ? [words.sha256] : []),
    ...found.map(({ id, sha256, versions = [] }) => [
      id,
      sha256,
      ...versions.map(({ day, sha256: hash }) => [day, hash]),
    ]),
  );

/** What the machines have to agree on before they share the work, and how many reports there are. */
export async function identifyContent(
  options: RunOptions,
): Promise<{ content: string; program: string; reports: number }> {
  const memory = createLoadMemory();
  const { site } = await loadSite(options);
  await findReports(options, memory, undefined);
  const program = await hashProgram();
  const { words } = await loadWords(options);
  return { content: hashContents(site, words, memory.found), program, reports: memory.found.length };
}

/**
 * Makes the parts of the index that hold no report but those of one share. Where the others end is known by their
 * length as it is typed, which now and then is not how it counts in the end: then the assembly makes the part.
 */
async function makeIndexParts(
  planned: readonly PlannedReport[],
  made: readonly IndexedReport[],
  making: Makers,
): Promise<void> {
  const own = new Map(made.map((one) => [one.url, one]));
  for (const { reports } of planParts(planned.map((one) => own.get(one.url) ?? one))) {
    const members = reports.flatMap(({ url }) => own.get(url) ?? []);
    if (members.length < reports.length || (await findIndexPart(members, making))) continue;
    await makeIndexPart(members, making);
  }
}

/** Texts of a report that were published before have parts of the index of their own. */
const planVersions = ({ id, versions = [] }: FoundReport): PlannedReport[] =>
  versions.map(({ day, text: { length } }) => ({
    url: formatUrl(`reports/${formatVersionId(id, day)}.html`),
    date: day,
    size: length,
  }));

/**
 * Makes what the reports of one share need: bundles, forms and parts of the index. They go into the cache, and with it into the store that
 * several machines share. The texts of all reports are read, which takes little; their errors are others' business.
 * @param expected hash of the content that is meant: nothing is made of another one
 */
export async function makeShard(told: RunOptions, shard: Shard, expected?: string): Promise<ShardMade> {
  const options = settleRun(told, new Date());
  const makers = await openMakers(options);
  const { cache, threads } = makers;
  const memory = createLoadMemory();
  const { site, diagnostics: ofSettings } = await loadSite(options);
  const { words } = await loadWords(options);
  const settings = selectSettings(site, words);
  const ofFolders = await findReports(options, memory, undefined);
  const content = hashContents(site, words, memory.found);
  if (expected !== undefined && content !== expected)
    return { diagnostics: [], reports: 0, all: memory.found.length, content };
  const read = await readReports(options, site, memory, makers);
  const known = selectIds(memory, read.held);
  const found = memory.found.filter(({ id }) => known.ids.has(id));
  const all = found.length;

  const removed = new Set(read.sources.filter(({ fields }) => isTextRemoved(fields)).map(({ id }) => id));
  const dates = new Map(read.sources.map(({ id, fields }) => [id, fields.date]));
  const planned = found.map(({ id, text: { length } }) => {
    const url = formatUrl(`reports/${id}.html`);
    return { id, url, date: dates.get(id) ?? '', size: length };
  });
  const parts = planParts(planned).map(({ reports }) => reports);
  const shares = shareReports(parts, shard.count);
  const own = found.filter(({ id }) => shares.get(id) === shard.index);
  const folders = own.map(({ file }) => `${path.posix.dirname(file)}/`);
  const isOfOwn = ({ file }: Diagnostic) => folders.some((one) => file.startsWith(one));
  const result = (found: readonly Diagnostic[]): ShardMade => ({
    diagnostics: [
      ...ofSettings,
      ...ofFolders.filter((one) => all === 0 || isOfOwn(one)),
      ...read.diagnostics.filter(isOfOwn),
      ...found,
      ...describeCacheFault(cache.fault()),
    ].filter(({ level, rule }) => level === 'error' || rule === 'cache'),
    reports: own.length,
    all,
    content,
  });
  if (hasErrors(ofSettings)) return result([]);

  const ids = new Set(own.map(({ id }) => id));
  const isOwn = ({ id }: ReportSource) => ids.has(id);
  const share = { sources: read.sources.filter(isOwn), unsound: read.unsound.filter(isOwn), held: [] };
  try {
    const bundled = await makeReports(options, settings, share, makers, memory, undefined);
    const fixedPages = await makePages(options, site, words);
    const told = await judgeReports(options, site, bundled, known, fixedPages);
    const judged = settleReports(told, bundled.made, site);
    const made = result(judged);
    if (hasErrors(made.diagnostics)) return made;
    const styles = await recallSingleStyles(options.project, makers);
    const pages = addStandings(bundled.made, read.sources).map((one) => ({
      made: one,
      page: createReport(one, site),
    }));
    const { diagnostics: faults } = await makeForms(pages, { ...makers, options, site, settings, styles });
    // Any machine can make them: they are in the same part as what was published last.
    const fixed = createIndexedPages(createFixedPages(fixedPages.pages, site), findNewest(read.sources));
    const reports = pages.map(({ page }) => page);
    await makeIndexParts([...planned, ...fixed], [...createIndexedReports(reports), ...fixed], makers);
    const former = found.filter(({ id }) => !removed.has(id)).flatMap(planVersions);
    await makeIndexParts(former, createIndexedReports(listFormerTexts(reports)), makers);
    await cache.sweep();
    return result([...judged, ...faults]);
  } finally {
    await threads?.close();
  }
}
