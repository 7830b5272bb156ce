import { listChildren, type XmlElement } from '../office/parse-xml.ts';
import type { ImportedDocument } from './document.ts';
import { type DocxFile, showsAnything } from './docx-file.ts';
import { isWebArchive } from './read-web-archive.ts';
import { readWordPage } from './word-page-importer.ts';

/**
 * Reads a Word file that is a page in an envelope, as many systems “export to Word”: `w:altChunk` (ECMA-376-1,
 * 17.17.2.1) names a page or a web archive, and there is nothing else.
 * @returns `undefined` for a file that has a text of its own, or a page that cannot be read
 */
export async function readChunk({
  archive,
  body,
  relations,
}: DocxFile): Promise<ImportedDocument | undefined> {
  const [chunk, ...others] = listChildren(body).filter((child) => !isEmpty(child));
  if (chunk?.name !== 'w:altChunk' || others.length > 0) return undefined;
  const relation = relations.get(chunk.attributes['r:id'] ?? '');
  const bytes = relation && !relation.isExternal ? await archive.read(relation.target) : undefined;
  if (!relation || !bytes) return undefined;
  if (!isWebArchive(bytes) && !/\.x?html?$/iu.test(relation.target)) return undefined;
  const reading = readWordPage(bytes);
  return reading.ok ? reading.document : undefined;
}

const isEmpty = (element: XmlElement): boolean =>
  element.name === 'w:sectPr' || (element.name === 'w:p' && !showsAnything(element));
