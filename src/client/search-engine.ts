import { collectReportHits, prepareReport } from '../search/collect-hits.ts';
import { isPinyinQuery, matchPinyin } from '../search/match-pinyin.ts';
import { narrowReports } from '../search/narrow-reports.ts';
import type { Outline } from '../search/outline.ts';
import { parseSearchQuery } from '../search/parse-query.ts';
import { collectQueryParts, rankByParts } from '../search/relax-query.ts';
import type { RelaxedAnswer, SearchAnswer, SearchEngine, SearchResult } from '../search/search-answer.ts';
import type { CatalogEntry } from '../search/search-catalog.ts';
import type { SearchWord } from '../search/search-word.ts';
import { suggestTitles } from '../search/suggest-titles.ts';
import { createReportFinder, type FoundReport, type ReportFinder } from './report-finder.ts';
import { createReportTexts, type LoadReportText } from './report-texts.ts';
import type { SearchTransport } from './search-transport.ts';

/** Reports, titles and headings offered when nothing was found. */
const OFFERED = 5;

/** The whole search behind one function. Nothing is loaded before the first question. */
export function createSearchEngine(transport: SearchTransport): SearchEngine {
  const finder = createReportFinder(transport);
  const loadText = createReportTexts(transport);
  /** The last answer, for more of it, filters and sorting. */
  let last: { text: string; found: Promise<FoundReport[]> } | undefined;

  return {
    async search({ text, filters, sort, from, count }): Promise<SearchAnswer> {
      const query = parseSearchQuery(text);
      const isEmptyQuery = query.words.length === 0 && query.excluded.length === 0;
      if (last?.text !== text) {
        last = { text, found: isEmptyQuery ? Promise.resolve([]) : finder.find(query) };
        last.found.catch(() => {
          last = undefined;
        });
      }
      const found = await last.found;
      const { reports, facets } = narrowReports(found, { filters, sort });
      const shown = reports.slice(from, from + count).map(({ entry }) => entry);
      const isEmptyPortal = await finder.isEmpty();
      const offer = found.length === 0 && !isEmptyPortal && query.words.length > 0;
      return {
        total: reports.length,
        results: await createResults(shown, query.words, loadText),
        facets,
        shortened: query.shortened,
        isEmptyQuery,
        isEmptyPortal,
        ...(offer ? { relaxed: await relax(text, query.words, { transport, finder, loadText }) } : {}),
      };
    },
  };
}

function createResults(
  entries: readonly CatalogEntry[],
  words: readonly SearchWord[],
  loadText: LoadReportText,
): Promise<SearchResult[]> {
  return Promise.all(
    entries.map(async ({ url, title, date, facets }) => {
      const text = await loadText(url);
      const known = text ?? prepareReport({ title, preamble: '', sections: [], attachments: [] });
      return {
        url,
        date,
        org: facets.org,
        ...collectReportHits(known, words),
        text: text ? ('loaded' as const) : ('missing' as const),
      };
    }),
  );
}

/** What is near to a query that found nothing. */
async function relax(
  text: string,
  words: readonly SearchWord[],
  {
    transport,
    finder,
    loadText,
  }: { transport: SearchTransport; finder: ReportFinder; loadText: LoadReportText },
): Promise<RelaxedAnswer> {
  const parts = collectQueryParts(words);
  const [outline, found] = await Promise.all([
    loadOutline(transport),
    Promise.all(parts.map((part) => finder.findWord(part))),
  ]);
  const held = parts.filter((_, at) => (found[at] ?? []).length > 0);
  return {
    parts: held.map((part) => part.text),
    results: await createResults(rankByParts(found, parts).slice(0, OFFERED), held, loadText),
    pinyin: isPinyinQuery(text) ? matchPinyin(text, outline, OFFERED) : [],
    titles: suggestTitles(text, outline, OFFERED),
  };
}

let outlines: Promise<Outline> | undefined;

/** Titles and headings: a few hundred kilobytes on a large portal, so only when nothing else helps. */
function loadOutline({ base, load }: SearchTransport): Promise<Outline> {
  outlines ??= load(new URL('search/outline.json', base)).then(async (response) => {
    if (!response.ok) throw new Error(`search/outline.json: HTTP ${response.status}`);
    return (await response.json()) as Outline;
  });
  outlines.catch(() => {
    outlines = undefined;
  });
  return outlines;
}
