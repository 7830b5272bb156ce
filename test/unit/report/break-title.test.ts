import { describe, expect, it } from 'vitest';
import { breakTitle } from '../../../src/report/break-title.ts';

describe('lines of a title', () => {
  it('are one if it fits, and even if it does not', () => {
    expect(breakTitle('示例区2021年度报告')).toEqual(['示例区2021年度报告']);
    expect(breakTitle('示例区示例局2021年度法治政府建设情况报告')).toEqual([
      '示例区示例局2021年度',
      '法治政府建设情况报告',
    ]);
  });

  it('never begin with a closing mark or end with an opening one', () => {
    const title = '关于印发《示例区示例局关于进一步加强示例工作的若干规定（试行）》的通知和说明';
    for (const line of breakTitle(title)) {
      expect(line).not.toMatch(/^[》）、，]/);
      expect(line).not.toMatch(/[《（]$/);
      expect([...line].length).toBeLessThanOrEqual(20);
    }
    expect(breakTitle(title).join('')).toBe(title);
  });

  it('keep every character of hostile titles', () => {
    for (const title of ['', '》'.repeat(50), 'x'.repeat(300), '示例'.repeat(100), '𠮷'.repeat(60)])
      expect(breakTitle(title).join('')).toBe(title);
  });
});
