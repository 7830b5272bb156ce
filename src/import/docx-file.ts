import type { OfficePackage } from '../office/open-package.ts';
import {
  createPartParser,
  createPartReader,
  type PartParser,
  type PartReader,
} from '../office/parse-parts.ts';
import { formatRelationsName, parseRelations, type Relations } from '../office/parse-relations.ts';
import { findChild, readXmlText, walkXml, type XmlElement } from '../office/parse-xml.ts';
import { bareText } from './document-text.ts';
import { type Reading, refuse } from './importer.ts';

/** A Word file that has a text. */
export interface DocxFile {
  readonly archive: OfficePackage;
  readonly parse: PartParser;
  readonly read: PartReader;
  /** What the file as a whole refers to. */
  readonly packageRelations: Relations;
  /** The part that holds the text: its bytes, what it refers to, and its body. */
  readonly bytes: Uint8Array;
  readonly relations: Relations;
  readonly body: XmlElement;
}

/** Opens the package of a Word file, up to the part that holds its text. @throws PackageError */
export async function openDocx(archive: OfficePackage): Promise<Reading<DocxFile>> {
  const parse = createPartParser();
  const read = createPartReader(archive, parse);
  const packageRelations = parseRelations(await read('_rels/.rels'), '');
  const main =
    [...packageRelations.values()].find(({ type }) => type === 'officeDocument')?.target ??
    'word/document.xml';
  if (await hasMacros(archive))
    return refuse(
      'Word 文件里有宏（会运行的程序），不予读取',
      '在 Word 里另存为“Word 文档（.docx）”，它不带宏，再导入',
    );
  const bytes = await archive.read(main);
  if (!bytes || !/(?:^|\/)document\d*\.xml$/iu.test(main))
    return refuse(
      '这不是 Word 文档：压缩包里没有 Word 的正文',
      '用 Word 或 WPS 打开原来的文件，另存为 .docx 再导入',
    );
  const body = findChild(parse(bytes), 'w:body');
  if (!body)
    return refuse('Word 文件里的正文不完整，读不出来', '用 Word 或 WPS 打开看是否完整，再另存为 .docx');
  const relations = parseRelations(await read(formatRelationsName(main)), main);
  return { ok: true, archive, parse, read, packageRelations, bytes, relations, body };
}

/** A workbook that is embedded may be of a kind that could hold macros: it is not opened, and the document has none. */
async function hasMacros(archive: OfficePackage): Promise<boolean> {
  const contentTypes = await archive.read('[Content_Types].xml');
  return (
    archive.names.some((name) => /vbaProject\.bin$/iu.test(name)) ||
    /vnd\.ms-word\.[\w.]*macroEnabled/iu.test(new TextDecoder().decode(contentTypes))
  );
}

/** Whether there is a text or a picture in an element: Word keeps paragraphs and notes that are empty. */
export const showsAnything = (element: XmlElement): boolean => [...walkXml(element)].some(isShown);

const isShown = (element: XmlElement) =>
  /^(?:w:(?:sym|drawing|pict|object|subDoc)|m:oMath)$/u.test(element.name) ||
  (element.name === 'w:t' && bareText(readXmlText(element)) !== '');
