import { findChild, listChildren, readXmlText, type XmlElement } from '../office/parse-xml.ts';
import { MARK } from '../word/format-document-properties.ts';
import type { ImportedDocument, Inline, Metadatum, Paragraph } from './document.ts';
import type { ParagraphStyle } from './docx-styles.ts';
import { findImportedField } from './labels.ts';

/** What a Word file of this project says of itself in its properties; `undefined` for any other. */
export function readMark(
  root: XmlElement | undefined,
): Pick<ImportedDocument, 'isMarked' | 'metadata'> | undefined {
  const properties = listChildren(root, 'property').map((property) => ({
    label: property.attributes.name ?? '',
    value: listChildren(property).map(readXmlText).join('').trim(),
  }));
  if (!properties.some(({ label }) => label === MARK.name)) return undefined;
  const metadata = properties.flatMap(({ label, value }): Metadatum[] => {
    const field = findImportedField(label);
    if (!field || value === '') return [];
    // As `formatCustomProperties` writes a list: an item may have spaces in it.
    const items = field.type === 'list' ? value.split('；') : undefined;
    return [{ label, value, items, origin: 'Word 文件的属性' }];
  });
  return { isMarked: true, metadata };
}

/** What paragraphs are by their style, in a document that this project made. */
const ROLES: Readonly<Record<string, Paragraph['role']>> = {
  signature: 'signature',
  date: 'signature',
  文件提示: 'notice',
  发文字号: 'number',
  文件题注: 'head-note',
  版记: 'imprint',
  caption: 'caption',
};

export const readRole = ({ name }: ParagraphStyle) => ROLES[name ?? ''];

/**
 * `3. 报送` in the style of numbered lists is an item; its number is typed, for it is text of the document. A number
 * alone stays text: an item without any would be taken for an empty line.
 */
export function readNumberedItem(
  inlines: readonly Inline[],
  { name }: ParagraphStyle,
  properties: XmlElement | undefined,
): Pick<Paragraph, 'inlines' | 'item'> | undefined {
  const [first, ...rest] = inlines;
  if (name !== 'list number' || first?.kind !== 'text') return undefined;
  const [whole = '', marker] = /^(\d{1,9}[.)])\s+/u.exec(first.text) ?? [];
  const inside = [{ ...first, text: first.text.slice(whole.length) }, ...rest];
  if (marker === undefined || inside.every((inline) => inline.kind === 'text' && inline.text.trim() === ''))
    return undefined;
  const indent = Number(findChild(properties, 'w:ind')?.attributes['w:leftChars'] ?? 0);
  return {
    inlines: inside,
    item: { marker, depth: Math.round(indent / 200) },
  };
}
