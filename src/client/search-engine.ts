import { collectReportHits, prepareTitle } from '../search/collect-hits.ts';
import { matchPinyin } from '../search/match-pinyin.ts';
import { narrowReports } from '../search/narrow-reports.ts';
import { listOtherQueries } from '../search/other-spellings.ts';
import { parseSearchQuery } from '../search/parse-query.ts';
import { VERSIONS_FILE } from '../search/parts-list.ts';
import { collectQueryParts, rankByParts } from '../search/relax-query.ts';
import {
  listFacetValues,
  type RelaxedAnswer,
  type SearchEngine,
  type SearchResult,
  SHOWN_SECTIONS,
} from '../search/search-answer.ts';
import { type CatalogEntry, compareNewestFirst } from '../search/search-catalog.ts';
import { OWN_REACH } from '../search/search-scope.ts';
import type { SearchQuery, SearchWord } from '../search/search-word.ts';
import { suggestTitles } from '../search/suggest-titles.ts';
import {
  compareFound,
  createReportFinder,
  type FoundReport,
  type FoundReports,
  type ReportFinder,
} from './report-finder.ts';
import { createReportTexts, type ReportTexts } from './report-texts.ts';
import type { SearchTransport } from './search-transport.ts';

/** Reports, titles and headings offered when nothing was found. */
const OFFERED = 5;

/** The whole search behind one function. Nothing is loaded before the first question. */
export function createSearchEngine(transport: SearchTransport): SearchEngine {
  const present = createReportFinder(transport);
  const former = createReportFinder(transport, VERSIONS_FILE);
  const withFormer = joinFinders(present, former);
  const choose = (versions = false) => (versions ? withFormer : { ...present, isFormer: () => false });
  const texts = createReportTexts(transport);
  /** The last answer, for more of it. */
  let last: { key: string; reach: number; found: Promise<FoundReports> } | undefined;

  return {
    async search({ text, without = '', filters, sort, all = false, versions, from, count, reach, ...how }) {
      const { goesOn, isQuick, isLast } = how;
      const finder = choose(versions);
      const query = parseSearchQuery(text);
      const isAll = all && text.trim() === '';
      const isEmptyQuery = !isAll && query.words.length === 0 && query.excluded.length === 0;
      // More of an answer belongs to it; anything else is asked of the portal as it is now.
      const key = `${text}\n${without}\n${versions ?? false}\n${isAll}`;
      const isMore = goesOn && last?.key === key;
      if (!isMore || last?.reach !== reach) {
        if (isEmptyQuery) void finder.prepare(reach).catch(() => {});
        const found = isEmptyQuery ? findNothing() : findWithout(finder, query, without, reach, isMore);
        last = { key, reach, found };
      }
      const { reports: matched, scope } = await last.found;
      // A list of reports has no fixed pages, which are of no kind.
      const found = isAll
        ? matched.filter(({ entry }) => listFacetValues(entry.facets, 'genre').length > 0)
        : matched;
      const { reports, facets } = narrowReports(found, { filters, sort });
      const shown = reports.slice(from, from + count);
      const isEmptyPortal = (await finder.count()) === 0;
      const isOver = scope.failed.length === 0 && (isLast || scope.left === 0);
      const offer = isOver && found.length === 0 && !isEmptyPortal && query.words.length > 0;
      return {
        total: reports.length,
        former: reports.filter(({ entry }) => finder.isFormer(entry)).length,
        scope,
        results: await createResults(shown, query.words, { texts, finder, isQuick }),
        facets,
        excluded: query.excluded.map((word) => word.text),
        shortened: query.shortened,
        isEmptyQuery,
        isEmptyPortal,
        ...(offer ? { relaxed: await relax(text, query.words, reach, { finder, texts }) } : {}),
      };
    },

    async countSpellings({ text, filters, reach, versions }) {
      const finder = choose(versions);
      const others = listOtherQueries(text);
      if (others.length === 0) return [];
      const asked = parseSearchQuery(text);
      const counted = await Promise.all(
        others.map(async (other) => {
          const { entries, scope } = await finder.list(parseSearchQuery(other.query), reach);
          const found = await finder.keep(asked, entries);
          const left = entries.flatMap((entry) => (found.has(entry) ? [] : [{ entry }]));
          const { reports } = narrowReports(left, { filters, sort: 'relevance' });
          return { ...other, total: reports.length, scope };
        }),
      );
      return counted.filter(({ total }) => total > 0);
    },
  };
}

/** Tells the texts that were published before from those that are. */
interface TellingFinder extends ReportFinder {
  isFormer(entry: CatalogEntry): boolean;
}

/** Finds in what is published and in what was before: the latter whole, since nobody asks for it without need. */
function joinFinders(present: ReportFinder, former: ReportFinder): TellingFinder {
  const known = new WeakSet<CatalogEntry>();
  const WHOLE = Number.POSITIVE_INFINITY;
  return {
    ...present,
    isFormer: (entry) => known.has(entry),
    async find(query, reach, options) {
      const [now, before] = await Promise.all([
        present.find(query, reach, options),
        former.find(query, WHOLE, options),
      ]);
      for (const { entry } of before.reports) known.add(entry);
      return {
        reports: [...now.reports, ...before.reports].sort(compareFound),
        scope: { ...now.scope, failed: [...now.scope.failed, ...before.scope.failed] },
      };
    },
    async list(query, reach) {
      const [now, before] = await Promise.all([present.list(query, reach), former.list(query, WHOLE)]);
      for (const entry of before.entries) known.add(entry);
      return { entries: [...now.entries, ...before.entries].sort(compareNewestFirst), scope: now.scope };
    },
    async keep(query, entries) {
      // Neither knows the reports of the other.
      const kept = await Promise.all([present, former].map((finder) => finder.keep(query, entries)));
      return new Set(kept.flatMap((found) => [...found]));
    },
  };
}

const findNothing = async (): Promise<FoundReports> => ({ reports: [], scope: { left: 0, failed: [] } });

async function findWithout(
  finder: ReportFinder,
  query: SearchQuery,
  without: string,
  reach: number,
  goesOn = false,
): Promise<FoundReports> {
  const found = await finder.find(query, reach, { goesOn });
  if (without === '') return found;
  const left = await finder.keep(
    parseSearchQuery(without),
    found.reports.map(({ entry }) => entry),
  );
  return { ...found, reports: found.reports.filter(({ entry }) => !left.has(entry)) };
}

/** The standing of documents that goes without saying. */
const HOLDS = '现行有效';

/** What a report takes to be shown. */
interface Showing {
  texts: ReportTexts;
  finder: TellingFinder;
  isQuick?: boolean | undefined;
}

function createResults(
  found: readonly Pick<FoundReport, 'entry' | 'places'>[],
  words: readonly SearchWord[],
  { texts, finder, isQuick = false }: Showing,
): Promise<SearchResult[]> {
  return Promise.all(
    found.map(async ({ entry, places }) => {
      const { url, title, date, facets } = entry;
      // Without words nothing of its text is shown, and there is nothing to tell of it.
      const text =
        words.length === 0
          ? 'unasked'
          : isQuick
            ? (texts.known(entry) ?? 'pending')
            : await texts.load(entry);
      const isLoaded = typeof text !== 'string';
      return {
        url,
        date,
        ...(finder.isFormer(entry) ? { isFormer: true as const } : {}),
        org: listFacetValues(facets, 'org').join('、'),
        ...describeStanding(facets),
        ...collectReportHits(isLoaded ? text : prepareTitle(title), words),
        text: isLoaded ? 'loaded' : text,
        ...(text === 'pending' ? { room: estimateRoom(entry, places) } : {}),
      };
    }),
  );
}

function estimateRoom(entry: CatalogEntry, places: FoundReport['places']): NonNullable<SearchResult['room']> {
  const { bodyStart, sections } = entry;
  const hasHeadings = sections > 0;
  const hits = places.flat().filter((place) => place >= bodyStart).length;
  return { sections: Math.min(hits, hasHeadings ? SHOWN_SECTIONS : 1), hasHeadings };
}

function describeStanding(facets: CatalogEntry['facets']): Pick<SearchResult, 'standing'> {
  const told = (['state', 'validity'] as const).flatMap((facet) => listFacetValues(facets, facet));
  const standing = told.filter((value) => value !== HOLDS).join('，');
  return standing === '' ? {} : { standing };
}

/** What is near to a query that found nothing. */
async function relax(
  text: string,
  words: readonly SearchWord[],
  reach: number,
  showing: Showing,
): Promise<RelaxedAnswer> {
  const { finder } = showing;
  const parts = collectQueryParts(words);
  // Its words are more frequent, and a search that found nothing may have opened hardly any part.
  const far = Math.max(reach, OWN_REACH);
  const [{ outline, scope }, found] = await Promise.all([
    finder.outline(far),
    Promise.all(
      parts.map(async ({ word }) => {
        const { entries } = await finder.list({ words: [word], excluded: [] }, far);
        return entries.filter((entry) => listFacetValues(entry.facets, 'state').length === 0);
      }),
    ),
  ]);
  const held = parts.filter((_, at) => (found[at] ?? []).length > 0).map(({ word }) => word);
  const ranked = rankByParts(found, parts, await finder.count());
  const offered = ranked.slice(0, OFFERED).map((entry) => ({ entry, places: [] }));
  return {
    parts: held.map((word) => word.text),
    results: await createResults(offered, held, showing),
    pinyin: matchPinyin(text, outline, OFFERED),
    titles: suggestTitles(text, outline, OFFERED),
    scope,
  };
}
