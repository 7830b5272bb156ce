/** Dates as officials write them. All are calendar dates without a time zone. */

export type DateReading =
  | { ok: true; date: string; time?: string }
  | { ok: false; fault: string; suggestion?: string };

const STRICT = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2}))?$/;
const LOOSE = /^(\d{4})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})\s*日?$/;

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * Reads `YYYY-MM-DD`, with `HH:mm` behind it if the editor knows the time.
 * Anything else is refused, with the wanted form as a suggestion where it can be told.
 */
export function parseDate(value: string): DateReading {
  const strict = STRICT.exec(value);
  if (strict) {
    const [, year = '', month = '', day = '', hour, minute] = strict;
    const fault = findCalendarFault(Number(year), Number(month), Number(day));
    if (fault) return { ok: false, fault };
    if (hour === undefined || minute === undefined) return { ok: true, date: `${year}-${month}-${day}` };
    if (Number(hour) > 23 || Number(minute) > 59)
      return { ok: false, fault: `时间“${hour}:${minute}”不存在` };
    return { ok: true, date: `${year}-${month}-${day}`, time: `${hour}:${minute}` };
  }
  const folded = value.normalize('NFKC');
  const loose = LOOSE.exec(folded);
  if (loose) {
    const [, year = '', month = '', day = ''] = loose;
    const fault = findCalendarFault(Number(year), Number(month), Number(day));
    if (fault) return { ok: false, fault };
    return {
      ok: false,
      fault: '写法不是“年-月-日”',
      suggestion: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
    };
  }
  if (/^\d{4}\s*[-年/.]\s*\d{1,2}\s*月?$/.test(folded)) return { ok: false, fault: '缺少日' };
  if (/^\d{4}\s*年?$/.test(folded)) return { ok: false, fault: '缺少月和日' };
  if (/^\d{2}[-年/.]/.test(folded)) return { ok: false, fault: '年份要写四位' };
  return { ok: false, fault: '不是日期' };
}

function findCalendarFault(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 2199) return `年份“${year}”不在 1900—2199 之间`;
  if (month < 1 || month > 12) return `没有 ${month} 月`;
  const days = daysInMonth(year, month);
  if (day < 1 || day > days) return `${year} 年 ${month} 月没有 ${day} 日`;
  return undefined;
}
