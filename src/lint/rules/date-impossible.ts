import { parseDigits, parseNumber } from '../../base/han-number.ts';
import type { ReportRule } from '../lint-rule.ts';
import { matchTexts } from '../match-texts.ts';

const YEAR = '((?:19|20)\\d{2}|[一二][〇零○Ｏ一二三四五六七八九]{3})\\s?年';
const MONTH = '(\\d{1,2}|[一二三四五六七八九十]{1,3})\\s?月';
const DAY = '(\\d{1,2}|[一二三四五六七八九十]{1,3})\\s?日';

/** With a year, or a month and a day: 13月 alone may be the age of a child. */
const DATE = new RegExp(`(?<![\\d.])(?:${YEAR}\\s?)?${MONTH}(?!份)(?:\\s?${DAY})?`, 'gu');

export const dateImpossibleRule: ReportRule = {
  code: 'date-impossible',
  title: '没有这一天',
  basis: 'GB/T 7408：公历日期',
  wrong: { body: '自2021年2月30日起施行，每年13月1日检查。' },
  right: { body: '自2020年2月29日起施行，每年12月1日检查，幼儿满18月入园。' },
  *check({ texts }) {
    const likely = texts.filter(({ text }) => text.includes('月'));
    for (const { at, typed, match } of matchTexts(likely, DATE)) {
      const [, year, month = '', day] = match;
      if (year === undefined && day === undefined) continue;
      // Without a year any 29 February may be meant.
      const fault = findFault(
        year ? Number(parseDigits(year)) : 2000,
        readNumber(month),
        day && readNumber(day),
      );
      if (!fault) continue;
      yield {
        at,
        message: `“${typed.replace(/\s/g, '')}”这个日期不存在：${fault}`,
        remedy: '核对原件，把日期改对',
      };
    }
  },
};

const readNumber = (digits: string) => parseNumber(digits) ?? 0;

function findFault(year: number, month: number, day: number | '' | undefined): string | undefined {
  if (month < 1 || month > 12) return `没有 ${month} 月`;
  if (day === undefined || day === '') return undefined;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day >= 1 && day <= days) return undefined;
  return month === 2 && day === 29 ? `${year} 年 2 月没有 29 日` : `${month} 月没有 ${day} 日`;
}
