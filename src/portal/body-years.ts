import { comparePinyin } from '../base/compare-pinyin.ts';
import { linkPages } from './describe-listing.ts';
import { formatYearAnchor, listByYear } from './listings.ts';
import type { FacetGroup, Listing, Portal } from './portal.ts';

/** How many reports each body has of each year (机构 × 年度), with the way to them. */
export interface BodyYears {
  readonly path: string;
  readonly page: number;
  readonly pages: Listing['pages'];
  /** Newest first. */
  readonly years: readonly { readonly year: string; readonly url: string; readonly count: number }[];
  readonly total: number;
  readonly bodies: readonly {
    readonly name: string;
    readonly url: string;
    readonly count: number;
    /** One for each year; without an address where there is nothing. */
    readonly cells: readonly { readonly count: number; readonly url?: string }[];
  }[];
}

/** Bodies on one page of the table. */
const PAGE_SIZE = 60;

const find = (groups: readonly FacetGroup[], name: string) =>
  groups.find((group) => group.name === name)?.facets ?? [];

/** The table in pages, bodies by their names; one page without rows where there is no report. */
export function tabulateBodyYears({
  reports,
  facets,
  listings,
}: Pick<Portal, 'reports' | 'facets' | 'listings'>): BodyYears[] {
  const years = find(facets, 'years').map(({ value, url, count }) => ({ year: value, url, count }));
  const addresses = locateYears(listings);
  const counts = new Map<string, number>();
  for (const { fields } of reports) {
    const key = `${fields.year} ${fields.org}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const bodies = [...find(facets, 'orgs')]
    .sort((a, b) => comparePinyin(a.value, b.value))
    .map(({ value: name, url, count }) => ({
      name,
      url,
      count,
      cells: years.map(({ year }) => {
        const address = addresses.get(`${year} ${name}`);
        return { count: counts.get(`${year} ${name}`) ?? 0, ...(address ? { url: address } : {}) };
      }),
    }));
  const pages = linkPages(Math.max(1, Math.ceil(bodies.length / PAGE_SIZE)), 'bodies');
  return pages.map(({ url, number }) => ({
    path: url,
    page: number,
    pages,
    years,
    total: reports.length,
    bodies: bodies.slice((number - 1) * PAGE_SIZE, number * PAGE_SIZE),
  }));
}

/** For each year and body where its reports of that year begin, in the list of the body by years. */
function locateYears(listings: readonly Listing[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const listing of listings) {
    if (!listByYear(listing)) continue;
    for (const { fields } of listing.reports) {
      const key = `${fields.year} ${fields.org}`;
      const here = listing.pages[listing.page - 1]?.url ?? '';
      if (!found.has(key)) found.set(key, `${here}#${formatYearAnchor(fields.year)}`);
    }
  }
  return found;
}
