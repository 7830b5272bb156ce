import { scoreReport, type WordPlaces } from '../search/rank-report.ts';
import { type CatalogEntry, parseSearchCatalog, type SearchCatalog } from '../search/search-catalog.ts';
import type { SearchQuery, SearchWord } from '../search/search-word.ts';
import { collectTokens, SEPARATOR } from '../search/tokenize.ts';
import { type FirstPlaces, openPagefindIndex, type PagefindIndex } from './pagefind-index.ts';
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
        const places = await index.findFirst(word.tokens);
        return catalog.reports.filter(({ id }) => places.has(id));
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
    index: await openPagefindIndex(transport),
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
  const [firsts, unwanted] = await Promise.all([
    Promise.all(words.map((word) => index.findFirst(word.tokens))),
    Promise.all(excluded.map((word) => index.findFirst(word.tokens))),
  ]);
  const matching = catalog.reports.filter(
    ({ id }) => firsts.every((places) => places.has(id)) && !unwanted.some((places) => places.has(id)),
  );
  if (matching.length < 2) return matching.map((entry) => ({ entry, score: 0 }));

  const [starts, separators] = await Promise.all([
    Promise.all(words.map(({ tokens }) => index.findAll(tokens))),
    standsInHeading(open, matching, firsts) ? index.files.read(SEPARATOR) : undefined,
  ]);
  const found = matching.map((entry) => {
    const page = index.files.pageOf(entry.id) ?? -1;
    const lineEnds = separators?.get(page) ?? [];
    const places = words.map(({ tokens }, at): WordPlaces => {
      const all = starts[at]?.get(page);
      const ends = all?.filter((place) => place < entry.bodyStart).map((place) => place + tokens.length);
      return {
        length: tokens.length,
        first: firsts[at]?.get(entry.id) ?? 0,
        ...(all ? { all } : {}),
        endsLine: ends?.some((place) => lineEnds.includes(place)) ?? false,
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
  firsts: readonly FirstPlaces[],
): boolean {
  return reports.some((entry) =>
    firsts.some((places) => {
      const first = places.get(entry.id) ?? 0;
      return first > titleLength(entry) && first < entry.bodyStart;
    }),
  );
}
