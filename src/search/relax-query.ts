import { createWordSegmenter } from '../base/word-segmenter.ts';
import { createWord } from './parse-query.ts';
import { countTokens, type SearchWord } from './search-word.ts';

/** Parts that are searched for at most: each is a search of its own. */
const MAX_PARTS = 12;
/** Words that say nothing by themselves. */
const STOP_WORDS = new Set(
  '的 了 吗 呢 和 与 及 在 是 有 为 以 对 于 等 或 也 都 而 之 其 将 被 把 从 到 向 由 中 上 下 并 就 不 我 你 您 他 她 它 这 那 哪 能 要 会 关于 进行 以及 如何 怎么 怎样 怎么样 为什么 什么 哪些 哪里 多少 是否 可以 能否 一个 我们 需要'.split(
    ' ',
  ),
);
/** Of two parts as rare as each other the one counts more that no dictionary knows: it is a name of something. */
const UNKNOWN_WEIGHT = 1.5;

/** What a Chinese question is about stands at its end. */
const LATER = 0.01;

/** A part of what was typed. */
export interface QueryPart {
  word: SearchWord;
  /** True for what the dictionary left over: 复议 and 双减 are two characters to it. */
  isUnknown: boolean;
  /** Its place in what was typed. */
  at: number;
}

/**
 * The parts of words that no report holds together, longest first: the words themselves when there are several,
 * the words that they consist of, and the characters between those that no dictionary joins.
 */
export function collectQueryParts(words: readonly SearchWord[]): QueryPart[] {
  const whole = words.length > 1 ? words.map(({ text }) => ({ text, isUnknown: false })) : [];
  const pieces = words.flatMap((word) => splitWord(word.text));
  const asked = new Set(words.length > 1 ? [] : words.map(({ text }) => createKey(createWord(text))));
  const parts = new Map<string, QueryPart>();
  for (const { text, isUnknown } of [...whole, ...pieces]) {
    const word = createWord(text);
    const key = createKey(word);
    if (word && !asked.has(key) && !parts.has(key)) parts.set(key, { word, isUnknown, at: parts.size });
  }
  return [...parts.values()].sort((a, b) => countTokens(b.word) - countTokens(a.word)).slice(0, MAX_PARTS);
}

const createKey = (word: SearchWord | undefined) => JSON.stringify(word?.levels);

type Piece = { text: string; isUnknown: boolean };

/** Words by the browser's dictionary and, together, the single characters that it leaves over in a row. */
function splitWord(text: string): Piece[] {
  const pieces: Piece[] = [];
  let left = '';
  const endRow = () => {
    if (left !== '') pieces.push(...splitRow(left));
    left = '';
  };
  for (const segment of listSegments(text)) {
    if (/^\p{Script=Han}$/u.test(segment)) {
      left += segment;
      continue;
    }
    endRow();
    if (/[\p{L}\p{N}]/u.test(segment)) pieces.push({ text: segment, isUnknown: false });
  }
  endRow();
  return pieces;
}

/** A row of characters is a word, or several that run into each other. */
function splitRow(row: string): Piece[] {
  const characters = Array.from(row);
  const pairs = characters.slice(1).map((character, at) => `${characters[at]}${character}`);
  return [row, ...pairs].map((text) => ({ text, isUnknown: true }));
}

const NUMBER = String.raw`\p{Nd}+(?:[.,．，]\p{Nd}+)*(?:[%％‰]|[年月日号条款项元吨亩米人个户家所万亿])?`;
/** Numbers with their units, runs of Han characters, runs of anything else. */
const RUNS = new RegExp(`${NUMBER}|\\p{Script=Han}+|[^\\p{Script=Han}\\p{Nd}\\s]+`, 'gu');
const LONG_STOP_WORDS = [...STOP_WORDS].filter((word) => word.length > 1).sort((a, b) => b.length - a.length);
/** Without a dictionary a character that says nothing may be part of a word, but for those that hardly ever are. */
const PLAIN_STOP = new RegExp(`${LONG_STOP_WORDS.join('|')}|[的了吗呢]`, 'gu');

/** Words and single characters in order; nothing in the place of what says nothing. */
function listSegments(text: string): string[] {
  // It would cut numbers at their marks.
  const segmenter = createWordSegmenter();
  return (text.match(RUNS) ?? []).flatMap((run) => {
    if (!/^\p{Script=Han}/u.test(run)) return [run];
    if (!segmenter) return run.split(PLAIN_STOP).flatMap((row) => [...Array.from(row), '']);
    return Array.from(segmenter.segment(run), ({ segment }) => (STOP_WORDS.has(segment) ? '' : segment));
  });
}

/**
 * Reports by how much of the query they hold, best first, rare parts counting more than frequent ones; those that
 * hold less than half of what the best one holds are left out.
 * @param found for each part the reports that hold it
 * @param total reports of the portal
 */
export function rankByParts<T extends { url: string }>(
  found: readonly (readonly T[])[],
  parts: readonly QueryPart[],
  total: number,
): T[] {
  const weights = new Map<string, { report: T; weight: number }>();
  for (const [at, reports] of found.entries()) {
    const part = parts[at];
    if (!part) continue;
    const rarity = Math.log2(1 + total / Math.max(1, reports.length));
    const weight = countTokens(part.word) * rarity * (part.isUnknown ? UNKNOWN_WEIGHT : 1) + part.at * LATER;
    for (const report of reports) {
      const known = weights.get(report.url) ?? { report, weight: 0 };
      known.weight += weight;
      weights.set(report.url, known);
    }
  }
  const ranked = [...weights.values()].sort((a, b) => b.weight - a.weight);
  const least = (ranked[0]?.weight ?? 0) / 2;
  return ranked.filter(({ weight }) => weight >= least).map(({ report }) => report);
}
