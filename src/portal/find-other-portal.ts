import { isExampleUrl } from '../report/site-url.ts';

/** As much of a portal as tells it from another: what its catalogue says of it, also before there is one. */
export interface KnownPortal {
  readonly name: string;
  readonly url: string;
  readonly reports: readonly { readonly url: string; readonly title: string }[];
}

/** Titles that a description names. */
const MOST_NAMED = 2;

/**
 * Whether the portal in an output folder is another one than the portal that is to replace it: another site, or other
 * content without a single report in common.
 * @param catalog text of `catalog.json` in the output folder
 * @returns how to call the two, in Chinese
 */
export function findOtherPortal(
  catalog: string,
  coming: KnownPortal,
): { former: string; coming: string } | undefined {
  const former = readCatalog(catalog);
  if (!former || former.reports.length === 0) return undefined;
  if (sharesReport(former, coming) && !isOtherSite(former, coming)) return undefined;
  return { former: describe(former), coming: describe(coming) };
}

/** A report may have been renamed or retitled, not both at once. */
function sharesReport(former: KnownPortal, coming: KnownPortal): boolean {
  const known = new Set(former.reports.flatMap(({ url, title }) => [url, title]));
  return coming.reports.some(({ url, title }) => known.has(title) || known.has(url));
}

/** A site gets its address, moves or is renamed; another site has another name and another address. */
function isOtherSite(former: KnownPortal, coming: KnownPortal): boolean {
  const isReal = (url: string) => url !== '' && !isExampleUrl(url);
  return former.name !== coming.name && former.url !== coming.url && isReal(former.url) && isReal(coming.url);
}

function readCatalog(text: string): KnownPortal | undefined {
  try {
    const { site, reports } = JSON.parse(text) as { site?: Partial<KnownPortal>; reports?: unknown };
    if (!Array.isArray(reports)) return undefined;
    return {
      name: String(site?.name ?? ''),
      url: String(site?.url ?? ''),
      reports: reports.map(({ url, title }) => ({ url: String(url), title: String(title) })),
    };
  } catch {
    // Of one that cannot be read nothing can be said; that the folder may be replaced is known by other means.
    return undefined;
  }
}

function describe({ name, url, reports }: KnownPortal): string {
  const titles = reports.slice(0, MOST_NAMED).map(({ title }) => `《${title}》`);
  const rest = reports.length > MOST_NAMED ? `等 ${reports.length} 篇` : `共 ${reports.length} 篇`;
  return `“${name}”${url === '' ? '' : `（${url}）`}，${titles.join('')}${rest}`;
}
