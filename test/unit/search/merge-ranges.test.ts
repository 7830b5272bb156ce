import { describe, expect, it } from 'vitest';
import { mergeRanges } from '../../../src/search/merge-ranges.ts';

const at = (start: number, end: number) => ({ start, end });

describe('mergeRanges', () => {
  it('puts the hits of all words in order and makes one of those that overlap', () => {
    expect(mergeRanges([at(10, 13), at(30, 33), at(0, 2), at(12, 15)])).toEqual([
      at(0, 2),
      at(10, 15),
      at(30, 33),
    ]);
  });

  it('keeps hits apart that only touch, and a hit inside another one adds nothing', () => {
    expect(mergeRanges([at(0, 2), at(2, 4), at(2, 3)])).toEqual([at(0, 2), at(2, 4)]);
  });

  it('does not change what it was given', () => {
    const ranges = [at(5, 9), at(7, 12)];
    mergeRanges(ranges);
    expect(ranges).toEqual([at(5, 9), at(7, 12)]);
  });
});
