import { describe, expect, it } from 'vitest';
import { breakTitle } from '../../../src/word/break-title.ts';
import { formatSignature } from '../../../src/word/format-signature.ts';
import { formatProperties } from '../../../src/word/properties.ts';

describe('a title', () => {
  it('stays on one line while it fits', () => {
    expect(breakTitle('示例区示例局2021年度工作报告')).toEqual(['示例区示例局2021年度工作报告']);
  });

  it('is broken between words into lines of about one length', () => {
    expect(breakTitle('示例区示例局2021年度法治政府建设情况报告')).toEqual([
      '示例区示例局2021年度',
      '法治政府建设情况报告',
    ]);
    expect(breakTitle('示例区示例局关于印发《示例区行政执法监督管理办法》的通知')).toEqual([
      '示例区示例局关于印发',
      '《示例区行政执法监督管理办法》的通知',
    ]);
  });

  it('keeps every character, however long and odd', () => {
    for (const title of ['', '𠮷'.repeat(200), 'a'.repeat(300), '《'.repeat(60), '报告'.repeat(45)])
      expect(breakTitle(title).join('')).toBe(title);
    expect(Math.max(...breakTitle('𠮷'.repeat(200)).map((line) => [...line].length))).toBeLessThanOrEqual(19);
  });
});

describe('落款', () => {
  const places = (lines: string[]) =>
    [...formatSignature(lines).matchAll(/<w:pStyle w:val="(\w+)".*?w:rightChars="(\d+)"/g)].map(
      ([, style, right]) => `${style} ${Number(right) / 100}`,
    );

  it('has the date begin two characters further right than the name', () => {
    // The name begins 11 + 2 characters from the edge, the date, 6.5 wide, at 11.
    expect(places(['示例区教育体育和旅游局', '2022年2月14日'])).toEqual(['Signature 2', 'Date 4.5']);
  });

  it('moves a name that is shorter than its date to the left', () => {
    expect(places(['示例局', '2022年2月14日'])).toEqual(['Signature 7.5', 'Date 2']);
  });

  it('has an empty line above it, stays together, and may be nothing', () => {
    const xml = formatSignature(['示例局', '示例委', '2022年2月14日']);
    expect(xml.match(/w:beforeLines="100"/g)?.length).toBe(1);
    expect(xml.match(/<w:keepNext\/>/g)?.length).toBe(2);
    expect(formatSignature([])).toBe('');
  });
});

it('orders properties as the schema does, whatever their order in the code', () => {
  expect(
    formatProperties('w:pPr', { 'w:jc': 'center', 'w:ind': { 'w:firstLine': 1 }, 'w:pStyle': 'Title' }),
  ).toBe('<w:pPr><w:pStyle w:val="Title"/><w:ind w:firstLine="1"/><w:jc w:val="center"/></w:pPr>');
  expect(formatProperties('w:rPr', {})).toBe('');
});
