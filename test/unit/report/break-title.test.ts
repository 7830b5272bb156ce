import { describe, expect, it } from 'vitest';
import { breakTitle } from '../../../src/report/break-title.ts';

describe('a title', () => {
  it('stays on one line while it fits', () => {
    expect(breakTitle('示例区示例局2021年度工作报告')).toEqual(['示例区示例局2021年度工作报告']);
  });

  it('is broken between words into lines of about one length', () => {
    expect(breakTitle('示例区示例局2021年度法治政府建设情况报告')).toEqual([
      '示例区示例局2021年度',
      '法治政府建设情况报告',
    ]);
  });

  it('keeps every character, however long and odd', () => {
    for (const title of ['', '𠮷'.repeat(200), 'a'.repeat(300), '《'.repeat(60), '报告'.repeat(45)])
      expect(breakTitle(title).join('')).toBe(title);
    expect(Math.max(...breakTitle('𠮷'.repeat(200)).map((line) => [...line].length))).toBeLessThanOrEqual(20);
  });
});
