import { expect, it } from 'vitest';
import { findPlaces } from '../../../src/search/find-places.ts';

const token = (at: number, ...places: number[]) => ({ at, places: new Map([[7, places]]) });

it('tells where tokens stand at their distance in the phrase', () => {
  // 甲乙丙 of which 乙 and 丙 are looked at: it begins at 4 and at 20.
  expect(findPlaces([token(1, 2, 5, 9, 21), token(2, 6, 22, 30)], 7)).toEqual([4, 20]);
  expect(findPlaces([token(0, 3, 8), token(1, 4, 5)], 7)).toEqual([3]);
});

it('takes every place of a single token, and none of one that is not in the page', () => {
  expect(findPlaces([token(0, 3, 8)], 7)).toEqual([3, 8]);
  expect(findPlaces([token(0, 3), token(1)], 7)).toEqual([]);
  expect(findPlaces([token(0, 3)], 1)).toEqual([]);
  expect(findPlaces([], 1)).toEqual([]);
});

it('finds a token that follows itself', () => {
  expect(findPlaces([token(0, 1, 2, 3), token(1, 1, 2, 3)], 7)).toEqual([1, 2]);
});
