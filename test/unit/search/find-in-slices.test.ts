import { describe, expect, it } from 'vitest';
import { findInSlices } from '../../../src/search/find-in-slices.ts';
import { findWords } from '../../../src/search/find-words.ts';
import { parseSearchQuery } from '../../../src/search/parse-query.ts';

/** Hits of all words in order: in slices, and in one go. */
function findBothWays(text: string, query: string) {
  const { words } = parseSearchQuery(query);
  const slices = [...findInSlices(text, words)];
  const inOrder = (ranges: { start: number; end: number }[]) => ranges.sort((a, b) => a.start - b.start);
  return {
    slices: slices.length,
    found: inOrder(slices.flat()),
    all: inOrder(findWords(text, words).flat()),
  };
}

describe('findInSlices', () => {
  it('finds in a long text what is found in one go, also where slices meet', () => {
    // 2021 and ㎡ at every place of the cut in turn; ㎡ is two letters in the index.
    for (let shift = 0; shift < 40; shift += 1) {
      const text = `${'字'.repeat(shift)}${'示例局2021年，Example\n改革。”（放 管服；3㎡地'.repeat(3_000)}`;
      const { slices, found, all } = findBothWays(
        text,
        '革放管服 2021 服3m2地 exam 局2021年example改革放管服',
      );
      expect(slices).toBeGreaterThan(2);
      expect(all.length).toBeGreaterThan(10_000);
      expect(found).toEqual(all);
    }
  });

  it('passes over any amount of punctuation between two characters of a hit', () => {
    const text = `${'字'.repeat(19_999)}改\n${'。，\n'.repeat(20_000)}革`;
    const { found } = findBothWays(text, '改革');
    expect(found).toEqual([{ start: 19_999, end: text.length }]);
  });

  it('takes an empty text and a text without any place to cut', () => {
    expect(findBothWays('', '改革')).toEqual({ slices: 0, found: [], all: [] });
    expect(findBothWays('改革'.repeat(30_000), '改革').found).toHaveLength(30_000);
  });
});
