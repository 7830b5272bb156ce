/** A sentence by its place in a text. */
export interface SentenceRange {
  start: number;
  end: number;
}

/** Closes a sentence of Chinese; ；too, behind which official texts put whole items. */
const ENDS = '。！？；';
/** Close one only where they are no part of something else, such as an address. */
const LATIN_ENDS = '!?;';
const CLOSERS = '”’」』）)】》〉〕]"\'';
/** What goes on behind a quotation: he said “好。”，and went. */
const GOES_ON = /^[，、：,:的]/u;
const PAIRS: Readonly<Record<string, string>> = { '（': '）', '(': ')', '《': '》', '〈': '〉' };
/** Characters within which a bracket that was opened has to close, or it was a slip and holds nothing together. */
const LONGEST_BRACKET = 60;

const WORD = /[\p{L}\p{N}]/u;
const ENGLISH_END = /[A-Za-z]{2}\.$/;

/**
 * The sentences of a text in order: all of it but white space at their ends. A book's title and what stands in
 * brackets stay whole.
 */
export function splitSentences(text: string): SentenceRange[] {
  const found: SentenceRange[] = [];
  let start = 0;
  const close = (end: number) => {
    const range = trim(text, start, end);
    start = end;
    if (range.start === range.end) return;
    const before = found[found.length - 1];
    // Marks alone are not said: they belong to what they stand behind.
    if (before && !WORD.test(text.slice(range.start, range.end))) before.end = range.end;
    else found.push(range);
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\n') {
      close(at);
      continue;
    }
    const closer = PAIRS[character];
    if (closer) {
      // Only as far as it may reach: a text may be all brackets.
      const [within = ''] = text.slice(at + 1, at + 1 + LONGEST_BRACKET).split('\n', 1);
      const end = within.indexOf(closer);
      if (end >= 0) at += end + 1;
    }
    if (!isEnd(text, at)) continue;
    while (isOneOf(`${ENDS + LATIN_ENDS}…`, text.charAt(at + 1))) at += 1;
    let end = at + 1;
    while (isOneOf(CLOSERS, text.charAt(end))) end += 1;
    if (end > at + 1 && GOES_ON.test(text.slice(end, end + 1))) continue;
    close(end);
    at = end - 1;
  }
  close(text.length);
  return found;
}

const isOneOf = (characters: string, character: string) => character !== '' && characters.includes(character);

function isEnd(text: string, at: number): boolean {
  const character = text.charAt(at);
  if (isOneOf(ENDS, character)) return true;
  const next = text.charAt(at + 1);
  const isFollowed = next === '' || /[\s\p{Script=Han}”’）】》]/u.test(next);
  if (isOneOf(LATIN_ENDS, character)) return isFollowed;
  return (
    character === '.' &&
    /^\s+[A-Z\p{Script=Han}]/u.test(text.slice(at + 1, at + 4)) &&
    ENGLISH_END.test(text.slice(Math.max(0, at - 2), at + 1))
  );
}

function trim(text: string, start: number, end: number): SentenceRange {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text.charAt(from))) from += 1;
  while (to > from && /\s/.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}
