import type { ChunkWord } from './read-pagefind-chunk.ts';

/**
 * Where tokens follow each other: for each page that has the phrase, by number, the places where it begins, in order.
 * The rarest tokens are looked at first, and the others only in the pages where those stand rightly: of 的 in 规定的
 * few of the places are ever decoded.
 */
export function findPhrase(tokens: readonly ChunkWord[]): Map<number, readonly number[]> {
  const found = new Map<number, readonly number[]>();
  const byRarity = tokens.map((word, at) => ({ word, at })).sort((a, b) => a.word.size - b.word.size);
  const [rarest, ...others] = byRarity;
  for (const page of rarest?.word.pages().keys() ?? []) {
    if (!others.every(({ word }) => word.pages().has(page))) continue;
    let starts = rarest?.word.places(page).map((place) => place - (rarest?.at ?? 0)) ?? [];
    for (const { word, at } of others) {
      if (starts.length === 0) break;
      starts = keepFollowed(starts, word.places(page), at);
    }
    if (starts.length > 0) found.set(page, starts);
  }
  return found;
}

/** The starts with a place of the other token at its distance; both lists are in order. */
function keepFollowed(starts: readonly number[], places: readonly number[], distance: number): number[] {
  const kept: number[] = [];
  let next = 0;
  for (const start of starts) {
    const wanted = start + distance;
    while ((places[next] ?? wanted) < wanted) next += 1;
    if (places[next] === wanted) kept.push(start);
  }
  return kept;
}
