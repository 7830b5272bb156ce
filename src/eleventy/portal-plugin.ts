import { oncePer } from '../base/once-per.ts';
import { tabulateBodyYears } from '../portal/body-years.ts';
import { ENTRY_PAGES, findPageKind, pickShown } from '../portal/page-kinds.ts';
import type { Portal } from '../portal/portal.ts';
import { createSitemaps } from '../portal/sitemaps.ts';
import { formatRoot, formatUrl } from '../report/urls.ts';
import type { EleventyConfig } from './eleventy.ts';
import type { PortalSource } from './portal-source.ts';

/** Eleventy asks for all data in each run; a preview has one for each page that is looked at. */
const tabulateOnce = oncePer(tabulateBodyYears);
const mapOnce = oncePer((portal: Portal) => createSitemaps(portal));

interface PageData {
  page: { url: string | false; inputPath: string };
}

/**
 * Gives every template the portal, the way up to its root, and its canonical address. What is frozen Eleventy hands on
 * as it is; of other objects it makes copies, and proxies for each page.
 */
export function portalPlugin(config: EleventyConfig, { source }: { source: PortalSource }): void {
  config.on('eleventy.before', () => source.refresh());
  config.addGlobalData('portal', () => source.portal());
  config.addGlobalData('shown', () => Object.freeze(pickShown(source.shown())));
  config.addGlobalData('entries', () => ENTRY_PAGES);
  // Of all reports, so that they are worked out for those pages only that show them: see `assemblePortal`.
  config.addGlobalData('tables', () =>
    Object.freeze({
      get bodyYears() {
        return tabulateOnce(source.portal());
      },
      get sitemaps() {
        return mapOnce(source.portal());
      },
    }),
  );
  // Pages that consist of absolute addresses are made once if there is an address, else not at all.
  config.addGlobalData('addressed', () => (source.portal().site.url ? [source.portal().site] : []));
  // Path of the portal's root on its host, for the one page that is shown under any address (404).
  config.addGlobalData('basePath', () => {
    const { url } = source.portal().site;
    return url ? new URL(url).pathname : '';
  });
  // Eleventy drops index.html from a page's URL; here every address names a file.
  const pathOf = ({ page }: PageData) => (page.url || '/').slice(1) || 'index.html';
  config.addGlobalData('eleventyComputed.root', () => (data: PageData) => formatRoot(pathOf(data)));
  config.addGlobalData('eleventyComputed.canonical', () => (data: PageData) => {
    const { url } = source.portal().site;
    if (!url || findPageKind(data.page.inputPath).isAnywhere) return '';
    return url + formatUrl(pathOf(data));
  });
}
