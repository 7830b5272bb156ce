import { listOffers, type Outline } from './outline.ts';
import type { Suggestion } from './search-answer.ts';
import { collectTokens } from './tokenize.ts';

/** Share of the query's pairs that a title must have to be worth a reader's look. */
const LEAST_SHARE = 0.4;

/**
 * Titles, and headings where they answer better, that have most pairs of neighbouring characters in common with
 * what was typed: a slip of the pen (法制 for 法治) spoils two pairs and leaves the others. Rare pairs count more.
 */
export function suggestTitles(text: string, outline: Outline, limit: number): Suggestion[] {
  const wanted = collectPairs(text);
  if (wanted.size === 0) return [];
  const candidates = listOffers(outline).map((suggestion) => ({
    suggestion,
    pairs: collectPairs(suggestion.title),
  }));
  const counts = new Map<string, number>();
  for (const { pairs } of candidates) for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  const weigh = (pair: string) => 1 / Math.log2(2 + (counts.get(pair) ?? 0));
  return candidates
    .flatMap(({ pairs, suggestion }) => {
      const common = [...wanted].filter((pair) => pairs.has(pair));
      if (common.length < wanted.size * LEAST_SHARE) return [];
      // Of two that have the same in common the one that has little else; a title before a heading.
      const other = pairs.size - common.length;
      const weight = common.reduce((sum, pair) => sum + weigh(pair), 0);
      return [{ suggestion, score: weight - other / 1000 - (suggestion.report ? 0.05 : 0) }];
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ suggestion }) => suggestion);
}

function collectPairs(text: string): Set<string> {
  const tokens = collectTokens(text).map((token) => token.text);
  return new Set(tokens.slice(1).map((token, at) => `${tokens[at]} ${token}`));
}
