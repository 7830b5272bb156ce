import { append } from '../base/long-lists.ts';
import { type OfficePackage, openPackage, PackageError } from '../office/open-package.ts';
import { createPartParser } from '../office/parse-parts.ts';
import { formatRelationsName, parseRelations, type Relations } from '../office/parse-relations.ts';
import { findChild, listChildren, readXmlText, walkXml, type XmlElement } from '../office/parse-xml.ts';
import { bareText, createDocument, GAP, type LeftBehind, type Note, placeLeftBehind } from './document.ts';
import { readDocxBlocks } from './docx-blocks.ts';
import type { DocxContext } from './docx-context.ts';
import { listStrayMarks } from './docx-fields.ts';
import { readMark } from './docx-mark.ts';
import { createNumbering } from './docx-numbering.ts';
import { dropPlaceholders } from './docx-placeholders.ts';
import { createStyles } from './docx-styles.ts';
import { readNoteParagraphs } from './flatten-blocks.ts';
import { type Importer, type ImportReading, refuse } from './importer.ts';
import { formatComment } from './leave-behind.ts';
import { readDocxWitness } from './read-docx-witness.ts';
import { formatRemarks, REMARKS, type Remarks, remark } from './remarks.ts';

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
  const parse = createPartParser();
  const read = async (name: string | undefined) => {
    const bytes = name === undefined ? undefined : await archive.read(name);
    return bytes && parse(bytes);
  };
  const root = parseRelations(await read('_rels/.rels'), '');
  const main =
    [...root.values()].find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml';
  const contentTypes = new TextDecoder().decode(
    (await archive.read('[Content_Types].xml')) ?? new Uint8Array(),
  );
  // A workbook that is embedded may be of a kind that could hold macros: it is not opened, and the document has none.
  if (
    archive.names.some((name) => /vbaProject\.bin$/iu.test(name)) ||
    /vnd\.ms-word\.[\w.]*macroEnabled/iu.test(contentTypes)
  ) {
    return refuse(
      'Word 文件里有宏（会运行的程序），不予读取',
      '在 Word 里另存为“Word 文档（.docx）”，它不带宏，再导入',
    );
  }
  const bytes = await archive.read(main);
  if (!bytes || !/(?:^|\/)document\d*\.xml$/iu.test(main))
    return refuse(
      '这不是 Word 文档：压缩包里没有 Word 的正文',
      '用 Word 或 WPS 打开原来的文件，另存为 .docx 再导入',
    );
  const document = parse(bytes);
  const body = findChild(document, 'w:body');
  if (!body)
    return refuse('Word 文件里的正文不完整，读不出来', '用 Word 或 WPS 打开看是否完整，再另存为 .docx');

  const relations = parseRelations(await read(formatRelationsName(main)), main);
  const find = (relations: Relations, type: string) =>
    [...relations.values()].find((relation) => relation.type === type && !relation.isExternal)?.target;
  const mark = readMark(await read(find(root, 'custom-properties')));
  const noteParts = [];
  for (const kind of ['footnote', 'endnote'] as const) {
    const part = find(relations, `${kind}s`);
    const noteBytes = part === undefined ? undefined : await archive.read(part);
    const element = noteBytes && parse(noteBytes);
    if (part === undefined || !noteBytes || !element) continue;
    const elements = listChildren(element, `w:${kind}`)
      .filter(({ attributes }) => (attributes['w:type'] || 'normal') === 'normal')
      .map((note) => ({ id: `${kind} ${note.attributes['w:id']}`, note }));
    noteParts.push({ kind, part, bytes: noteBytes, elements });
  }
  const shared = {
    isMarked: mark !== undefined,
    styles: createStyles(await read(find(relations, 'styles'))),
    numbering: createNumbering(await read(find(relations, 'numbering'))),
    images: [],
    leftBehind: [] as LeftBehind[],
    remarks: new Map() as Remarks,
    noteIds: new Set<string>(),
    markedNotes: new Map<string, string>(),
    openFields: [],
    strayMarks: new Set<XmlElement>(),
    knownNotes: new Set(
      noteParts.flatMap(({ elements }) =>
        elements.flatMap(({ id, note }) => ([...walkXml(note)].some(isShown) ? [id] : [])),
      ),
    ),
    commentPlaces: new Map<string, number>(),
  };
  const createContext = async (own: Relations): Promise<DocxContext> => ({
    ...shared,
    relations: own,
    media: await readParts(own, ['image'], (name) => archive.read(name)),
    diagrams: await readParts(own, ['diagramData', 'chart'], async (name) => {
      const element = await read(name);
      const texts = element && [...walkXml(element)].filter(({ name }) => name === 'a:t');
      return texts?.map(readXmlText).join(' ');
    }),
  });
  const context = await createContext(relations);
  const prepare = (element: XmlElement) => {
    const text = dropPlaceholders(element, shared);
    for (const stray of listStrayMarks(text)) shared.strayMarks.add(stray);
    return text;
  };
  const blocks = readDocxBlocks(prepare(body), context);
  const commentPlaces = new Map(shared.commentPlaces);
  const inText = shared.leftBehind.length;
  const notes: Note[] = [];
  const known = { isMarked: shared.isMarked, symbolStyles: shared.styles.symbolic };
  const seen = readDocxWitness(bytes, known);
  const witness = [...seen.lines];
  for (const { kind, part, bytes: noteBytes, elements } of noteParts) {
    const own = await createContext(parseRelations(await read(formatRelationsName(part)), part));
    for (const { id, note } of elements) {
      if (!shared.noteIds.has(id)) continue;
      const paragraphs = readNoteParagraphs(readDocxBlocks(prepare(note), own));
      notes.push({ id, paragraphs });
    }
    const noteIds = kind === 'footnote' ? seen.footnoteIds : seen.endnoteIds;
    append(witness, readDocxWitness(noteBytes, { ...known, noteIds }).lines);
  }
  placeLeftBehind(shared.leftBehind, inText, undefined);
  if (blocks.every((block) => block.kind === 'paragraph' && block.inlines.length === 0)) {
    const lost = shared.leftBehind.find(({ isBody }) => isBody);
    return lost
      ? refuse(`Word 文件里没有读得出的文字，只有${lost.what}`, lost.reason)
      : refuse('Word 文件里没有文字', '看看是不是选错了文件，或者正文是扫描的图片');
  }
  for (const [type, what] of [
    ['header', '页眉'],
    ['footer', '页脚'],
  ] as const) {
    for (const relation of relations.values()) {
      if (relation.type !== type) continue;
      const text = readPart(await archive.read(relation.target));
      if (bareText(text).replace(/[\d\-—–第页共]/gu, '') !== '') {
        shared.leftBehind.push({ what, reason: '网页不分页，没有页眉和页脚', text });
      }
    }
  }
  append(shared.leftBehind, readComments(await read(find(relations, 'comments')), commentPlaces));
  for (const format of shared.numbering.unknownFormats) remark(shared, REMARKS.numberFormat, format);
  return {
    ok: true,
    document: createDocument({
      ...mark,
      blocks,
      notes: orderNotes(notes, shared.noteIds),
      images: shared.images,
      leftBehind: shared.leftBehind,
      remarks: formatRemarks(shared.remarks),
      witness,
    }),
  };
}

/** A note may be empty in Word; in a report a number without a note is a fault. */
const isShown = (element: XmlElement) =>
  /^(?:w:(?:sym|drawing|pict|object)|m:oMath)$/u.test(element.name) ||
  (element.name === 'w:t' && bareText(readXmlText(element)) !== '');

/** The text of a part that the report does not show. */
const readPart = (bytes: Uint8Array | undefined) =>
  bytes ? readDocxWitness(bytes).lines.join(' ').replaceAll(GAP, '') : '';

const orderNotes = (notes: readonly Note[], ids: ReadonlySet<string>) =>
  [...ids].flatMap((id) => notes.filter((note) => note.id === id));

/** What parts of some types hold, by their names in lower case. */
async function readParts<T>(
  relations: Relations,
  types: readonly string[],
  read: (name: string) => Promise<T | undefined>,
): Promise<Map<string, T>> {
  const parts = new Map<string, T>();
  for (const { type, target, isExternal } of relations.values()) {
    const part = types.includes(type) && !isExternal ? await read(target) : undefined;
    if (part !== undefined) parts.set(target.toLowerCase(), part);
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
