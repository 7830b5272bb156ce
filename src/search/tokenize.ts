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

/** What one character gives: nothing to see (`[]`), the end of a word (`''`), or folded characters. */
type Folded = readonly { text: string; kind: 'word' | 'single' | 'gap' }[];

/** Scripts with spaces between words stay whole words; every other letter is a token, so any run is found. */
const WORD = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]$/u;
const LETTER = /^[\p{L}\p{N}]$/u;
/** Combining marks, variation selectors, soft hyphens and zero-width signs: seen by nobody who types a query. */
const INVISIBLE = /[\p{M}\p{Cf}]/gu;
const HANGUL_SYLLABLE = /^[\uAC00-\uD7A3]$/;
const UNIFIED_HAN = /^[\u4E00-\u9FFF]$/;

const foldedCharacters = new Map<string, Folded>();

/**
 * Folds one character: compatibility forms (NFKC), letter case and diacritics. Diacritics go because Pagefind
 * strips them from every query (its `normalizeDiacritics`), so the index cannot keep them apart anyway.
 * Character by character, so that a hit's place in the original text is known.
 */
function foldCharacter(character: string): Folded {
  const known = foldedCharacters.get(character);
  if (known) return known;
  const decomposed = HANGUL_SYLLABLE.test(character) ? character : character.normalize('NFKD');
  const plain = decomposed.toLowerCase().normalize('NFKD').replace(INVISIBLE, '');
  const text = HANGUL_SYLLABLE.test(character) ? character : plain;
  const folded = Array.from(text, (part) => ({
    text: part,
    kind: LETTER.test(part) ? (WORD.test(part) ? ('word' as const) : ('single' as const)) : ('gap' as const),
  }));
  foldedCharacters.set(character, folded);
  return folded;
}

/** The tokens of a text in order: one per Han character, Latin words and numbers whole, folded. */
export function collectTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let last: Token | undefined;
  let wordIsOpen = false;
  let offset = 0;
  for (const character of text) {
    const start = offset;
    offset += character.length;
    if (UNIFIED_HAN.test(character)) {
      last = { text: character, start, end: offset };
      tokens.push(last);
      wordIsOpen = false;
      continue;
    }
    const folded = foldCharacter(character);
    // A combining mark belongs to the letter before it and must not be left outside of a highlighted hit.
    if (folded.length === 0 && last?.end === start) last.end = offset;
    for (const { text: part, kind } of folded) {
      if (kind === 'word' && wordIsOpen && last) {
        last.text += part;
        last.end = offset;
      } else if (kind !== 'gap') {
        last = { text: part, start, end: offset };
        tokens.push(last);
      }
      wordIsOpen = kind === 'word';
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

/** Turns tokenized text back into readable text: spaces stay only between two words. Folding is not undone. */
export function joinTokens(tokenized: string): string {
  let text = '';
  let previousIsWord = false;
  for (const token of tokenized.split(/\s+/u)) {
    if (token === '') continue;
    const isWord = WORD.test(Array.from(token)[0] ?? '');
    text += previousIsWord && isWord ? ` ${token}` : token;
    previousIsWord = isWord;
  }
  return text;
}
