import { describe, expect, it } from 'vitest';
import { findWords } from '../../../src/search/find-words.ts';
import { parseSearchQuery } from '../../../src/search/parse-query.ts';

const find = (query: string, text: string) =>
  findWords(text, parseSearchQuery(query).words).map((ranges) =>
    ranges.map(({ start, end }) => text.slice(start, end)),
  );

describe('findWords', () => {
  it('finds each word as it is written in the text', () => {
    expect(find('放管服改革 ２０２１', '推进“放管服”改革，2021年放管服改革。')).toEqual([
      ['放管服”改革', '放管服改革'],
      ['2021'],
    ]);
  });

  it('finds text in traditional characters, and part of a number', () => {
    expect(find('机构', '機構改革')).toEqual([['機構']]);
    expect(find('21年', '2021年')).toEqual([['21年']]);
    expect(find('“21年”', '2021年，21年')).toEqual([['21年']]);
    expect(find('15', '1.5')).toEqual([[]]);
  });

  it('finds a phrase that begins again within itself, and no place twice', () => {
    expect(find('公开公示', '公开公开公示')).toEqual([['公开公示']]);
    expect(find('哈哈', '哈哈哈哈哈')).toEqual([['哈哈', '哈哈']]);
  });

  it('goes through a long page of one character once', () => {
    const [ranges] = findWords('的'.repeat(200_000), parseSearchQuery(`${'的'.repeat(99)}地`).words);
    expect(ranges).toEqual([]);
  });
});
