import simplifiedTable from 'opencc-js/dict/TSCharacters';
import { toHanCharacter } from '../base/han-character.ts';
import { once } from '../base/once.ts';

/** What one character gives: nothing to see (`[]`), the end of a word (`gap`), or folded characters. */
export type FoldedCharacter = readonly { text: string; kind: 'word' | 'digit' | 'single' | 'gap' }[];

/** Scripts with spaces between words stay whole words; every other letter is a token, so any run is found. */
const WORD = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]$/u;
const DIGIT = /^\p{Nd}$/u;
/**
 * With the ideographs of Unicode 17 named: the browser that asks may be older than the Node that made the index, and
 * would take one that it does not know (𰀀, since 2020) for a mark.
 */
const LETTER =
  /^[\p{L}\p{N}\u3400-\u4DBF\u4E00-\u9FFF\u{20000}-\u{2A6DF}\u{2A700}-\u{2B73F}\u{2B740}-\u{2B81D}\u{2B820}-\u{2CEAD}\u{2CEB0}-\u{2EBE0}\u{2EBF0}-\u{2EE5D}\u{30000}-\u{3134A}\u{31350}-\u{33479}]$/u;
/** Combining marks, variation selectors, soft hyphens and zero-width signs: seen by nobody who types a query. */
const INVISIBLE = /[\p{M}\p{Cf}]/gu;
const HANGUL_SYLLABLE = /^[\uAC00-\uD7A3]$/;
/** Circles that are typed for 〇 in 二○二一年: what looks the same is found the same. */
const CIRCLE = /^[\u25CB\u25EF]$/;

const foldedCharacters = new Map<string, FoldedCharacter>();

/**
 * Folds one character: radicals and compatibility forms (NFKC), letter case, diacritics, and traditional characters to their
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
  const plain = toHanCharacter(character)
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(INVISIBLE, '');
  return Array.from(plain, simplify).join('');
}

function findKind(text: string): FoldedCharacter[number]['kind'] {
  // Signs of these scripts, such as the ҂ of Cyrillic thousands, are no letters: Pagefind would leave out their token.
  if (!LETTER.test(text)) return 'gap';
  if (DIGIT.test(text)) return 'digit';
  return WORD.test(text) ? 'word' : 'single';
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
