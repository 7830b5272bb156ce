import type { PhrasePlaces } from '../search/find-phrase.ts';
import { SEPARATOR } from '../search/number-tokens.ts';
import { mergeOutlines, type Outline } from '../search/outline.ts';
import { PARTS_FILE, type PartInfo } from '../search/parts-list.ts';
import { scoreReport, type WordPlaces } from '../search/rank-report.ts';
import { type CatalogEntry, compareNewestFirst } from '../search/search-catalog.ts';
import { countReached, describeScope, type SearchScope } from '../search/search-scope.ts';
import {
  countTokens,
  listWidest,
  type Phrase,
  type SearchQuery,
  type SearchWord,
} from '../search/search-word.ts';
import { collectTokens } from '../search/tokenize.ts';
import { createIndexParts, type OpenPart } from './index-parts.ts';
import type { SearchTransport } from './search-transport.ts';

/** A report that answers a query. */
export interface FoundReport {
  entry: CatalogEntry;
  /** Higher is better; equal ones stand newest first. */
  score: number;
  /** Where each word begins, in positions of `render-record.ts`. */
  places: readonly (readonly number[])[];
}

export interface FoundReports {
  /** Best first. */
  reports: FoundReport[];
  scope: SearchScope;
}

type Conditions = Pick<SearchQuery, 'words' | 'excluded'>;

/** Everywhere `reach` says how many characters are looked through, the newest parts first. */
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
  list(query: Conditions, reach: number): Promise<CatalogEntry[]>;
  /** Titles and headings. @throws Error if not all arrive */
  outline(reach: number): Promise<Outline>;
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

  const search = async (
    all: readonly PartInfo[],
    query: Conditions,
    reach: number,
  ): Promise<FoundReports> => {
    const reached = all.slice(0, countReached(all, reach));
    const failed: PartInfo[] = [];
    const attempt = async <T>(info: PartInfo, work: (part: OpenPart) => Promise<T>): Promise<T[]> => {
      try {
        return [await parts.use(info, work)];
      } catch {
        failed.push(info);
        return [];
      }
    };
    const perPart = await Promise.all(
      reached.map((info) =>
        attempt(info, async (part) => ({ info, matches: await matchReports(part, query) })),
      ),
    );
    const matched = perPart.flat();
    const isRanked = matched.reduce((sum, { matches }) => sum + matches.matching.length, 0) > 1;
    const ranked = await Promise.all(
      matched.map(async ({ info, matches }) =>
        isRanked
          ? (
              await attempt(info, (part) => scoreReports(part, query.words, matches, averageLength(all)))
            ).flat()
          : matches.matching.map((entry) => ({ entry, score: 0, places: listPlaces(matches, entry) })),
      ),
    );
    return {
      reports: ranked.flat().sort((a, b) => b.score - a.score || compareNewestFirst(a.entry, b.entry)),
      scope: describeScope(
        all,
        reached.length,
        all.filter((info) => failed.includes(info)),
      ),
    };
  };

  const list: ReportFinder['list'] = async (query, reach) => {
    const all = await known();
    const reached = all.slice(0, countReached(all, reach));
    const matched = await Promise.all(
      reached.map((info) => parts.use(info, async (part) => (await matchReports(part, query)).matching)),
    );
    return matched.flat().sort(compareNewestFirst);
  };

  return {
    count: async () => (await known()).reduce((sum, { reports }) => sum + reports, 0),
    prepare: async (reach) => {
      const all = await known();
      for (const info of all.slice(0, countReached(all, reach))) parts.use(info, () => {}).catch(() => {});
    },
    list,
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
      const opened = await Promise.all(
        all
          .slice(0, countReached(all, reach))
          .map((info) =>
            parts.use(info, async ({ reports, loadOutline }) => ({ reports, outline: await loadOutline() })),
          ),
      );
      const order = opened.flatMap(({ reports }) => reports).sort(compareNewestFirst);
      return mergeOutlines(
        opened.map(({ outline }) => outline),
        order.map(({ url }) => url),
      );
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
export function titleLength(entry: CatalogEntry): number {
  const length = titleLengths.get(entry) ?? collectTokens(entry.title).length;
  titleLengths.set(entry, length);
  return length;
}
