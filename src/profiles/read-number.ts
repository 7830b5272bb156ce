import { parseHanNumber } from '../base/han-number.ts';

/** What stands for nothing, in place of a number. */
const BLANK = /^(?:[-－—–―﹣/／\\、.。·*]*|无|空白?|无此项)$/u;

/** Plain digits, or groups of three with one sign between them; then decimals. */
const NUMBER = /^(\d{1,15}|\d{1,3}(?:([,' ])\d{3})(?:\2\d{3}){0,4})(\.\d{1,6})?$/u;

/**
 * The number in a cell: a whole one or a decimal, in digits of any width or in Han characters, with the unit behind it if
 * somebody wrote it. `null` for an empty cell and for a dash; `undefined` for what is no number that is certain.
 */
export function readNumber(text: string, unit: string): number | null | undefined {
  const plain = text
    // Full width alone: by NFKC a note behind the number, `12①` or `12²`, would be a digit of it.
    .replace(/[！-～]/gu, (sign) => sign.normalize('NFKC'))
    .replace(/[\s\p{Cf}]+/gu, ' ')
    .trim();
  if (BLANK.test(plain)) return null;
  const bare = plain.endsWith(unit) ? plain.slice(0, -unit.length).trim() : plain;
  const match = NUMBER.exec(bare.replaceAll('，', ','));
  if (match) return Number(`${match[1]?.replace(/\D/gu, '')}${match[3] ?? ''}`);
  return /^[零〇]$/u.test(bare) ? 0 : parseHanNumber(bare);
}
