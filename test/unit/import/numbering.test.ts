import { describe, expect, it } from 'vitest';
import { isCaption, isFigureCaption, isTableCaption } from '../../../src/import/captions.ts';
import { readLineNumber } from '../../../src/import/numbering.ts';
import { isSymbolFont, readSymbol } from '../../../src/import/symbol-fonts.ts';

it.each([
  ['第一编 总则', 'part', '总则'],
  ['第 2 部分：甲', 'part', '：甲'],
  ['第三篇', 'part', ''],
  ['第一章总则', 'chapter', '总则'],
  ['第 12 章 总则', 'chapter', '总则'],
  ['第二节　甲', 'section', '甲'],
  ['第一条 甲', 'article', '甲'],
  ['第一百二十条之一 甲', 'article', '甲'],
  ['第1234条', 'article', ''],
  ['一、甲', 'han', '甲'],
  ['十二 ．甲', 'han', '甲'],
  ['（一）甲', 'han-bracket', '甲'],
  ['( 二 )、甲', 'han-bracket', '甲'],
  ['1.1 甲', 'decimal', '甲'],
  ['1.2.3. 甲', 'decimal', '甲'],
  ['1．2甲', 'decimal', '甲'],
  ['（1）甲', 'digit-bracket', '甲'],
  ['( 12 )． 甲', 'digit-bracket', '甲'],
  ['3）甲', 'digit-bracket', '甲'],
  ['⑴甲', 'digit-bracket', '甲'],
  ['1.甲', 'digit', '甲'],
  ['12 、甲', 'digit', '甲'],
  ['⒈甲', 'digit', '甲'],
  ['1.2021年工作情况', 'digit', '2021年工作情况'],
  ['2．1998年度决算', 'digit', '1998年度决算'],
  ['①甲', 'circled', '甲'],
  ['㊿甲', 'circled', '甲'],
  ['  一、甲 ', 'han', '甲'],
  ['1深化改革', 'digit', '深化改革'],
  ['2　总则', 'digit', '总则'],
])('“%s” has a number of the kind %s, and “%s” behind it', (line, kind, rest) => {
  expect(readLineNumber(line)).toMatchObject({ kind, rest });
});

it('a decimal number has as many parts as it says', () => {
  expect(
    ['1.2甲', '1.2.3甲', '1．2．3．4甲', '12.34甲', '第12章', '一、甲'].map(
      (line) => readLineNumber(line)?.parts,
    ),
  ).toEqual([2, 3, 4, 2, 1, 1]);
});

it.each([
  '甲',
  '第一部分别由',
  '第一条例',
  '第三条件',
  '见第一章',
  '一甲',
  '见一、甲',
  '见（一）甲',
  '123.甲',
  '1.5%',
  '1.5万人',
  '1.25亿元',
  '1.123甲',
  '1.2021亩',
  '1.3021年',
  '12项',
  '3 月',
  '2022年',
  '123甲',
  '见1.甲',
  '见①',
  '1.5元',
])('“%s” has none', (line) => {
  expect(readLineNumber(line)).toBeUndefined();
});

it.each([
  ['图1 甲', 'figure'],
  ['附图 二', 'figure'],
  ['图A-1', 'figure'],
  ['续表 B.2 甲', 'table'],
  ['表A1', 'table'],
  ['表A 甲', 'caption'],
  ['图 B', 'caption'],
  ['附表A 甲', 'caption'],
  ['表（一）甲', 'caption'],
  ['图①', 'caption'],
  ['Table 1 Cases', 'caption'],
  ['Fig. 2', 'caption'],
  ['图书', ''],
  ['表扬', ''],
  ['见图1', ''],
  ['图ABC', ''],
  ['图AB 甲', ''],
])('“%s” is a caption of a %s', (text, kind) => {
  expect([isCaption(text), isFigureCaption(text), isTableCaption(text)]).toEqual([
    kind !== '',
    kind === 'figure',
    kind === 'table',
  ]);
});

describe('signs of symbol fonts', () => {
  it('are known by their place in the font, low or high', () => {
    const show = (font: string, ...codes: number[]) =>
      codes.map((code) => readSymbol(font, code) ?? '-').join('');
    expect(show('Wingdings', 0xf0fe, 254, 40, 41, 42, 0xf06c, 115, 0xf100, 0xefff)).toBe('☑☑☎✆✉●---');
    expect(show(' WINGDINGS 2 ', 0x52, 0xf0a3, 106)).toBe('☑□①');
    expect(show('Symbol', 97, 0xf061, 74, 0xf0b3, 210)).toBe('αα-≥®');
    expect(show('宋体', 0xf0fe)).toBe('-');
    expect(show('My Wingdings', 254)).toBe('-');
  });
  it('are letters in other fonts', () => {
    expect(['Wingdings 3', 'webdings', ' Symbol '].map(isSymbolFont)).toEqual([true, true, true]);
    expect(['Wingdings 4', 'Segoe UI Symbol', '宋体', ''].map(isSymbolFont)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
