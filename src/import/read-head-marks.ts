import type { LeftBehind } from './document.ts';
import { isNumberLine } from './find-title.ts';

/** What a line of 版头 says besides 发文字号 (GB/T 9704-2012, 7.2.1, 7.2.3, 7.2.6). */
export interface HeadMarks {
  readonly marks: readonly LeftBehind[];
  /** 发文字号 on the same line, as it is written. */
  readonly number?: string;
}

const SIGNER = /签\s*发\s*人?\s*[:：]\s*(.*)$/su;
const LABELLED_COPY = /^份\s*号\s*[:：]?\s*(?:№|No\.?)?\s*\d{1,8}(?=\s|$)/u;
const COPY = /^(?:(?:№|No\.?)\s*)?\d{6}(?=\s|$)/u;
const URGENCY =
  /^(?:紧\s*急\s*程\s*度\s*[:：]\s*\S+|【?(?:特\s*急|加\s*急|平\s*急|特\s*提|急\s*件|紧\s*急)】?)(?=\s|$)/u;

const REASONS = {
  份号: '是印在纸上的编号，不公开',
  紧急程度: '只管办文的快慢，不是正文',
  签发人: '只管办文，不是正文',
} as const;

/**
 * Reads a line that holds nothing but 份号, 紧急程度 and 签发人, and 发文字号 beside them.
 * @param isAbove the line stands above the title: six digits are 份号 only there
 */
export function readHeadMarks(line: string, isAbove: boolean): HeadMarks | undefined {
  const marks: LeftBehind[] = [];
  let rest = line.trim();
  const push = (what: keyof typeof REASONS, text: string) =>
    marks.push({ what, reason: REASONS[what], text: text.trim() });
  const signer = SIGNER.exec(rest);
  if (signer && [...(signer[1] ?? '')].length <= 40) rest = rest.slice(0, signer.index).trim();
  const copy = LABELLED_COPY.exec(rest)?.[0] ?? (isAbove ? COPY.exec(rest)?.[0] : undefined);
  if (copy) {
    push('份号', copy);
    rest = rest.slice(copy.length).trim();
  }
  const urgency = URGENCY.exec(rest)?.[0];
  if (urgency) {
    push('紧急程度', urgency);
    rest = rest.slice(urgency.length).trim();
  }
  if (signer) push('签发人', signer[0]);
  if (marks.length === 0) return undefined;
  if (rest === '') return { marks };
  return isNumberLine(rest) ? { marks, number: rest } : undefined;
}

/** 王五　赵六, further signers on a line of their own. */
export function isSignerLine(line: string): boolean {
  return /^\p{Script=Han}{2,4}(?:[\s\u3000]+\p{Script=Han}{2,4})?$/u.test(line.trim());
}
