/** Numbers as Word's lists show them (ECMA-376-1, 17.18.59 ST_NumberFormat). */

const DIGITS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const LEGAL_DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

/** @param value 0 or more */
export function formatListNumber(value: number, format: string): string {
  const form = FORMS[format];
  return (form?.(value) ?? '') || String(value);
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
  decimalFullWidth: (value) => toFullWidth(String(value)),
  decimalFullWidth2: (value) => toFullWidth(String(value)),
  decimalHalfWidth: String,
  decimalEnclosedCircle: enclose,
  decimalEnclosedCircleChinese: enclose,
  decimalEnclosedParen: (value) => pick(0x2474, value, 20),
  decimalEnclosedFullstop: (value) => pick(0x2488, value, 20),
  chineseCounting: (value) => count(value, DIGITS, '十', '百', '千'),
  chineseCountingThousand: (value) => count(value, DIGITS, '十', '百', '千'),
  taiwaneseCounting: (value) => count(value, DIGITS, '十', '百', '千'),
  taiwaneseCountingThousand: (value) => count(value, DIGITS, '十', '百', '千'),
  japaneseCounting: (value) => count(value, DIGITS, '十', '百', '千'),
  chineseLegalSimplified: (value) => count(value, LEGAL_DIGITS, '拾', '佰', '仟', true),
  ideographLegalTraditional: (value) => count(value, LEGAL_DIGITS, '拾', '佰', '仟', true),
  ideographDigital: (value) => [...String(value)].map((digit) => DIGITS[Number(digit)]).join(''),
  japaneseDigitalTenThousand: (value) => [...String(value)].map((digit) => DIGITS[Number(digit)]).join(''),
  taiwaneseDigital: (value) => [...String(value)].map((digit) => DIGITS[Number(digit)]).join(''),
  ideographTraditional: (value) => STEMS[value - 1] ?? '',
  ideographZodiac: (value) => BRANCHES[value - 1] ?? '',
  ideographEnclosedCircle: (value) => pick(0x3280, value, 10),
  upperRoman: (value) => toRoman(value),
  lowerRoman: (value) => toRoman(value).toLowerCase(),
  upperLetter: (value) => toLetters(value, 'A'),
  lowerLetter: (value) => toLetters(value, 'a'),
  ordinal: (value) => `${value}.`,
  bullet: () => '',
};

const pick = (first: number, value: number, last: number) =>
  value >= 1 && value <= last ? String.fromCodePoint(first + value - 1) : '';

/** ① to ㊿, in the three places where Unicode has them. */
function enclose(value: number): string {
  if (value <= 20) return pick(0x2460, value, 20);
  return value <= 35 ? pick(0x3251, value - 20, 15) : pick(0x32b1, value - 35, 15);
}

const toFullWidth = (digits: string) =>
  digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

/** 一百二十三. Ten is 十 and not 一十, but for sums of money. */
function count(
  value: number,
  digits: readonly string[],
  ten: string,
  hundred: string,
  thousand: string,
  isLegal = false,
): string {
  if (value < 0 || value > 9999) return '';
  const zero = isLegal ? '零' : '〇';
  if (value === 0) return zero;
  let text = '';
  let isGap = false;
  for (const [power, unit] of [
    [1000, thousand],
    [100, hundred],
    [10, ten],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / power) % 10;
    if (digit === 0) {
      isGap = text !== '';
      continue;
    }
    if (isGap) text += '零';
    isGap = false;
    text += `${digit === 1 && unit === ten && text === '' && !isLegal ? '' : digits[digit]}${unit}`;
  }
  return text;
}

function toRoman(value: number): string {
  if (value < 1 || value > 3999) return '';
  const signs: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = value;
  return signs
    .map(([size, sign]) => {
      const times = Math.floor(rest / size);
      rest -= times * size;
      return sign.repeat(times);
    })
    .join('');
}

/** A…Z, then AA, BB as Word counts on. */
function toLetters(value: number, first: string): string {
  if (value < 1 || value > 780) return '';
  const letter = String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26));
  return letter.repeat(Math.floor((value - 1) / 26) + 1);
}
