import { once } from '../base/once.ts';
import type { ChunkWord } from './read-pagefind-chunk.ts';

/** The places where phrases begin, in order, for each page that has one, by number. */
export type PhrasePlaces = ReadonlyMap<number, readonly number[]>;

/**
 * Where tokens follow each other: for each page that has the phrase, by number, the places where it begins, in order.
 * The rarest tokens are looked at first, and the others only in the pages where those stand rightly: of 的 in 规定的
 * few of the places are ever decoded.
 * @param tokens in order; undefined for a place where anything may stand
 */
export function findPhrase(tokens: readonly (ChunkWord | undefined)[]): PhrasePlaces {
  const found = new Map<number, readonly number[]>();
  const byRarity = tokens
    .flatMap((word, at) => (word ? [{ word, at }] : []))
    .sort((a, b) => a.word.size - b.word.size);
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

/** Tokens of which any will do, as one. */
export function mergeWords(words: readonly ChunkWord[]): ChunkWord {
  const [only] = words;
  if (only && words.length === 1) return only;
  return {
    size: words.reduce((sum, { size }) => sum + size, 0),
    pages: once(() => new Map(words.flatMap((word) => [...word.pages()]))),
    places: (page) => sortPlaces(words.map((word) => word.places(page))),
  };
}

/** Ways of writing the same, as one. */
export function mergePlaces(found: readonly PhrasePlaces[]): PhrasePlaces {
  const [only] = found;
  if (only && found.length === 1) return only;
  const pages = new Set(found.flatMap((places) => [...places.keys()]));
  return new Map([...pages].map((page) => [page, sortPlaces(found.map((places) => places.get(page) ?? []))]));
}

const sortPlaces = (lists: readonly (readonly number[])[]): number[] =>
  [...new Set(lists.flat())].sort((a, b) => a - b);
