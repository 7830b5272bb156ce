import { SEARCH_FACETS, type SearchFacet, type SearchRequest, type SearchSort } from './search-answer.ts';

/** What a search asks for, as its address says it. */
export type SearchState = Pick<SearchRequest, 'text' | 'filters' | 'sort' | 'versions' | 'all'>;

/** Characters of the query that the address keeps: more than are searched for, and servers refuse longer ones. */
const ADDRESS_LENGTH = 500;
const SORT_PARAMETER = '排序';
const VERSIONS_PARAMETER = '历次文本';
const SORT_NAMES: Readonly<Record<Exclude<SearchSort, 'relevance'>, string>> = {
  'date-desc': '新的在前',
  'date-asc': '旧的在前',
};

/** A facet's name in addresses and on the page. */
export const FACET_NAMES: Readonly<Record<SearchFacet, string>> = {
  column: '栏目',
  year: '年度',
  org: '机构',
  topic: '主题',
  genre: '体裁',
  validity: '有效性',
  state: '状态',
};

/** Reads `?q=…&年度=…&排序=…`; what it does not know is ignored. */
export function parseSearchAddress(query: string): SearchState {
  const parameters = new URLSearchParams(query);
  const filters: SearchState['filters'] = {};
  for (const facet of SEARCH_FACETS) {
    const value = parameters.get(FACET_NAMES[facet]);
    if (value) filters[facet] = value;
  }
  const sort = parameters.get(SORT_PARAMETER);
  const known = Object.entries(SORT_NAMES).find(([, name]) => name === sort)?.[0] as SearchSort | undefined;
  return {
    // A box has one line, and leaves the ends of others out: it would show other words than were searched.
    text: (parameters.get('q') ?? '').replace(/[\r\n]+/g, ' '),
    filters,
    sort: known ?? 'relevance',
    ...(parameters.has(VERSIONS_PARAMETER) ? { versions: true } : {}),
  };
}

/** @returns the address's query with its `?`, or nothing for the search that asks nothing */
export function formatSearchAddress({ text, filters, sort, versions }: SearchState): string {
  const parameters = new URLSearchParams();
  const kept = cutQuery(text);
  if (kept !== '') parameters.set('q', kept);
  for (const facet of SEARCH_FACETS) {
    const value = filters[facet];
    if (value !== undefined) parameters.set(FACET_NAMES[facet], value);
  }
  if (sort !== 'relevance') parameters.set(SORT_PARAMETER, SORT_NAMES[sort]);
  if (versions) parameters.set(VERSIONS_PARAMETER, '1');
  const query = parameters.toString();
  return query === '' ? '' : `?${query}`;
}

/** The address of a report, or of a section of it, that has the hits of a search marked, if there are words to mark. */
export function formatHitAddress(url: string, text: string, section?: string): string {
  const kept = cutQuery(text);
  const query = kept === '' ? '' : `?${new URLSearchParams({ q: kept })}`;
  return `${url}${query}${section === undefined ? '' : `#${encodeURIComponent(section)}`}`;
}

const cutQuery = (text: string): string => Array.from(text.trim()).slice(0, ADDRESS_LENGTH).join('');
