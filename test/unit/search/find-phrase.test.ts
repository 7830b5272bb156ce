import { expect, it } from 'vitest';
import { findPhrase } from '../../../src/search/find-phrase.ts';
import type { ChunkWord } from '../../../src/search/read-pagefind-chunk.ts';

/** A word that notes which of its pages are decoded. */
function createWord(places: Record<number, number[]>, decoded: number[] = []): ChunkWord {
  return {
    size: Object.values(places).flat().length,
    pages: () => new Map(Object.keys(places).map((page) => [Number(page), 0])),
    places: (page) => {
      decoded.push(page);
      return places[page] ?? [];
    },
  };
}

it('tells where all tokens follow each other, in each page', () => {
  const jia = createWord({ 0: [1, 5, 9], 3: [2], 7: [4] });
  const yi = createWord({ 0: [0, 3, 6, 8, 10], 3: [3], 8: [6] });
  expect([...findPhrase([jia, yi])]).toEqual([
    [0, [5, 9]],
    [3, [2]],
  ]);
  const bing = createWord({ 0: [7, 12], 3: [9] });
  expect([...findPhrase([jia, yi, bing])]).toEqual([[0, [5]]]);
});

it('does not take tokens that stand in another order, or before the beginning', () => {
  const [jia, yi] = [createWord({ 0: [1, 4] }), createWord({ 0: [0, 5] })];
  expect([...findPhrase([jia, yi])]).toEqual([[0, [4]]]);
  expect([...findPhrase([yi, jia])]).toEqual([[0, [0]]]);
  expect(findPhrase([jia, jia, yi]).size).toBe(0);
});

it('takes every place of a single token, and none where a token is in no page', () => {
  const jia = createWord({ 0: [3, 8] });
  expect([...findPhrase([jia])]).toEqual([[0, [3, 8]]]);
  expect(findPhrase([jia, createWord({})]).size).toBe(0);
  expect(findPhrase([]).size).toBe(0);
});

it('finds a token that follows itself', () => {
  const jia = createWord({ 7: [1, 2, 3, 9] });
  expect([...findPhrase([jia, jia])]).toEqual([[7, [1, 2]]]);
});

it('decodes a frequent token only where the rarer ones stand rightly', () => {
  const decoded: number[] = [];
  const frequent = createWord({ 0: [1, 2], 1: [3, 4], 2: [5, 6], 3: [7, 8] }, decoded);
  const rare = [createWord({ 1: [4], 3: [2] }), createWord({ 1: [5], 3: [9] })];
  expect([...findPhrase([frequent, ...rare])]).toEqual([[1, [3]]]);
  expect(decoded).toEqual([1]);
});

it('decodes nothing in pages that lack one of the tokens', () => {
  const decoded: number[] = [];
  const rare = createWord({ 1: [4], 3: [7] }, decoded);
  expect([...findPhrase([rare, createWord({ 0: [2, 3], 1: [5, 6] })])]).toEqual([[1, [4]]]);
  expect(decoded).toEqual([1]);
});
