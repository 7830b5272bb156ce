import { groupBy } from '../base/group-by.ts';
import { append } from '../base/long-lists.ts';
import { type OfficePackage, openPackage, PackageError } from '../office/open-package.ts';
import { findPart, formatRelationsName, parseRelations, type Relations } from '../office/parse-relations.ts';
import { listChildren, readXmlText, walkXml, type XmlElement } from '../office/parse-xml.ts';
import { type Block, createDocument, GAP, type LeftBehind, type Note, placeLeftBehind } from './document.ts';
import { bareText, clipLine } from './document-text.ts';
import { readDocxBlocks } from './docx-blocks.ts';
import { readChunk } from './docx-chunk.ts';
import type { DocxContext, SharedContext } from './docx-context.ts';
import { listStrayMarks } from './docx-fields.ts';
import { type DocxFile, openDocx, showsAnything } from './docx-file.ts';
import { readMark } from './docx-mark.ts';
import { createNumbering } from './docx-numbering.ts';
import { dropPlaceholders } from './docx-placeholders.ts';
import { createStyles } from './docx-styles.ts';
import { findWhiteText } from './find-white-text.ts';
import { readNoteParagraphs } from './flatten-blocks.ts';
import { type Importer, type ImportReading, refuse } from './importer.ts';
import { formatComment } from './leave-behind.ts';
import { readDocxWitness } from './read-docx-witness.ts';
import { formatRemarks, REMARKS, remark } from './remarks.ts';

/** Word documents in Office Open XML (ECMA-376), as Word, WPS and LibreOffice write them. */
export const docxImporter: Importer = {
  label: 'Word 文档',
  extensions: ['docx'],
  maxBytes: 100 * 1024 * 1024,
  async read(bytes) {
    const opened = await openPackage(bytes);
    if (!opened.ok) return opened;
    try {
      return await readPackage(opened.archive);
    } catch (error) {
      if (error instanceof PackageError) return refuse(error.message, error.remedy);
      throw error;
    }
  },
};

async function readPackage(archive: OfficePackage): Promise<ImportReading> {
  const file = await openDocx(archive);
  if (!file.ok) return file;
  const page = await readChunk(file);
  if (page)
    return {
      ok: true,
      document: { ...page, leftBehind: [...page.leftBehind, ...(await readAround(file, new Map()))] },
    };
  const mark = readMark(await file.read(findPart(file.packageRelations, 'custom-properties')));
  const noteParts = await readNoteParts(file);
  const shared: SharedContext = {
    isMarked: mark !== undefined,
    styles: createStyles(await file.read(findPart(file.relations, 'styles'))),
    numbering: createNumbering(await file.read(findPart(file.relations, 'numbering'))),
    images: [],
    leftBehind: [],
    remarks: new Map(),
    noteIds: new Set(),
    markedNotes: new Map(),
    openFields: [],
    strayMarks: new Set(),
    knownNotes: new Set(noteParts.flatMap(listFilledNotes)),
    commentPlaces: new Map(),
  };
  const { leftBehind, noteIds } = shared;
  const blocks = readBlocks(file.body, await createContext(file, file.relations, shared));
  const commentPlaces = new Map(shared.commentPlaces);
  const inText = leftBehind.length;
  const notes = await readNotes(file, noteParts, shared);
  placeLeftBehind(leftBehind, inText, undefined);
  if (blocks.every((block) => block.kind === 'paragraph' && block.inlines.length === 0))
    return refuseEmpty(leftBehind);
  append(leftBehind, await readAround(file, commentPlaces));
  for (const text of findWhiteText(file.body)) remark(shared, REMARKS.white, `“${clipLine(text)}”`);
  for (const format of shared.numbering.unknownFormats) remark(shared, REMARKS.numberFormat, format);
  return {
    ok: true,
    document: createDocument({
      ...mark,
      blocks,
      notes: orderNotes(notes, noteIds),
      images: shared.images,
      leftBehind,
      remarks: formatRemarks(shared.remarks),
      witness: readWitness(file, noteParts, shared),
    }),
  };
}

/** The footnotes and the endnotes of a file, with their ids, `footnote 2`. */
async function readNoteParts({ archive, parse, relations }: DocxFile) {
  const parts = [];
  for (const kind of ['footnote', 'endnote'] as const) {
    const name = findPart(relations, `${kind}s`);
    const bytes = name === undefined ? undefined : await archive.read(name);
    const root = bytes && parse(bytes);
    if (name === undefined || !bytes || !root) continue;
    const notes = listChildren(root, `w:${kind}`)
      .filter(({ attributes }) => (attributes['w:type'] || 'normal') === 'normal')
      .map((element) => ({ id: `${kind} ${element.attributes['w:id']}`, element }));
    parts.push({ kind, name, bytes, notes });
  }
  return parts;
}

type NotePart = Awaited<ReturnType<typeof readNoteParts>>[number];

/** Ids of the notes in which there is something. */
const listFilledNotes = ({ notes }: NotePart) =>
  notes.filter(({ element }) => showsAnything(element)).map(({ id }) => id);

function readBlocks(element: XmlElement, context: DocxContext): Block[] {
  const text = dropPlaceholders(element, context);
  for (const stray of listStrayMarks(text)) context.strayMarks.add(stray);
  return readDocxBlocks(text, context);
}

/** The notes that the text refers to. */
async function readNotes(file: DocxFile, parts: readonly NotePart[], shared: SharedContext): Promise<Note[]> {
  const read: Note[] = [];
  for (const { name, notes } of parts) {
    const relations = parseRelations(await file.read(formatRelationsName(name)), name);
    const context = await createContext(file, relations, shared);
    for (const { id, element } of notes) {
      if (shared.noteIds.has(id))
        read.push({ id, paragraphs: readNoteParagraphs(readBlocks(element, context)) });
    }
  }
  return read;
}

function readWitness(
  { bytes }: DocxFile,
  noteParts: readonly NotePart[],
  { isMarked, styles }: SharedContext,
): string[] {
  const known = { isMarked, symbolStyles: styles.symbolic };
  const { lines, footnoteIds, endnoteIds } = readDocxWitness(bytes, known);
  const noteIds = { footnote: footnoteIds, endnote: endnoteIds };
  for (const { kind, bytes } of noteParts)
    append(lines, readDocxWitness(bytes, { ...known, noteIds: noteIds[kind] }).lines);
  return lines;
}

function refuseEmpty(leftBehind: readonly LeftBehind[]) {
  const lost = leftBehind.find(({ isBody }) => isBody);
  return lost
    ? refuse(`Word 文件里没有读得出的文字，只有${lost.what}`, lost.reason)
    : refuse('Word 文件里没有文字', '看看是不是选错了文件，或者正文是扫描的图片');
}

/** What a page of the web has no place for: its headers and footers, and the comments. */
const readAround = async (
  file: DocxFile,
  commentPlaces: ReadonlyMap<string, number>,
): Promise<LeftBehind[]> => [
  ...(await readPageEdges(file)),
  ...readComments(await file.read(findPart(file.relations, 'comments')), commentPlaces),
];

/** Texts that stand on every page; a page number is none. */
async function readPageEdges({ archive, relations }: DocxFile): Promise<LeftBehind[]> {
  const found: LeftBehind[] = [];
  for (const [edge, what] of [
    ['header', '页眉'],
    ['footer', '页脚'],
  ] as const) {
    for (const { type, target } of relations.values()) {
      const bytes = type === edge ? await archive.read(target) : undefined;
      const text = bytes ? readDocxWitness(bytes).lines.join(' ').replaceAll(GAP, '') : '';
      if (bareText(text).replace(/[\d\-—–第页共]/gu, '') !== '')
        found.push({ what, reason: '网页不分页，没有页眉和页脚', text });
    }
  }
  return found;
}

async function createContext(
  { archive, read }: DocxFile,
  relations: Relations,
  shared: SharedContext,
): Promise<DocxContext> {
  return {
    ...shared,
    relations,
    media: await readParts(relations, ['image'], (name) => archive.read(name)),
    diagrams: await readParts(relations, ['diagramData', 'chart'], async (name) => {
      const element = await read(name);
      const texts = element && [...walkXml(element)].filter(({ name }) => name === 'a:t');
      return texts?.map(readXmlText).join(' ');
    }),
  };
}

function orderNotes(notes: readonly Note[], ids: ReadonlySet<string>): Note[] {
  const byId = groupBy(notes, ({ id }) => id);
  return [...ids].flatMap((id) => byId.get(id) ?? []);
}

/** What parts of some types hold, by their names in lower case. */
async function readParts<T>(
  relations: Relations,
  types: readonly string[],
  read: (name: string) => Promise<T | undefined>,
): Promise<Map<string, T>> {
  const parts = new Map<string, T>();
  for (const { type, target, isExternal } of relations.values()) {
    const name = target.toLowerCase();
    // Several relations may lead to one part, whose bytes count each time that it is read.
    if (!types.includes(type) || isExternal || parts.has(name)) continue;
    const part = await read(target);
    if (part !== undefined) parts.set(name, part);
  }
  return parts;
}

function readComments(root: XmlElement | undefined, places: ReadonlyMap<string, number>): LeftBehind[] {
  return listChildren(root, 'w:comment').map((comment) => ({
    ...formatComment(
      comment.attributes['w:author'],
      [...walkXml(comment)]
        .map((element) => (element.name === 'w:t' ? readXmlText(element) : element.name === 'w:p' ? ' ' : ''))
        .join('')
        .trim(),
    ),
    at: places.get(comment.attributes['w:id'] ?? ''),
  }));
}
