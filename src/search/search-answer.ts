import type { ExcerptPiece } from './cut-excerpt.ts';
import type { SearchScope } from './search-scope.ts';

/** What the search page asks and what it is told: plain data, it crosses between threads. */

export type SearchSort = 'relevance' | 'date-desc' | 'date-asc';

/** Properties of a report that narrow a search, in the order in which they are shown. */
export const SEARCH_FACETS = ['column', 'year', 'org', 'topic', 'genre', 'validity', 'state'] as const;

export type SearchFacet = (typeof SEARCH_FACETS)[number];

/** What a report can be narrowed by: several values where it has several, as of columns, none where it has none. */
export type ReportFacets = Readonly<Partial<Record<SearchFacet, string | readonly string[]>>>;

export function listFacetValues(facets: ReportFacets, facet: SearchFacet): readonly string[] {
  const value = facets[facet] ?? '';
  if (typeof value !== 'string') return value;
  return value === '' ? [] : [value];
}

export interface SearchRequest {
  /** As typed. */
  text: string;
  /** Chosen values; a report must have all of them. */
  filters: Partial<Record<SearchFacet, string>>;
  sort: SearchSort;
  /** Where nothing is typed, all reports are found, newest first. */
  all?: boolean;
  /** The texts that were published before are searched as well. */
  versions?: boolean;
  /** Reports that this search finds are left out. */
  without?: string;
  /** Results before this one are shown already. */
  from: number;
  /** Most results to return. */
  count: number;
  /** Characters of text that are looked through, the newest parts of the index first. */
  reach: number;
  /** More of the search before: of the portal as it was then. */
  goesOn?: boolean;
  /** Waits for no report's text: results whose text is not there yet are `pending`. */
  isQuick?: boolean;
  /** No further part will be asked for: what is near is offered where nothing was found. */
  isLast?: boolean;
}

/** Sections shown of a report at most; more would push the next report off the screen. */
export const SHOWN_SECTIONS = 3;

/** A section that holds hits, ready to show. */
export interface SectionHit {
  /** Absent for the text before the first heading, which has nothing to link to. */
  id?: string;
  /** Page of its own that shows it, relative to the portal's root and percent-encoded; else the report's. */
  page?: string;
  title: ExcerptPiece[];
  excerpt: ExcerptPiece[];
}

export interface SearchResult {
  /** The report's page, relative to the portal's root and percent-encoded. */
  url: string;
  title: ExcerptPiece[];
  org: string;
  /** `YYYY-MM-DD`; of a text that was published before the day from which on it was. */
  date: string;
  isFormer?: true;
  /** 已撤回, 已失效 or 尚未施行; absent of a document that holds, or that does not bind. */
  standing?: string;
  /** Best first. Empty if the text of the report is not there or the words are not in it. */
  sections: SectionHit[];
  /** Sections with hits beyond those in `sections`. */
  otherSections: number;
  /**
   * `missing`: the report's text could not be loaded; `changed`: it is not the one that was indexed; `pending`: nobody
   * has asked for it yet; `unasked`: no words have to be in it. Of all these nothing is known of its sections.
   */
  text: 'loaded' | 'unasked' | 'missing' | 'changed' | 'pending';
  /** Of a pending result: the room that its sections will take, as far as it is known before its text. */
  room?: { sections: number; hasHeadings: boolean };
}

export interface FacetValue {
  value: string;
  /** Reports found that have it, all other chosen filters applied. */
  count: number;
}

/** A title or heading offered when nothing was found. */
export interface Suggestion {
  title: string;
  url: string;
  /** Title of the report if `title` is a heading of it. */
  report?: string;
}

/** What is offered in place of nothing. */
export interface RelaxedAnswer {
  /** Parts of the words that were searched for instead, as text; empty if none were found. */
  parts: string[];
  /** Reports that hold most of the parts, best first. */
  results: SearchResult[];
  /** Titles and headings whose pinyin is what was typed, best first. */
  pinyin: Suggestion[];
  /** Titles that have most in common with what was typed. */
  titles: Suggestion[];
  /** Where all of them were looked for. */
  scope: SearchScope;
}

export interface SearchAnswer {
  /** Reports found, filters applied. */
  total: number;
  /** How many of them are texts that were published before. */
  former: number;
  scope: SearchScope;
  /** Results `from` to `from + count`. */
  results: SearchResult[];
  /** For each facet its values among the reports found, most frequent first (years newest first). */
  facets: Record<SearchFacet, FacetValue[]>;
  /** The words that the reports found do not have, as typed. */
  excluded: string[];
  /** True if the query was too long and its end was not searched for. */
  shortened: boolean;
  /** True if nothing that can be searched for was typed. */
  isEmptyQuery: boolean;
  /** True if the portal has no report at all. */
  isEmptyPortal: boolean;
  /** Present if no report was found without filters, and no further part is searched. */
  relaxed?: RelaxedAnswer;
}

/** Reports that hold what was typed only in another way of writing it. */
export interface OtherSpelling {
  /** The words that are written otherwise. */
  text: string;
  /** Finds what is written so. */
  query: string;
  /** Reports that what was typed does not find, filters applied; at least one. */
  total: number;
  scope: SearchScope;
}

/** Answers searches, in a worker or in the page. */
export interface SearchEngine {
  /** @throws Error if the index could not be loaded */
  search(request: SearchRequest): Promise<SearchAnswer>;
  /** Numbers and dates of a search that are written otherwise. @throws Error if the index could not be loaded */
  countSpellings(
    request: Pick<SearchRequest, 'text' | 'filters' | 'reach' | 'versions'>,
  ): Promise<OtherSpelling[]>;
}
