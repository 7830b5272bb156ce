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

  it.each([
    // Runs of pages, notes that go on, a note alone on its page, a page without anything.
    [['标题甲[1]— 1 —', '乙丙丁落款[1]注— 2 —', '文— 3 —']],
    [['标题甲[1]乙丙丁落款— 1 —', '[1]注文']],
    [['标题甲[1]乙丙丁落款[1]注文— 1 —', '', '— 12 —']],
    [['标题甲[1]乙丙丁落款[1]注文']],
    [['标题甲[1]乙', '表头丙丁', '表头落款[1]注文']],
  ])('is whole however it is paged: %j', (pages) => expect(findLostText(pages, expected)).toBeUndefined());

  it.each([
    // Only the number of a page is no text, a head only at the top of one, a note only at its foot.
    [['标题甲[1]乙丙丁落款[1]注文— 1 — 2']],
    [['标题甲[1]乙表头丙丁落款[1]注文']],
    [['标题甲[1]乙[1]注文丙丁落款']],
    [['标题甲[1]乙丙丁落款[1]注文— 一 —']],
    [['标题甲[1]乙丙丁落款[1]注文多']],
    [['标题甲[1]乙丙丁落款[1]注文', '多']],
  ])('holds nothing else: %j', (pages) => expect(findLostText(pages, expected)).toBeDefined());

  it('is told by its first 20 characters, and each that is missing once', () => {
    const long = { ...expected, main: '甲'.repeat(10) + '𠮷'.repeat(15), notes: '' };
    expect(findLostText([], long)).toBe(`“${'甲'.repeat(10)}${'𠮷'.repeat(10)}…”没有排出来`);
    expect(findLostText(['乙'], long)).toBe('少了“甲𠮷”');
    expect(findLostText(['甲'.repeat(20)], { ...long, main: '甲'.repeat(21) })).toBe('“甲”没有排出来');
    expect(findLostText([], { ...long, main: '甲'.repeat(20) })).toBe(`“${'甲'.repeat(20)}”没有排出来`);
    expect(findLostText(['甲乙丙丁戊己庚辛'], { ...long, main: '甲乙丙丁戊己辛庚' })).toBe(
      '第 1 页应当是“乙丙丁戊己辛庚”，排出来是“乙丙丁戊己庚辛”',
    );
  });

  it('may have another order where rows are broken, but not less', () => {
    const table = { ...expected, mayReorder: true };
    expect(findLostText(['标题甲[1]乙丁丙落款\n[1]注文'], table)).toBeUndefined();
    expect(findLostText(['标题甲[1]乙丁落款\n[1]注文'], table)).toBe('少了“丙”');
  });
});
