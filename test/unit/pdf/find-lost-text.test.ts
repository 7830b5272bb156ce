import { describe, expect, it } from 'vitest';
import { findLostText } from '../../../src/pdf/find-lost-text.ts';
import type { PdfText } from '../../../src/pdf/list-pdf-text.ts';

const expected: PdfText = {
  main: '标题甲[1]乙丙丁落款',
  notes: '[1]注文',
  heads: ['表头'],
  mayReorder: false,
};

describe('text of a PDF', () => {
  it('is whole with notes at the foot, page numbers and repeated heads', () => {
    expect(
      findLostText(['标 题\r\n甲[1]乙\n[1]注\n— 1 —', '表头丙丁\n落款\n文\n— 2 —'], expected),
    ).toBeUndefined();
  });

  it.each([
    [['标题甲[1]乙丙丁\n[1]注文— 1 —'], '“落款”没有排出来'],
    [['标题甲[1]乙丁落款\n[1]注文— 1 —'], '少了“丙”'],
    [['标题甲[1]乙丙丁落款— 1 —'], '“[1]注文”没有排出来'],
    [['标题甲[1]乙丁丙落款\n[1]注文— 1 —'], '第 1 页应当是'],
    [[], '“标题甲[1]乙丙丁落款”没有排出来'],
  ])('is not whole: %j', (pages, words) => {
    expect(findLostText(pages, expected)).toContain(words);
  });

  it('is quoted from where it differs, behind a repeated head', () => {
    const main = '标题甲乙丙丁落款';
    expect(findLostText(['标题甲乙丙— 1 —', '表头落丁款— 2 —'], { ...expected, main, notes: '' })).toBe(
      '第 2 页应当是“丁落款”，排出来是“落丁款”',
    );
  });

  it('may have another order where rows are broken, but not less', () => {
    const table = { ...expected, mayReorder: true };
    expect(findLostText(['标题甲[1]乙丁丙落款\n[1]注文'], table)).toBeUndefined();
    expect(findLostText(['标题甲[1]乙丁落款\n[1]注文'], table)).toBe('少了“丙”');
  });
});
