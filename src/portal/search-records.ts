import { oncePer } from '../base/once-per.ts';
import { formatKey } from '../base/sha256.ts';
import { readTimes, type TextTerms } from '../related/collect-terms.ts';
import { findLatest } from '../report/calendar-date.ts';
import { FIELDS } from '../report/fields.ts';
import { formatFieldValue } from '../report/format-field-value.ts';
import { listImprintLines } from '../report/format-imprint.ts';
import { WITHDRAWN } from '../report/format-withdrawal.ts';
import { findStanding } from '../report/validity.ts';
import { createIndexedReport, type IndexedReport, type IndexedTexts } from '../search/indexed-report.ts';
import type { SearchRecord } from '../search/render-record.ts';
import { formatReason } from './format-correction.ts';
import type { FixedPage, FormerReport, PortalReport } from './portal.ts';
import { formatDocumentLine } from './render-document-link.ts';

/** What is searched: everything that a reader sees as the report's own, nothing that is navigation. */
export const createSearchRecords = (reports: readonly PortalReport[]): SearchRecord[] =>
  reports.map((report) => ({ ...createHead(report), ...readBody(report) }));

/** All texts of a portal for its indexes. @param reports those that were withdrawn as well */
export const createIndexedTexts = (
  reports: readonly PortalReport[],
  pages: readonly FixedPage[],
): IndexedTexts => {
  const indexedPages = createIndexedPages(pages, findNewest(reports));
  return {
    reports: [...createIndexedReports(reports), ...indexedPages],
    versions: createIndexedReports(listFormerTexts(reports)),
  };
};

/** The newest 发布日期 of the reports that are listed. */
export const findNewest = (reports: readonly Pick<PortalReport, 'fields'>[]): string =>
  findLatest(reports.flatMap(({ fields }) => (fields.withdrawal ? [] : fields.date)));

/**
 * Fixed pages for the index: beside what was published last, where a search begins, whatever day they bear.
 * @param newest the newest 发布日期 of the reports that are listed
 */
export const createIndexedPages = (pages: readonly FixedPage[], newest: string): IndexedReport[] =>
  pages.map((page) => ({ ...createIndexedReport(createPageRecord(page)), date: newest }));

/** What is searched of a page: everything on it that is its own. */
export const createPageRecord = (page: FixedPage): SearchRecord => ({
  url: page.url,
  title: page.title,
  date: page.updated ?? '',
  facets: page.column ? { column: page.column.trail.map(({ label }) => label) } : {},
  ...readBody(page),
  extra: [page.updated ? `更新日期：${page.updated}` : '', ...page.downloads.map(({ name }) => name)]
    .filter(Boolean)
    .join('\n'),
  attachments: [],
});

/** The same reports for the index: the texts are read where a part of it has to be made. */
export const createIndexedReports = (reports: readonly PortalReport[]): IndexedReport[] =>
  reports.map((report) => {
    const head = createHead(report);
    const { url, date, attachments } = head;
    return {
      url,
      date,
      size: attachments.reduce((sum, { text }) => sum + text.length, measureTerms(report.terms).all),
      key: formatKey(report.key, head),
      record: () => ({ ...head, ...readBody(report) }),
    };
  });

/**
 * A term is two neighbouring characters, or a word: nearly as many as there are characters. A build asks when the index
 * is begun and when it is written.
 */
const measureTerms = oncePer((terms: TextTerms) => ({
  all: readTimes(terms).reduce((sum, times) => sum + times, 0),
}));

/**
 * The texts that were published before, each as a report of its own that dates from the day that names it. What became
 * of the report holds for all its texts: those of a withdrawn one are found by whoever looks for withdrawn ones.
 */
export const listFormerTexts = (reports: readonly PortalReport[]): readonly FormerReport[] =>
  reports.flatMap(({ versions, validity, fields: { withdrawal } }) =>
    versions.map((version) => ({
      ...version,
      ...(validity ? { validity } : {}),
      fields: withdrawal ? { ...version.fields, withdrawal } : version.fields,
    })),
  );

type Body = 'preamble' | 'sections' | 'footnotes';

function readBody({ body }: Pick<PortalReport, 'body'>): Pick<SearchRecord, Body> {
  const { preamble, sections, footnotes } = body();
  return { preamble, sections: sections.map(({ id, title, text }) => ({ id, title, text })), footnotes };
}

function createHead(report: PortalReport | FormerReport): Omit<SearchRecord, Body> {
  const { url, fields, issuer, downloads, columns, validity, notice, relations } = report;
  const shown = FIELDS.flatMap(({ property, onPage }) =>
    onPage || property === 'reviews' ? formatFieldValue(fields, property) : [],
  );
  const attached = downloads.filter((download) => !download.form);
  return {
    url,
    title: fields.title,
    ...(fields.documentNumber ? { number: fields.documentNumber } : {}),
    date: 'former' in report ? report.former.from : fields.date,
    facets: {
      ...(columns.all.length > 0 ? { column: columns.all.map(({ label }) => label) } : {}),
      year: String(fields.year),
      org: fields.org,
      topic: fields.topic,
      genre: fields.genre,
      ...(validity ? { validity: findStanding(validity) } : {}),
      ...(fields.withdrawal ? { state: WITHDRAWN } : {}),
    },
    extra: [
      issuer,
      fields.headNote,
      ...fields.signature,
      ...listImprintLines(fields),
      ...shown,
      ...fields.corrections.flatMap((correction) => [
        correction.date,
        correction.what,
        formatReason(correction),
      ]),
      notice?.heading,
      ...(notice?.lines ?? []).map(({ text, document }) =>
        document ? text + formatDocumentLine(document) : text,
      ),
      ...relations.map(formatDocumentLine),
      ...attached.map(({ name }) => name),
    ]
      .filter(Boolean)
      .join('\n'),
    attachments: attached.flatMap(({ name, text }) => (text === undefined ? [] : [{ name, text }])),
  };
}
