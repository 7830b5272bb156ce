import type { ReportRule } from '../lint-rule.ts';
import { quoteAround } from '../quote-around.ts';

const BETWEEN = /(?<=[”》])、(?=[“《])/gu;

export const quotedListMarkRule: ReportRule = {
  code: 'quoted-list-mark',
  title: '并列的引号、书名号之间用了顿号',
  basis: 'GB/T 15834—2011 4.5.3.5：标有引号、书名号的并列成分之间通常不用顿号',
  offBecause: '标准说的是“通常不用”，2011年以前的公文普遍用',
  wrong: { body: '坚持“育人为本”、“整体推进”，落实《示例条例》、《示例办法》。' },
  right: { body: '坚持“育人为本”“整体推进”，落实《示例条例》《示例办法》。' },
  *check({ texts }) {
    for (const text of texts) {
      const places = [...text.text.matchAll(BETWEEN)].map(({ index }) => index);
      const index = places[0];
      if (index === undefined) continue;
      yield {
        at: { text, index },
        message: `${quoteAround(text.text, index)}里并列的引号或书名号之间有顿号${places.length > 1 ? `，这一段共有 ${places.length} 处` : ''}`,
        remedy: `删去顿号：${text.text.slice(Math.max(0, index - 4), index)}${text.text.slice(index + 1, index + 5)}`,
      };
    }
  },
};
