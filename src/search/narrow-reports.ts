import { compareCodeUnits } from '../base/compare-code-units.ts';
import {
  type FacetValue,
  listFacetValues,
  SEARCH_FACETS,
  type SearchFacet,
  type SearchRequest,
} from './search-answer.ts';
import type { CatalogEntry } from './search-catalog.ts';

/** Reports found, filtered and sorted. */
export interface Narrowed<T> {
  reports: T[];
  facets: Record<SearchFacet, FacetValue[]>;
}

/** @param found best first; those with a state, such as 已撤回, are for whoever asks for them */
export function narrowReports<T extends { entry: CatalogEntry }>(
  found: readonly T[],
  { filters, sort }: Pick<SearchRequest, 'filters' | 'sort'>,
): Narrowed<T> {
  const passes = (report: T, except?: SearchFacet) =>
    SEARCH_FACETS.every((facet) => {
      const wanted = filters[facet];
      if (facet === except || (wanted === undefined && facet !== 'state')) return true;
      const values = listFacetValues(report.entry.facets, facet);
      return wanted === undefined ? values.length === 0 : values.includes(wanted);
    });
  const reports = found.filter((report) => passes(report));
  if (sort !== 'relevance') {
    const sign = sort === 'date-asc' ? 1 : -1;
    reports.sort((a, b) => sign * compareCodeUnits(a.entry.date, b.entry.date));
  }
  const countOf = (facet: SearchFacet) => {
    const counted = countValues(
      found.filter((report) => passes(report, facet)),
      facet,
    );
    return facet === 'year' ? counted.sort((a, b) => compareCodeUnits(b.value, a.value)) : counted;
  };
  return {
    reports,
    facets: Object.fromEntries(
      SEARCH_FACETS.map((facet) => [facet, countOf(facet)]),
    ) as Narrowed<T>['facets'],
  };
}

/** Most frequent first. */
function countValues(reports: readonly { entry: CatalogEntry }[], facet: SearchFacet): FacetValue[] {
  const counts = new Map<string, number>();
  for (const { entry } of reports) {
    for (const value of listFacetValues(entry.facets, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || compareCodeUnits(a.value, b.value));
}
