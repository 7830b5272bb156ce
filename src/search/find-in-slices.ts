import { findWords } from './find-words.ts';
import type { TextRange } from './merge-ranges.ts';
import { listWidest, type Phrase, type SearchWord } from './search-word.ts';

/** UTF-16 units searched in one go: a few milliseconds on a small computer, some tens on an old phone. */
const SLICE_LENGTH = 20_000;
/** Every token ends before one of these, so that a text can be cut there. */
const LIMIT = /[\n。；]/g;

/**
 * What `findWords` finds in a long text, slice by slice, so that the caller can let others work in between.
 * @returns for each slice all hits that begin in it, in no particular order
 */
export function* findInSlices(text: string, words: readonly SearchWord[]): Generator<TextRange[]> {
  const letters = Math.max(0, ...words.flatMap((word) => listWidest(word).map(countLetters)));
  // A hit has at most as many letters as its word, and between them whatever is no letter.
  const rest = new RegExp(`(?:[^\\p{L}\\p{N}]*[\\p{L}\\p{N}]){0,${letters}}`, 'uy');
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = findLimit(text, start + SLICE_LENGTH);
    rest.lastIndex = end;
    rest.test(text);
    const found = findWords(text.slice(start, findLimit(text, rest.lastIndex)), words).flat();
    const offset = start;
    yield found
      .map((range) => ({ start: range.start + offset, end: range.end + offset }))
      .filter((range) => range.start < end);
  }
}

/** At most: a place where anything may stand is taken by a token of ours, which is no letter. */
const countLetters = (phrase: Phrase): number =>
  phrase.reduce((sum, slot) => sum + Math.max(1, ...slot.map(({ length }) => length)), 0);

/** The first place from `from` on where the text can be cut. */
function findLimit(text: string, from: number): number {
  if (from >= text.length) return text.length;
  LIMIT.lastIndex = from;
  return LIMIT.test(text) ? LIMIT.lastIndex : text.length;
}
