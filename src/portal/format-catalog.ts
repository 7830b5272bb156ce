import { formatCsv } from '../base/format-csv.ts';
import { groupBy } from '../base/group-by.ts';
import { FIELDS } from '../report/fields.ts';
import { formatFieldValue } from '../report/format-field-value.ts';
import { formatWithdrawal } from '../report/format-withdrawal.ts';
import { formatRelation } from '../report/relations.ts';
import type { ReportFields } from '../report/report.ts';
import { CATALOGUED_SETTINGS } from '../report/settings.ts';
import type { TypedTable } from '../report/typed-table.ts';
import { formatUrl } from '../report/urls.ts';
import { formatCorrection } from './format-correction.ts';
import type { Download, FormerReport, Portal, PortalReport, PortalSeries } from './portal.ts';
import { formatJsonPath, REPORT_FORMS } from './report-forms.ts';
import { formatShownRelation, type ShownRelation } from './show-relations.ts';

/** The machine's ways in: `catalog.json`, `catalog.csv` and a JSON file for each report. */

const STEERING: ReadonlySet<string> = new Set(
  FIELDS.flatMap(({ part, property }) => (part === 'steering' ? [property] : [])),
);

/**
 * Front-matter values under their English names, without those that only steer the build; who has read it stands in
 * `fields` only where the portal publishes that.
 */
function formatFields({ fields, validity, relations }: PortalReport): Record<string, unknown> {
  const isTold = (property: string) =>
    !STEERING.has(property) || (property === 'reviews' && fields.reviews.length > 0);
  return {
    ...Object.fromEntries(Object.entries(fields).filter(([property]) => isTold(property))),
    // Not stated by the report itself, but by the one that ended or changed it.
    ...(validity && !fields.validity ? { validity, validityStatedBy: 'relation' } : {}),
    ...(relations.length > 0 ? { relations: relations.map(formatRelationEntry) } : {}),
  };
}

function formatRelationEntry({ relation, title, url, org, date, form, state }: ShownRelation) {
  return { relation: formatRelation(relation), form, title, url, org, date, state };
}

const formatDownload = ({ url, name, bytes, sha256, mime }: Download) => ({
  url,
  name,
  bytes,
  sha256,
  type: mime,
});

const listAttachments = ({ downloads }: PortalReport) => downloads.filter(({ form }) => !form);

/** Of a report that has no PDF, for whatever reason, none is listed. */
const listForms = ({ downloads }: PortalReport) =>
  downloads.flatMap((file) => (file.form && !file.onlyInBuilds ? { ...file, form: file.form } : []));

/** The plainest forms, where they are offered. */
const linkForms = ({ downloads }: PortalReport) =>
  Object.fromEntries(
    downloads.flatMap(({ form, url }) => (form === 'text' || form === 'markdown' ? [[form, url]] : [])),
  );

/** The texts that were published before, earliest first; a report without any says nothing of it. */
const listVersions = ({ versions }: PortalReport) =>
  versions.length === 0
    ? {}
    : {
        versions: versions.map((version) => ({
          from: version.former.from,
          ...(version.former.until === undefined ? {} : { until: version.former.until }),
          url: version.url,
          formats: listForms(version).map(formatDownload),
          ...linkForms(version),
          json: formatJsonPath(version.url),
        })),
      };

/** The page over the years and the years beside; a report without others says nothing of them. */
const linkYears = ({ series }: PortalReport) =>
  series
    ? {
        seriesUrl: series.url,
        ...(series.previous ? { previousYear: series.previous.url } : {}),
        ...(series.next ? { nextYear: series.next.url } : {}),
      }
    : {};

const describeSeries = ({ url, name, years, figures }: PortalSeries) => ({
  url,
  name,
  reports: years.map(({ year, report }) => ({ year, url: report.url })),
  ...(figures ? { figures } : {}),
});

/** Reports of a catalogue that nobody likes to ask for whole, day by day: it is offered by years, too. */
const MANY_REPORTS = 2_000;

/** The reports of each year of publication, newest first, where there are very many. */
export function partCatalog(
  reports: readonly PortalReport[],
): { path: string; year: string; members: PortalReport[] }[] {
  if (reports.length <= MANY_REPORTS) return [];
  const years = groupBy(reports, ({ fields }) => fields.date.slice(0, 4));
  return [...years].map(([year, members]) => ({ path: `catalog/${year}.json`, year, members }));
}

const describeEntry = (report: PortalReport) => ({
  url: report.url,
  ...formatFields(report),
  ...(report.columns.all.length > 0 ? { columns: report.columns.all.map(({ label }) => label) } : {}),
  summary: report.summary,
  sections: report.sections.map(({ id, title, level }) => ({ id, title, level })),
  attachments: listAttachments(report).map(formatDownload),
  formats: listForms(report).map(formatDownload),
  ...linkForms(report),
  ...listVersions(report),
  ...linkYears(report),
  json: formatJsonPath(report.url),
});

/** The entries of one year, as they stand in `catalog.json`. */
export const formatYearJson = (year: string, reports: readonly PortalReport[]): string =>
  `${JSON.stringify({ year, reports: reports.map(describeEntry) }, null, 1)}\n`;

/** `"generator": "gongbao"` also tells the build that a folder is its own to replace. */
export function formatCatalogJson({
  site,
  reportPages,
  redirects,
  columns,
  pages,
  series,
}: Pick<Portal, 'site' | 'reportPages' | 'columns' | 'pages' | 'series' | 'redirects'>): string {
  const years = partCatalog(reportPages);
  const catalog = {
    generator: 'gongbao',
    site: Object.fromEntries(CATALOGUED_SETTINGS.map(({ name }) => [name, site[name]])),
    ...(years.length > 0
      ? { years: years.map(({ year, path, members }) => ({ year, url: path, reports: members.length })) }
      : {}),
    ...(columns.length > 0 ? { columns: columns.map(formatColumn) } : {}),
    ...(pages.length > 0 ? { pages: pages.map(formatPage) } : {}),
    ...(series.length > 0 ? { series: series.map(describeSeries) } : {}),
    reports: reportPages.map(describeEntry),
    ...(redirects.length > 0
      ? { redirects: redirects.map(({ from, to }) => ({ from: formatUrl(from), to: formatUrl(to) })) }
      : {}),
  };
  return `${JSON.stringify(catalog, null, 1)}\n`;
}

/** A column with those in it; which reports are in it, they say themselves. */
function formatColumn({
  url,
  name,
  label,
  description,
  type,
  children,
}: Portal['columns'][number]): Record<string, unknown> {
  return {
    url,
    name,
    ...(label === name ? {} : { label }),
    ...(description ? { description } : {}),
    type,
    ...(children.length > 0 ? { children: children.map(formatColumn) } : {}),
  };
}

const formatPage = ({ url, title, updated, column }: Portal['pages'][number]) => ({
  url,
  title,
  ...(updated ? { updated } : {}),
  ...(column ? { column: column.label } : {}),
  json: formatJsonPath(url),
});

/**
 * Metadata and text of one report, section by section.
 * @param present of a former text: what holds of the report today, beside what its own fields said then
 */
export function formatReportJson(
  report: PortalReport | FormerReport,
  present: Pick<ReportFields, 'validity' | 'withdrawal'> = {},
): string {
  const { preamble, sections, footnotes, tables = [] } = report.body();
  const value = {
    url: report.url,
    ...('former' in report ? { former: { ...report.former, ...present } } : {}),
    ...formatFields(report),
    summary: report.summary,
    attachments: listAttachments(report).map((file) => ({
      ...formatDownload(file),
      ...(file.text === undefined ? {} : { anchor: file.anchor, page: file.page, text: file.text }),
    })),
    preamble,
    sections: sections.map(({ id, title, level, text }) => ({ id, title, level, text })),
    ...(footnotes ? { footnotes } : {}),
    ...(tables.length > 0 ? { tables: describeTables(tables) } : {}),
    ...listVersions(report),
    ...linkYears(report),
  };
  return `${JSON.stringify(value, null, 1)}\n`;
}

/** The statutory tables of a report as machines read them: numbers, `null` where there is none that is certain. */
const describeTables = (tables: readonly TypedTable[]) =>
  tables.map(({ id, name, unit, section, columns, rows }) => ({
    id,
    name,
    unit,
    section,
    columns,
    rows: rows.map(({ cells, ...line }) => ({ ...line, values: cells.map((cell) => cell?.value ?? null) })),
  }));

/** Yearly catalogues are asked for as a table that Excel opens: UTF-8 with BOM, CRLF (RFC 4180). */
export function formatCatalogCsv({ site, reportPages }: Pick<Portal, 'site' | 'reportPages'>): string {
  // 摘要 has a column of its own: where none is written, it is the beginning of the text.
  const fields = FIELDS.filter(
    ({ part, property, isRare }) =>
      (part !== 'steering' || property === 'relations') &&
      property !== 'summary' &&
      (!isRare || reportPages.some((report) => formatCell(report, property) !== '')),
  );
  const header = [
    ...fields.map((field) => field.key),
    ...['摘要', '附件数', '其他格式', site.url ? '网址' : '文件'],
  ];
  const rows = reportPages.map((report) => [
    ...fields.map(({ property }) => formatCell(report, property)),
    report.summary,
    String(listAttachments(report).length),
    listForms(report)
      .map(({ form }) => REPORT_FORMS[form].label)
      .join('、'),
    report.canonical ?? report.url,
  ]);
  return formatCsv([header, ...rows]);
}

function formatCell(report: PortalReport, property: keyof ReportFields): string {
  const { fields, pubDate, validity = '', relations } = report;
  if (property === 'corrections') return fields.corrections.map(formatCorrection).join('；');
  if (property === 'withdrawal') return fields.withdrawal ? formatWithdrawal(fields.withdrawal) : '';
  if (property === 'relations') return relations.map(formatShownRelation).join('；');
  if (property === 'validity') return validity;
  return property === 'date' ? pubDate : formatFieldValue(fields, property, '；');
}
