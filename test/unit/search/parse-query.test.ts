import { describe, expect, it } from 'vitest';
import { MAX_QUERY_TOKENS, parseSearchQuery } from '../../../src/search/parse-query.ts';
import { NUMBER_START } from '../../../src/search/tokenize.ts';

/** Without the sign before a number. */
const join = (tokens: readonly string[]) => tokens.join('').replaceAll(NUMBER_START, '');
const words = (input: string) => parseSearchQuery(input).words.map(({ tokens }) => join(tokens));
const excluded = (input: string) => parseSearchQuery(input).excluded.map(({ tokens }) => join(tokens));

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
      { text: 'rule of law', tokens: ['rule', 'of', 'law'] },
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

  it('finds a part of a number, and in quotation marks the whole one only', () => {
    const tokens = (input: string) => parseSearchQuery(input).words[0]?.tokens;
    expect(tokens('21年')).toEqual(['2', '1', '年']);
    expect(tokens('“21年”')).toEqual([NUMBER_START, '2', '1', '年']);
    expect(tokens('第21条')).toEqual(['第', NUMBER_START, '2', '1', '条']);
  });

  it.each([
    '示府发〔2021〕3号',
    '示府发(2021)3号',
    '示府发（2021）3号',
    '示府发[2021]3号',
    '示府发【2021】3号',
  ])('takes %s for the same document number', (input) => {
    expect(parseSearchQuery(input).words[0]?.tokens).toEqual(
      parseSearchQuery('示府发〔2021〕3号').words[0]?.tokens,
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
    expect(kept.flatMap(({ tokens }) => tokens)).toHaveLength(MAX_QUERY_TOKENS);
    expect(parseSearchQuery('的'.repeat(MAX_QUERY_TOKENS)).shortened).toBe(false);
  });

  it('reads markup as words', () => {
    expect(words('<img onerror=alert(1)>')).toEqual(['img', 'onerroralert1']);
  });
});
