import { collectReportHits, prepareTitle } from '../search/collect-hits.ts';
import { isPinyinQuery, matchPinyin } from '../search/match-pinyin.ts';
import { narrowReports } from '../search/narrow-reports.ts';
import { listOtherQueries } from '../search/other-spellings.ts';
import { type Outline, parseOutline } from '../search/outline.ts';
import { parseSearchQuery } from '../search/parse-query.ts';
import { collectQueryParts, rankByParts } from '../search/relax-query.ts';
import type { RelaxedAnswer, SearchEngine, SearchResult } from '../search/search-answer.ts';
import type { CatalogEntry } from '../search/search-catalog.ts';
import type { SearchQuery, SearchWord } from '../search/search-word.ts';
import { suggestTitles } from '../search/suggest-titles.ts';
import { loadJson } from './load-file.ts';
import { createReportFinder, type FoundReport, type ReportFinder } from './report-finder.ts';
import { createReportTexts, type LoadReportText } from './report-texts.ts';
import type { SearchTransport } from './search-transport.ts';

/** Reports, titles and headings offered when nothing was found. */
const OFFERED = 5;

/** The whole search behind one function. Nothing is loaded before the first question. */
export function createSearchEngine(transport: SearchTransport): SearchEngine {
  const finder = createReportFinder(transport);
  const loadText = createReportTexts(transport);
  const loadOutline = createOutlineLoader(transport);
  /** The last answer, for more of it. */
  let last: { key: string; found: Promise<FoundReport[]> } | undefined;

  return {
    async search({ text, without = '', filters, sort, from, count }) {
      const query = parseSearchQuery(text);
      const isEmptyQuery = query.words.length === 0 && query.excluded.length === 0;
      // More of an answer belongs to it; anything else is asked of the portal as it is now.
      const key = `${text}\n${without}`;
      if (last?.key !== key || from === 0) {
        last = { key, found: isEmptyQuery ? Promise.resolve([]) : findWithout(finder, query, without) };
      }
      const found = await last.found;
      const { reports, facets } = narrowReports(found, { filters, sort });
      const shown = reports.slice(from, from + count).map(({ entry }) => entry);
      const isEmptyPortal = (await finder.count()) === 0;
      const offer = found.length === 0 && !isEmptyPortal && query.words.length > 0;
      return {
        total: reports.length,
        results: await createResults(shown, query.words, loadText),
        facets,
        excluded: query.excluded.map((word) => word.text),
        shortened: query.shortened,
        isEmptyQuery,
        isEmptyPortal,
        ...(offer ? { relaxed: await relax(text, query.words, { finder, loadText, loadOutline }) } : {}),
      };
    },

    async countSpellings({ text, filters }) {
      const others = listOtherQueries(text);
      if (others.length === 0) return [];
      const found = new Set(await finder.list(parseSearchQuery(text)));
      const counted = await Promise.all(
        others.map(async (other) => {
          const listed = await finder.list(parseSearchQuery(other.query));
          const left = listed.flatMap((entry) => (found.has(entry) ? [] : [{ entry }]));
          return { ...other, total: narrowReports(left, { filters, sort: 'relevance' }).reports.length };
        }),
      );
      return counted.filter(({ total }) => total > 0);
    },
  };
}

async function findWithout(
  finder: ReportFinder,
  query: SearchQuery,
  without: string,
): Promise<FoundReport[]> {
  const found = await finder.find(query);
  if (without === '') return found;
  const left = new Set((await finder.list(parseSearchQuery(without))).map(({ page }) => page));
  return found.filter(({ entry }) => !left.has(entry.page));
}

function createResults(
  entries: readonly CatalogEntry[],
  words: readonly SearchWord[],
  loadText: LoadReportText,
): Promise<SearchResult[]> {
  return Promise.all(
    entries.map(async (entry) => {
      const { url, title, date, facets } = entry;
      const text = await loadText(entry);
      const isLoaded = typeof text !== 'string';
      const known = isLoaded ? text : prepareTitle(title);
      return {
        url,
        date,
        org: facets.org,
        ...collectReportHits(known, words),
        text: isLoaded ? ('loaded' as const) : text,
      };
    }),
  );
}

/** What is near to a query that found nothing. */
async function relax(
  text: string,
  words: readonly SearchWord[],
  {
    finder,
    loadText,
    loadOutline,
  }: { finder: ReportFinder; loadText: LoadReportText; loadOutline(index: string): Promise<Outline> },
): Promise<RelaxedAnswer> {
  const parts = collectQueryParts(words);
  const [outline, found] = await Promise.all([
    finder.state().then(loadOutline),
    Promise.all(parts.map(({ word }) => finder.list({ words: [word], excluded: [] }))),
  ]);
  const held = parts.filter((_, at) => (found[at] ?? []).length > 0).map(({ word }) => word);
  const ranked = rankByParts(found, parts, await finder.count());
  return {
    parts: held.map((word) => word.text),
    results: await createResults(ranked.slice(0, OFFERED), held, loadText),
    pinyin: isPinyinQuery(text) ? matchPinyin(text, outline, OFFERED) : [],
    titles: suggestTitles(text, outline, OFFERED),
  };
}

/** Titles and headings: a few hundred kilobytes on a large portal, so only when nothing else helps. */
function createOutlineLoader(transport: SearchTransport): (index: string) => Promise<Outline> {
  let loading: Promise<Outline> | undefined;
  let state = '';
  return (index) => {
    if (state !== index) loading = undefined;
    state = index;
    const load = async (cache: RequestCache) =>
      parseOutline(await loadJson(transport, 'search/outline.json', cache), index);
    loading ??= load('no-cache').catch(() => load('reload'));
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  };
}
