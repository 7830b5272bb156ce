import type { TextRange } from './merge-ranges.ts';
import { listWidest, type Phrase, type SearchWord } from './search-word.ts';
import { collectTokens, type Token } from './tokenize.ts';

/** For each word the ranges of the text where it stands, in order, those of one spelling without overlap. */
export function findWords(text: string, words: readonly SearchWord[]): TextRange[][] {
  return findWordsInTokens(collectTokens(text), words);
}

/** The same for a text that is cut into tokens already. */
export function findWordsInTokens(tokens: readonly Token[], words: readonly SearchWord[]): TextRange[][] {
  return words.map((word) => {
    const [first = [], ...others] = listWidest(word).map((phrase) => findPhrase(tokens, phrase));
    return others.length === 0 ? first : [first, ...others].flat().sort((a, b) => a.start - b.start);
  });
}

function findPhrase(tokens: readonly Token[], phrase: Phrase): TextRange[] {
  const ranges: TextRange[] = [];
  const last = tokens.length - phrase.length;
  for (let at = 0; at <= last; at += 1) {
    let matched = 0;
    while (matched < phrase.length && fits(phrase[matched], tokens[at + matched]?.text ?? '')) matched += 1;
    if (matched === 0 || matched < phrase.length) continue;
    const [first, end] = [tokens[at], tokens[at + matched - 1]];
    ranges.push({ start: first?.start ?? 0, end: end?.end ?? 0 });
    at += matched - 1;
  }
  return ranges;
}

const fits = (slot: Phrase[number] | undefined, token: string): boolean =>
  slot !== undefined && (slot.length === 0 || slot.includes(token));
