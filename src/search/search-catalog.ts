import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { SearchFacet } from './search-answer.ts';

/** What the search knows of a report without loading it. */
export interface CatalogEntry {
  /** Its number in the index: reports are there in the order of their addresses. */
  page: number;
  /** The report's page, relative to the portal's root and percent-encoded. */
  url: string;
  title: string;
  /** `YYYY-MM-DD`. */
  date: string;
  facets: Record<SearchFacet, string>;
  /** Position of the first token after title and headings (see `render-record.ts`). */
  bodyStart: number;
  /** Number of tokens of the whole record. */
  length: number;
  /** Checksum of the text that was indexed (`text-checksum.ts`). */
  text: string;
}

/**
 * `search/catalog.json`: the list of all reports, loaded with the first search. It stands in for Pagefind's
 * fragments (a file a report, and all its text in it), filters and sorts: titles, counts and order are known
 * without another request.
 */
export interface SearchCatalog {
  /** Hash of the index that it belongs to; empty if there is none, since no report is published. */
  index: string;
  /** Newest first. */
  reports: CatalogEntry[];
}

/** `{"index": …}`: asked for with each search, to notice that the portal has been published anew. */
export const STATE_FILE = 'search/state.json';

const COLUMNS = [
  'url',
  'title',
  'date',
  'year',
  'org',
  'topic',
  'genre',
  'bodyStart',
  'length',
  'text',
] as const;

/** Columns rather than objects: the names of the fields would be most of the file. */
export function formatSearchCatalog({
  index,
  reports,
}: {
  index: string;
  reports: readonly Omit<CatalogEntry, 'page'>[];
}): string {
  const rows = reports.map(({ facets, ...entry }) => ({ ...entry, ...facets }));
  const columns = COLUMNS.map((column) => [column, rows.map((row) => row[column])]);
  return `${JSON.stringify({ index, reports: Object.fromEntries(columns) })}\n`;
}

/** @throws Error if it is not a catalogue */
export function parseSearchCatalog(value: unknown): SearchCatalog {
  const { index, reports } = value as {
    index?: string;
    reports?: Record<(typeof COLUMNS)[number], never[]>;
  };
  const count = reports?.url?.length;
  if (typeof index !== 'string' || !reports || COLUMNS.some((column) => reports[column]?.length !== count)) {
    throw new Error('not a search catalogue');
  }
  const inOrder = [...reports.url].sort(compareCodeUnits);
  const pages = new Map(inOrder.map((url, page) => [url, page]));
  return {
    index,
    reports: reports.url.map((url, at) => {
      const read = (column: (typeof COLUMNS)[number]) => reports[column][at] as never;
      return {
        page: pages.get(url) ?? 0,
        url,
        title: read('title'),
        date: read('date'),
        facets: { year: read('year'), org: read('org'), topic: read('topic'), genre: read('genre') },
        bodyStart: read('bodyStart'),
        length: read('length'),
        text: read('text'),
      };
    }),
  };
}
