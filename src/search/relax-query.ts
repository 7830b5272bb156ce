import type { SearchWord } from './search-word.ts';
import { collectTokens } from './tokenize.ts';

/** Parts that are searched for at most: each is a search of its own. */
const MAX_PARTS = 8;
/** Words that say nothing by themselves. */
const STOP_WORDS = new Set(
  '的 了 和 与 及 在 是 有 为 以 对 于 等 或 也 都 而 之 其 将 被 把 从 到 向 由 中 上 下 并 就 不 关于 进行 以及 如何 怎么 怎样 什么 哪些 一个 我们 可以'.split(
    ' ',
  ),
);

/**
 * The parts of words that no report holds together, longest first: the words themselves when there are several,
 * and the words that they consist of.
 */
export function collectQueryParts(words: readonly SearchWord[]): SearchWord[] {
  const whole = words.length > 1 ? words.map((word) => word.text) : [];
  const segments = words.flatMap((word) => splitWord(word.text));
  const pieces = segments.length > words.length ? segments : words.flatMap((word) => splitPairs(word.text));
  const asked = new Set(words.length > 1 ? [] : words.map((word) => word.tokens.join(' ')));
  const parts = new Map<string, SearchWord>();
  for (const text of [...whole, ...pieces]) {
    const tokens = collectTokens(text).map((token) => token.text);
    const key = tokens.join(' ');
    if (tokens.length > 0 && !asked.has(key) && !parts.has(key)) parts.set(key, { text, tokens });
  }
  return [...parts.values()].sort((a, b) => b.tokens.length - a.tokens.length).slice(0, MAX_PARTS);
}

/** Words by the browser's dictionary; single characters only in place of nothing. */
function splitWord(text: string): string[] {
  if (typeof Intl === 'undefined' || !('Segmenter' in Intl)) return [];
  const segments = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment)
    .filter((segment) => !STOP_WORDS.has(segment));
  return segments.filter((segment) => segment.length > 1);
}

function splitPairs(text: string): string[] {
  const characters = Array.from(text.replace(/[^\p{L}\p{N}]/gu, ''));
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}

/**
 * Reports by how much of the query they hold, best first; those that hold less than half of what the best one
 * holds are left out.
 * @param found for each part the reports that hold it
 */
export function rankByParts<T extends { page: number }>(
  found: readonly (readonly T[])[],
  parts: readonly SearchWord[],
): T[] {
  const weights = new Map<number, { report: T; weight: number }>();
  for (const [at, reports] of found.entries()) {
    for (const report of reports) {
      const known = weights.get(report.page) ?? { report, weight: 0 };
      known.weight += parts[at]?.tokens.length ?? 0;
      weights.set(report.page, known);
    }
  }
  const ranked = [...weights.values()].sort((a, b) => b.weight - a.weight);
  const least = (ranked[0]?.weight ?? 0) / 2;
  return ranked.filter(({ weight }) => weight >= least).map(({ report }) => report);
}
