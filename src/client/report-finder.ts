import { scoreReport, type WordPlaces } from '../search/rank-report.ts';
import {
  type CatalogEntry,
  parseSearchCatalog,
  type SearchCatalog,
  STATE_FILE,
} from '../search/search-catalog.ts';
import type { SearchQuery, SearchWord } from '../search/search-word.ts';
import { collectTokens, SEPARATOR } from '../search/tokenize.ts';
import { loadJson } from './load-file.ts';
import { type FoundPlaces, openPagefindIndex, type PagefindIndex } from './pagefind-index.ts';
import type { SearchTransport } from './search-transport.ts';

/** A report that answers a query. */
export interface FoundReport {
  entry: CatalogEntry;
  /** Higher is better; equal ones stand newest first. */
  score: number;
}

export interface ReportFinder {
  /** True if the portal has no report at all. */
  isEmpty(): Promise<boolean>;
  /** Names the state of the index that is open. */
  state(): Promise<string>;
  /** All reports that hold every word and none of the excluded ones, best first, as the portal is now. */
  find(query: SearchQuery): Promise<FoundReport[]>;
  /** All reports that hold a word, newest first. */
  findWord(word: SearchWord): Promise<CatalogEntry[]>;
}

interface OpenIndex {
  catalog: SearchCatalog;
  index: PagefindIndex;
  averageLength: number;
  titleLength(entry: CatalogEntry): number;
}

/**
 * Finds and ranks reports. Nothing is loaded before the first question. What fails is tried once more with everything
 * loaded anew: a portal that has been published since the tab was opened has other parts, and another number of
 * reports.
 */
export function createReportFinder(transport: SearchTransport): ReportFinder {
  let opening: Promise<OpenIndex> | undefined;

  const attempt = async <T>(work: Work<T>, cache: RequestCache): Promise<T> => {
    opening ??= openIndex(transport, cache);
    const used = opening;
    try {
      return await work(await used);
    } catch (cause) {
      // Not if another question has opened it anew already.
      if (opening === used) opening = undefined;
      throw new Error('The search index could not be used', { cause });
    }
  };
  const use = <T>(work: Work<T>): Promise<T> =>
    attempt(work, 'no-cache').catch(() => attempt(work, 'reload'));

  return {
    isEmpty: () => use(({ catalog }) => catalog.index === ''),
    state: () => use(({ catalog }) => catalog.index),
    find: (query) =>
      use(async (open) => {
        const [found] = await Promise.all([findReports(open, query), requireState(transport, open.catalog)]);
        return found;
      }),
    findWord: (word) =>
      use(async ({ catalog, index }) => {
        const found = await index.find(word.tokens);
        return catalog.reports.filter(({ page }) => found.has(page));
      }),
  };
}

/** @throws Error if the portal on the host is not the one that the catalogue is of */
async function requireState(transport: SearchTransport, { index }: SearchCatalog): Promise<void> {
  const state = (await loadJson(transport, STATE_FILE, 'no-store')) as { index?: unknown } | null;
  if (state?.index !== index) throw new Error('The catalogue belongs to another index');
}

type Work<T> = (open: OpenIndex) => T | Promise<T>;

/** A portal without reports has no index, and nothing is found in it. */
const NO_INDEX: PagefindIndex = { pages: 0, find: async () => new Map() };

/** @param cache how what is loaded goes around the browser's cache */
async function openIndex(transport: SearchTransport, cache: RequestCache): Promise<OpenIndex> {
  // The rest has the name of its state in its address.
  const catalog = parseSearchCatalog(await loadJson(transport, 'search/catalog.json', cache));
  const index = catalog.index === '' ? NO_INDEX : await openPagefindIndex(transport, catalog.index, cache);
  if (index.pages !== catalog.reports.length) throw new Error('The catalogue belongs to another index');
  const total = catalog.reports.reduce((sum, { length }) => sum + length, 0);
  const titleLengths = new Map<CatalogEntry, number>();
  return {
    catalog,
    index,
    averageLength: total / Math.max(1, catalog.reports.length),
    titleLength: (report) => {
      const length = titleLengths.get(report) ?? collectTokens(report.title).length;
      titleLengths.set(report, length);
      return length;
    },
  };
}

async function findReports(open: OpenIndex, { words, excluded }: SearchQuery): Promise<FoundReport[]> {
  const { catalog, index } = open;
  const [wanted, unwanted] = await Promise.all([
    Promise.all(words.map((word) => index.find(word.tokens))),
    Promise.all(excluded.map((word) => index.find(word.tokens))),
  ]);
  const matching = catalog.reports.filter(
    ({ page }) => wanted.every((found) => found.has(page)) && !unwanted.some((found) => found.has(page)),
  );
  if (matching.length < 2) return matching.map((entry) => ({ entry, score: 0 }));

  const lineEnds = standsInHeading(open, matching, wanted)
    ? await Promise.all(words.map(({ tokens }) => index.find([...tokens, SEPARATOR])))
    : [];
  const found = matching.map((entry) => {
    const places = words.map(({ tokens }, at): WordPlaces => {
      const all = wanted[at]?.get(entry.page) ?? [];
      const [lineEnd] = lineEnds[at]?.get(entry.page) ?? [];
      return {
        length: tokens.length,
        first: all[0] ?? 0,
        all,
        endsLine: lineEnd !== undefined && lineEnd < entry.bodyStart,
      };
    });
    return { entry, score: scoreReport(entry, open.titleLength(entry), open.averageLength, places) };
  });
  return found.sort((a, b) => b.score - a.score);
}

/** True if a word first stands in a heading of one of the reports. */
function standsInHeading(
  { titleLength }: OpenIndex,
  reports: readonly CatalogEntry[],
  found: readonly FoundPlaces[],
): boolean {
  return reports.some((entry) =>
    found.some((places) => {
      const first = places.get(entry.page)?.[0] ?? 0;
      return first > titleLength(entry) && first < entry.bodyStart;
    }),
  );
}
