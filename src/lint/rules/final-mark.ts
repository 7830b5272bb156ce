import type { LintText, ReportRule } from '../lint-rule.ts';
import { parseNumberMarker } from '../number-marker.ts';
import { quoteAround } from '../quote-around.ts';

/** A mark at the end, also inside or outside of quotation marks and brackets, or before a remark in brackets. */
const ENDED = /[。！？：；…—．.!?:;](?:[”’）)》」』〕】]*|[（(][^（()）]*[）)])$|[”’》]$/u;

/** The whole paragraph in brackets, with the number of the article that it tells of: 第三条（2010年删除）. */
const BRACKETED = /^(?:第[一二三四五六七八九十百]+条\s*)?[（(〔][^（(〔]*[）)〕]$/u;

/** How laws tell of their own making, above the text: 2010年7月30日 …第十七次会议通过. */
const ENACTED =
  /^\d{4}年\d{1,2}月\d{1,2}日[^。]*(?:通过|批准|公布|发布|修正|修订|修改|施行|实施|备案|废止|印发|会议|根据|令第.{1,9}号)\s*）?$/u;

/** A mark inside: without one the line is a title, a name or a date. */
const SENTENCE = /[，。；,;]/u;

/** Shorter lines, in characters, are titles, names or entries of a list. */
const SHORTEST = 15;

/** A line this long is a sentence, whatever marks it lacks. */
const LONG = 60;

export const finalMarkRule: ReportRule = {
  code: 'final-mark',
  title: '段落末尾缺标点',
  basis: 'GB/T 15834—2011 4.1：句子末尾用句号、问号或叹号',
  wrong: { body: '示例局加强组织领导，完善工作机制，推进各项工作落实' },
  right: { body: '示例局加强组织领导，完善工作机制，推进各项工作落实。' },
  *check({ texts }) {
    for (const [position, text] of texts.entries()) {
      if (text.kind !== 'paragraph' || !lacksMark(text.text)) continue;
      if (isEntry(text) && [texts[position - 1], texts[position + 1]].some(isBareEntry)) continue;
      const index = text.text.length - 1;
      yield {
        at: { text, index },
        message: `段落末尾没有标点：${quoteAround(text.text, index)}`,
        remedy: `一段到此结束的，在末尾加句号：${text.text.slice(-6)}。\n    没有结束的，与下一段连起来，中间不空行`,
      };
    }
  },
};

function lacksMark(typed: string): boolean {
  // What cannot be seen at the end is another rule's finding.
  const text = trimInvisible(typed);
  const { length } = [...text];
  if (length < SHORTEST || !/\p{Script=Han}/u.test(text)) return false;
  if (ENDED.test(text) || ENACTED.test(text) || BRACKETED.test(text)) return false;
  return SENTENCE.test(text) || length >= LONG;
}

function trimInvisible(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s\p{DI}\p{Co}]/u.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

const isEntry = (text: LintText | undefined) =>
  text !== undefined && parseNumberMarker(text.text) !== undefined;

/** In a list of goods or names no entry has a mark. */
const isBareEntry = (text: LintText | undefined) => isEntry(text) && !ENDED.test(text?.text ?? '');
