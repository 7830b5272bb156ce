import { formatHanNumber, parseNumber } from '../base/han-number.ts';
import { parseHeadingNumber } from '../report/heading-number.ts';

/** The kinds of number in front of a heading or paragraph, named by their first. */
export type MarkerStyle =
  | '第一编'
  | '第一章'
  | '第一节'
  | '第一条'
  | '一、'
  | '（一）'
  | '1.'
  | '（1）'
  | '1）'
  | '①';

export interface NumberMarker {
  readonly style: MarkerStyle;
  readonly value: number;
  /** As typed, without what follows: `（一）`, `2、`, `1` if the mark behind it is missing. */
  readonly typed: string;
  /** The mark between number and text as typed: `、`, `.`, `．`, empty if there is none. */
  readonly separator: string;
}

const HAN = '[〇零一二三四五六七八九十百千]{1,9}';

/** 一、二年级 and 十一、十二月 count things; 三、一般规定 is a heading. */
const LISTED = /^[一二三四五六七八九十]{1,2}(?:[、级年类档月至到线产]|(?=等))/u;

const UNIT = new RegExp(`^第\\s*(${HAN}|\\d{1,4})\\s*([编章节条])(?![之第、，（(和至或的])`, 'u');

const UNITS = { 编: '第一编', 章: '第一章', 节: '第一节', 条: '第一条' } as const;

const STYLES: readonly { pattern: RegExp; style: MarkerStyle }[] = [
  { pattern: new RegExp(`^(${HAN})\\s?([、.．])`, 'u'), style: '一、' },
  { pattern: new RegExp(`^[（(]\\s*(${HAN})\\s*[)）]()`, 'u'), style: '（一）' },
  // Not 1.5万人, not 3.15, not 19. 2 of the next level; and 1、2年级 counts grades.
  { pattern: /^(\d{1,2})\s?([.．、])(?!\d|\s+\d{1,2}\s+[^\s年月日项个])/u, style: '1.' },
  { pattern: /^[（(]\s*(\d{1,2})\s*[)）]()/u, style: '（1）' },
  { pattern: /^(\d{1,2})([)）])/u, style: '1）' },
];

/** The number at the start of a text, read as GB/T 9704 and laws write it; `undefined` if there is none. */
export function parseNumberMarker(text: string): NumberMarker | undefined {
  const lead = text.length - text.trimStart().length;
  const start = text.slice(lead, lead + 24);
  const unit = UNIT.exec(start);
  if (unit) {
    const [typed, digits = '', name = ''] = unit;
    return createMarker(UNITS[name as keyof typeof UNITS], digits, typed, '');
  }
  for (const { pattern, style } of STYLES) {
    const match = pattern.exec(start);
    if (!match) continue;
    const [typed, digits = '', separator = ''] = match;
    if (separator === '、' && LISTED.test(start.slice(typed.length))) return undefined;
    return createMarker(style, digits, typed, separator);
  }
  const circled = /^[\u2460-\u2473]/u.exec(start)?.[0];
  if (circled) {
    const value = (circled.codePointAt(0) ?? 0) - 0x2460 + 1;
    return { style: '①', value, typed: circled, separator: '' };
  }
  return undefined;
}

/** `1深化行政审批`: a number that lacks the mark behind it. Never a quantity such as 12项 nor a year. */
export function parseBareNumber(text: string): NumberMarker | undefined {
  const digits = /^\d{1,2}(?=\p{Script=Han})/u.exec(text.trimStart())?.[0];
  if (digits === undefined || parseHeadingNumber(text) !== Number(digits)) return undefined;
  return { style: '1.', value: Number(digits), typed: digits, separator: '' };
}

function createMarker(
  style: MarkerStyle,
  digits: string,
  typed: string,
  separator: string,
): NumberMarker | undefined {
  const value = parseNumber(digits);
  return value === undefined ? undefined : { style, value, typed, separator };
}

/** Of the styles without a unit. */
const FORMATS: Partial<Record<MarkerStyle, (value: number, separator: string) => string>> = {
  '一、': (value) => `${formatHanNumber(value)}、`,
  '（一）': (value) => `（${formatHanNumber(value)}）`,
  '1.': (value, separator) => `${value}${separator || '.'}`,
  '（1）': (value) => `（${value}）`,
  '1）': (value) => `${value}）`,
  '①': (value) => (value <= 20 ? String.fromCodePoint(0x2460 + value - 1) : `（${value}）`),
};

/** How a value is written in a style: 12 in `一、` is 十二、. @param separator of styles that have one */
export function formatMarker(style: MarkerStyle, value: number, separator: string): string {
  return FORMATS[style]?.(value, separator) ?? `第${formatHanNumber(value)}${style.slice(-1)}`;
}
