import { foldCharacter } from './fold-character.ts';

/**
 * Search tokens, the same for the index and for the query (no Node, no DOM).
 *
 * Pagefind cuts Chinese with one dictionary when it indexes and with another when it is asked, so text that is
 * on the page is not found (CloudCannon/pagefind#987). Text that is already cut one token per character leaves
 * nothing to disagree on: an exact phrase over such tokens is what Ctrl+F finds.
 *
 * Punctuation and white space give no token: a token of punctuation would take a position of its own and break
 * phrases such as 放管服”改革.
 */

/** A token and where it stands in the text it came from, in UTF-16 units, end exclusive. */
export interface Token {
  text: string;
  start: number;
  end: number;
}

/**
 * Stands before the first digit of every number. Digits are tokens of their own, so that a part of a number is
 * found; without this sign 15 would be found in 1.5, and a number could not be asked for as a whole. A letter,
 * because Pagefind strips signs; of a script (Yi) that the texts do not use.
 */
export const NUMBER_START = 'ꀀ';
/** Stands between texts that do not follow each other; no query has it inside a phrase. */
export const SEPARATOR = 'ꀁ';

/** The tokens of a text in order: one per Han character and per digit, Latin words whole, folded. */
export function collectTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let last: Token | undefined;
  /** What the character before was part of. */
  let open: 'word' | 'digit' | undefined;
  let offset = 0;
  const add = (part: string, start: number, end: number) => {
    last = { text: part, start, end };
    tokens.push(last);
  };
  for (const character of text) {
    const start = offset;
    offset += character.length;
    const folded = foldCharacter(character);
    // A combining mark belongs to the letter before it and must not be left outside of a highlighted hit.
    if (folded.length === 0 && last?.end === start) last.end = offset;
    for (const { text: part, kind } of folded) {
      if (kind === 'word' && open === 'word' && last) {
        last.text += part;
        last.end = offset;
      } else if (kind !== 'gap' && part !== NUMBER_START && part !== SEPARATOR) {
        if (kind === 'digit' && open !== 'digit') tokens.push({ text: NUMBER_START, start, end: start });
        add(part, start, offset);
      }
      open = kind === 'word' || kind === 'digit' ? kind : undefined;
    }
  }
  return tokens;
}

/** The tokens of a text joined by single spaces: what goes into the index and into a phrase query. */
export function tokenize(text: string): string {
  return collectTokens(text)
    .map((token) => token.text)
    .join(' ');
}
