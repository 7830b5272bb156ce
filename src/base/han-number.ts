/** Numbers in Han characters: 三十二, 一百零三, 两万, 二〇二一. The one place that reads and writes them. */

/** By value; 零 in numbers with units, 〇 in rows of digits (GB/T 15835—2011, 6.1). */
const DIGITS = '零一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const GREAT_UNITS = [
  ['亿', 100_000_000],
  ['万', 10_000],
] as const;

/** A digit, for regular expressions; ○ is typed for 〇. */
export const HAN_DIGIT = '[〇○零一二三四五六七八九]';

/** Each digit by itself: 二〇二一 → 2021. Undefined if there is anything else. */
export function parseHanDigits(text: string): string | undefined {
  const digits = Array.from(text.replace(/[〇○Ｏ]/gu, '零'), (character) => DIGITS.indexOf(character));
  return digits.length === 0 || digits.includes(-1) ? undefined : digits.join('');
}

/**
 * 一千二百六十 → 1260, 一百零三 → 103, 两万 → 20000, 一二〇 → 120; undefined for what is no number, such as 一一 or 百.
 */
export function parseHanNumber(text: string): number | undefined {
  const plain = text.replace(/[〇○]/gu, '零').replace(/两/gu, '二');
  for (const [unit, size] of GREAT_UNITS) {
    const at = plain.indexOf(unit);
    if (at < 0) continue;
    const head = parseHanNumber(plain.slice(0, at));
    const rest = plain.slice(at + 1).replace(/^零/u, '');
    const tail = rest === '' ? 0 : parseHanNumber(rest);
    return head === undefined || tail === undefined || head >= 10_000 || tail >= size
      ? undefined
      : head * size + tail;
  }
  return parseSmallNumber(plain);
}

/** The value of a number in Arabic or Han digits; `undefined` for what is none, and for zero. */
export function parseNumber(text: string): number | undefined {
  const value = /^\d/.test(text) ? Number(text) : parseHanNumber(text);
  return value !== undefined && value > 0 ? value : undefined;
}

/** The digits of a year, in Arabic or Han digits: 2021, 二〇二一. */
export const parseDigits = (text: string): string | undefined =>
  /^\d/.test(text) ? text : parseHanDigits(text);

/** Below 10,000, or a row of digits with a 零 in it. */
function parseSmallNumber(text: string): number | undefined {
  const characters = Array.from(text);
  if (!characters.some((character) => character in UNITS)) {
    const digits = parseHanDigits(text);
    return digits !== undefined && (digits.length === 1 || digits.includes('0')) ? Number(digits) : undefined;
  }
  let total = 0;
  let digit: number | undefined;
  let lastUnit = Number.POSITIVE_INFINITY;
  for (const character of characters) {
    const unit = UNITS[character];
    if (unit === undefined) {
      const value = DIGITS.indexOf(character);
      if (value < 0 || (digit !== undefined && digit !== 0)) return undefined;
      digit = value;
      continue;
    }
    const leadingTen = unit === 10 && total === 0 && digit === undefined;
    if (unit >= lastUnit || (!digit && !leadingTen)) return undefined;
    total += (digit ?? 1) * unit;
    digit = undefined;
    lastUnit = unit;
  }
  return total + (digit ?? 0);
}

/** Each digit by itself: 2021 → 二〇二一. */
export const formatHanDigits = (digits: string): string =>
  Array.from(digits, (digit) => (digit === '0' ? '〇' : DIGITS[Number(digit)])).join('');

/** 32 → 三十二, 105 → 一百零五, 12480 → 一万二千四百八十. @param value a whole number, 0 or more */
export function formatHanNumber(value: number): string {
  if (value === 0) return '零';
  for (const [unit, size] of GREAT_UNITS) {
    if (value < size) continue;
    const rest = value % size;
    const gap = rest > 0 && rest < size / 10 ? '零' : '';
    return `${formatHanNumber(Math.floor(value / size))}${unit}${rest > 0 ? gap + formatHanNumber(rest).replace(/^十/u, '一十') : ''}`;
  }
  const digits = Array.from(String(value), Number);
  let text = '';
  for (const [index, digit] of digits.entries()) {
    const unit = ['', '十', '百', '千'][digits.length - 1 - index] ?? '';
    if (digit > 0) text += `${DIGITS[digit]}${unit}`;
    else if (!text.endsWith('零')) text += '零';
  }
  return text.replace(/零+$/u, '').replace(/^一十/u, '十');
}
