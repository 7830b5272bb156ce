import { type AlignedQuotation, alignQuotation } from '../quote/align-quotation.ts';
import {
  findQuotation,
  type PreparedText,
  prepareQuotation,
  prepareText,
  type QuotationMatch,
} from '../quote/match-quotation.ts';
import { listTextLines, parseQuotedReport, type QuotedReport, type TextLine } from '../quote/text-lines.ts';
import { parseReportText } from '../search/parse-report-text.ts';
import { type CatalogEntry, compareNewestFirst } from '../search/search-catalog.ts';
import type { SearchScope } from '../search/search-scope.ts';
import type { SearchWord } from '../search/search-word.ts';
import { computeTextChecksum } from '../search/text-checksum.ts';
import { keepTexts, loadReportJson } from './kept-texts.ts';
import { planNearRuns, planRuns } from './quotation-phrases.ts';
import type { ReportFinder } from './report-finder.ts';
import type { SearchTransport } from './search-transport.ts';

/** A text of the portal, read to be held against a quotation. */
export interface ReadText {
  readonly entry: CatalogEntry;
  readonly report: QuotedReport;
  readonly lines: readonly TextLine[];
  readonly prepared: PreparedText;
}

/** A text that has the quotation. */
export interface FoundText extends ReadText {
  /** Those that are the same to the letter first. */
  readonly matches: readonly QuotationMatch[];
}

/** The passage that is nearest to a quotation that no text has. */
export interface NearText extends ReadText {
  readonly aligned: AlignedQuotation;
}

export interface QuotationAnswer {
  /** `empty`: there is nothing in it that can be searched for. */
  readonly verdict: 'exact' | 'folded' | 'near' | 'none' | 'empty';
  /** Newest first. */
  readonly found: readonly FoundText[];
  readonly near?: NearText;
  /**
   * Texts that have its characters and were not read: newest first. Where there are any, `near` and `none` say only what
   * the others say.
   */
  readonly left: readonly CatalogEntry[];
  /** Texts that could not be read, and parts of the index that could not be searched. */
  readonly unread: readonly CatalogEntry[];
  readonly failed: Readonly<SearchScope['failed']>;
}

export interface QuotationFinder {
  /** @param most texts that are read though some have it already @throws Error if nothing could be searched */
  find(quotation: string, most?: number): Promise<QuotationAnswer>;
  /** The text of a page now; undefined if it cannot be had. */
  read(url: string): Promise<Pick<ReadText, 'report' | 'lines' | 'prepared'> | undefined>;
}

/** Texts that are read at first: each is a file to load. */
export const MOST_READ = 20;
/** Texts read before it is said that none of them has a quotation to the letter. */
const MOST_TRIED = 100;
/** Texts in which the nearest passage is looked for. */
const MOST_NEAR = 12;

/** @param finders of what is published and, if there is any, of what was before */
export function createQuotationFinder(
  transport: SearchTransport,
  finders: readonly ReportFinder[],
): QuotationFinder {
  const { load } = keepTexts<ReadText, undefined>((entry, cache) => readEntry(transport, entry, cache));

  /** Reads the texts that have most runs: some, and more of those that have them `all` until one is the same to the letter. */
  const readBest = async (ranked: readonly Ranked[], all: number, most: number, quotation: PreparedText) => {
    const texts: ReadText[] = [];
    const unread: CatalogEntry[] = [];
    const found: FoundText[] = [];
    let read = 0;
    const isEnough = () => read >= most && (found.some(isExact) || read >= Math.min(all, MOST_TRIED));
    while (read < ranked.length && !isEnough()) {
      const next = ranked.slice(read, Math.max(most, read + MOST_READ));
      read += next.length;
      const more = await readAll(next, load);
      texts.push(...more.texts);
      unread.push(...more.unread);
      for (const text of more.texts) {
        const matches = findQuotation(text.prepared, quotation);
        if (matches.length > 0) found.push({ ...text, matches });
      }
    }
    const left = ranked.slice(read, Math.max(read, all)).map(({ entry }) => entry);
    return { texts, unread, found, left };
  };

  const findNear = async (quotation: string, prepared: PreparedText, texts: readonly ReadText[]) => {
    const near = chooseNearest(texts.slice(0, MOST_NEAR), prepared);
    // Nothing is nearer than one character.
    if (near && near.aligned.differences <= 1) return { near, unread: [] };
    const { ranked } = await countRuns(finders, planNearRuns(quotation));
    const more = await readAll(ranked.slice(0, MOST_NEAR), load);
    return {
      near: chooseNearest([...(near ? [near] : []), ...more.texts], prepared),
      unread: more.unread,
    };
  };

  return {
    async find(quotation, most = MOST_READ) {
      const runs = planRuns(quotation);
      if (runs.length === 0) return { verdict: 'empty', found: [], left: [], unread: [], failed: [] };
      const prepared = prepareQuotation(quotation);
      const { ranked, failed } = await countRuns(finders, runs);
      // Of those that lack a run none has all of it, but for a quotation that goes on beyond the text.
      const all = ranked.filter(({ hits }) => hits === runs.length).length;
      const { texts, unread, found, left } = await readBest(ranked, all, most, prepared);
      if (found.length > 0) {
        found.sort((a, b) => compareNewestFirst(a.entry, b.entry));
        return { verdict: found.some(isExact) ? 'exact' : 'folded', found, left, unread, failed };
      }
      const { near, unread: more } = await findNear(quotation, prepared, texts);
      unread.push(...more.filter((entry) => !unread.includes(entry)));
      const rest = { found, left, unread, failed };
      return near ? { verdict: 'near', near, ...rest } : { verdict: 'none', ...rest };
    },
    async read(url) {
      try {
        const report = parseQuotedReport(await loadReportJson(transport, url));
        return report && prepareReport(report);
      } catch {
        return undefined;
      }
    },
  };
}

const isExact = ({ matches }: FoundText) => matches[0]?.folds.length === 0;

interface Ranked {
  readonly entry: CatalogEntry;
  /** Runs that it has. */
  readonly hits: number;
}

/** Texts that have some of the runs: most of them first, then newest first. */
async function countRuns(
  finders: readonly ReportFinder[],
  words: readonly SearchWord[],
): Promise<{ ranked: Ranked[]; failed: QuotationAnswer['failed'] }> {
  const counts = new Map<CatalogEntry, number>();
  const failed = new Map<string, QuotationAnswer['failed'][number]>();
  await Promise.all(
    finders.flatMap((finder) =>
      words.map(async (word) => {
        const { entries, missing } = await list(finder, word);
        for (const entry of entries) counts.set(entry, (counts.get(entry) ?? 0) + 1);
        for (const part of missing) failed.set(`${part.from} ${part.to} ${part.reports}`, part);
      }),
    ),
  );
  const ranked = [...counts].map(([entry, hits]) => ({ entry, hits }));
  return {
    ranked: ranked.sort((a, b) => b.hits - a.hits || compareNewestFirst(a.entry, b.entry)),
    failed: [...failed.values()],
  };
}

async function list(
  finder: ReportFinder,
  word: SearchWord,
): Promise<{ entries: CatalogEntry[]; missing: QuotationAnswer['failed'] }> {
  const query = { words: [word], excluded: [] };
  try {
    const { entries } = await finder.list(query, Number.POSITIVE_INFINITY);
    return { entries, missing: [] };
  } catch {
    // Some part of the index is missing: what the others say, and which.
    const { reports, scope } = await finder.find(query, Number.POSITIVE_INFINITY);
    return { entries: reports.map(({ entry }) => entry), missing: scope.failed };
  }
}

async function readAll(
  ranked: readonly Ranked[],
  load: (entry: CatalogEntry) => Promise<ReadText | undefined>,
): Promise<{ texts: ReadText[]; unread: CatalogEntry[] }> {
  const read = await Promise.all(ranked.map(({ entry }) => load(entry)));
  return {
    texts: read.flatMap((text) => text ?? []),
    unread: ranked.flatMap(({ entry }, at) => (read[at] ? [] : [entry])),
  };
}

/** @returns undefined if it cannot be had, or is not what was indexed */
async function readEntry(
  transport: SearchTransport,
  entry: CatalogEntry,
  cache?: RequestCache,
): Promise<ReadText | undefined> {
  try {
    const json = await loadReportJson(transport, entry.url, cache);
    const [report, indexed] = [parseQuotedReport(json), parseReportText(json)];
    if (!report || !indexed || computeTextChecksum(indexed) !== entry.text) return undefined;
    return { entry, ...prepareReport(report) };
  } catch {
    return undefined;
  }
}

function prepareReport(report: QuotedReport): Pick<ReadText, 'report' | 'lines' | 'prepared'> {
  const lines = listTextLines(report.text);
  return { report, lines, prepared: prepareText(lines.map(({ text }) => text).join('\n')) };
}

function chooseNearest(texts: readonly ReadText[], quotation: PreparedText): NearText | undefined {
  let best: NearText | undefined;
  for (const text of texts) {
    const aligned = alignQuotation(text.prepared, quotation);
    if (aligned && (!best || aligned.differences < best.aligned.differences)) best = { ...text, aligned };
  }
  return best;
}
