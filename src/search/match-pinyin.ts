import { listOffers, type Outline } from './outline.ts';
import type { Suggestion } from './search-answer.ts';

/** Letters that may be the pinyin of something: fazhi, fz, xi'an, fa zhi, lü, fa3zhi4. */
const PINYIN = /^[a-zü'’\s\d]+$/u;
const TONES = /[\u0300-\u0304\u0306\u0307\u0309-\u036F]/gu;
const INITIAL = /^(?:zh|ch|sh|[a-z])/;

/**
 * Titles, then headings, with a run of characters that is read as the letters typed: whole syllables (fazhi),
 * initials (fz) or both (fazhizf). Whole syllables stand before initials, a match at the beginning before one
 * further on, short texts before long ones. None for what cannot be pinyin, or is a single letter.
 */
export function matchPinyin(input: string, outline: Outline, limit: number): Suggestion[] {
  const typed = fold(input);
  const letters = typed.replace(/ü/g, 'v').replace(/[^a-z]/g, '');
  if (!PINYIN.test(typed) || letters.length < 2) return [];
  const ways = new Map<string, string[]>();
  const listWays = (character: string): string[] => {
    const known = ways.get(character) ?? expand(outline.readings[character]);
    ways.set(character, known);
    return known;
  };
  return listOffers(outline)
    .flatMap((suggestion) => {
      const match = findReading(Array.from(suggestion.title.normalize('NFKC')), letters, listWays);
      const rank = suggestion.report === undefined ? 0 : 4;
      return match ? [{ suggestion, rank: rank + (match.isWhole ? 0 : 2) + (match.isAtStart ? 0 : 1) }] : [];
    })
    .sort((a, b) => a.rank - b.rank || a.suggestion.title.length - b.suggestion.title.length)
    .slice(0, limit)
    .map(({ suggestion }) => suggestion);
}

/** Without tones, case and width; ü, which is typed as v, becomes v. */
function fold(input: string): string {
  const plain = input.normalize('NFKC').toLowerCase().normalize('NFD').replace(TONES, '');
  return plain.normalize('NFC').trim();
}

/** What may be typed for a character: each syllable whole (lü also as lu) and its initial, long before short. */
function expand(readings: string | undefined): string[] {
  const syllables = readings?.split(' ') ?? [];
  const whole = syllables.flatMap((syllable) => [syllable, syllable.replace('v', 'u')]);
  const initials = syllables.flatMap((syllable) => [INITIAL.exec(syllable)?.[0] ?? '', syllable.charAt(0)]);
  return [...new Set([...whole, ...initials])].sort((a, b) => b.length - a.length);
}

interface Reading {
  /** Every character is typed with its whole syllable. */
  isWhole: boolean;
  isAtStart: boolean;
}

function findReading(
  text: readonly string[],
  letters: string,
  listWays: (character: string) => readonly string[],
): Reading | undefined {
  let best: Reading | undefined;
  let isAtStart = true;
  for (const [at, character] of text.entries()) {
    const ways = listWays(character);
    if (ways.length === 0) continue;
    const isWhole = ways.some((way) => letters.startsWith(way))
      ? reads(text, at, letters, listWays)
      : undefined;
    if (isWhole) return { isWhole, isAtStart };
    if (isWhole === false) best ??= { isWhole, isAtStart };
    isAtStart = false;
  }
  return best;
}

/**
 * Whether the letters read the characters from here on, marks skipped: undefined if not, true if each by its whole
 * syllable. Every (character, letter) is tried once.
 */
function reads(
  text: readonly string[],
  from: number,
  letters: string,
  listWays: (character: string) => readonly string[],
): boolean | undefined {
  const tried = new Map<string, boolean | undefined>();
  const read = (at: number, used: number): boolean | undefined => {
    if (used === letters.length) return true;
    const character = text[at];
    if (character === undefined) return undefined;
    const key = `${at} ${used}`;
    if (tried.has(key)) return tried.get(key);
    tried.set(key, undefined);
    const ways = listWays(character);
    let result: boolean | undefined;
    // Marks between two characters are not read; a letter or digit ends the run.
    if (ways.length === 0) result = /[\p{L}\p{N}]/u.test(character) ? undefined : read(at + 1, used);
    for (const way of ways) {
      if (result || !letters.startsWith(way, used)) continue;
      const rest = read(at + 1, used + way.length);
      if (rest !== undefined) result = (rest && way.length > 1 && !isInitial(way)) || false;
    }
    tried.set(key, result);
    return result;
  };
  return read(from, 0);
}

/** a, e and o are syllables too, but of few characters: counted as initials they only stand a little lower. */
function isInitial(way: string): boolean {
  return INITIAL.exec(way)?.[0] === way;
}
