import type { ChangeList } from './parse-change-list.ts';

/**
 * All addresses whose answer is another one now, to be purged. An index page answers at its folder as well; what is new
 * may have been kept as missing.
 * @param siteUrl ends in a slash
 */
export function listChangedAddresses({ added, changed, removed }: ChangeList, siteUrl: string): string[] {
  return [...added, ...changed, ...removed].flatMap((address) => [
    siteUrl + address,
    ...(/(?:^|\/)index\.html$/.test(address) ? [siteUrl + address.slice(0, -'index.html'.length)] : []),
  ]);
}

/**
 * Of what was added or changed, what search engines are told of, since it is in the site map; what was removed they find
 * out themselves.
 * @param listed addresses in the site map
 */
export function listSubmittedAddresses(
  list: ChangeList,
  siteUrl: string,
  listed: ReadonlySet<string>,
): string[] {
  return listChangedAddresses({ ...list, removed: [] }, siteUrl).filter((address) => listed.has(address));
}

/** Addresses that a site map names (sitemaps.org). They are written by us: no entities but those of XML. */
export const readSiteMap = (xml: string): string[] =>
  [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address = '']) =>
    address.trim().replace(/&(amp|lt|gt|quot|apos);/g, (_, name: keyof typeof ENTITIES) => ENTITIES[name]),
  );

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" } as const;
