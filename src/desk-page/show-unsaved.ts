import type { DeskField, DeskFieldChange, DeskReport } from '../desk/desk-api.ts';

/** A report with what was filled in and is not in its file yet: what is changed next is made of it. */
export function showUnsaved(report: DeskReport, changes: readonly DeskFieldChange[]): DeskReport {
  if (changes.length === 0) return report;
  return {
    ...report,
    fields: report.fields.map((field) => {
      const change = changes.find(({ key }) => key === field.key);
      return change ? { ...field, ...readValues(field, change) } : field;
    }),
  };
}

function readValues({ input }: DeskField, { values }: DeskFieldChange): Partial<DeskField> {
  if (input.kind !== 'entries') return { values: values.filter((value) => typeof value === 'string') };
  const first = input.parts[0]?.key ?? '';
  return { entries: values.map((value) => (typeof value === 'string' ? { [first]: value } : value)) };
}
