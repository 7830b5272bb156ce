import { formatHanDigits, formatHanNumber } from '../base/han-number.ts';

/** Numbers as Word's lists show them (ECMA-376-1, 17.18.59 ST_NumberFormat). */

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** @param value 0 or more */
export function formatListNumber(value: number, format: string): string {
  if (format === 'none') return '';
  return FORMS[format]?.(value) || String(value);
}

/** Whether a format is one that is written here, and not as a plain number for want of knowing it. */
export function isKnownFormat(format: string): boolean {
  return format in FORMS;
}

/** The format of `001`, by its zeros. */
export const formatZeros = (zeros: number): string => (zeros === 1 ? 'decimalZero' : `decimalZero${zeros}`);

const FORMS: Readonly<Record<string, (value: number) => string>> = {
  decimal: String,
  none: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalZero2: (value) => String(value).padStart(3, '0'),
  decimalZero3: (value) => String(value).padStart(4, '0'),
  decimalZero4: (value) => String(value).padStart(5, '0'),
  decimalFullWidth: toFullWidth,
  decimalFullWidth2: toFullWidth,
  decimalHalfWidth: String,
  decimalEnclosedCircle: encloseNumber,
  decimalEnclosedCircleChinese: encloseNumber,
  decimalEnclosedParen: (value) => pick(0x2474, value, 20),
  decimalEnclosedFullstop: (value) => pick(0x2488, value, 20),
  chineseCounting: count,
  chineseCountingThousand: count,
  taiwaneseCounting: count,
  taiwaneseCountingThousand: count,
  japaneseCounting: count,
  chineseLegalSimplified: (value) => countMoney(value, '零壹贰叁肆伍陆柒捌玖拾佰仟'),
  ideographLegalTraditional: (value) => countMoney(value, '零壹貳參肆伍陸柒捌玖拾佰仟'),
  ideographDigital: (value) => formatHanDigits(String(value)),
  japaneseDigitalTenThousand: (value) => formatHanDigits(String(value)),
  taiwaneseDigital: (value) => formatHanDigits(String(value)),
  ideographTraditional: (value) => STEMS[value - 1] ?? '',
  ideographZodiac: (value) => BRANCHES[value - 1] ?? '',
  ideographEnclosedCircle: (value) => pick(0x3280, value, 10),
  upperRoman: toRoman,
  lowerRoman: (value) => toRoman(value).toLowerCase(),
  upperLetter: (value) => toLetters(value, 'A'),
  lowerLetter: (value) => toLetters(value, 'a'),
  ordinal: (value) => `${value}.`,
  bullet: () => '',
};

const pick = (first: number, value: number, last: number) =>
  value >= 1 && value <= last ? String.fromCodePoint(first + value - 1) : '';

/** ① to ㊿, in the three places where Unicode has them. */
export function encloseNumber(value: number): string {
  if (value <= 20) return pick(0x2460, value, 20);
  return value <= 35 ? pick(0x3251, value - 20, 15) : pick(0x32b1, value - 35, 15);
}

function toFullWidth(value: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

/** 一百二十三; Word counts no further than thousands so. */
function count(value: number): string {
  if (value < 0 || value > 9999) return '';
  return value === 0 ? '〇' : formatHanNumber(value);
}

const PLAIN = '零一二三四五六七八九十百千';

/** 壹拾贰, as in sums of money: ten is not 拾 alone. */
function countMoney(value: number, signs: string): string {
  const text = count(value).replace('〇', '零').replace(/^十/u, '一十');
  return text.replace(/./gu, (char) => signs[PLAIN.indexOf(char)] ?? '');
}

const ROMAN = {
  M: 1000,
  CM: 900,
  D: 500,
  CD: 400,
  C: 100,
  XC: 90,
  L: 50,
  XL: 40,
  X: 10,
  IX: 9,
  V: 5,
  IV: 4,
  I: 1,
};

function toRoman(value: number): string {
  if (value < 1 || value > 3999) return '';
  let rest = value;
  let text = '';
  for (const [sign, size] of Object.entries(ROMAN)) {
    text += sign.repeat(Math.floor(rest / size));
    rest %= size;
  }
  return text;
}

/** A…Z, then AA, BB as Word counts on. */
function toLetters(value: number, first: string): string {
  if (value < 1 || value > 780) return '';
  const letter = String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26));
  return letter.repeat(Math.floor((value - 1) / 26) + 1);
}
