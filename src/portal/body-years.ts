import { comparePinyin } from '../base/compare-pinyin.ts';
import { formatUrl } from '../report/urls.ts';
import { paginate } from './paginate.ts';
import type { FacetGroup, Listing, Portal } from './portal.ts';

/** How many reports each body has of each year (机构 × 年度), with the way to them. */
export interface BodyYears extends Readonly<Pick<Listing, 'path' | 'page' | 'pages' | 'total'>> {
  /** Newest first. */
  readonly years: readonly { readonly year: string; readonly url: string; readonly count: number }[];
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
  const cells = collectCells(listings);
  const bodies = [...find(facets, 'orgs')]
    .sort((a, b) => comparePinyin(a.value, b.value))
    .map(({ value: name, url, count }) => ({
      name,
      url,
      count,
      cells: years.map(({ year }) => cells.get(`${year} ${name}`) ?? { count: 0 }),
    }));
  return paginate(bodies, PAGE_SIZE, 'bodies').map(({ items, ...page }) => ({
    ...page,
    years,
    total: reports.length,
    bodies: items,
  }));
}

/** For each year and body its reports, and where they begin in the list of the body by years (`listing.njk`). */
function collectCells(listings: readonly Listing[]): Map<string, { count: number; url: string }> {
  const cells = new Map<string, { count: number; url: string }>();
  for (const { sort, path, reports } of listings) {
    if (sort !== 'year') continue;
    for (const { fields } of reports) {
      const key = `${fields.year} ${fields.org}`;
      const cell = cells.get(key);
      if (cell) cell.count += 1;
      else cells.set(key, { count: 1, url: `${formatUrl(path)}#y${fields.year}` });
    }
  }
  return cells;
}
