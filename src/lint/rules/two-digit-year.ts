import type { ReportRule } from '../lint-rule.ts';
import { matchTexts } from '../match-texts.ts';

/** 21年度, 21年3月; not 15年6个月, a length of time, and not 2021年. */
const YEAR =
  /(?<![\d.〇零一二三四五六七八九十百千第近满历经])[‘’']?([0-3]\d|[89]\d)年(?=度|\d{1,2}月(?!份?以)|[上下]半年)/gu;

export const twoDigitYearRule: ReportRule = {
  code: 'two-digit-year',
  title: '年份只写两位',
  basis: 'GB/T 15835—2011：四位数字的年份不简写为两位',
  wrong: { body: '21年度完成示例事项，21年3月通过验收。' },
  right: { body: '2021年度完成示例事项，2021年3月通过验收，工龄15年6个月。' },
  *check({ texts }) {
    for (const { at, quoted, match } of matchTexts(texts, YEAR)) {
      const digits = match[1];
      const year = Number(digits) >= 80 ? `19${digits}` : `20${digits}`;
      yield { at, message: `年份只写了两位：${quoted}`, remedy: `写四位年份：${year}年` };
    }
  },
};
