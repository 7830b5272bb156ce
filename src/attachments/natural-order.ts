import { compareCodePoints } from '../base/compare-code-points.ts';
import { parseHanDigits, parseHanNumber } from '../base/han-number.ts';

const NUMBER = /[0-9０-９]+|[〇零一二三四五六七八九十百]+/gu;

/**
 * The order of files in a list, as a person numbers them: 附件2 before 附件10, 附件二 before 附件三, folders kept
 * together. Numbers (also Han ones, which code points would put as 一三二) compare by value and stand before text; text
 * compares by code point. No locale is consulted: ICU's collation differs between Node versions.
 */
export function compareNaturally(a: string, b: string): number {
  return compareLists(a.split('/'), b.split('/'), compareNames);
}

/** The first two that differ decide; of lists that begin alike the shorter one comes first. */
function compareLists<T>(a: readonly T[], b: readonly T[], compare: (a: T, b: T) => number): number {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const order = compare(a[at] as T, b[at] as T);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareNames(a: string, b: string): number {
  const [stemA, extensionA] = splitExtension(a);
  const [stemB, extensionB] = splitExtension(b);
  return (
    compareLists(splitNumbers(stemA), splitNumbers(stemB), compareTokens) ||
    compareCodePoints(extensionA, extensionB) ||
    compareCodePoints(a, b)
  );
}

/** The stem goes first on its own: otherwise `表1.pdf` would come before `表.pdf`. */
function splitExtension(name: string): [string, string] {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
}

interface Token {
  isNumber: boolean;
  /** A number is written in ASCII digits without leading zeros. */
  text: string;
}

function splitNumbers(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const match of text.matchAll(NUMBER)) {
    if (match.index > at) tokens.push({ isNumber: false, text: text.slice(at, match.index) });
    tokens.push({ isNumber: true, text: parseNumber(match[0]) });
    at = match.index + match[0].length;
  }
  if (at < text.length) tokens.push({ isNumber: false, text: text.slice(at) });
  return tokens;
}

function parseNumber(text: string): string {
  const digits = parseHanNumber(text)?.toString() ?? Array.from(text, parseDigit).join('');
  return digits.replace(/^0+(?=\d)/, '');
}

/** A digit of any kind; a Han unit in what is no number stays what it is. */
const parseDigit = (char: string): string => parseHanDigits(char) ?? char.normalize('NFKC');

function compareTokens(a: Token, b: Token): number {
  if (a.isNumber !== b.isNumber) return a.isNumber ? -1 : 1;
  if (a.isNumber && a.text.length !== b.text.length) return a.text.length - b.text.length;
  return compareCodePoints(a.text, b.text);
}
