import { findLatest } from '../report/calendar-date.ts';
import { findLastChange } from './format-last-change.ts';
import { ENTRY_PAGES } from './page-kinds.ts';
import type { Portal } from './portal.ts';

/** Sitemaps for search engines (https://www.sitemaps.org/protocol.html). */

interface SitemapEntry {
  /** Whole. */
  readonly loc: string;
  /** `YYYY-MM-DD`. */
  readonly lastmod?: string;
}

interface Sitemap {
  readonly path: string;
  /** It lists other sitemaps. */
  readonly isIndex?: true;
  readonly entries: readonly SitemapEntry[];
}

/** What a sitemap may hold by the protocol: addresses, and bytes unpacked. */
const SITEMAP_LIMITS = { entries: 50_000, bytes: 50 * 1024 * 1024 };

/** Bytes around an entry and around all of them, rounded up. */
const AROUND = 100;

type Listed = Pick<Portal, 'site' | 'reports' | 'pages' | 'series' | 'listings'>;

/** One file, or where that would hold too much an index under its name and the files beside it; none without an address. */
export function createSitemaps(portal: Listed, limits = SITEMAP_LIMITS): Sitemap[] {
  const { site } = portal;
  if (!site.url) return [];
  const parts = split(listEntries(portal), limits);
  if (parts.length === 1) return [{ path: 'sitemap.xml', entries: parts[0] ?? [] }];
  const files = parts.map((entries, at) => ({ path: `sitemap-${at + 1}.xml`, entries }));
  const index = files.map(({ path, entries }) => {
    const newest = findLatest(entries.flatMap(({ lastmod }) => lastmod ?? []));
    return { loc: site.url + path, ...dated(newest) };
  });
  return [{ path: 'sitemap.xml', isIndex: true, entries: index }, ...files];
}

const dated = (lastmod: string | undefined) => (lastmod ? { lastmod } : {});

function listEntries({ site, reports, pages, series, listings }: Listed): SitemapEntry[] {
  const dates = reports.map(findLastChange);
  const newest = findLatest(dates);
  return [
    ...ENTRY_PAGES.flatMap(({ path, inSitemap }) => {
      // Home and catalogue show what was published last.
      const changes = path === 'index.html' || path === 'catalog.html';
      return inSitemap ? [{ loc: site.url + path, ...dated(changes ? newest : '') }] : [];
    }),
    ...pages.map(({ url, updated }) => ({ loc: site.url + url, ...dated(updated) })),
    // Lists lead to everything; those of columns are what people look for.
    ...listings.flatMap(({ column, sort, page, pages: [first], total }) =>
      column && sort === 'date' && page === 1 && first && total > 0 ? [{ loc: site.url + first.url }] : [],
    ),
    ...series.map(({ url }) => ({ loc: site.url + url })),
    ...reports.map(({ url }, at) => ({ loc: site.url + url, ...dated(dates[at]) })),
  ];
}

function split(entries: readonly SitemapEntry[], limits: typeof SITEMAP_LIMITS): SitemapEntry[][] {
  const parts: SitemapEntry[][] = [[]];
  let bytes = AROUND;
  for (const entry of entries) {
    // An `&` of an address takes five bytes; all else in it is percent-encoded.
    const size = AROUND + entry.loc.replaceAll('&', '&amp;').length;
    const part = parts.at(-1);
    if (part && part.length < limits.entries && bytes + size <= limits.bytes) {
      part.push(entry);
      bytes += size;
    } else {
      parts.push([entry]);
      bytes = AROUND + size;
    }
  }
  return parts;
}
