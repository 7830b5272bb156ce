import { expect, it } from 'vitest';
import { extendPhrase } from '../../../src/search/extend-phrase.ts';

it('keeps the places behind which the next token stands', () => {
  const starts = new Map([
    [0, [1, 5, 9]],
    [3, [2]],
    [7, [4]],
  ]);
  const next = new Map([
    [0, [0, 3, 7, 8, 11]],
    [3, [3]],
    [8, [6]],
  ]);
  expect([...extendPhrase(starts, next, 2)]).toEqual([[0, [1, 5, 9]]]);
  expect([...extendPhrase(starts, next, 1)]).toEqual([[3, [2]]]);
  expect(extendPhrase(starts, new Map(), 2).size).toBe(0);
});
