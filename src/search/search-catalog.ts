import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { SearchRecord } from './render-record.ts';
import { type ReportFacets, SEARCH_FACETS } from './search-answer.ts';

/** What the search knows of a report without loading it. */
export interface CatalogEntry extends Pick<SearchRecord, 'url' | 'title' | 'date' | 'facets'> {
  /** Its number in its part of the index: reports are there oldest first. */
  page: number;
  /** Headings of its text. */
  sections: number;
  /** Position of the first token after title, 发文字号 and headings (see `render-record.ts`). */
  bodyStart: number;
  /** Number of tokens of the whole record. */
  length: number;
  /** Checksum of the text that was indexed (`text-checksum.ts`). */
  text: string;
}

/** Publication order; of one day by address. */
export const compareNewestFirst = (
  a: Pick<CatalogEntry, 'date' | 'url'>,
  b: Pick<CatalogEntry, 'date' | 'url'>,
): number => compareCodeUnits(b.date, a.date) || compareCodeUnits(a.url, b.url);

/** Words of the index that share a file, by the first and the last of them. */
export interface ChunkSpan {
  /** Of the file, made of its content. */
  name: string;
  from: string;
  to: string;
}

/**
 * The catalogue of a part of the index: its reports and where its words are, loaded before it is searched. It stands
 * in for what Pagefind writes for that, fragments (a file a report, and all its text in it), filters, sorts and
 * `pf_meta`: titles, counts and order are known without another request.
 */
export interface SearchCatalog {
  /** Name of the part that it belongs to. */
  part: string;
  /** Name of its outline. */
  outline: string;
  /** In the order of their words. */
  chunks: ChunkSpan[];
  /** Newest first. */
  reports: CatalogEntry[];
}

const FIRST = ['url', 'title', 'date'] as const;
const LAST = ['sections', 'bodyStart', 'length', 'text'] as const;

type Row = Omit<CatalogEntry, 'page' | 'facets'> & ReportFacets;

/** Columns rather than objects: the names of the fields would be most of the file. */
export function formatSearchCatalog({
  part,
  outline,
  chunks,
  reports,
}: Omit<SearchCatalog, 'reports'> & { reports: readonly Omit<CatalogEntry, 'page'>[] }): string {
  const rows = reports.map(({ facets, ...entry }): Row => ({ ...entry, ...facets }));
  // What no report of the part has takes no place.
  const facets = SEARCH_FACETS.filter((facet) => rows.some((row) => row[facet] !== undefined));
  const columns = [...FIRST, ...facets, ...LAST].map((column) => [column, rows.map((row) => row[column])]);
  return `${JSON.stringify({
    part,
    outline,
    chunks: chunks.map(({ from, to, name }) => [from, to, name]),
    reports: Object.fromEntries(columns),
  })}\n`;
}

/** @throws Error if it is not the catalogue of that part */
export function parseSearchCatalog(value: unknown, wanted: string): SearchCatalog {
  const { part, outline, chunks, reports } = value as {
    part?: string;
    outline?: string;
    chunks?: [from: string, to: string, name: string][];
    reports?: Partial<Record<keyof Row, never[]>>;
  };
  const urls: string[] | undefined = reports?.url;
  const facets = SEARCH_FACETS.filter((facet) => reports?.[facet]);
  const isWhole = [...FIRST, ...LAST, ...facets].every(
    (column) => reports?.[column]?.length === urls?.length,
  );
  if (part !== wanted || outline === undefined || !chunks || !reports || !urls || !isWhole) {
    throw new Error('not the catalogue of this part of the index');
  }
  return {
    part,
    outline,
    chunks: chunks.map(([from, to, name]) => ({ from, to, name })),
    reports: urls.map((url, at) => {
      const read = (column: keyof Row) => reports[column]?.[at] as never;
      return {
        page: urls.length - 1 - at,
        url,
        title: read('title'),
        date: read('date'),
        facets: Object.fromEntries(facets.map((facet) => [facet, read(facet) ?? ''])),
        sections: read('sections'),
        bodyStart: read('bodyStart'),
        length: read('length'),
        text: read('text'),
      };
    }),
  };
}
