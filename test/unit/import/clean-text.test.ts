import { describe, expect, it } from 'vitest';
import { cleanText, listUnseen } from '../../../src/import/clean-text.ts';

describe('characters that nobody sees', () => {
  it('go, and marks of Windows-1252 become what they stand for', () => {
    expect(cleanText('甲\u200b乙\u00ad丙\ufeff\u202e丁\u0007戊\ud800己')).toBe('甲乙丙丁戊己');
    expect(cleanText('\u0091甲\u0092\u0093乙\u0094\u0085\u0095\u0096\u0097')).toBe('‘甲’“乙”…•–—');
    expect(cleanText('甲\n乙\t丙\u200d\ufe0f𠀀')).toBe('甲\n乙\t丙\u200d\ufe0f𠀀');
  });

  it('are counted, but not those that became something', () => {
    expect(listUnseen(['甲\u200b乙\u200b', '\u0093\u0007']).map(({ what }) => what)).toEqual([
      '看不见的字符 U+200B，2 个',
      '看不见的字符 U+0007，1 个',
    ]);
  });
});
