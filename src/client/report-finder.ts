import type { PhrasePlaces } from '../search/find-phrase.ts';
import { SEPARATOR } from '../search/number-tokens.ts';
import { mergeOutlines, type Outline } from '../search/outline.ts';
import { PARTS_FILE, type PartInfo } from '../search/parts-list.ts';
import { scoreReport, type WordPlaces } from '../search/rank-report.ts';
import { type CatalogEntry, compareNewestFirst } from '../search/search-catalog.ts';
import { countReached, describeScope, FIRST_REACH, type SearchScope } from '../search/search-scope.ts';
import {
  countTokens,
  listWidest,
  type Phrase,
  type SearchQuery,
  type SearchWord,
} from '../search/search-word.ts';
import { collectTokens } from '../search/tokenize.ts';
import { createIndexParts, type OpenPart } from './index-parts.ts';
import { createPartFilter } from './part-filter.ts';
import type { SearchTransport } from './search-transport.ts';

/** A report that answers a query. */
export interface FoundReport {
  entry: CatalogEntry;
  /** Higher is better; equal ones stand newest first. */
  score: number;
  /** Where each word begins, in positions of `render-record.ts`. */
  places: readonly (readonly number[])[];
}

export const compareFound = (a: FoundReport, b: FoundReport): number =>
  b.score - a.score || compareNewestFirst(a.entry, b.entry);

export interface FoundReports {
  /** Best first. */
  reports: FoundReport[];
  scope: SearchScope;
}

export interface ListedReports {
  /** Newest first. */
  entries: CatalogEntry[];
  scope: SearchScope;
}

type Conditions = Pick<SearchQuery, 'words' | 'excluded'>;

/**
 * Everywhere `reach` says how many characters are looked through, the newest parts first. Parts that are known not to
 * have the words are not opened and cost nothing: of rare words a search goes further back.
 */
export interface ReportFinder {
  /** Reports of the portal. */
  count(): Promise<number>;
  /** Loads what a search will need first; what fails is told by the search. */
  prepare(reach: number): Promise<void>;
  /**
   * All reports that hold every word and none of the excluded ones, ranked as one index would.
   * @param options.goesOn whether in the portal as it was when it was last asked for; else as it is now
   * @throws Error if nothing could be searched
   */
  find(query: Conditions, reach: number, options?: { goesOn?: boolean }): Promise<FoundReports>;
  /** The same reports newest first. @throws Error if not all could be searched */
  list(query: Conditions, reach: number): Promise<ListedReports>;
  /** Of reports that were found those that a query finds, too. @throws Error if not all could be searched */
  keep(query: Conditions, entries: readonly CatalogEntry[]): Promise<ReadonlySet<CatalogEntry>>;
  /** Titles and headings. @throws Error if not all arrive */
  outline(reach: number): Promise<{ outline: Outline; scope: SearchScope }>;
}

/**
 * Finds and ranks reports. Nothing is loaded before the first question. A portal that has been published since the
 * tab was opened has other parts: those that are new are loaded.
 */
export function createReportFinder(transport: SearchTransport, file = PARTS_FILE): ReportFinder {
  const parts = createIndexParts(transport, file);
  const ask = () =>
    parts.ask().catch((cause) => {
      throw new Error('The search index could not be used', { cause });
    });
  const known = async () => parts.known() ?? ask();
  const filter = createPartFilter(transport);

  /** The parts that a search takes, and those of them that it opens: the newest, and what may have the words. */
  const reachParts = async (all: readonly PartInfo[], { words }: Conditions, reach: number) => {
    const first = countReached(all, FIRST_REACH);
    const least = countReached(all, reach);
    if (least <= first) return { reached: least, opened: all.slice(0, least) };
    const possible = await filter.select(all, words);
    const isOpened = (part: PartInfo, at: number) => at < first || possible.has(part);
    const reached = countReached(all, reach, isOpened);
    return { reached, opened: all.slice(0, reached).filter(isOpened) };
  };

  /** In which part a report was found. */
  const homes = new WeakMap<CatalogEntry, PartInfo>();
  const matchPart = (info: PartInfo, query: Conditions): Promise<Matches> =>
    parts.use(info, async (part) => {
      const matches = await matchReports(part, query);
      for (const entry of matches.matching) homes.set(entry, info);
      return matches;
    });

  const search = async (
    all: readonly PartInfo[],
    query: Conditions,
    reach: number,
  ): Promise<FoundReports> => {
    const { reached, opened } = await reachParts(all, query, reach);
    const failed: PartInfo[] = [];
    const attempt = async <T>(info: PartInfo, work: () => Promise<T>): Promise<T[]> => {
      try {
        return [await work()];
      } catch {
        failed.push(info);
        return [];
      }
    };
    const perPart = await Promise.all(
      opened.map((info) => attempt(info, async () => ({ info, matches: await matchPart(info, query) }))),
    );
    const matched = perPart.flat();
    const isRanked = matched.reduce((sum, { matches }) => sum + matches.matching.length, 0) > 1;
    const ranked = await Promise.all(
      matched.map(async ({ info, matches }) => {
        if (!isRanked)
          return matches.matching.map((entry) => ({ entry, score: 0, places: listPlaces(matches, entry) }));
        const score = (part: OpenPart) => scoreReports(part, query.words, matches, averageLength(all));
        return (await attempt(info, () => parts.use(info, score))).flat();
      }),
    );
    return {
      reports: ranked.flat().sort(compareFound),
      scope: describeScope(
        all,
        reached,
        all.filter((info) => failed.includes(info)),
      ),
    };
  };

  const list: ReportFinder['list'] = async (query, reach) => {
    const all = await known();
    const { reached, opened } = await reachParts(all, query, reach);
    const matched = await Promise.all(opened.map((info) => matchPart(info, query)));
    return {
      entries: matched.flatMap(({ matching }) => matching).sort(compareNewestFirst),
      scope: describeScope(all, reached, []),
    };
  };

  return {
    count: async () => (await known()).reduce((sum, { reports }) => sum + reports, 0),
    prepare: async (reach) => {
      const all = await known();
      for (const info of all.slice(0, countReached(all, reach))) parts.use(info, () => {}).catch(() => {});
    },
    list,
    async keep(query, entries) {
      const infos = new Set(entries.flatMap((entry) => homes.get(entry) ?? []));
      const matched = await Promise.all([...infos].map((info) => matchPart(info, query)));
      const kept = new Set(matched.flatMap(({ matching }) => matching.map(({ url }) => url)));
      return new Set(entries.filter(({ url }) => kept.has(url)));
    },
    async find(query, reach, { goesOn = false } = {}) {
      let all = parts.known();
      // Asked beside: an answer waits for the list only where it has changed.
      let found = all && search(all, query, reach);
      if (!goesOn || !all) {
        const now = await ask();
        if (!isSame(all, now)) found = search(now, query, reach);
        all = now;
      }
      let answer = await found;
      if (answer && answer.scope.failed.length > 0) {
        // It may be gone because the portal has been published just now.
        const now = await ask();
        if (!isSame(all, now)) answer = await search(now, query, reach);
        all = now;
      }
      const failed = answer?.scope.failed.length ?? 0;
      if (!answer || (failed > 0 && failed === all.length)) {
        throw new Error('The search index could not be used');
      }
      return answer;
    },
    async outline(reach) {
      const all = await known();
      const reached = countReached(all, reach);
      const read = async ({ reports, loadOutline }: OpenPart) => ({ reports, outline: await loadOutline() });
      const opened = await Promise.all(all.slice(0, reached).map((info) => parts.use(info, read)));
      const order = opened.flatMap(({ reports }) => reports).sort(compareNewestFirst);
      const outline = mergeOutlines(
        opened.map((each) => each.outline),
        order.map(({ url }) => url),
      );
      return { outline, scope: describeScope(all, reached, []) };
    },
  };
}

const isSame = (a: readonly PartInfo[] | undefined, b: readonly PartInfo[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** Of all parts, also those that are not searched: a score is the same wherever a search ends. */
function averageLength(parts: readonly PartInfo[]): number {
  const sum = (key: 'tokens' | 'reports') => parts.reduce((total, part) => total + part[key], 0);
  return sum('tokens') / Math.max(1, sum('reports'));
}

interface Matches {
  /** Newest first. */
  matching: CatalogEntry[];
  /** Where each word is. */
  wanted: PhrasePlaces[];
}

/** Reports of a part that hold every word and none of the excluded ones. */
async function matchReports({ reports, index }: OpenPart, { words, excluded }: Conditions): Promise<Matches> {
  // Ranking needs whole numbers, too: asked for now, they cost no way to the host and back of their own.
  index.prepare(words.flatMap(({ levels }) => levels.flat()));
  const [wanted, unwanted] = await Promise.all([
    Promise.all(words.map((word) => index.find(listWidest(word)))),
    Promise.all(excluded.map((word) => index.find(listWidest(word)))),
  ]);
  const matching = reports.filter(
    ({ page }) => wanted.every((found) => found.has(page)) && !unwanted.some((found) => found.has(page)),
  );
  return { matching, wanted };
}

const listPlaces = ({ wanted }: Matches, { page }: CatalogEntry): FoundReport['places'] =>
  wanted.map((found) => found.get(page) ?? []);

/** More than any score: a whole number stands before a part of one, wherever that is. */
const LEVEL = 1000;

async function scoreReports(
  { index }: OpenPart,
  words: readonly SearchWord[],
  matches: Matches,
  averageLength: number,
): Promise<FoundReport[]> {
  const { matching, wanted } = matches;
  const levels = await Promise.all(
    words.map(({ levels }, at) =>
      Promise.all([...levels.slice(0, -1).map((level) => index.find(level)), wanted[at] ?? new Map()]),
    ),
  );
  const placed = matching.map((entry) => {
    let rank = 0;
    const places = words.map((word, at): WordPlaces => {
      const best = levels[at]?.findIndex((level) => level.has(entry.page)) ?? 0;
      rank -= best;
      const all = levels[at]?.[best]?.get(entry.page) ?? [];
      return { length: countTokens(word), first: all[0] ?? 0, all, endsLine: false };
    });
    return { entry, rank, places };
  });
  const isInHeading = placed.some(({ entry, places }) =>
    places.some(({ first }) => first > titleLength(entry) && first < entry.bodyStart),
  );
  const endings = isInHeading
    ? await Promise.all(words.map((word) => index.find(listWidest(word).map(endLine))))
    : [];
  return placed.map(({ entry, rank, places }) => {
    const told = places.map((word, at) => {
      const [lineEnd] = endings[at]?.get(entry.page) ?? [];
      return { ...word, endsLine: lineEnd !== undefined && lineEnd < entry.bodyStart };
    });
    const score = scoreReport(entry, titleLength(entry), averageLength, told) + rank * LEVEL;
    return { entry, score, places: listPlaces(matches, entry) };
  });
}

const endLine = (phrase: Phrase): Phrase => [...phrase, [SEPARATOR]];

const titleLengths = new WeakMap<CatalogEntry, number>();

/** In tokens. */
function titleLength(entry: CatalogEntry): number {
  const length = titleLengths.get(entry) ?? collectTokens(entry.title).length;
  titleLengths.set(entry, length);
  return length;
}
