import { describe, expect, it } from 'vitest';
import { readNumberedItem, readRole } from '../../../src/import/docx-mark.ts';
import { parseXml } from '../../../src/office/parse-xml.ts';

const indent = (chars: number) =>
  parseXml(
    new TextEncoder().encode(
      `<w:pPr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:ind w:leftChars="${chars}"/></w:pPr>`,
    ),
  );
const text = (value: string) => [{ kind: 'text' as const, text: value }];

describe('a paragraph of a document of this project', () => {
  it('is an item of a numbered list, as deep as its indent', () => {
    const read = (value: string, chars: number) =>
      readNumberedItem([...text(value), ...text('尾')], { name: 'list number' }, indent(chars));
    expect(read('3. 报送', 0)).toEqual({
      inlines: [...text('报送'), ...text('尾')],
      item: { marker: '3.', depth: 0 },
    });
    expect(read('12)  报送', 200)?.item).toEqual({ marker: '12)', depth: 1 });
    expect(read('1. 报送', 400)?.item?.depth).toBe(2);
    expect(read('报送', 0)).toBeUndefined();
    expect(readNumberedItem(text('3. '), { name: 'list number' }, undefined)).toBeUndefined();
    expect(readNumberedItem(text('3. 报送'), { name: 'body text' }, undefined)).toBeUndefined();
    expect(readNumberedItem([{ kind: 'break' }], { name: 'list number' }, undefined)).toBeUndefined();
  });

  it.each([
    ['signature', 'signature'],
    ['date', 'signature'],
    ['版记', 'imprint'],
    ['caption', 'caption'],
    ['normal', undefined],
  ])('in the style %s has the role %s', (name, role) => {
    expect(readRole({ name })).toBe(role);
  });
});
