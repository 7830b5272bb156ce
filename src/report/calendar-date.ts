/** Dates as officials write them. All are calendar dates without a time zone. */

import { HAN_DIGIT, parseHanDigits, parseHanNumber } from './han-number.ts';

export type DateReading =
  | { ok: true; date: string; time?: string }
  | { ok: false; fault: string; suggestion?: string };

const STRICT = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2}))?$/;

const LOOSE_TIME = /(?:[\sT]*(\d{1,2})\s*[:时点]\s*(\d{1,2})(?:\s*分|:\d{2}(?:\.\d+)?)?)?/.source;

/** Any separator, one-digit months, two-digit years, seconds, `20220214`. */
const LOOSE = [
  new RegExp(
    `^(\\d{4}|\\d{2})\\s*[-年/.\\u2010-\\u2015]\\s*(\\d{1,2})\\s*[-月/.\\u2010-\\u2015]\\s*(\\d{1,2})\\s*日?${LOOSE_TIME}$`,
    'u',
  ),
  new RegExp(`^(\\d{4})(\\d{2})(\\d{2})${LOOSE_TIME}$`, 'u'),
];

const CHINESE_YEAR = new RegExp(`${HAN_DIGIT}{4}(?=\\s*年)`, 'gu');
const CHINESE_DAY = /[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]/gu;

/**
 * Reads `YYYY-MM-DD`, with `HH:mm` behind it if the editor knows the time.
 * Anything else is refused, with the wanted form as a suggestion where it can be told.
 */
export function parseDate(value: string): DateReading {
  const strict = STRICT.exec(value);
  if (strict) {
    const [, year = '', month = '', day = '', hour, minute] = strict;
    const fault = findCalendarFault(year, month, day) ?? findClockFault(hour, minute);
    if (fault) return { ok: false, fault };
    const date = `${year}-${month}-${day}`;
    return hour === undefined ? { ok: true, date } : { ok: true, date, time: `${hour}:${minute}` };
  }
  const folded = foldChineseNumbers(value.normalize('NFKC'));
  const loose = LOOSE.map((pattern) => pattern.exec(folded)).find((match) => match !== null);
  if (loose) {
    const [, written = '', month = '', day = '', hour, minute] = loose;
    const year = written.padStart(4, '20');
    const fault = findCalendarFault(year, month, day) ?? findClockFault(hour, minute);
    if (fault) return { ok: false, fault };
    const pad = (number: string) => number.padStart(2, '0');
    const time = hour && minute ? ` ${pad(hour)}:${pad(minute)}` : '';
    return {
      ok: false,
      fault: written.length === 2 ? '年份要写四位' : '写法不是“年-月-日”',
      suggestion: `${year}-${pad(month)}-${pad(day)}${time}`,
    };
  }
  if (/^\d{4}\s*[-年/.]\s*\d{1,2}\s*月?$/.test(folded)) return { ok: false, fault: '缺少日' };
  if (/^\d{4}\s*年?$/.test(folded)) return { ok: false, fault: '缺少月和日' };
  return { ok: false, fault: '不是“年-月-日”形式的日期' };
}

/** The first year, 1900–2199, that a text such as a title speaks of: `2021年度`, `二〇二一年`. */
export function findYear(text: string): number | undefined {
  const year = /(?<!\d)(?:19|20|21)\d{2}(?=\s*年)/.exec(foldChineseNumbers(text.normalize('NFKC')))?.[0];
  return year === undefined ? undefined : Number(year);
}

/** 二〇二二年二月十四日 → 2022年2月14日, the form of dates in documents before GB/T 9704-2012. */
function foldChineseNumbers(text: string): string {
  const folded = text.replace(CHINESE_YEAR, (year) => parseHanDigits(year) ?? year);
  return folded.replace(/(?<=\d\s*年).*$/u, (rest) =>
    rest.replace(CHINESE_DAY, (number) => String(parseHanNumber(number) ?? number)),
  );
}

function findCalendarFault(yearText: string, monthText: string, dayText: string): string | undefined {
  const [year, month, day] = [Number(yearText), Number(monthText), Number(dayText)];
  if (year < 1900 || year > 2199) return `年份“${yearText}”不在 1900—2199 之间`;
  if (month < 1 || month > 12) return `没有 ${month} 月`;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day < 1 || day > days) return `${year} 年 ${month} 月没有 ${day} 日`;
  return undefined;
}

function findClockFault(hour: string | undefined, minute: string | undefined): string | undefined {
  if (hour === undefined || minute === undefined) return undefined;
  return Number(hour) > 23 || Number(minute) > 59 ? `时间“${hour}:${minute}”不存在` : undefined;
}
