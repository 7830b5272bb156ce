import { findPlaceholders } from '../../report/machine-text.ts';
import type { ReportRule } from '../lint-rule.ts';
import { quoteAround } from '../quote-around.ts';

export const placeholderTextRule: ReportRule = {
  code: 'placeholder-text',
  title: '像是没有填的空',
  basis: '模板和表单里提示填写的字，不是正文',
  wrong: { body: '联系人：单击或点击此处输入文字。\n\n示例区XX局于XX年X月X日办结。' },
  right: { body: '联系人：示例办公室。\n\n示例区示例局于2022年1月5日办结，面积3×4米。' },
  *check({ texts }) {
    for (const text of texts) {
      for (const { index, text: piece } of findPlaceholders(text.text)) {
        yield {
          at: { text, index },
          message: `${quoteAround(text.text, index, piece.length)}里的“${piece}”像是没有填的空`,
          remedy: '填上内容，或者删去；原件就是这样写的，写进检查例外并说明原因',
        };
      }
    }
  },
};
