import { describe, expect, it } from 'vitest';
import { findLine } from '../../../src/desk-page/find-line.ts';

const LINES = [
  '## 一、总体情况',
  '',
  '今年**共办理**12件，见[附件](attachments/表.xlsx)。',
  '- 第一项',
  '| 项目 | 数量 |',
  '今年**共办理**12件，其余不计。',
  '这一段',
  '分两行写。',
];

describe('the line of a block of the page', () => {
  it('is found by its words, whatever marks it up', () => {
    expect(findLine(LINES, '一、总体情况')).toBe(0);
    expect(findLine(LINES, '  今年共办理12件，见附件。 ')).toBe(2);
    expect(findLine(LINES, '第一项')).toBe(3);
    expect(findLine(LINES, '数量')).toBe(4);
    expect(findLine(['这一段话', '分两行写。'], '这一段话分两行写。')).toBe(0);
  });

  it('is the one that stands where the block does, if several begin alike', () => {
    expect(findLine(['相同', '别的', '相同'], '相同', 1)).toBe(2);
    expect(findLine(['相同'], '相同', 5)).toBe(0);
  });

  it('is none for words that are not there', () => {
    expect(findLine(LINES, '没有这些字')).toBeUndefined();
    expect(findLine(LINES, ' ')).toBeUndefined();
  });
});
