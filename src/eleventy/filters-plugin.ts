import { formatBytes } from '../attachments/format-bytes.ts';
import { formatCount } from '../file-preview/format-count.ts';
import {
  describePreviewTrail,
  describeSortColumns,
  describeTrail,
  linkPages,
  shortenAddress,
} from '../portal/describe-listing.ts';
import { describePreview, type FilePreview } from '../portal/file-previews.ts';
import { formatReason } from '../portal/format-correction.ts';
import { findLastChange, formatAtomDate } from '../portal/format-last-change.ts';
import { formatMetaRows } from '../portal/format-meta-rows.ts';
import { formatPolicy } from '../portal/format-policy.ts';
import type { Download, Listing, Portal, PortalReport, PreviewPage } from '../portal/portal.ts';
import { placePictures } from '../portal/render-document-preview.ts';
import { renderImprint } from '../portal/render-imprint.ts';
import { arrangeDownloads, type FormName, listMainForms, REPORT_FORMS } from '../portal/report-forms.ts';
import { formatForeignText, renderForeignText } from '../report/foreign-text.ts';
import type { Correction, ReportFields } from '../report/report.ts';
import type { EleventyConfig } from './eleventy.ts';

/** Template filters: each binds a pure function of the portal. */
export function filtersPlugin(config: EleventyConfig): void {
  config.addFilter('first', <T>(list: readonly T[], count: number) => list.slice(0, count));
  config.addFilter('bytes', (bytes: number) => formatBytes(bytes));
  config.addFilter('metaRows', (report: PortalReport) => formatMetaRows(report.fields));
  config.addFilter('withPreview', (downloads: readonly Download[]) =>
    downloads.filter((download) => download.preview),
  );
  config.addFilter('attached', (downloads: readonly Download[]) =>
    downloads.filter((download) => !download.form),
  );
  config.addFilter('mainForms', (downloads: readonly Download[]) => listMainForms(downloads));
  config.addFilter('arrangeDownloads', (downloads: readonly Download[]) => arrangeDownloads(downloads));
  config.addFilter('formLabel', ({ form }: { form: FormName }) => REPORT_FORMS[form].label);
  config.addFilter('formLabels', (downloads: readonly { form: FormName }[]) =>
    downloads.map(({ form }) => REPORT_FORMS[form].label).join('、'),
  );
  config.addFilter('describePreview', (preview: FilePreview) => describePreview(preview));
  config.addFilter('placePictures', (html: string, folder: string) => placePictures(html, folder));
  config.addFilter('foreign', (text: string) => renderForeignText(text));
  config.addFilter('foreignLabel', (text: string) => formatForeignText(text));
  config.addFilter('count', (count: number) => formatCount(count));
  config.addFilter('sortColumns', (listing: Listing) => describeSortColumns(listing));
  config.addFilter('listingTrail', (listing: Listing) => [
    ...(listing.facetLabel ? [{ url: `sitemap.html`, label: `按${listing.facetLabel}` }] : []),
    { label: listing.heading },
  ]);
  config.addFilter('reportTrail', (report: PortalReport, portal: Portal) =>
    describeTrail(report, portal.facets),
  );
  config.addFilter('previewTrail', ({ report, file }: PreviewPage, portal: Portal) =>
    describePreviewTrail(report, file, portal.facets),
  );
  config.addFilter('pageLinks', (count: number, base: string) => linkPages(count, base));
  config.addFilter('inlinePolicy', (style: string, script: string) =>
    formatPolicy({ style, script: String(script) }),
  );
  config.addFilter('shortAddress', (address: string) => shortenAddress(address));
  config.addFilter('reason', (correction: Correction) => formatReason(correction));
  config.addFilter('imprint', (fields: ReportFields) => renderImprint(fields));
  config.addFilter('lastChange', (report: PortalReport) => findLastChange(report));
  config.addFilter('atomDate', (report: PortalReport) => formatAtomDate([report]));
  config.addFilter('newestAtomDate', (reports: readonly PortalReport[]) => formatAtomDate(reports));
}
