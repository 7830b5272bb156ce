import type { TokenPlaces } from './read-pagefind-chunk.ts';

/**
 * Where a phrase with one more token begins: what a search finds after the next letter typed.
 * @param starts where the phrase begins so far, in each page
 * @param next places of the token that comes after it
 * @param length tokens of the phrase so far
 */
export function extendPhrase(starts: TokenPlaces, next: TokenPlaces, length: number): TokenPlaces {
  const extended = new Map<number, readonly number[]>();
  for (const [page, list] of starts) {
    const places = next.get(page);
    if (!places) continue;
    const kept: number[] = [];
    let at = 0;
    for (const start of list) {
      while ((places[at] ?? Number.POSITIVE_INFINITY) < start + length) at += 1;
      if (places[at] === start + length) kept.push(start);
    }
    if (kept.length > 0) extended.set(page, kept);
  }
  return extended;
}
