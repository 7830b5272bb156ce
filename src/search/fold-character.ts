import simplifiedTable from 'opencc-js/dict/TSCharacters';
import { once } from '../base/once.ts';

/** What one character gives: nothing to see (`[]`), the end of a word (`gap`), or folded characters. */
export type FoldedCharacter = readonly { text: string; kind: 'word' | 'digit' | 'single' | 'gap' }[];

/** Scripts with spaces between words stay whole words; every other letter is a token, so any run is found. */
const WORD = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]$/u;
const DIGIT = /^\p{Nd}$/u;
const LETTER = /^[\p{L}\p{N}]$/u;
/** Combining marks, variation selectors, soft hyphens and zero-width signs: seen by nobody who types a query. */
const INVISIBLE = /[\p{M}\p{Cf}]/gu;
const HANGUL_SYLLABLE = /^[\uAC00-\uD7A3]$/;
/** Circles that are typed for 〇 in 二○二一年: what looks the same is found the same. */
const CIRCLE = /^[\u25CB\u25EF]$/;

const foldedCharacters = new Map<string, FoldedCharacter>();

/**
 * Folds one character: compatibility forms (NFKC), letter case, diacritics, and traditional characters to their
 * simplified ones. Diacritics go because Pagefind strips them from every query (its `normalizeDiacritics`), so the
 * index cannot keep them apart anyway. Character by character, never by phrases, so that a hit's place in the
 * original text is known.
 */
export function foldCharacter(character: string): FoldedCharacter {
  const known = foldedCharacters.get(character);
  if (known) return known;
  const folded = Array.from(foldText(character), (text) => ({ text, kind: findKind(text) }));
  foldedCharacters.set(character, folded);
  return folded;
}

function foldText(character: string): string {
  if (CIRCLE.test(character)) return '〇';
  if (HANGUL_SYLLABLE.test(character)) return character;
  const plain = character.normalize('NFKD').toLowerCase().normalize('NFKD').replace(INVISIBLE, '');
  return Array.from(plain, simplify).join('');
}

function findKind(text: string): FoldedCharacter[number]['kind'] {
  if (DIGIT.test(text)) return 'digit';
  if (WORD.test(text)) return 'word';
  return LETTER.test(text) ? 'single' : 'gap';
}

const listSimplified = once(
  () =>
    new Map(
      simplifiedTable.split('|').map((pair) => {
        const [traditional = '', simple = ''] = pair.split(' ');
        return [traditional, simple] as const;
      }),
    ),
);

/** The first candidate of OpenCC's character table; a table of phrases would lose the places. */
function simplify(character: string): string {
  const simplified = listSimplified();
  let simple = character;
  // A few values are keys themselves.
  for (let next = simplified.get(simple); next && next !== simple; next = simplified.get(simple))
    simple = next;
  return simple;
}
