import { FIELDS } from '../report/fields.ts';
import { formatFieldValue } from '../report/format-field-value.ts';
import type { ReportFields } from '../report/report.ts';

/** The rows of a report's table of fields, in the table's order. A field that is always shown may have an empty value. */
export function formatMetaRows(fields: ReportFields): { label: string; value: string }[] {
  return FIELDS.flatMap(({ key, property, onPage }) => {
    const value = formatFieldValue(fields, property);
    if (!onPage || onPage === 'byline' || (onPage === 'if-present' && value === '')) return [];
    return [{ label: key, value }];
  });
}
