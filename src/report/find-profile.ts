import { findYear } from './calendar-date.ts';
import { FIELDS } from './fields.ts';
import { compilePattern, type FieldPatterns, type Profile } from './profile.ts';
import type { ReportFields } from './report.ts';

/** As much of a report's fields as is known: of a new one not all are. */
type KnownFields = Pick<ReportFields, 'title' | 'year'> & Partial<ReportFields>;

/** The kind of report that a report is; the first in the order of the files' names. */
export function findProfile(profiles: readonly Profile[], fields: KnownFields): Profile | undefined {
  return profiles.find(
    ({ match, since = 0 }) =>
      findReportYear(fields) >= since && match.some((patterns) => fitsFields(patterns, fields)),
  );
}

/** The year that an annual report is about: its title's, else 年度. */
export function findReportYear({ title, year }: KnownFields): number {
  return findYear(title) ?? year;
}

const PROPERTIES: ReadonlyMap<string, keyof ReportFields> = new Map(
  FIELDS.map(({ key, property }) => [key, property]),
);

export function fitsFields(patterns: FieldPatterns, fields: KnownFields): boolean {
  return Object.entries(patterns).every(([key, pattern]) => {
    const property = PROPERTIES.get(key);
    return property !== undefined && compilePattern(pattern).test(String(fields[property] ?? ''));
  });
}
