import type { SearchFacet } from './search-answer.ts';

/** What the search knows of a report without loading it. */
export interface CatalogEntry {
  /** Pagefind's name for the report. */
  id: string;
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
}

/**
 * `search/catalog.json`: the list of all reports, loaded with the first search. It stands in for Pagefind's
 * fragments (a file a report, and all its text in it), filters and sorts: titles, counts and order are known
 * without another request.
 */
export interface SearchCatalog {
  /** Hash of the Pagefind index that the ids belong to. */
  index: string;
  /** Newest first. */
  reports: CatalogEntry[];
}

const COLUMNS = [
  'id',
  'url',
  'title',
  'date',
  'year',
  'org',
  'topic',
  'genre',
  'bodyStart',
  'length',
] as const;

/** Columns rather than objects: the names of the fields would be most of the file. */
export function formatSearchCatalog({ index, reports }: SearchCatalog): string {
  const rows = reports.map(({ facets, ...entry }) => ({ ...entry, ...facets }));
  const columns = COLUMNS.map((column) => [column, rows.map((row) => row[column])]);
  return `${JSON.stringify({ index, reports: Object.fromEntries(columns) })}\n`;
}

/** @throws Error if it is not a catalogue */
export function parseSearchCatalog(value: unknown): SearchCatalog {
  const { index, reports } = value as {
    index: string;
    reports: Record<(typeof COLUMNS)[number], never[]>;
  };
  if (COLUMNS.some((column) => !Array.isArray(reports[column]))) throw new Error('not a search catalogue');
  return {
    index,
    reports: reports.id.map((id, at) => {
      const read = (column: (typeof COLUMNS)[number]) => reports[column][at] as never;
      return {
        id,
        url: read('url'),
        title: read('title'),
        date: read('date'),
        facets: { year: read('year'), org: read('org'), topic: read('topic'), genre: read('genre') },
        bodyStart: read('bodyStart'),
        length: read('length'),
      };
    }),
  };
}
