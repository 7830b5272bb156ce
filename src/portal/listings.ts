import { compareCodeUnits } from '../base/compare-code-units.ts';
import { comparePinyin } from '../base/compare-pinyin.ts';
import { groupBy } from '../base/group-by.ts';
import { FILTER_FIELDS } from '../report/fields.ts';
import type { ReportFields } from '../report/report.ts';
import { formatFileName, formatUrl, isListEnding } from '../report/urls.ts';
import { findStanding, STANDINGS, type Standing } from '../report/validity.ts';
import { describeColumn, listColumns, type PortalColumn } from './columns.ts';
import { formatFeedPath } from './feeds.ts';
import { paginate } from './paginate.ts';
import type { ColumnEntry, Facet, FacetGroup, Listing, PageLink, PortalReport, SortKey } from './portal.ts';

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

/** The orders of lists, each of which is pages of its own. */
const COMPARES: Record<SortKey, (a: PortalReport, b: PortalReport) => number> = {
  date: comparePublication,
  'date-asc': (a, b) => comparePublication(b, a),
  title: (a, b) => comparePinyin(a.fields.title, b.fields.title) || comparePublication(a, b),
  org: (a, b) => comparePinyin(a.fields.org, b.fields.org) || comparePublication(a, b),
  year: (a, b) => b.fields.year - a.fields.year || comparePublication(a, b),
};

type Sorter = (order: SortKey, list: readonly PortalReport[]) => PortalReport[];

/** Places by id, in each order. */
type Places = Map<SortKey, ReadonlyMap<string, number>>;

/** What was sorted the last time: a preview sorts again with each save, which hardly ever changes an order. */
let last: { reports: readonly PortalReport[]; places: Places } = { reports: [], places: new Map() };

/** Sorts lists of some of the reports. Names are compared once for all lists: by pinyin that takes long. */
function createSorter(reports: readonly PortalReport[]): Sorter {
  const former = last;
  const isSame =
    reports.length === former.reports.length &&
    reports.every((report, at) => isOrderedAlike(report, former.reports[at] as PortalReport));
  const places: Places = isSame ? former.places : new Map();
  last = { reports, places };
  const sortAll = (order: SortKey) =>
    // What is nearly sorted is soon sorted.
    sortByPlace(reports, former.places.get(order) ?? new Map()).sort(COMPARES[order]);
  return (order, list) => {
    const known = places.get(order) ?? new Map(sortAll(order).map(({ id }, place) => [id, place]));
    places.set(order, known);
    return sortByPlace(list, known);
  };
}

/** Whether nothing is different that an order looks at. */
const isOrderedAlike = (a: PortalReport, b: PortalReport) =>
  a.id === b.id && (a.fields === b.fields || JSON.stringify(a.fields) === JSON.stringify(b.fields));

const sortByPlace = (reports: readonly PortalReport[], places: ReadonlyMap<string, number>) =>
  reports
    .map((report) => ({ report, place: places.get(report.id) ?? places.size }))
    .sort((a, b) => a.place - b.place)
    .map(({ report }) => report);

const CATALOGUE_ORDERS: readonly SortKey[] = ['date', 'date-asc', 'title', 'org'];

/** What the title of a list in another order says. */
const ORDER_LABELS: Partial<Record<SortKey, string>> = { title: '按标题', org: '按机构', year: '按年度' };

/** Reports that a reader still looks through without sorting them: more pages would only cost. */
const UNSORTED = 10;

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
  const base = isListEnding(name) ? `${name}-` : name;
  let candidate = base;
  for (let suffix = 2; taken.has(candidate.toLowerCase()); suffix += 1) candidate = `${base}-${suffix}`;
  taken.add(candidate.toLowerCase());
  return candidate;
}

/** Every page that lists reports: the catalogue in each order, one list for each column and each value of each filter field. */
export function collectListings(
  reports: readonly PortalReport[],
  groups: readonly FacetGroup[],
  columns: readonly PortalColumn<PortalReport, PageLink>[] = [],
): Listing[] {
  const sort = createSorter(reports);
  const catalogue = paginateOrders(
    { base: 'catalog', heading: '目录', description: '本站公开的全部报告', reports },
    CATALOGUE_ORDERS,
    sort,
  );
  const facets = groups.flatMap((group) => {
    const property = FILTER_FIELDS.find(({ filter }) => filter === group.name)?.property;
    if (!property) throw new Error(`no filter field has pages in ${group.name}/`);
    const byValue = groupBy(reports, (report) => readValue(report, property));
    return group.facets.flatMap((facet) => {
      const listed = byValue.get(facet.value) ?? [];
      return paginateOrders(
        {
          base: facet.path.replace(/\.html$/, ''),
          heading: property === 'year' ? `${facet.value}年度` : facet.value,
          description: `${group.label}为“${facet.value}”的报告`,
          facetLabel: group.label,
          hasFeed: FACETS_WITH_FEED.has(group.name),
          reports: listed,
        },
        chooseOrders(listed, property === 'org' ? ['date', 'year'] : ['date']),
        sort,
      );
    });
  });
  const ofColumns = listColumns(columns).flatMap(({ reports: listed, pages, children, ...head }) =>
    paginateOrders(
      {
        base: head.path.replace(/\.html$/, ''),
        heading: head.name,
        description: describeColumn(head),
        facetLabel: '栏目',
        column: head,
        subColumns: children.map(createEntry),
        fixedPages: pages.map(({ url, title }) => ({ url, title })),
        hasFeed: true,
        reports: listed,
      },
      chooseOrders(listed, ['date']),
      sort,
    ),
  );
  return [...catalogue, ...ofColumns, ...facets];
}

const createEntry = ({ name, url, reports }: PortalColumn<PortalReport>): ColumnEntry => ({
  name,
  url,
  count: reports.length,
});

interface List
  extends Pick<Listing, 'heading' | 'description' | 'facetLabel' | 'column' | 'subColumns' | 'fixedPages'> {
  /** Path of the first page without `.html`. */
  base: string;
  hasFeed?: boolean;
  reports: readonly PortalReport[];
}

/** By title and by body too where there is something to sort; a list of one body's reports has nothing by body. */
function chooseOrders(reports: readonly PortalReport[], always: readonly SortKey[]): SortKey[] {
  if (reports.length <= UNSORTED) return [...always];
  const isOfOne = reports.every(({ fields }) => fields.org === reports[0]?.fields.org);
  return [...always, 'title', ...(isOfOne ? [] : ['org' as const])];
}

/** The pages of a list in each of its orders, which know of each other. */
function paginateOrders(
  { base, heading, ...list }: List,
  sorts: readonly SortKey[],
  sortBy: Sorter,
): Listing[] {
  const found = sorts.map((sort) => {
    const isFirst = sort === 'date';
    const label = list.facetLabel && ORDER_LABELS[sort];
    return createPages({
      ...list,
      base: isFirst ? base : `${base}-${list.facetLabel ? 'by-' : ''}${sort}`,
      heading,
      ending: label ? `，${label}` : '',
      sort,
      hasFeed: list.hasFeed === true && isFirst,
      reports: sortBy(sort, list.reports),
    });
  });
  const orders = Object.fromEntries(sorts.map((sort, at) => [sort, found[at]?.[0]?.pages[0]?.url ?? '']));
  return found.flat().map((listing) => ({ ...listing, orders }));
}

interface SortedList extends List {
  sort: SortKey;
  /** Of the titles of its pages. */
  ending: string;
}

function createPages({ base, hasFeed, ending, reports, ...rest }: SortedList): Omit<Listing, 'orders'>[] {
  const feed = hasFeed && reports.length > 0 ? { feed: formatUrl(formatFeedPath(`${base}.html`)) } : {};
  return paginate(reports, PAGE_SIZE, base).map(({ path, page, pages, items }) => ({
    ...rest,
    ...feed,
    path,
    title: `${rest.heading}${page === 1 ? '' : `（第 ${page} 页）`}${ending}`,
    reports: items,
    total: reports.length,
    page,
    pages,
  }));
}
