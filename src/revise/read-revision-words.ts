import { findToday } from '../base/format-china-time.ts';
import { parseDate } from '../report/calendar-date.ts';
import { joinLines } from '../report/join-lines.ts';

/** What is wrong with the day of a revision, if anything is. */
export function findDayFault(value: string): string | undefined {
  const reading = parseDate(value);
  if (!reading.ok) return `日期“${value}”不对：${reading.fault}。写成年-月-日，例如 2022-03-01`;
  return reading.date > findToday() ? `日期 ${reading.date} 还没有到，写改的那一天` : undefined;
}

/** What somebody typed of a revision, as its entry has it. @param date sound, or empty for today */
export function readRevisionWords({ reason, what, date }: { reason: string; what: string; date: string }) {
  const read = (text: string) => (text.trim() === '' ? undefined : joinLines(text.trim()));
  const reading = parseDate(date);
  const [why, said] = [read(reason), read(what)];
  return {
    ...(why === undefined ? {} : { reason: why }),
    ...(said === undefined ? {} : { what: said }),
    date: reading.ok ? reading.date : findToday(),
  };
}
