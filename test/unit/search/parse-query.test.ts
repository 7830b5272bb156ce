import { describe, expect, it } from 'vitest';
import { isNumberToken } from '../../../src/search/number-tokens.ts';
import { MAX_QUERY_TOKENS, parseSearchQuery } from '../../../src/search/parse-query.ts';
import { countTokens, listWidest, type SearchWord } from '../../../src/search/search-word.ts';

/** As typed, without what stands before and in numbers. */
const join = (word: SearchWord) =>
  (listWidest(word)[0] ?? [])
    .map(([token = '']) => token)
    .filter((token) => !isNumberToken(token))
    .join('');
const words = (input: string) => parseSearchQuery(input).words.map(join);
const excluded = (input: string) => parseSearchQuery(input).excluded.map(join);

describe('parseSearchQuery', () => {
  it('separates words at any white space', () => {
    expect(words(' 法治　政府 \t建设\u00A0情况\n')).toEqual(['法治', '政府', '建设', '情况']);
  });

  it.each([
    '“优化 环境”',
    '"优化 环境"',
    '＂优化 环境＂',
    '”优化 环境“',
    '「优化 环境」',
  ])('takes %s as one phrase', (input) => {
    expect(words(`${input} 法治`)).toEqual(['优化环境', '法治']);
  });

  it('keeps the words of a Latin phrase apart', () => {
    expect(parseSearchQuery('"rule of law"').words).toEqual([
      { text: 'rule of law', levels: [[[['rule'], ['of'], ['law']]]] },
    ]);
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
    expect(parseSearchQuery(input)).toEqual({ words: [], excluded: [], shortened: false });
  });

  it.each([
    ['法治 -培训', ['法治'], ['培训']],
    ['-培训 法治', ['法治'], ['培训']],
    ['法治 －培训 -“机构 改革”', ['法治'], ['培训', '机构改革']],
    ['法治-培训', ['法治培训'], []],
    ['2022-02-14', ['20220214'], []],
    ['法治 - 培训', ['法治', '培训'], []],
    ['法治 -', ['法治'], []],
    ['-培训', [], ['培训']],
    ['法治 -法治', ['法治'], ['法治']],
  ])('excludes what stands after a minus sign in %s', (input, wanted, unwanted) => {
    expect([words(input), excluded(input)]).toEqual([wanted, unwanted]);
  });

  it.each([
    ['-2.5%', ['25'], []],
    ['增速 －２．５％', ['增速', '25'], []],
    ['-.5', ['5'], []],
    ['−3,000', ['3000'], []],
    ['-¥1,234.50', ['123450'], []],
    ['培训 -￥5', ['培训', '5'], []],
    ['培训 -3个', ['培训', '3个'], []],
    ['培训 -2021年', ['培训'], ['2021年']],
    ['培训 -3号', ['培训'], ['3号']],
    ['培训 -“30%”', ['培训'], ['30']],
    ['培训 -PM2.5', ['培训'], ['pm25']],
  ])('takes a minus sign before a number for its sign in %s', (input, wanted, unwanted) => {
    expect([words(input), excluded(input)]).toEqual([wanted, unwanted]);
  });

  it.each([
    '示府发〔2021〕3号',
    '示府发(2021)3号',
    '示府发（2021）3号',
    '示府发[2021]3号',
    '示府发【2021】3号',
  ])('takes %s for the same document number', (input) => {
    expect(parseSearchQuery(input).words[0]?.levels).toEqual(
      parseSearchQuery('示府发〔2021〕3号').words[0]?.levels,
    );
  });

  it('keeps a word as it was typed, for those who show it', () => {
    const {
      words: [word],
      excluded: [not],
    } = parseSearchQuery('“ＧＤＰ 增长” -機構');
    expect([word?.text, not?.text]).toEqual(['ＧＤＰ 增长', '機構']);
  });

  it('cuts an endless query and says so', () => {
    const { words: kept, shortened } = parseSearchQuery(`法治 ${'的'.repeat(10_000)}`);
    expect(shortened).toBe(true);
    expect(kept.reduce((sum, word) => sum + countTokens(word), 0)).toBe(MAX_QUERY_TOKENS);
    expect(parseSearchQuery('的'.repeat(MAX_QUERY_TOKENS)).shortened).toBe(false);
  });

  it('reads markup as words', () => {
    expect(words('<img onerror=alert(1)>')).toEqual(['img', 'onerroralert1']);
  });
});
