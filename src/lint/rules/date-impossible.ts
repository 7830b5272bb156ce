import { parseDigits, parseNumber } from '../../base/han-number.ts';
import type { ReportRule } from '../lint-rule.ts';

const YEAR = '((?:19|20)\\d{2}|[一二][〇零○Ｏ一二三四五六七八九]{3})\\s?年';
const MONTH = '(\\d{1,2}|[一二三四五六七八九十]{1,3})\\s?月';
const DAY = '(\\d{1,2}|[一二三四五六七八九十]{1,3})\\s?日';

/** With a year, or a month and a day: 13月 alone may be the age of a child. */
const DATE = new RegExp(`(?<![\\d.])(?:${YEAR}\\s?)?${MONTH}(?!份)(?:\\s?${DAY})?`, 'gu');

export const dateImpossibleRule: ReportRule = {
  code: 'date-impossible',
  level: 'warning',
  scope: 'report',
  title: '没有这一天',
  basis: 'GB/T 7408：公历日期',
  wrong: { body: '自2021年2月30日起施行，每年13月1日检查。' },
  right: { body: '自2020年2月29日起施行，每年12月1日检查，幼儿满18月入园。' },
  *check({ texts }) {
    for (const text of texts) {
      if (!text.text.includes('月')) continue;
      for (const match of text.text.matchAll(DATE)) {
        const [typed, year, month = '', day] = match;
        if (year === undefined && day === undefined) continue;
        const fault = findFault(parseYear(year), parseNumber(month) ?? 0, day && (parseNumber(day) ?? 0));
        if (!fault) continue;
        yield {
          at: { text, index: match.index },
          message: `“${typed.replace(/\s/g, '')}”这个日期不存在：${fault}`,
          remedy: '核对原件，把日期改对',
        };
      }
    }
  },
};

function parseYear(year: string | undefined): number {
  // Without a year any 29 February may be meant.
  if (year === undefined) return 2000;
  return Number(parseDigits(year));
}

function findFault(year: number, month: number, day: number | '' | undefined): string | undefined {
  if (month < 1 || month > 12) return `没有 ${month} 月`;
  if (day === undefined || day === '') return undefined;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day >= 1 && day <= days) return undefined;
  return month === 2 && day === 29 ? `${year} 年 2 月没有 29 日` : `${month} 月没有 ${day} 日`;
}
