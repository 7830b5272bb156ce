import type { Site } from '../report/parse-site.ts';

/** `robots.txt` (RFC 9309): everything may be found, and where the sitemap is, if it has an address. */
export function formatRobots({ url }: Pick<Site, 'url'>): string {
  return `User-agent: *\nDisallow:\n${url ? `\nSitemap: ${url}sitemap.xml\n` : ''}`;
}
