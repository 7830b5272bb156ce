import { isDocumentNumber, suggestDocumentNumber } from '../../report/document-number.ts';
import type { ReportRule } from '../lint-rule.ts';
import { matchTexts } from '../match-texts.ts';
import { quoteAround } from '../quote-around.ts';

/** A body's sign, a year in brackets, a number. Court cases (（2015）民申字第2号) have their year first. */
const NUMBER =
  /(\p{Script=Han}{1,12})\s?[〔［[【（(]\s?((?:19|20)\d{2})年?\s?[〕］\]】）)]\s?第?\s?0*[1-9]\d{0,4}\s?号/gu;

export const documentNumberTextRule: ReportRule = {
  code: 'document-number-text',
  title: '文中发文字号写法不合规范',
  basis: 'GB/T 9704—2012 7.2.5：年份用六角括号〔〕，序号不编虚位，不加“第”',
  wrong: { body: '根据《示例通知》（示例发[2021]第05号），推进示例工作。' },
  right: { body: '根据《示例通知》（示例发〔2021〕5号），推进示例工作；（2015）示申字第2号裁定。' },
  *check({ texts }) {
    const likely = texts.filter(({ text }) => text.includes('号'));
    for (const { at, typed, match } of matchTexts(likely, NUMBER)) {
      const suggestion = isDocumentNumber(typed) ? undefined : suggestDocumentNumber(typed);
      if (suggestion === undefined) continue;
      const { length } = match[1] ?? '';
      const index = at.index + length;
      yield {
        at: { ...at, index },
        message: `发文字号写成${quoteAround(at.text.text, index, typed.length - length, 6)}，不合规范`,
        remedy: `年份用六角括号，序号不写“第”、不补 0，改为：${suggestion.slice(length)}`,
      };
    }
  },
};
