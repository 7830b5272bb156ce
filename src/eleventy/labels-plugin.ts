import { formatOpenGraph } from '../portal/format-open-graph.ts';
import { formatPageLabels, type PageLabels } from '../portal/format-page-labels.ts';
import type { Listing, PortalReport, PreviewPage } from '../portal/portal.ts';
import type { Site } from '../report/parse-site.ts';
import type { EleventyConfig } from './eleventy.ts';

interface PageData {
  title?: string;
  report?: PortalReport;
  listing?: Listing;
  preview?: PreviewPage;
  page: { url: string | false };
}

/** Page labels (`<meta name="SiteName">`…) for search engines and inspections. */
export function labelsPlugin(config: EleventyConfig): void {
  config.addGlobalData(
    'eleventyComputed.labels',
    () =>
      ({ report, listing, preview, title, page }: PageData): PageLabels => {
        if (report) return { kind: 'article', report };
        if (preview || page.url === '/' || page.url === '/404.html') return { kind: 'page' };
        return { kind: 'column', name: title ?? '', description: listing?.description ?? title ?? '' };
      },
  );
  config.addFilter(
    'openGraph',
    (site: Site, labels: PageLabels, page: Parameters<typeof formatOpenGraph>[2]) =>
      formatOpenGraph(site, labels, page),
  );
  config.addFilter('siteLabels', (site: Site, labels: PageLabels) => formatPageLabels(site, labels));
}
