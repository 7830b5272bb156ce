import { parseHeadingNumber } from '../report/heading-number.ts';

/** The official numbers (GB/T 9704, 编章节条, and 1.1.1 of plans), outermost first. */
export const NUMBER_KINDS = [
  'part',
  'chapter',
  'section',
  'article',
  'han',
  'han-bracket',
  'digit',
  'decimal',
  'digit-bracket',
  'circled',
] as const;

export type NumberKind = (typeof NUMBER_KINDS)[number];

export interface LineNumber {
  readonly kind: NumberKind;
  /** How many parts a decimal number has: 3 for 1.2.1. */
  readonly parts: number;
  /** The line behind its number. */
  readonly rest: string;
}

const HAN = '[〇零一二两三四五六七八九十百]{1,5}';

const PATTERNS: readonly (readonly [NumberKind, RegExp])[] = [
  ['part', new RegExp(`^第\\s*(?:${HAN}|\\d{1,2})\\s*(?:编|篇|部分)(?=[\\s:：、]|$)`, 'u')],
  ['chapter', new RegExp(`^第\\s*(?:${HAN}|\\d{1,3})\\s*章`, 'u')],
  ['section', new RegExp(`^第\\s*(?:${HAN}|\\d{1,3})\\s*节`, 'u')],
  ['article', new RegExp(`^第\\s*(?:${HAN}|\\d{1,4})\\s*条(?:之${HAN})?(?!例|件)`, 'u')],
  ['han', new RegExp(`^${HAN}\\s*[、.．]`, 'u')],
  ['han-bracket', new RegExp(`^[（(]\\s*${HAN}\\s*[)）]\\s*[、.．]?`, 'u')],
  ['decimal', /^\d{1,2}(?:[.．]\d{1,2})+(?![\d%％万亿元])[.．、]?/u],
  ['digit-bracket', /^(?:[（(]\s*\d{1,2}\s*[)）]|\d{1,2}[)）]|[⑴-⒇])\s*[、.．]?/u],
  // Behind its mark may stand a year, and no other figure: 1.2021年工作情况.
  ['digit', /^(?:\d{1,2}\s*[、.．](?:(?!\d)|(?=(?:19|20)\d{2}年))|[⒈-⒛])/u],
  ['circled', /^[①-⑳㉑-㉟㊱-㊿]/u],
];

/** A box before the number of a part that forms leave to be chosen: □七、保密要求, ☑ （二）验收要求. */
const BOX = /^\s*[□☐☑☒■▢√✓✔]\s*/u;

/**
 * The number of a heading, also behind a box. Of lines that do not look like headings such are what one ticks, each by
 * itself, and no parts of the text.
 */
export const readHeadingNumber = (line: string): LineNumber | undefined =>
  readLineNumber(line.replace(BOX, ''));

/** The number that a line begins with, `undefined` without one. */
export function readLineNumber(line: string): LineNumber | undefined {
  const text = line.trimStart();
  for (const [kind, pattern] of PATTERNS) {
    const number = pattern.exec(text)?.[0];
    if (number === undefined) continue;
    return { kind, parts: number.match(/\d+/g)?.length ?? 1, rest: text.slice(number.length).trim() };
  }
  // 1深化行政审批, 1　总则: a number without a mark, unless it counts something, as in 12项 or 3 月.
  const [bare, digits = ''] = /^(\d{1,2})[ \u00a0\u3000]*(?=\p{Script=Han})/u.exec(text) ?? [];
  if (bare === undefined) return undefined;
  const rest = text.slice(bare.length).trim();
  return parseHeadingNumber(`${digits}${rest}`) === undefined ? undefined : { kind: 'digit', parts: 1, rest };
}
