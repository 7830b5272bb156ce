import { collectTokens } from './tokenize.ts';

/** One condition of a search: these tokens one after the other, as they stand in the index. */
export type SearchWord = readonly string[];

export interface SearchQuery {
  /** All must occur. Empty when nothing that can be searched for was typed. */
  words: SearchWord[];
  /** True if the query was longer than `MAX_QUERY_TOKENS` and its end is not searched for. */
  shortened: boolean;
}

/**
 * Tokens of a query that are searched for. Pagefind walks all places of all words for each page it may return
 * (pagefind_web `exact_term`): a pasted page of one repeated character would keep it busy for minutes.
 */
export const MAX_QUERY_TOKENS = 100;

const CLOSING_QUOTE: Readonly<Record<string, string>> = { '“': '”', '"': '"', '＂': '＂' };

/**
 * Reads what a person typed: words between white space must all occur; white space inside “…” or "…" joins.
 * Quotation marks in the middle of a run (推进“放管服”改革) are part of the text and do nothing.
 */
export function parseSearchQuery(input: string): SearchQuery {
  const words: SearchWord[] = [];
  const seen = new Set<string>();
  let room = MAX_QUERY_TOKENS;
  let shortened = false;
  for (const part of splitWords(input)) {
    const tokens = collectTokens(part).map((token) => token.text);
    const word = tokens.slice(0, room);
    if (word.length < tokens.length) shortened = true;
    const key = word.join(' ');
    if (word.length === 0 || seen.has(key)) continue;
    seen.add(key);
    words.push(word);
    room -= word.length;
  }
  return { words, shortened };
}

function splitWords(input: string): string[] {
  const parts: string[] = [];
  let rest = input.trimStart();
  while (rest !== '') {
    const length = quotedLength(rest) ?? runLength(rest);
    parts.push(rest.slice(0, length));
    rest = rest.slice(length).trimStart();
  }
  return parts;
}

function runLength(text: string): number {
  const end = text.search(/\s/u);
  return end < 0 ? text.length : end;
}

/** Length of the quoted phrase that the text begins with, or undefined if it does not begin with a whole one. */
function quotedLength(text: string): number | undefined {
  const closing = CLOSING_QUOTE[text.charAt(0)];
  const end = closing === undefined ? -1 : text.indexOf(closing, 1);
  if (end < 0) return undefined;
  const after = text.charAt(end + 1);
  return after === '' || /\s/u.test(after) ? end + 1 : undefined;
}
