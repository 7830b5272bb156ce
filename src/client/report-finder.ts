import type { PhrasePlaces } from '../search/find-phrase.ts';
import { SEPARATOR } from '../search/number-tokens.ts';
import { scoreReport, type WordPlaces } from '../search/rank-report.ts';
import {
  type CatalogEntry,
  parseSearchCatalog,
  type SearchCatalog,
  STATE_FILE,
} from '../search/search-catalog.ts';
import { countTokens, listWidest, type Phrase, type SearchQuery } from '../search/search-word.ts';
import { collectTokens } from '../search/tokenize.ts';
import { loadJson } from './load-file.ts';
import { openPagefindIndex, type PagefindIndex } from './pagefind-index.ts';
import type { SearchTransport } from './search-transport.ts';

/** A report that answers a query. */
export interface FoundReport {
  entry: CatalogEntry;
  /** Higher is better; equal ones stand newest first. */
  score: number;
}

type Conditions = Pick<SearchQuery, 'words' | 'excluded'>;

export interface ReportFinder {
  /** Reports of the portal. */
  count(): Promise<number>;
  /** Names the state of the index that is open. */
  state(): Promise<string>;
  /** All reports that hold every word and none of the excluded ones, best first, as the portal is now. */
  find(query: Conditions): Promise<FoundReport[]>;
  /** The same reports newest first, of the portal as it was when it was last asked for. */
  list(query: Conditions): Promise<CatalogEntry[]>;
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
    count: () => use(({ catalog }) => catalog.reports.length),
    state: () => use(({ catalog }) => catalog.index),
    find: (query) =>
      use(async (open) => {
        const [found] = await Promise.all([findReports(open, query), requireState(transport, open.catalog)]);
        return found;
      }),
    list: (query) => use(async (open) => (await matchReports(open, query)).matching),
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

/** More than any score: a whole number stands before a part of one, wherever that is. */
const LEVEL = 1000;

/** Reports that hold every word and none of the excluded ones, and where each word is. */
async function matchReports(
  { catalog, index }: OpenIndex,
  { words, excluded }: Conditions,
): Promise<{ matching: CatalogEntry[]; wanted: PhrasePlaces[] }> {
  const [wanted, unwanted] = await Promise.all([
    Promise.all(words.map((word) => index.find(listWidest(word)))),
    Promise.all(excluded.map((word) => index.find(listWidest(word)))),
  ]);
  const matching = catalog.reports.filter(
    ({ page }) => wanted.every((found) => found.has(page)) && !unwanted.some((found) => found.has(page)),
  );
  return { matching, wanted };
}

async function findReports(open: OpenIndex, query: Conditions): Promise<FoundReport[]> {
  const { index } = open;
  const { words } = query;
  const { matching, wanted } = await matchReports(open, query);
  if (matching.length < 2) return matching.map((entry) => ({ entry, score: 0 }));

  const levels = await Promise.all(
    words.map(({ levels }, at) =>
      Promise.all([...levels.slice(0, -1).map((level) => index.find(level)), wanted[at] ?? new Map()]),
    ),
  );
  const endings = standsInHeading(open, matching, wanted)
    ? await Promise.all(words.map((word) => index.find(listWidest(word).map(endLine))))
    : [];
  const found = matching.map((entry) => {
    let rank = 0;
    const places = words.map((word, at): WordPlaces => {
      const best = levels[at]?.findIndex((level) => level.has(entry.page)) ?? 0;
      rank -= best;
      const all = levels[at]?.[best]?.get(entry.page) ?? [];
      const [lineEnd] = endings[at]?.get(entry.page) ?? [];
      const endsLine = lineEnd !== undefined && lineEnd < entry.bodyStart;
      return { length: countTokens(word), first: all[0] ?? 0, all, endsLine };
    });
    const score = scoreReport(entry, open.titleLength(entry), open.averageLength, places);
    return { entry, score: score + rank * LEVEL };
  });
  return found.sort((a, b) => b.score - a.score);
}

const endLine = (phrase: Phrase): Phrase => [...phrase, [SEPARATOR]];

/** True if a word first stands in a heading of one of the reports. */
function standsInHeading(
  { titleLength }: OpenIndex,
  reports: readonly CatalogEntry[],
  found: readonly PhrasePlaces[],
): boolean {
  return reports.some((entry) =>
    found.some((places) => {
      const first = places.get(entry.page)?.[0] ?? 0;
      return first > titleLength(entry) && first < entry.bodyStart;
    }),
  );
}
