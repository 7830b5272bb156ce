/** How often each term of a text occurs. */
export type TermCounts = Map<string, number>;

/**
 * The terms of a text as plain JSON: in the order of their first use, parted by spaces, and how often each occurs, a
 * character a term (`readTimes`): lists of numbers would be half of what a build holds of each report.
 */
export interface TextTerms {
  readonly terms: string;
  readonly times: string;
}

/** What the choice of 相关文章 needs to know of a text. */
export function describeTerms(text: string): TextTerms {
  const counts = collectTerms(text);
  const times = [...counts.values()].map((count) => String.fromCharCode(ONCE + Math.min(count, MOST) - 1));
  return { terms: [...counts.keys()].join(' '), times: times.join('') };
}

/** How often each of the terms occurs. */
export function readTimes({ times }: TextTerms): Int32Array {
  const counts = new Int32Array(times.length);
  for (let at = 0; at < times.length; at += 1) counts[at] = times.charCodeAt(at) - ONCE + 1;
  return counts;
}

const ONCE = '1'.charCodeAt(0);
/** What occurs oftener counts as this; beyond are halves of characters. */
const MOST = 50_000;

const OTHER = 1;
const HAN = 2;
const WORD = 3;

/** Kind of each code point, 0 while unknown: asking the Unicode tables for every character is too slow. */
const kinds = new Uint8Array(0x110000);

/**
 * Counts the terms of a text: every two neighbouring Han characters (Chinese writes no word boundaries, and
 * most of its words have two characters), and every word or number of other scripts whole. Forms that only
 * look different are one (NFKC, lower case). Punctuation, and half surrogate pairs, separate.
 */
export function collectTerms(text: string): TermCounts {
  const folded = text.normalize('NFKC').toLowerCase();
  const counts: TermCounts = new Map();
  let kind = OTHER;
  let start = 0;
  const count = (end: number) => {
    const term = folded.slice(start, end);
    counts.set(term, (counts.get(term) ?? 0) + 1);
  };
  let at = 0;
  while (at < folded.length) {
    const codePoint = folded.codePointAt(at) ?? 0;
    const end = codePoint > 0xffff ? at + 2 : at + 1;
    const next = kindOf(codePoint);
    if (kind === WORD && next !== WORD) count(at);
    if (kind === HAN && next === HAN) count(end);
    if (next === HAN || next !== kind) start = at;
    kind = next;
    at = end;
  }
  if (kind === WORD) count(folded.length);
  return counts;
}

function kindOf(codePoint: number): number {
  const known = kinds[codePoint] ?? 0;
  if (known !== 0) return known;
  const character = String.fromCodePoint(codePoint);
  const kind = /\p{Script=Han}/u.test(character) ? HAN : /[\p{L}\p{M}\p{N}]/u.test(character) ? WORD : OTHER;
  kinds[codePoint] = kind;
  return kind;
}
