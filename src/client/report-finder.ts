import { scoreReport, type WordPlaces } from '../search/rank-report.ts';
import { type CatalogEntry, parseSearchCatalog, type SearchCatalog } from '../search/search-catalog.ts';
import type { SearchQuery, SearchWord } from '../search/search-word.ts';
import { collectTokens, SEPARATOR } from '../search/tokenize.ts';
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
  /** All reports that hold every word and none of the excluded ones, best first. */
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
 * Finds and ranks reports. Nothing is loaded before the first question, and after a failure everything is loaded
 * anew.
 */
export function createReportFinder(transport: SearchTransport): ReportFinder {
  let opening: Promise<OpenIndex | undefined> | undefined;

  const use = async <T>(work: (open: OpenIndex) => Promise<T>, empty: T): Promise<T> => {
    opening ??= openIndex(transport);
    try {
      const open = await opening;
      return open ? await work(open) : empty;
    } catch (cause) {
      opening = undefined;
      throw new Error('The search index could not be used', { cause });
    }
  };

  return {
    isEmpty: () => use(async () => false, true),
    find: (query) => use((open) => findReports(open, query), []),
    findWord: (word) =>
      use(async ({ catalog, index }) => {
        const { starts } = await index.find(word.tokens);
        return catalog.reports.filter(({ id }) => starts.has(id));
      }, []),
  };
}

/** Undefined for a portal without reports: Pagefind throws on an index without languages. */
async function openIndex(transport: SearchTransport): Promise<OpenIndex | undefined> {
  const [entry, list] = await Promise.all([
    // Never from the cache: what else is loaded has the name of its state in its address.
    loadJson(transport, 'pagefind/pagefind-entry.json', 'no-store'),
    loadJson(transport, 'search/catalog.json', 'no-cache'),
  ]);
  const { languages } = entry as { languages: Record<string, { hash: string }> };
  if (!languages.unknown) return undefined;
  const catalog = parseSearchCatalog(list);
  if (catalog.index !== languages.unknown.hash) throw new Error('The catalogue belongs to another index');
  const total = catalog.reports.reduce((sum, { length }) => sum + length, 0);
  const titleLengths = new Map<CatalogEntry, number>();
  return {
    catalog,
    index: await openPagefindIndex(transport, catalog.index),
    averageLength: total / catalog.reports.length,
    titleLength: (report) => {
      const length = titleLengths.get(report) ?? collectTokens(report.title).length;
      titleLengths.set(report, length);
      return length;
    },
  };
}

async function loadJson(
  { base, load }: SearchTransport,
  path: string,
  cache: RequestCache,
): Promise<unknown> {
  const response = await load(new URL(path, base), cache);
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  return response.json();
}

async function findReports(open: OpenIndex, { words, excluded }: SearchQuery): Promise<FoundReport[]> {
  const { catalog, index } = open;
  const [wanted, unwanted] = await Promise.all([
    Promise.all(words.map((word) => index.find(word.tokens))),
    Promise.all(excluded.map((word) => index.find(word.tokens))),
  ]);
  const matching = catalog.reports.filter(
    ({ id }) =>
      wanted.every(({ starts }) => starts.has(id)) && !unwanted.some(({ starts }) => starts.has(id)),
  );
  if (matching.length < 2) return matching.map((entry) => ({ entry, score: 0 }));

  const lineEnds = standsInHeading(open, matching, wanted)
    ? await Promise.all(words.map(({ tokens }) => index.find([...tokens, SEPARATOR])))
    : [];
  const found = matching.map((entry) => {
    const places = words.map(({ tokens }, at): WordPlaces => {
      const all = wanted[at]?.starts.get(entry.id) ?? [];
      const [lineEnd] = lineEnds[at]?.starts.get(entry.id) ?? [];
      return {
        length: tokens.length,
        first: all[0] ?? 0,
        ...(wanted[at]?.isWhole ? { all } : {}),
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
    found.some(({ starts }) => {
      const first = starts.get(entry.id)?.[0] ?? 0;
      return first > titleLength(entry) && first < entry.bodyStart;
    }),
  );
}
