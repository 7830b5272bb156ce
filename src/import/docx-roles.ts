import { findChild, type XmlElement } from '../office/parse-xml.ts';
import type { Inline, Paragraph } from './document.ts';
import type { ParagraphStyle } from './docx-styles.ts';

/** What paragraphs are by their style, in a document that this project made. */

const ROLES: Readonly<Record<string, Paragraph['role']>> = {
  signature: 'signature',
  date: 'signature',
  发文字号: 'number',
  版记: 'imprint',
  caption: 'caption',
};

export function readRole({ name }: ParagraphStyle): Pick<Paragraph, 'role'> {
  const role = ROLES[name ?? ''];
  return role ? { role } : {};
}

/** `3. 报送` in the style of numbered lists is an item; its number is typed, for it is text of the document. */
export function readNumberedItem(
  inlines: readonly Inline[],
  { name }: ParagraphStyle,
  properties: XmlElement | undefined,
): Pick<Paragraph, 'inlines' | 'item'> | undefined {
  const [first, ...rest] = inlines;
  if (name !== 'list number' || first?.kind !== 'text') return undefined;
  const [whole = '', marker] = /^(\d{1,9}[.)])\s+/u.exec(first.text) ?? [];
  if (marker === undefined) return undefined;
  const indent = Number(findChild(properties, 'w:ind')?.attributes['w:leftChars'] ?? 0);
  return {
    inlines: [{ ...first, text: first.text.slice(whole.length) }, ...rest],
    item: { marker, depth: Math.round(indent / 200) },
  };
}
