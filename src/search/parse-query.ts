import type { SearchQuery, SearchWord } from './search-word.ts';
import { collectTokens, NUMBER_START } from './tokenize.ts';

/**
 * Tokens of a query that are searched for. Pagefind walks all places of all words for each page it may return
 * (pagefind_web `exact_term`): a pasted page of one repeated character would keep it busy for minutes.
 */
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

/**
 * Reads what a person typed: words between white space must all occur; white space inside “…” or "…" joins; a
 * word after a minus sign must not occur. Quotation marks in the middle of a run (推进“放管服”改革) are part of the
 * text and do nothing, nor does a minus sign there (2022-02-14).
 */
export function parseSearchQuery(input: string): SearchQuery {
  const lists: Record<'words' | 'excluded', SearchWord[]> = { words: [], excluded: [] };
  const seen = new Set<string>();
  let room = MAX_QUERY_TOKENS;
  let shortened = false;
  for (const { text, isQuoted, isExcluded } of splitWords(input)) {
    const all = collectTokens(text).map((token) => token.text);
    // 21年度 is part of 2021年度, and “3号” in quotation marks no part of 13号.
    if (!isQuoted && all[0] === NUMBER_START) all.shift();
    const tokens = all.slice(0, room);
    if (tokens.length < all.length) shortened = true;
    const key = `${isExcluded} ${tokens.join(' ')}`;
    if (tokens.length === 0 || seen.has(key)) continue;
    seen.add(key);
    lists[isExcluded ? 'excluded' : 'words'].push({ text, tokens });
    room -= tokens.length;
  }
  return { ...lists, shortened };
}

interface TypedWord {
  text: string;
  isQuoted: boolean;
  isExcluded: boolean;
}

function splitWords(input: string): TypedWord[] {
  const words: TypedWord[] = [];
  let rest = input.trimStart();
  while (rest !== '') {
    const isExcluded = MINUS.test(rest);
    if (isExcluded) rest = rest.slice(1);
    const quoted = quotedLength(rest);
    const length = quoted ?? runLength(rest);
    const text = quoted === undefined ? rest.slice(0, length) : rest.slice(1, length - 1);
    words.push({ text, isQuoted: quoted !== undefined, isExcluded });
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
