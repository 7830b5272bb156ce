import type { LeftBehind } from './document.ts';
import { isNumberLine } from './find-title.ts';

const SIGNER = /(?:签\s*发|会\s*签)\s*人?\s*[:：]\s*(.*)$/su;
const LABELLED_COPY = /^份\s*号\s*[:：]?\s*(?:№|No\.?)?\s*\d{1,8}(?=\s|$)/u;
const COPY = /^(?:(?:№|No\.?)\s*)?\d{6}(?=\s|$)/u;
const URGENCY =
  /^(?:紧\s*急\s*程\s*度\s*[:：]\s*\S+|【?(?:特\s*急(?:\s*件)?|加\s*急|平\s*急|特\s*提|急\s*件|紧\s*急)】?)(?=\s|$)/u;

const REASONS = {
  份号: '是印在纸上的编号，不公开',
  紧急程度: '只管办文的快慢，不是正文',
  签发人: '只管办文，不是正文',
} as const;

/**
 * Reads a line of 版头 (GB/T 9704-2012, 7.2) that holds nothing but 份号, 紧急程度 and 签发人, and 发文字号 beside them.
 * @param isAbove the line stands above the title: six digits are 份号 only there
 */
export function readHeadMarks(line: string, isAbove: boolean) {
  const marks: LeftBehind[] = [];
  let rest = line.trim();
  const push = (what: keyof typeof REASONS, text: string) =>
    marks.push({ what, reason: REASONS[what], text: text.trim() });
  const signer = SIGNER.exec(rest);
  if (signer && [...(signer[1] ?? '')].length <= 40) rest = rest.slice(0, signer.index).trim();
  const take = (what: keyof typeof REASONS, pattern: RegExp): boolean => {
    const [mark] = pattern.exec(rest) ?? [];
    if (mark === undefined) return false;
    push(what, mark);
    rest = rest.slice(mark.length).trim();
    return true;
  };
  if (!take('份号', LABELLED_COPY) && isAbove) take('份号', COPY);
  take('紧急程度', URGENCY);
  if (signer) push('签发人', signer[0]);
  if (marks.length === 0) return undefined;
  return rest === '' || isNumberLine(rest) ? { marks, number: rest } : undefined;
}

/** 王五　赵六, further signers on a line of their own. */
export function isSignerLine(line: string): boolean {
  return /^\p{Script=Han}{2,4}(?:[\s\u3000]+\p{Script=Han}{2,4})?$/u.test(line.trim());
}
