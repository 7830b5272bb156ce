import { parseNumber } from '../../base/han-number.ts';
import type { LintText, ReportRule } from '../lint-rule.ts';
import { quoteAround } from '../quote-around.ts';

const ORDINAL = /(?<=^|[。；：，])([一二三四五六七八九十]{1,3})是(?![一二三四五六七八九十])/gu;

export const ordinalSequenceRule: ReportRule = {
  code: 'ordinal-sequence',
  title: '“一是、二是”跳号或重号',
  basis: 'GB/T 15834—2011 附录 B：序次语依次使用',
  wrong: { body: '一是加强领导；二是完善制度；四是强化监督。' },
  right: { body: '一是加强领导；二是完善制度；三是强化监督。' },
  *check({ texts }) {
    let section: string | undefined;
    let before: { value: number; typed: string } | undefined;
    for (const text of texts) {
      if (text.section !== section || text.kind === 'heading') before = undefined;
      section = text.section;
      for (const { index, value, typed } of collectOrdinals(text)) {
        if (before && value !== 1 && value !== before.value + 1) {
          yield {
            at: { text, index },
            message: `“${before.typed}”后面是“${typed}”：${quoteAround(text.text, index, typed.length)}`,
            remedy: '核对是否漏掉或重复了一项，再把序号依次改好',
          };
        }
        // A row begins with 一是: 三是 without one before it may be anything.
        before = value === 1 || before ? { value, typed } : undefined;
      }
    }
  },
};

function collectOrdinals({ text }: LintText) {
  return [...text.matchAll(ORDINAL)].flatMap(({ 0: typed, 1: digits = '', index }) => {
    const value = parseNumber(digits);
    return value === undefined ? [] : [{ index, value, typed }];
  });
}
