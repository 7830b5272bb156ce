import type { TextRange } from './cut-excerpt.ts';
import type { SearchWord } from './search-word.ts';
import { collectTokens, type Token } from './tokenize.ts';

/** For each word the ranges of the text where its tokens follow each other, in order, none overlapping its like. */
export function findWords(text: string, words: readonly SearchWord[]): TextRange[][] {
  return findWordsInTokens(collectTokens(text), words);
}

/** The same for a text that is cut into tokens already. */
export function findWordsInTokens(tokens: readonly Token[], words: readonly SearchWord[]): TextRange[][] {
  return words.map((word) => findPhrase(tokens, word.tokens));
}

/**
 * Knuth, Morris and Pratt (1977): a page of one repeated character must not take the product of both lengths.
 */
function findPhrase(tokens: readonly Token[], phrase: readonly string[]): TextRange[] {
  const fallback = createFallback(phrase);
  const ranges: TextRange[] = [];
  let matched = 0;
  for (const [at, token] of tokens.entries()) {
    while (matched > 0 && phrase[matched] !== token.text) matched = fallback[matched - 1] ?? 0;
    if (phrase[matched] === token.text) matched += 1;
    if (matched < phrase.length) continue;
    ranges.push({ start: tokens[at - phrase.length + 1]?.start ?? 0, end: token.end });
    matched = 0;
  }
  return ranges;
}

/** For each beginning of the phrase the length of the longest beginning that it also ends with. */
function createFallback(phrase: readonly string[]): number[] {
  const fallback = [0];
  let length = 0;
  for (const token of phrase.slice(1)) {
    while (length > 0 && phrase[length] !== token) length = fallback[length - 1] ?? 0;
    if (phrase[length] === token) length += 1;
    fallback.push(length);
  }
  return fallback;
}
