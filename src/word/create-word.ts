import type { BodyDocument, DocumentBlock } from '../report/body-document.ts';
import { breakTitle } from '../report/break-title.ts';
import { readInlineText } from '../report/read-inline-text.ts';
import type { ReportFields } from '../report/report.ts';
import { endText, formatBlocks, type Surroundings, turnTo } from './format-blocks.ts';
import {
  formatAppProperties,
  formatCoreProperties,
  formatCustomProperties,
} from './format-document-properties.ts';
import { formatImprintTable } from './format-imprint-table.ts';
import { formatFontTable, formatFooter, formatNumbering, formatSettings } from './format-settings.ts';
import { formatSignature } from './format-signature.ts';
import { formatStyles, STYLES } from './format-styles.ts';
import { formatParagraph, formatRun, formatText, measureText } from './format-text.ts';
import { formatRelations, packWord, type Relation, type WordPart } from './pack-word.ts';
import { LINE_PITCH } from './page.ts';
import { DRAWING, type Picture } from './picture.ts';
import { addRelation, type PartContext, type SharedContext } from './word-part-context.ts';
import { formatElement, formatParent, formatRoot, NAMESPACES } from './xml.ts';

export interface WordSource {
  readonly fields: ReportFields;
  readonly document: BodyDocument;
  /** What is to be known before the text is relied on, a paragraph each. */
  readonly notice?: readonly string[];
  /** The body that issued the report: the file's author. */
  readonly issuer: string;
  /** By the address that the page gives a picture. */
  readonly pictures: ReadonlyMap<string, Picture>;
  /** An absolute address for one that the page has; `undefined` if there is none. */
  readonly resolveLink: (href: string) => string | undefined;
}

/** Of a part that may have pictures. */
const TEXT_NAMESPACES = {
  ...NAMESPACES,
  'xmlns:wp': `${DRAWING}/wordprocessingDrawing`,
  'xmlns:a': `${DRAWING}/main`,
  'xmlns:pic': `${DRAWING}/picture`,
} as const;

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const CORE = 'application/vnd.openxmlformats-package.core-properties+xml';

/** The parts that are the same in every file; what one is, its relation and its content type say in one word. */
const FIXED: readonly { name: string; type: string; content: string }[] = [
  { name: 'styles', type: 'styles', content: formatStyles() },
  { name: 'settings', type: 'settings', content: formatSettings() },
  { name: 'fontTable', type: 'fontTable', content: formatFontTable() },
  { name: 'numbering', type: 'numbering', content: formatNumbering() },
  { name: 'footer1', type: 'footer', content: formatFooter('odd') },
  { name: 'footer2', type: 'footer', content: formatFooter('even') },
];

const formatPart = (name: string, type: string, content: string): WordPart => ({
  name: `word/${name}.xml`,
  type: `${OFFICE}.wordprocessingml.${type}+xml`,
  content,
});

/**
 * A report as a Word file in the layout of GB/T 9704-2012: the same bytes for the same report.
 * See docs/decisions/019-word.md.
 */
export function createWord({
  fields,
  document,
  notice = [],
  issuer,
  pictures,
  resolveLink,
}: WordSource): Uint8Array {
  const relations: Relation[] = [];
  const relate = (type: string, name: string) => addRelation({ relations }, { type, target: `${name}.xml` });
  for (const { name, type } of FIXED) if (type !== 'footer') relate(type, name);
  relate('footnotes', 'footnotes');
  const footers = { odd: relate('footer', 'footer1'), even: relate('footer', 'footer2') };
  const shared: SharedContext = {
    footers,
    pictures,
    resolveLink,
    sections: new Set(document.blocks.flatMap((block) => (block.type === 'heading' ? [block.id] : []))),
    referred: new Set(),
    media: new Map(),
    drawings: 0,
    bookmarks: 0,
    sheet: 'upright',
  };
  const text: PartContext = { shared, relations, isNote: false };
  const notes: PartContext = { shared, relations: [], isNote: true };
  const body = formatNotice(notice) + formatDocument(fields, document, text) + endText(shared);
  const footnotes = formatFootnotes(document, notes);
  const isRare = notice.length > 0 || fields.headNote !== undefined;
  const parts: WordPart[] = [
    {
      name: '_rels/.rels',
      content: formatRelations([
        { id: 'rId1', type: 'officeDocument', target: 'word/document.xml' },
        { id: 'rId2', type: 'core-properties', target: 'docProps/core.xml' },
        { id: 'rId3', type: 'extended-properties', target: 'docProps/app.xml' },
        { id: 'rId4', type: 'custom-properties', target: 'docProps/custom.xml' },
      ]),
    },
    formatPart(
      'document',
      'document.main',
      formatRoot('w:document', TEXT_NAMESPACES, formatParent('w:body', body)),
    ),
    { name: 'word/_rels/document.xml.rels', content: formatRelations(text.relations) },
    ...FIXED.map(({ name, type, content }) =>
      formatPart(name, type, isRare && type === 'styles' ? formatStyles(true) : content),
    ),
    formatPart('footnotes', 'footnotes', footnotes),
    ...(notes.relations.length > 0
      ? [{ name: 'word/_rels/footnotes.xml.rels', content: formatRelations(notes.relations) }]
      : []),
    ...[...shared.media].map(([source, name]) => ({
      name: `word/media/${name}`,
      content: pictures.get(source)?.bytes ?? new Uint8Array(),
    })),
    { name: 'docProps/core.xml', type: CORE, content: formatCoreProperties(fields, issuer) },
    {
      name: 'docProps/app.xml',
      type: `${OFFICE}.extended-properties+xml`,
      content: formatAppProperties(fields.org),
    },
    {
      name: 'docProps/custom.xml',
      type: `${OFFICE}.custom-properties+xml`,
      content: formatCustomProperties(fields),
    },
  ];
  return packWord(parts);
}

/** One frame around all of it: Word joins the borders of paragraphs that have the same. */
const formatNotice = (lines: readonly string[]) =>
  lines
    .map((line, index) => {
      const space = index === lines.length - 1 && { 'w:after': LINE_PITCH };
      return formatParagraph({ 'w:pStyle': STYLES.notice, 'w:spacing': space }, formatText(line));
    })
    .join('');

/** A longer paragraph would leave too much of a page empty: LibreOffice takes all of it to the next paragraph's page. */
const MOST_KEPT = 5 * 28;
const KEPT: Surroundings = { paragraph: { 'w:pStyle': STYLES.body, 'w:keepNext': true }, depth: 0 };

function formatDocument(
  fields: ReportFields,
  { blocks, footnotes }: BodyDocument,
  context: PartContext,
): string {
  const formatLine = (style: string, line: string) =>
    formatParagraph({ 'w:pStyle': style }, formatText(line));
  const { documentNumber, title, headNote } = fields;
  const head =
    (documentNumber ? formatLine(STYLES.documentNumber, documentNumber) : '') +
    formatLine(STYLES.title, breakTitle(title).join('\n')) +
    (headNote ? formatLine(STYLES.headNote, headNote) : '');
  // 落款 alone on a page belongs to no text.
  const last = blocks.at(-1);
  const isKept =
    fields.signature.length > 0 &&
    last?.type === 'paragraph' &&
    !last.role &&
    measureText(readInlineText(last.children)) <= MOST_KEPT;
  const end = blocks.length - (isKept ? 1 : 0);
  const text = formatBlocks(blocks.slice(0, end), context) + formatBlocks(blocks.slice(end), context, KEPT);
  // Word keeps a note only where something refers to it; the page shows every note.
  const orphans: DocumentBlock[] = footnotes
    .filter(({ number }) => !context.shared.referred.has(number))
    .map(({ number }) => ({ type: 'paragraph', children: [{ type: 'footnote-ref', number }] }));
  const tail =
    formatBlocks(orphans, context) + formatSignature(fields.signature) + formatImprintTable(fields);
  return head + text + (tail === '' ? '' : turnTo('upright', context)) + tail;
}

/** `word/footnotes.xml`: the two lines that part notes from text, then the notes. */
function formatFootnotes({ footnotes }: BodyDocument, context: PartContext): string {
  const separators = ['separator', 'continuationSeparator'].map((type, index) => {
    const line = formatParagraph({ 'w:snapToGrid': 0 }, formatRun(formatElement(`w:${type}`)));
    return formatElement('w:footnote', { 'w:type': type, 'w:id': index - 1 }, line);
  });
  const number =
    formatRun(formatElement('w:footnoteRef'), { 'w:rStyle': STYLES.reference }) + formatText(' ');
  const notes = footnotes.map((note) =>
    formatElement(
      'w:footnote',
      { 'w:id': note.number },
      formatBlocks(note.blocks, context, undefined, number),
    ),
  );
  return formatRoot('w:footnotes', TEXT_NAMESPACES, [...separators, ...notes].join(''));
}
