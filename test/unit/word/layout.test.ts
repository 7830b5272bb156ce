import { describe, expect, it } from 'vitest';
import { formatSignature } from '../../../src/word/format-signature.ts';
import { formatProperties } from '../../../src/word/properties.ts';

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
