import { compareCodeUnits } from '../base/compare-code-units.ts';
import { comparePinyin } from '../base/compare-pinyin.ts';
import { FILTER_FIELDS } from '../report/fields.ts';
import type { ReportFields } from '../report/report.ts';
import { formatFileName, formatUrl } from '../report/urls.ts';
import { findStanding, STANDINGS, type Standing } from '../report/validity.ts';
import { describeColumn, listColumns, type PortalColumn } from './columns.ts';
import { formatFeedPath } from './feeds.ts';
import type { PageLink } from './fixed-pages.ts';
import type { ColumnEntry, Facet, FacetGroup, Listing, PortalReport, SortKey } from './portal.ts';

/** Lists besides columns that people follow, by the folder of their pages: bodies and topics. */
const FACETS_WITH_FEED: ReadonlySet<string> = new Set(['orgs', 'topics']);

/** Reports on one page of a list. */
const PAGE_SIZE = 50;

/** What a report is listed under; `undefined` if it has no value of the field. */
function readValue({ fields, validity }: PortalReport, property: keyof ReportFields): string | undefined {
  if (property === 'validity') return validity && findStanding(validity);
  const value = fields[property];
  return value === undefined ? undefined : String(value);
}

/** Newest first; what was published at the same moment by title, then id. */
export function comparePublication(a: PortalReport, b: PortalReport): number {
  return (
    compareCodeUnits(b.fields.date, a.fields.date) ||
    compareCodeUnits(b.fields.time ?? '', a.fields.time ?? '') ||
    compareCodeUnits(a.fields.title, b.fields.title) ||
    compareCodeUnits(a.id, b.id)
  );
}

const SORTS: Record<
  Exclude<SortKey, 'year'>,
  { path: string; compare: (a: PortalReport, b: PortalReport) => number }
> = {
  date: { path: 'catalog', compare: comparePublication },
  'date-asc': { path: 'catalog-date-asc', compare: (a, b) => comparePublication(b, a) },
  title: {
    path: 'catalog-title',
    compare: (a, b) => comparePinyin(a.fields.title, b.fields.title) || comparePublication(a, b),
  },
  org: {
    path: 'catalog-org',
    compare: (a, b) => comparePinyin(a.fields.org, b.fields.org) || comparePublication(a, b),
  },
};

type Counted = readonly [value: string, count: number];

/** Orders that do not go by the number of reports. */
const ORDERS: Partial<Record<keyof ReportFields, (a: Counted, b: Counted) => number>> = {
  year: ([a], [b]) => compareCodeUnits(b, a),
  validity: ([a], [b]) => STANDINGS.indexOf(a as Standing) - STANDINGS.indexOf(b as Standing),
};

/** Groups reports by each filter field that any has: most by number of reports. */
export function collectFacets(reports: readonly PortalReport[]): FacetGroup[] {
  return FILTER_FIELDS.flatMap(({ key: label, filter: name, property, isRare }) => {
    const counts = new Map<string, number>();
    for (const report of reports) {
      const value = readValue(report, property);
      if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    if (isRare && counts.size === 0) return [];
    const taken = new Set<string>();
    const facets = [...counts].sort(
      ORDERS[property] ?? (([a, m], [b, n]) => n - m || comparePinyin(a, b) || compareCodeUnits(a, b)),
    );
    return {
      label,
      name,
      facets: facets.map(([text, count]): Facet => {
        const path = `${name}/${uniqueName(formatFileName(text), taken)}.html`;
        return { value: text, path, url: formatUrl(path), count };
      }),
    };
  });
}

/** Two names that differ only in forbidden characters or in case must not share a file. */
function uniqueName(name: string, taken: Set<string>): string {
  // `-p2` is the name of a list's second page, `-by-year` that of its other order.
  const base = /-(?:p\d+|by-year)$/i.test(name) ? `${name}-` : name;
  let candidate = base;
  for (let suffix = 2; taken.has(candidate.toLowerCase()); suffix += 1) candidate = `${base}-${suffix}`;
  taken.add(candidate.toLowerCase());
  return candidate;
}

/** A list of a body's reports by 年度, the newest first: the table of bodies and years leads to it. */
export const listByYear = ({ sort }: Pick<Listing, 'sort'>): boolean => sort === 'year';

/** Where the reports of a year begin in such a list. */
export const formatYearAnchor = (year: number): string => `y${year}`;

const compareYears = (a: PortalReport, b: PortalReport) =>
  b.fields.year - a.fields.year || comparePublication(a, b);

/** Every page that lists reports: the catalogue in each order, one list for each column and each value of each filter field. */
export function collectListings(
  reports: readonly PortalReport[],
  groups: readonly FacetGroup[],
  columns: readonly PortalColumn<PortalReport, PageLink>[] = [],
): Listing[] {
  const catalogue = (
    Object.entries(SORTS) as [keyof typeof SORTS, (typeof SORTS)[keyof typeof SORTS]][]
  ).flatMap(([sort, order]) =>
    paginate({
      base: order.path,
      heading: '目录',
      description: '本站公开的全部报告',
      sort,
      reports: [...reports].sort(order.compare),
    }),
  );
  const published = [...reports].sort(comparePublication);
  const facets = groups.flatMap((group) => {
    const property = FILTER_FIELDS.find(({ filter }) => filter === group.name)?.property;
    if (!property) throw new Error(`no filter field has pages in ${group.name}/`);
    return group.facets.flatMap((facet) => {
      const base = facet.path.replace(/\.html$/, '');
      const list = {
        heading: property === 'year' ? `${facet.value}年度` : facet.value,
        description: `${group.label}为“${facet.value}”的报告`,
        facetLabel: group.label,
        reports: published.filter((report) => readValue(report, property) === facet.value),
      };
      const byDate = paginate({ ...list, base, hasFeed: FACETS_WITH_FEED.has(group.name) });
      if (property !== 'org') return byDate;
      const reports = [...list.reports].sort(compareYears);
      const byYear = paginate({ ...list, base: `${base}-by-year`, sort: 'year', reports });
      const orders = { byDate: byDate[0]?.pages[0]?.url ?? '', byYear: byYear[0]?.pages[0]?.url ?? '' };
      const named = byYear.map((listing) => ({ ...listing, title: `${listing.title}，按年度` }));
      return [...byDate, ...named].map((listing) => ({ ...listing, orders }));
    });
  });
  const ofColumns = listColumns(columns).flatMap(({ reports: listed, pages, children, ...head }) =>
    paginate({
      base: head.path.replace(/\.html$/, ''),
      heading: head.name,
      description: describeColumn(head),
      facetLabel: '栏目',
      column: head,
      subColumns: children.map(createEntry),
      fixedPages: pages.map(({ url, title }) => ({ url, title })),
      hasFeed: true,
      reports: listed,
    }),
  );
  return [...catalogue, ...ofColumns, ...facets];
}

const createEntry = ({ name, url, reports }: PortalColumn<PortalReport>): ColumnEntry => ({
  name,
  url,
  count: reports.length,
  ...(reports[0] ? { newest: reports[0].fields.date } : {}),
});

interface List
  extends Pick<
    Listing,
    'heading' | 'description' | 'facetLabel' | 'sort' | 'column' | 'subColumns' | 'fixedPages'
  > {
  /** Path of the first page without `.html`. */
  base: string;
  hasFeed?: boolean;
  reports: readonly PortalReport[];
}

function paginate({ base, hasFeed = false, reports, ...rest }: List): Listing[] {
  const count = Math.max(1, Math.ceil(reports.length / PAGE_SIZE));
  const pathOf = (page: number) => (page === 1 ? `${base}.html` : `${base}-p${page}.html`);
  const pages = Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    url: formatUrl(pathOf(index + 1)),
  }));
  return pages.map(({ number }) => ({
    ...rest,
    ...(hasFeed && reports.length > 0 ? { feed: formatUrl(formatFeedPath(pathOf(1))) } : {}),
    path: pathOf(number),
    title: number === 1 ? rest.heading : `${rest.heading}（第 ${number} 页）`,
    reports: reports.slice((number - 1) * PAGE_SIZE, number * PAGE_SIZE),
    total: reports.length,
    page: number,
    pages,
  }));
}
