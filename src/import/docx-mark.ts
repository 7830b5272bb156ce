import { listChildren, readXmlText, type XmlElement } from '../office/parse-xml.ts';
import type { ImportedDocument, Metadatum } from './document.ts';
import { findImportedField } from './labels.ts';

/** A property of this name stands in every Word file that this project makes (`src/word/`), and stays when it is edited. */
const MARK = '公报文档';

/** What a Word file of this project says of itself in its properties; `undefined` for any other. */
export function readMark(
  root: XmlElement | undefined,
): Pick<ImportedDocument, 'isMarked' | 'metadata'> | undefined {
  const properties = listChildren(root, 'property').map((property) => ({
    label: property.attributes.name ?? '',
    value: listChildren(property).map(readXmlText).join('').trim(),
  }));
  if (!properties.some(({ label }) => label === MARK)) return undefined;
  const metadata = properties
    .filter(({ label, value }) => value !== '' && findImportedField(label))
    .map((property): Metadatum => ({ ...property, origin: 'Word 文件的属性' }));
  return { isMarked: true, metadata };
}
