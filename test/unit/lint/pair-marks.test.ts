import { describe, expect, it } from 'vitest';
import { findUnpaired } from '../../../src/lint/pair-marks.ts';
import { lintBody } from '../../support/lint-sample.ts';

const show = (text: string) =>
  findUnpaired(text).map(({ index, mark, wanted, kind }) => `${index} ${mark} ${wanted} ${kind}`);

describe('findUnpaired', () => {
  it.each([
    '“甲”和‘乙’，《丙〈丁〉》（戊〔己〕）【庚】「辛『壬』」',
    '“甲“乙”丙”',
    '（甲)和(乙）',
    '1）甲；2）乙；a)丙、一）丁',
    'it’s ’21 teachers’ day',
    '甲‘abc’乙，‘it’s’',
    '',
  ])('finds nothing in %s', (text) => {
    expect(show(text)).toEqual([]);
  });

  it('finds marks without a partner, in their order', () => {
    expect(show('甲”乙“丙')).toEqual(['1 ” “ close', '3 “ ” open']);
    expect(show('《甲（乙》')).toEqual(['2 （ ） open']);
    expect(show('“甲“乙”')).toEqual(['0 “ ” open']);
    expect(show('甲（乙')).toEqual(['1 （ ） open']);
    expect(show('甲)乙')).toEqual(['1 ) （ close']);
  });

  it('tells pairs that cross from pairs that lack a mark', () => {
    expect(show('“甲（乙”丙）')).toEqual(['6 ） （ crossed']);
  });
});

describe('a quotation over several paragraphs', () => {
  const rules = (body: string) => lintBody(body).map(({ rule, line }) => `${line} ${rule}`);

  it('is one pair', () => {
    expect(rules('修改为：“甲。\n\n乙。\n\n丙。”')).toEqual([]);
    expect(rules('“甲。\n\n“乙。\n\n“丙。”')).toEqual([]);
  });

  it('is none if nothing announces it, or if it never ends', () => {
    expect(rules('推进“甲工作。\n\n乙工作。”')).toEqual(['10 pair-unmatched', '12 pair-unmatched']);
    expect(rules('“甲工作。\n\n乙工作。')).toEqual(['10 pair-unmatched']);
    expect(rules('修改为：“甲。\n\n乙”丙。')).toEqual(['10 pair-unmatched', '12 pair-unmatched']);
  });
});
