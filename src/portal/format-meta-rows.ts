import { FIELDS } from '../report/fields.ts';
import type { ReportFields } from '../report/report.ts';

/** The rows of a report's table of fields, in the table's order. A field that is always shown may have an empty value. */
export function formatMetaRows(fields: ReportFields): { label: string; value: string }[] {
  return FIELDS.flatMap(({ key, property, onPage }) => {
    const value = fields[property];
    const text = Array.isArray(value) ? value.join('、') : String(value ?? '');
    if (!onPage || onPage === 'byline' || (onPage === 'if-present' && text === '')) return [];
    return [{ label: key, value: property === 'date' && fields.time ? `${text} ${fields.time}` : text }];
  });
}
