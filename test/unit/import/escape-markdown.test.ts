import { describe, expect, it } from 'vitest';
import { escapeCell, escapeInline, escapeLineStart } from '../../../src/import/escape-markdown.ts';

describe('escaping', () => {
  it.each([
    ['# 甲', '\\# 甲'],
    ['1. 甲', '1\\. 甲'],
    ['2) 甲', '2\\) 甲'],
    ['- 甲', '\\- 甲'],
    ['+ 甲', '\\+ 甲'],
    ['> 甲', '\\> 甲'],
    ['---', '\\---'],
    ['| 甲', '\\| 甲'],
  ])('keeps the start of a line: %s', (text, markdown) => {
    expect(escapeLineStart(text)).toBe(markdown);
  });

  it.each(['1.甲', '-甲', '#甲', '2021年', '（一）甲', '——甲', '1.5%'])('lets %s be', (text) => {
    expect(escapeLineStart(escapeInline(text))).toBe(text);
  });

  it.each([
    ['a*b_c', 'a\\*b\\_c'],
    ['`码`', '\\`码\\`'],
    ['[甲](乙)', '\\[甲\\](乙)'],
    ['[甲]与（乙）', '[甲]与（乙）'],
    ['[^1]', '\\[^1]'],
    ['<http://a>', '\\<http://a>'],
    ['a < b', 'a < b'],
    ['&amp;', '\\&amp;'],
    ['A&B', 'A&B'],
  ])('keeps the marks inside a line: %s', (text, markdown) => {
    expect(escapeInline(text)).toBe(markdown);
  });

  it.each([
    ['甲|乙', '甲\\|乙'],
    ['^^', '\\^^'],
    ['<', '\\<'],
    ['甲<', '甲<'],
  ])('keeps the text of a cell: %s', (text, markdown) => {
    expect(escapeCell(text)).toBe(markdown);
  });
});
