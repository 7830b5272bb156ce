import { findLatest } from '../report/calendar-date.ts';
import type { PortalReport } from './portal.ts';

/** The day on which a report was published or last corrected, `YYYY-MM-DD`. */
export function findLastChange({ fields: { date, corrections } }: Pick<PortalReport, 'fields'>): string {
  const corrected = corrections[0]?.date ?? date;
  return corrected > date ? corrected : date;
}

/**
 * When reports last changed, as Atom wants it (RFC 4287, 4.2.15): with a time and a zone. A day without a time is
 * dated at noon in China.
 * @param reports at least one
 */
export function formatAtomDate(reports: readonly Pick<PortalReport, 'fields'>[]): string {
  const dates = reports.map((report) => {
    const { date, time } = report.fields;
    const day = findLastChange(report);
    return `${day}T${(day === date ? time : undefined) ?? '12:00'}:00+08:00`;
  });
  return findLatest(dates);
}
