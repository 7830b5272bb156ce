import type { LeftBehind } from './document.ts';
import { isNumberLine } from './title-lines.ts';

const SIGNER = /(?:签\s*发|会\s*签)\s*人?\s*[:：]\s*(.*)$/su;
const LABELLED_COPY = /^份\s*号\s*[:：]?\s*(?:№|No\.?)?\s*\d{1,8}(?=\s|$)/u;
const COPY = /^(?:(?:№|No\.?)\s*)?\d{6}(?=\s|$)/u;
const URGENCY =
  /^(?:(?:紧\s*急\s*程\s*度|缓\s*急)\s*[:：]\s*\S+|【?(?:特\s*急(?:\s*件)?|加\s*急|平\s*急|特\s*提|急\s*件|紧\s*急)】?)(?=\s|$)/u;
/** Of an answer to a proposal: A, B类, 【A1】. */
const CLASS =
  /^(?:(?:建议|提案|议案|答复|办理)*类\s*别\s*[:：]\s*\S{1,6}|【?[A-C]\d?类?】?|是否公开\s*[:：]\s*\S{1,6}|【(?:不?公开|主动公开|依申请公开)】)(?=\s|$)/u;
const OFFICE =
  /^(?:(?:拟稿|核稿|审稿|会稿|打字|校对|校核|印制)(?:人|单位)?\s*[:：]\s*\S+|(?:印发份数|印制份数|印数|份数)\s*[:：]\s*(?:共\s*)?\d+\s*份?)(?=\s|$)/u;

/** What may begin a line of 版头, and whether it is known there only: elsewhere it may be text. */
const MARKS: readonly (readonly [what: string, reason: string, pattern: RegExp, isOfHead: boolean])[] = [
  ['份号', '是印在纸上的编号，不公开', LABELLED_COPY, false],
  ['份号', '是印在纸上的编号，不公开', COPY, true],
  ['紧急程度', '只管办文的快慢，不是正文', URGENCY, false],
  ['答复类别', '只管办文，不是正文', CLASS, true],
  ['拟稿、核稿和印数', '只管办文，不是正文', OFFICE, true],
];

/** The cell of a table of 版头 that names what stands in the next, without a colon. */
const LABEL =
  /^(?:签\s*发\s*人?|会\s*签\s*人?|份\s*号|紧急程度|缓急|(?:建议|提案|议案|答复|办理)*类别|是否公开|(?:拟稿|核稿|审稿|会稿|打字|校对|校核|印制)(?:人|单位)?|印发份数|印制份数|印数|份数)$/u;
export const isHeadLabel = (text: string): boolean => LABEL.test(text.trim());

/** 发文字号 with something behind it. */
const NUMBER_BEFORE = /^(\S{1,20}[〔[［(（]\d{4}[〕\]］)）]\S{0,3}?\d{1,5}号)\s+/u;

/**
 * Reads a line of 版头 (GB/T 9704-2012, 7.2) that holds nothing but 份号, 紧急程度 and 签发人, what is only for the office,
 * and 发文字号 beside them.
 * @param isAbove the line stands above the title: six digits are 份号 only there
 */
export function readHeadMarks(line: string, isAbove: boolean) {
  const marks: LeftBehind[] = [];
  let rest = line.trim();
  let number = '';
  const signer = SIGNER.exec(rest);
  if (signer && [...(signer[1] ?? '')].length <= 40) rest = rest.slice(0, signer.index).trim();
  const takeMark = (): boolean => {
    for (const [what, reason, pattern, isOfHead] of MARKS) {
      const text = isAbove || !isOfHead ? pattern.exec(rest)?.[0] : undefined;
      if (text === undefined || (what === '份号' && marks.some((mark) => mark.what === what))) continue;
      marks.push({ what, reason, text: text.trim() });
      rest = rest.slice(text.length).trim();
      return true;
    }
    return false;
  };
  const takeNumber = (): boolean => {
    const [whole = '', found = ''] = (number === '' && NUMBER_BEFORE.exec(rest)) || [];
    number ||= found;
    rest = rest.slice(whole.length);
    return whole !== '';
  };
  while (takeMark() || takeNumber());
  if (signer) marks.push({ what: '签发人', reason: '只管办文，不是正文', text: signer[0].trim() });
  if (marks.length === 0) return undefined;
  if (number === '' && isNumberLine(rest)) return { marks, number: rest };
  return rest === '' ? { marks, number } : undefined;
}

/** 王五　赵六, further signers on a line of their own. */
export function isSignerLine(line: string): boolean {
  return /^\p{Script=Han}{2,4}(?:[\s\u3000]+\p{Script=Han}{2,4})?$/u.test(line.trim());
}
