import { describe, expect, it } from 'vitest';
import { placeHits } from '../../../src/search/place-hits.ts';

const at = (start: number, end: number) => ({ start, end });

describe('placeHits', () => {
  it('cuts a hit where one piece of the text ends and the next begins', () => {
    const pieces = [at(0, 4), at(5, 9), at(9, 12)];
    expect(placeHits(pieces, [at(2, 10)])).toEqual([
      [{ hit: 0, start: 2, end: 4 }],
      [{ hit: 0, start: 0, end: 4 }],
      [{ hit: 0, start: 0, end: 1 }],
    ]);
  });

  it('gives a piece all its hits, and none that only touch it', () => {
    const pieces = [at(0, 10), at(10, 20), at(20, 20), at(20, 30)];
    expect(placeHits(pieces, [at(1, 2), at(2, 3), at(8, 10), at(20, 22)])).toEqual([
      [
        { hit: 0, start: 1, end: 2 },
        { hit: 1, start: 2, end: 3 },
        { hit: 2, start: 8, end: 10 },
      ],
      [],
      [],
      [{ hit: 3, start: 0, end: 2 }],
    ]);
  });
});
