import { formatUrl } from '../report/urls.ts';
import type { Listing } from './portal.ts';

/** The first page of a list bears its name, the others their number behind it: `qr.html`, `qr-p2.html`… */
const formatPath = (base: string, page: number) => (page === 1 ? `${base}.html` : `${base}-p${page}.html`);

export function linkPages(count: number, base: string): Listing['pages'] {
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    url: formatUrl(formatPath(base, index + 1)),
  }));
}

/**
 * Parts a list into pages, which know of each other; one page where there is nothing.
 * @param base path of the first page without `.html`
 */
export function paginate<Item>(
  items: readonly Item[],
  size: number,
  base: string,
): (Pick<Listing, 'path' | 'page' | 'pages'> & { items: Item[] })[] {
  const pages = linkPages(Math.max(1, Math.ceil(items.length / size)), base);
  return pages.map(({ number }) => ({
    path: formatPath(base, number),
    page: number,
    pages,
    items: items.slice((number - 1) * size, number * size),
  }));
}
