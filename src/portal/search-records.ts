import { FIELDS } from '../report/fields.ts';
import { listImprintLines } from '../report/format-imprint.ts';
import type { SearchRecord } from '../search/render-record.ts';
import { formatReason } from './format-correction.ts';
import type { PortalReport } from './portal.ts';

/** What is searched: everything that a reader sees as the report's own, nothing that is navigation. */
export function createSearchRecords(reports: readonly PortalReport[]): SearchRecord[] {
  return reports.map(({ url, fields, issuer, body, downloads }) => {
    const { preamble, sections, footnotes } = body();
    const shown = FIELDS.filter((field) => 'onPage' in field).map(({ property }) => fields[property]);
    const attached = downloads.filter((download) => !download.form);
    return {
      url,
      title: fields.title,
      date: fields.date,
      facets: { year: String(fields.year), org: fields.org, topic: fields.topic, genre: fields.genre },
      preamble,
      sections: sections.map(({ id, title, text }) => ({ id, title, text })),
      footnotes,
      extra: [
        issuer,
        ...fields.signature,
        ...listImprintLines(fields),
        ...shown.flat(),
        ...fields.corrections.flatMap((correction) => [
          correction.date,
          correction.what,
          formatReason(correction),
        ]),
        ...attached.map(({ name }) => name),
      ]
        .filter(Boolean)
        .join('\n'),
      attachments: attached.flatMap(({ name, text }) => (text === undefined ? [] : [{ name, text }])),
    };
  });
}
