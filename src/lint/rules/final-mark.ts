import type { LintText, ReportRule } from '../lint-rule.ts';
import { quoteAround } from '../quote-around.ts';

/** Marks that may end a paragraph, also inside or outside of quotation marks and brackets. */
const ENDED = /[。！？：；…—.!?:;][”’）)》」』〕】]*$|[”’》]$|——$/u;

/** A mark inside: without one the line is a title, a name or a date. */
const SENTENCE = /[，。；,;]/u;

/** Shorter lines, in characters, are titles, names or entries of a list. */
const SHORTEST = 15;

/** A line this long is a sentence, whatever marks it lacks. */
const LONG = 80;

export const finalMarkRule: ReportRule = {
  code: 'final-mark',
  level: 'warning',
  scope: 'report',
  title: '段落末尾缺标点',
  basis: 'GB/T 15834—2011 4.1：句子末尾用句号、问号或叹号',
  wrong: { body: '示例局加强组织领导，完善工作机制，推进各项工作落实' },
  right: { body: '示例局加强组织领导，完善工作机制，推进各项工作落实。' },
  *check(report) {
    for (const text of report.texts) {
      if (text.kind !== 'paragraph' || !lacksMark(text)) continue;
      const index = text.text.length - 1;
      yield {
        at: { text, index },
        message: `段落末尾没有标点：${quoteAround(text.text, index)}`,
        remedy: `如果一段到此结束，在末尾加句号：${text.text.slice(-6)}。`,
      };
    }
  },
};

function lacksMark({ text }: LintText): boolean {
  const { length } = [...text];
  if (ENDED.test(text) || length < SHORTEST || !/\p{Script=Han}/u.test(text)) return false;
  return SENTENCE.test(text) || length >= LONG;
}
