/** Dates as officials write them. All are calendar dates without a time zone. */

import { HAN_DIGIT, parseHanDigits, parseHanNumber } from '../base/han-number.ts';

export type DateReading =
  /** @property slip how it is written otherwise than it should be; what it says leaves no doubt */
  | { ok: true; date: string; time?: string; slip?: string }
  /** @property choices the days that it may mean, where it may mean several */
  | { ok: false; fault: string; choices?: readonly string[] };

const STRICT = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2}))?$/;

/** Also with the seconds, and the zone of China. */
const LOOSE_TIME = /(?:[\sT]*(\d{1,2})\s*[:时点]\s*(\d{1,2})(?:\s*分|:\d{2}(?:\.\d+)?(?:\s*\+08:?00)?)?)?/
  .source;

/** Any separator, one-digit months, seconds, `20220214`. */
const LOOSE = [
  new RegExp(
    `^(\\d{4})\\s*[-年/.\\u2010-\\u2015]\\s*(\\d{1,2})\\s*[-月/.\\u2010-\\u2015]\\s*(\\d{1,2})\\s*[日号]?${LOOSE_TIME}$`,
    'u',
  ),
  new RegExp(`^(\\d{4})(\\d{2})(\\d{2})${LOOSE_TIME}$`, 'u'),
];

/** 22.2.14, 03/04/2022: three numbers whose order has to be guessed. */
const UNORDERED =
  /^(\d{1,2})\s*[-年/.\u2010-\u2015]\s*(\d{1,2})\s*[-月/.\u2010-\u2015]\s*(\d{4}|\d{1,2})\s*[日号]?$/u;

const CHINESE_YEAR = new RegExp(`${HAN_DIGIT}{4}(?=\\s*年)`, 'gu');
const CHINESE_DAY = /[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]/gu;

/**
 * Reads `YYYY-MM-DD`, with `HH:mm` behind it if the editor knows the time, and other ways of writing that can mean one
 * day only. No day is guessed.
 */
export function parseDate(value: string): DateReading {
  const strict = STRICT.exec(value);
  const folded = foldChineseNumbers(value.slice(0, 100).normalize('NFKC'));
  const match = strict ?? LOOSE.map((pattern) => pattern.exec(folded)).find((loose) => loose !== null);
  if (match) {
    const [, year = '', month = '', day = '', hour, minute] = match;
    const fault = findCalendarFault(year, month, day) ?? findClockFault(hour, minute);
    if (fault) return { ok: false, fault };
    return {
      ok: true,
      date: formatDate(year, month, day),
      ...(hour && minute ? { time: `${pad(hour)}:${pad(minute)}` } : {}),
      ...(strict ? {} : { slip: '写法不是“年-月-日”' }),
    };
  }
  const [, first = '', second = '', third = ''] = UNORDERED.exec(folded) ?? [];
  if (first) return weighOrders([first, second, third], folded.includes('年'));
  if (/^\d{4}\s*[-年/.]\s*\d{1,2}\s*月?$/.test(folded)) return { ok: false, fault: '缺少日' };
  if (/^\d{4}\s*年?$/.test(folded)) return { ok: false, fault: '缺少月和日' };
  return { ok: false, fault: '不是“年-月-日”形式的日期' };
}

const pad = (number: string) => number.padStart(2, '0');
const formatDate = (year: string, month: string, day: string) => `${year}-${pad(month)}-${pad(day)}`;

/** @param isNamed whether 年 says which number is the year */
function weighOrders([first, second, third]: [string, string, string], isNamed: boolean): DateReading {
  const full = third.length === 4;
  const last = full ? third : `20${pad(third)}`;
  const orders: [string, string, string][] = [];
  if (!full) orders.push([`20${pad(first)}`, second, third]);
  if (!isNamed) orders.push([last, second, first], [last, first, second]);
  const valid = orders.filter((order) => findCalendarFault(...order) === undefined);
  const choices = [...new Set(valid.map((order) => formatDate(...order)))];
  const [only] = choices;
  if (full && only && choices.length === 1) return { ok: true, date: only, slip: '写法不是“年-月-日”' };
  const fault = full ? '看不出哪个是月、哪个是日' : '年份要写四位';
  const [year, month, day] = orders[0] ?? ['', '', ''];
  return only
    ? { ok: false, fault, choices }
    : { ok: false, fault: findCalendarFault(year, month, day) ?? fault };
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

const DAY = 86_400_000;

export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

export const countDays = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** The latest of dates, or of moments that are written in one way; empty if there are none. */
export const findLatest = (dates: readonly string[]): string =>
  dates.reduce((latest, date) => (date > latest ? date : latest), '');
