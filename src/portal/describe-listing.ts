import { orElse } from '../base/or-else.ts';
import type { FacetGroup, FixedPage, Listing, PortalReport, SortKey } from './portal.ts';

interface SortColumn {
  label: string;
  /** Page with that order; absent where a column does not sort. */
  url?: string;
  sorted?: 'ascending' | 'descending';
}

const DIRECTIONS: Partial<Record<SortKey, SortColumn['sorted']>> = {
  title: 'ascending',
  org: 'ascending',
  date: 'descending',
  'date-asc': 'ascending',
};

/** The columns of a list. Each order is a page of its own, so sorting needs no script and works across all pages. */
export function describeSortColumns({ sort, orders }: Pick<Listing, 'sort' | 'orders'>): SortColumn[] {
  const create = (label: string, keys: readonly SortKey[]): SortColumn => {
    const shown = keys.find((key) => key === sort);
    const next = keys.find((key) => key !== sort && orders[key]) ?? keys.find((key) => orders[key]);
    const sorted = shown && DIRECTIONS[shown];
    // A list in order of date alone has nothing to choose from.
    const url = orders.title && next && orders[next];
    return { label, ...(url ? { url } : {}), ...(sorted ? { sorted } : {}) };
  };
  return [
    create('标题', ['title']),
    create('机构名称', ['org']),
    create('主题分类', []),
    create('发布日期', ['date', 'date-asc']),
  ];
}

export type Trail = { url?: string; label: string }[];

/** 当前位置 of a report: its column, else its year and what it calls its column, then itself. */
export function describeTrail(report: PortalReport, groups: readonly FacetGroup[]): Trail {
  const column = report.columns.main;
  if (column) return [...column.trail, { label: report.fields.title }];
  const year = groups
    .find((group) => group.name === 'years')
    ?.facets.find((facet) => facet.value === String(report.fields.year));
  return [
    ...(year ? [{ url: year.url, label: `${year.value}年度` }] : []),
    ...(report.fields.category ? [{ label: report.fields.category }] : []),
    { label: report.fields.title },
  ];
}

/** 当前位置 of a list: a column's way from the top, else what it is a list by. */
export function describeListTrail({ column, facetLabel, heading }: Listing): Trail {
  if (column)
    return column.trail.map((step, at, { length }) => (at < length - 1 ? step : { label: step.label }));
  return [...(facetLabel ? [{ url: `sitemap.html`, label: `按${facetLabel}` }] : []), { label: heading }];
}

/** 当前位置 of a fixed page: its column, then itself. */
export const describeFixedTrail = ({ column, title }: FixedPage): Trail => [
  ...(column?.trail ?? []),
  { label: title },
];

/** 当前位置 of a page below a report's, such as a view of a file: that of the report, then its own. */
export function describePartTrail(report: PortalReport, label: string, groups: readonly FacetGroup[]): Trail {
  const trail = describeTrail(report, groups).slice(0, -1);
  return [...trail, { url: report.url, label: report.fields.title }, { label }];
}

/** An address as a person types it: no scheme, Chinese readable. */
export const shortenAddress = (address: string): string =>
  orElse(() => decodeURI(address), address).replace(/^https?:\/\//, '');
