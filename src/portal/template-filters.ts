import { formatBytes } from '../attachments/format-bytes.ts';
import { escapeHtml } from '../base/escape-html.ts';
import { formatChineseSpan } from '../base/format-chinese-date.ts';
import { listTitleParts } from '../base/title-words.ts';
import { formatPolicy } from '../hosting/policies.ts';
import { formatForeignText, renderForeignText } from '../report/foreign-text.ts';
import type { Mode } from '../report/mode.ts';
import type { PagePlace } from '../report/parse-page.ts';
import { formatUrl } from '../report/urls.ts';
import { describeView, standsOpen } from '../viewing/file-views.ts';
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
import { formatReason } from './format-correction.ts';
import { formatMetaRows } from './format-meta-rows.ts';
import { formatOpenGraph, formatPageLabels } from './format-page-labels.ts';
import {
  formatComparisonPath,
  listCorrectionsBetween,
  listVersionRows,
  nameLastText,
  showsFiles,
} from './list-versions.ts';
import { arrangeDownloads, listMainForms, listMainLabels } from './offer-forms.ts';
import { linkPages } from './paginate.ts';
import type {
  ComparisonPage,
  Download,
  FixedPage,
  FormerReport,
  Portal,
  PortalReport,
  ViewPage,
} from './portal.ts';
import { renderDocumentLink } from './render-document-link.ts';
import { renderImprint } from './render-imprint.ts';
import { renderPieces } from './render-pieces.ts';
import { type FormName, REPORT_FORMS } from './report-forms.ts';
import { formatStateMark, groupRelations, listExplanations } from './show-relations.ts';
import { describeFooter } from './site-footer.ts';
import { formatStructuredData } from './structured-data.ts';

/** What templates may do with values, of pages and of single files alike: each binds a pure function. */
export const TEMPLATE_FILTERS = {
  first: <T>(list: readonly T[], count: number) => list.slice(0, count),
  // The engine's own `truncate` cuts rare ideographs in two.
  firstCharacters: (text: string, count: number) => Array.from(text).slice(0, count).join(''),
  bytes: formatBytes,
  metaRows: (report: PortalReport) => formatMetaRows(report.fields),
  withView: (downloads: readonly Download[]) => downloads.filter((download) => download.view),
  attached: (downloads: readonly Download[]) => downloads.filter((download) => !download.form),
  made: (downloads: readonly Download[]) => downloads.filter((download) => !download.onlyInBuilds),
  mainForms: listMainForms,
  mainLabels: listMainLabels,
  arrangeDownloads,
  formLabel: ({ form }: { form: FormName }) => REPORT_FORMS[form].label,
  formLabels: (downloads: readonly { form: FormName }[]) =>
    downloads.map(({ form }) => REPORT_FORMS[form].label).join('、'),
  describeView,
  standsOpen,
  placePictures,
  foreign: renderForeignText,
  foreignLabel: formatForeignText,
  count: formatCount,
  sortColumns: describeSortColumns,
  feedOf: (path: string) => formatUrl(formatFeedPath(path)),
  fixedTrail: describeFixedTrail,
  atPlace: (pages: readonly FixedPage[], place: PagePlace) => pages.filter((page) => page.place === place),
  disclosureParts: listDisclosureParts,
  listingTrail: describeListTrail,
  reportTrail: (report: PortalReport, portal: Portal) => describeTrail(report, portal.facets),
  viewTrail: ({ report, file }: ViewPage, portal: Portal) =>
    describePartTrail(report, file.name, portal.facets),
  versionTrail: (report: PortalReport, label: string, portal: Portal) =>
    describePartTrail(report, label, portal.facets),
  versionRows: listVersionRows,
  span: (version: FormerReport) => formatChineseSpan(version.former),
  lastText: nameLastText,
  comparisonUrl: (version: FormerReport) => formatUrl(formatComparisonPath(version)),
  showsFiles,
  compareTexts: ({ before, after }: ComparisonPage) => compareReportTexts(before, after),
  correctionsBetween: listCorrectionsBetween,
  /** A title whose lines end between words, however narrow the screen is; what is read, copied and found is the same. */
  titleParts: (title: string) => listTitleParts(title).map(escapeHtml).join('<wbr>'),
  anchored: renderAnchored,
  seriesView: describeSeries,
  yearPair: compareYears,
  pieces: renderPieces,
  pageLinks: linkPages,
  inlinePolicy: (style: string, script: string, mode: Mode) =>
    formatPolicy({ style, script: String(script) }, mode === 'preview'),
  shortAddress: shortenAddress,
  reason: formatReason,
  imprint: renderImprint,
  stateMark: ({ validity }: PortalReport) => formatStateMark(validity),
  documentLink: renderDocumentLink,
  relationGroups: groupRelations,
  explanations: listExplanations,
  siteFooter: describeFooter,
  dataAccess: describeDataAccess,
  dublinCore: formatDublinCore,
  structuredData: formatStructuredData,
  siteLabels: formatPageLabels,
  openGraph: formatOpenGraph,
} satisfies Record<string, (...values: never[]) => unknown>;
