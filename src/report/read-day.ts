import { clip } from '../base/clip.ts';
import { type DateReading, parseDate } from './calendar-date.ts';
import type { ReportFault } from './report-fault.ts';

/**
 * Reads a date of the front matter. What it says without doubt is taken, however it is written; a day that has to be
 * guessed is never offered for copying.
 * @param label how the field is called in messages
 * @param key the field's name in the file
 * @param withTime whether a time of day may stand behind it
 */
export function readDay(
  label: string,
  key: string,
  text: string,
  report: ReportFault,
  withTime = false,
): Extract<DateReading, { ok: true }> | undefined {
  const reading = parseDate(text);
  const tell = (fault: string, remedy: string, level: { level?: 'warning' } = {}) =>
    report(`${label}写成“${clip(text)}”，${fault}`, remedy, { rule: 'date-format', ...level });
  if (!reading.ok) {
    const { fault, choices = [] } = reading;
    const meant = choices.length > 0 ? `可能是 ${choices.join(' 或 ')}；` : '';
    const time = withTime ? '；知道几点的话，空一格写上“时:分”' : '';
    tell(fault, `${meant}查看原件，按“年-月-日”写全：四位年、两位月、两位日${time}`);
    return undefined;
  }
  const slips = [reading.slip, !withTime && reading.time !== undefined && '这里只写日期，不写时间'].filter(
    Boolean,
  );
  const value = `${reading.date}${withTime && reading.time ? ` ${reading.time}` : ''}`;
  if (slips.length > 0)
    tell(`${slips.join('，')}，已读作 ${value}`, `改为：\n    ${key}: ${value}`, { level: 'warning' });
  return reading;
}
