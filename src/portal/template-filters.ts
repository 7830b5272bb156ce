import { formatBytes } from '../attachments/format-bytes.ts';
import { formatChineseDate, formatChineseSpan } from '../base/format-chinese-date.ts';
import type { TextPiece } from '../compare/mark-changes.ts';
import { formatPolicy } from '../hosting/policies.ts';
import { formatForeignText, renderForeignText } from '../report/foreign-text.ts';
import type { Mode } from '../report/mode.ts';
import type { PagePlace } from '../report/parse-page.ts';
import type { Correction, ReportFields } from '../report/report.ts';
import { formatUrl } from '../report/urls.ts';
import { describeView, type FileView, standsOpen } from '../viewing/file-views.ts';
import { formatCount } from '../viewing/format-count.ts';
import { placePictures } from '../viewing/render-document-view.ts';
import { compareReportTexts } from './compare-report-texts.ts';
import { compareYears } from './compare-years.ts';
import { describeDataAccess } from './data-access.ts';
import {
  describeFixedTrail,
  describeListTrail,
  describePartTrail,
  describeSortColumns,
  describeTrail,
  shortenAddress,
} from './describe-listing.ts';
import { describeSeries, renderAnchored } from './describe-series.ts';
import { listDisclosureParts } from './disclosure.ts';
import { formatDublinCore } from './dublin-core.ts';
import { formatFeedPath } from './feeds.ts';
import type { FixedPage } from './fixed-pages.ts';
import { formatReason } from './format-correction.ts';
import { findLastChange } from './format-last-change.ts';
import { formatMetaRows } from './format-meta-rows.ts';
import { formatOpenGraph, formatPageLabels } from './format-page-labels.ts';
import {
  formatComparisonPath,
  listCorrectionsBetween,
  listVersionRows,
  showsFiles,
} from './list-versions.ts';
import { arrangeDownloads, listMainForms, listMainLabels } from './offer-forms.ts';
import { linkPages } from './paginate.ts';
import type {
  ComparisonPage,
  Download,
  FormerReport,
  Listing,
  Portal,
  PortalReport,
  PortalSeries,
  ViewPage,
  YearPair,
} from './portal.ts';
import { renderDocumentLink } from './render-document-link.ts';
import { renderImprint } from './render-imprint.ts';
import { renderPieces } from './render-pieces.ts';
import { renderTitle } from './render-title.ts';
import { type FormName, REPORT_FORMS } from './report-forms.ts';
import { formatStateMark, groupRelations, listExplanations, type ShownRelation } from './show-relations.ts';
import { describeFooter } from './site-footer.ts';
import { formatStructuredData } from './structured-data.ts';

/** What templates may do with values, of pages and of single files alike: each binds a pure function. */
export const TEMPLATE_FILTERS = {
  first: <T>(list: readonly T[], count: number) => list.slice(0, count),
  // The engine's own `truncate` cuts rare ideographs in two.
  firstCharacters: (text: string, count: number) => Array.from(text).slice(0, count).join(''),
  bytes: (bytes: number) => formatBytes(bytes),
  metaRows: (report: PortalReport) => formatMetaRows(report.fields),
  withView: (downloads: readonly Download[]) => downloads.filter((download) => download.view),
  attached: (downloads: readonly Download[]) => downloads.filter((download) => !download.form),
  made: (downloads: readonly Download[]) => downloads.filter((download) => !download.onlyInBuilds),
  mainForms: (downloads: readonly Download[]) => listMainForms(downloads),
  mainLabels: (reports: readonly PortalReport[]) => listMainLabels(reports),
  arrangeDownloads: (downloads: readonly Download[]) => arrangeDownloads(downloads),
  formLabel: ({ form }: { form: FormName }) => REPORT_FORMS[form].label,
  formLabels: (downloads: readonly { form: FormName }[]) =>
    downloads.map(({ form }) => REPORT_FORMS[form].label).join('、'),
  describeView: (view: FileView) => describeView(view),
  standsOpen: (view: FileView) => standsOpen(view),
  placePictures: (html: string, folder: string) => placePictures(html, folder),
  foreign: (text: string) => renderForeignText(text),
  foreignLabel: (text: string) => formatForeignText(text),
  count: (count: number) => formatCount(count),
  sortColumns: (listing: Listing) => describeSortColumns(listing),
  feedOf: (path: string) => formatUrl(formatFeedPath(path)),
  fixedTrail: (page: FixedPage) => describeFixedTrail(page),
  atPlace: (pages: readonly FixedPage[], place: PagePlace) => pages.filter((page) => page.place === place),
  disclosureParts: (portal: Portal) => listDisclosureParts(portal),
  listingTrail: (listing: Listing) => describeListTrail(listing),
  reportTrail: (report: PortalReport, portal: Portal) => describeTrail(report, portal.facets),
  viewTrail: ({ report, file }: ViewPage, portal: Portal) =>
    describePartTrail(report, file.name, portal.facets),
  versionTrail: (report: PortalReport, label: string, portal: Portal) =>
    describePartTrail(report, label, portal.facets),
  versionRows: (report: PortalReport) => listVersionRows(report),
  span: (version: FormerReport) => formatChineseSpan(version.former),
  day: (date: string) => formatChineseDate(date),
  comparisonUrl: (version: FormerReport) => formatUrl(formatComparisonPath(version)),
  showsFiles: (version: FormerReport) => showsFiles(version),
  compareTexts: ({ before, after }: ComparisonPage) => compareReportTexts(before, after),
  correctionsBetween: (comparison: ComparisonPage) => listCorrectionsBetween(comparison),
  titleParts: (title: string) => renderTitle(title),
  anchored: (report: PortalReport) => renderAnchored(report),
  seriesView: (series: PortalSeries) => describeSeries(series),
  yearPair: (pair: YearPair) => compareYears(pair),
  pieces: (pieces: readonly TextPiece[]) => renderPieces(pieces),
  pageLinks: (count: number, base: string) => linkPages(count, base),
  inlinePolicy: (style: string, script: string, mode: Mode) =>
    formatPolicy({ style, script: String(script) }, mode === 'preview'),
  shortAddress: (address: string) => shortenAddress(address),
  reason: (correction: Correction) => formatReason(correction),
  imprint: (fields: ReportFields) => renderImprint(fields),
  stateMark: ({ validity }: PortalReport) => formatStateMark(validity),
  documentLink: (document: ShownRelation, base: string) => renderDocumentLink(document, base),
  relationGroups: (relations: readonly ShownRelation[]) => groupRelations(relations),
  explanations: (relations: readonly ShownRelation[]) => listExplanations(relations),
  lastChange: (report: PortalReport) => findLastChange(report),
  siteFooter: (portal: Portal, root: string, address: string) => describeFooter(portal, root, address),
  dataAccess: (portal: Portal) => describeDataAccess(portal),
  dublinCore: formatDublinCore,
  structuredData: formatStructuredData,
  siteLabels: formatPageLabels,
  openGraph: formatOpenGraph,
} satisfies Record<string, (...values: never[]) => unknown>;
