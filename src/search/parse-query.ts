import { createPhrases } from './number-phrases.ts';
import { countTokens, type SearchQuery, type SearchWord } from './search-word.ts';
import { collectTokens } from './tokenize.ts';

/** Tokens of a query that are searched for: a pasted page would keep a small computer busy. */
export const MAX_QUERY_TOKENS = 100;

/** What each opening mark is closed by; input methods and people mix them up. */
const CLOSING_QUOTE: Readonly<Record<string, string>> = {
  '“': '”“"＂',
  '”': '”“"＂',
  '"': '"”“＂',
  '＂': '＂"”',
  '「': '」',
  '『': '』',
};
const MINUS = /^[-－−](?=\S)/u;
/** −2.5% and -¥2.5 are numbers; no year or day is one below zero. */
const NEGATIVE_NUMBER = /^[-－−]\p{Sc}?[.．]?\p{Nd}(?!\p{Nd}*\s*[年月日号])/u;

/** Where a footnote is referred to: it is copied with the text around it, and belongs to no text that is searched. */
const NOTE = /(\S)(?:\[\d{1,3}\])+/gu;

/** Numbers before the notes that were copied with them: they would be looked for, and met, anywhere. */
const NOTE_NUMBERS = /^(?:\[\d{1,3}\])+$/u;

const readTokens = (text: string) => collectTokens(text).map((token) => token.text);

/**
 * Reads what a person typed: words between white space must all occur; white space inside “…” or "…" joins; a
 * word after a minus sign must not occur, unless it is a number. Quotation marks in the middle of a run
 * (推进“放管服”改革) are part of the text and do nothing, nor does a minus sign there (2022-02-14).
 */
export function parseSearchQuery(input: string): SearchQuery {
  const lists: Record<'words' | 'excluded', SearchWord[]> = { words: [], excluded: [] };
  const seen = new Set<string>();
  let room = MAX_QUERY_TOKENS;
  let shortened = false;
  const typed = splitWords(input);
  const told = typed.filter((word) => !NOTE_NUMBERS.test(word.typed));
  for (const { text, isQuoted, isExcluded } of told.length > 0 ? told : typed) {
    const all = readTokens(text);
    const tokens = all.slice(0, room);
    if (tokens.length < all.length) shortened = true;
    if (tokens.length === 0) continue;
    const levels = createPhrases(tokens, isQuoted);
    const bare = text.replace(NOTE, '$1');
    if (bare !== text) {
      const others = createPhrases(readTokens(bare).slice(0, room), isQuoted);
      levels.push([...(levels.pop() ?? []), ...(others.pop() ?? [])]);
    }
    const word = { text, levels };
    const key = JSON.stringify([isExcluded, word.levels]);
    if (countTokens(word) === 0 || seen.has(key)) continue;
    seen.add(key);
    lists[isExcluded ? 'excluded' : 'words'].push(word);
    room -= tokens.length;
  }
  return { ...lists, shortened };
}

/** A text as one word of a search; undefined if there is nothing to search for in it. Its numbers are whole ones. */
export function createWord(text: string): SearchWord | undefined {
  const tokens = readTokens(text);
  return tokens.length === 0 ? undefined : { text, levels: createPhrases(tokens, true) };
}

interface TypedWord {
  /** With its signs. */
  typed: string;
  text: string;
  isQuoted: boolean;
  isExcluded: boolean;
}

/** The words of a query in order, also those in which there is nothing to search for. */
export function splitWords(input: string): TypedWord[] {
  const words: TypedWord[] = [];
  let rest = input.trimStart();
  while (rest !== '') {
    const isExcluded = MINUS.test(rest) && !NEGATIVE_NUMBER.test(rest);
    const sign = isExcluded ? rest.charAt(0) : '';
    rest = rest.slice(sign.length);
    const quoted = quotedLength(rest);
    const length = quoted ?? runLength(rest);
    const text = quoted === undefined ? rest.slice(0, length) : rest.slice(1, length - 1);
    const typed = sign + rest.slice(0, length);
    words.push({ typed, text, isQuoted: quoted !== undefined, isExcluded });
    rest = rest.slice(length).trimStart();
  }
  return words;
}

function runLength(text: string): number {
  const end = text.search(/\s/u);
  return end < 0 ? text.length : end;
}

/** Length of the quoted phrase that the text begins with, or undefined if it does not begin with a whole one. */
function quotedLength(text: string): number | undefined {
  const closing = CLOSING_QUOTE[text.charAt(0)];
  if (closing === undefined) return undefined;
  for (let end = 1; end < text.length; end += 1) {
    if (!closing.includes(text.charAt(end))) continue;
    const after = text.charAt(end + 1);
    return after === '' || /\s/u.test(after) ? end + 1 : undefined;
  }
  return undefined;
}
