import { describe, expect, it } from 'vitest';
import { MAX_QUERY_TOKENS, parseSearchQuery } from '../../../src/search/parse-query.ts';

const words = (input: string) => parseSearchQuery(input).words.map((word) => word.join(''));

describe('parseSearchQuery', () => {
  it('separates words at any white space', () => {
    expect(words(' 法治　政府 \t建设\u00A0情况\n')).toEqual(['法治', '政府', '建设', '情况']);
  });

  it.each(['“优化 环境”', '"优化 环境"', '＂优化 环境＂'])('takes %s as one phrase', (input) => {
    expect(words(`${input} 法治`)).toEqual(['优化环境', '法治']);
  });

  it('keeps the words of a Latin phrase apart', () => {
    expect(parseSearchQuery('"rule of law"').words).toEqual([['rule', 'of', 'law']]);
  });

  it.each([
    ['推进“放管服”改革', ['推进放管服改革']],
    ['“放管服”改革 “一网通办”', ['放管服改革', '一网通办']],
    ['“法治 政府', ['法治', '政府']],
    ['法治” 政府', ['法治', '政府']],
  ])('takes the quotation marks in %s as part of the text', (input, expected) => {
    expect(words(input)).toEqual(expected);
  });

  it('asks once for a word that was typed twice', () => {
    expect(words('GDP gdp “ＧＤＰ”')).toEqual(['gdp']);
  });

  it.each([
    '',
    '   ',
    '。，',
    '“”',
    '""',
    '"',
    '😀',
    '\uD800',
    '.*+?^$()|[]{}\\',
  ])('finds no word in %j', (input) => {
    expect(parseSearchQuery(input)).toEqual({ words: [], shortened: false });
  });

  it('cuts an endless query and says so', () => {
    const { words: kept, shortened } = parseSearchQuery(`法治 ${'的'.repeat(10_000)}`);
    expect(shortened).toBe(true);
    expect(kept.flat()).toHaveLength(MAX_QUERY_TOKENS);
    expect(parseSearchQuery('的'.repeat(MAX_QUERY_TOKENS)).shortened).toBe(false);
  });

  it('reads markup as words', () => {
    expect(words('<img onerror=alert(1)>')).toEqual(['img', 'onerroralert1']);
  });
});
