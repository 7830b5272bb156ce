import type { FormerPortal } from '../changes/former-portal.ts';
import { listFormerIds } from '../report/locate-former-address.ts';
import type { ReportFields } from '../report/report.ts';
import { isExampleUrl } from '../report/site-url.ts';
import { formatUrl } from '../report/urls.ts';

/** As much of a portal as tells it from another: what its catalogue says of it, also before there is one. */
export interface KnownPortal {
  readonly name: string;
  readonly url: string;
  readonly reports: readonly KnownReport[];
}

export interface KnownReport {
  readonly url: string;
  readonly title: string;
  /** Of 旧网址. */
  readonly formerUrls?: readonly string[];
}

export function describeKnown(
  { id, fields }: { readonly id: string; readonly fields: Pick<ReportFields, 'title' | 'formerAddresses'> },
  siteUrl: string,
): KnownReport {
  const locate = (one: string) => formatUrl(`reports/${one}.html`);
  const formerUrls = listFormerIds(fields.formerAddresses, siteUrl).map(locate);
  return { url: locate(id), title: fields.title, formerUrls };
}

/** Titles that a description names. */
const MOST_NAMED = 2;

/**
 * Whether the portal in an output folder is another one than the portal that is to replace it: another site, or other
 * content without a single report in common.
 * @returns how to call the two, in Chinese
 */
export function findOtherPortal(
  { site, reports }: FormerPortal,
  coming: KnownPortal,
): { former: string; coming: string } | undefined {
  // Of one that cannot be read nothing can be said; that the folder may be replaced is known by other means.
  if (reports.size === 0) return undefined;
  const former = { name: site.get('name') ?? '', url: site.get('url') ?? '', reports: [...reports.values()] };
  if (sharesReport(former, coming) && !isOtherSite(former, coming)) return undefined;
  return { former: describe(former), coming: describe(coming) };
}

/** A report may have been renamed or retitled; where it was both, its 旧网址 say which it is. */
function sharesReport(former: KnownPortal, coming: KnownPortal): boolean {
  const known = new Set(former.reports.flatMap(({ url, title }) => [url, title]));
  return coming.reports.some(({ url, title, formerUrls = [] }) =>
    [title, url, ...formerUrls].some((one) => known.has(one)),
  );
}

/** A site gets its address, moves or is renamed; another site has another name and another address. */
function isOtherSite(former: KnownPortal, coming: KnownPortal): boolean {
  const isReal = (url: string) => url !== '' && !isExampleUrl(url);
  return former.name !== coming.name && former.url !== coming.url && isReal(former.url) && isReal(coming.url);
}

function describe({ name, url, reports }: KnownPortal): string {
  const titles = reports.slice(0, MOST_NAMED).map(({ title }) => `《${title}》`);
  const rest = reports.length > MOST_NAMED ? `等 ${reports.length} 篇` : `共 ${reports.length} 篇`;
  return `“${name}”${url === '' ? '' : `（${url}）`}，${titles.join('')}${rest}`;
}
