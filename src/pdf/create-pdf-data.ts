import { readScheme } from '../base/read-scheme.ts';
import type {
  BodyDocument,
  DocumentBlock,
  DocumentCell,
  DocumentHeading,
  DocumentImage,
  DocumentInline,
  DocumentTable,
} from '../report/body-document.ts';
import { breakTitle } from '../report/break-title.ts';
import { cleanPdfText } from '../report/clean-pdf-text.ts';
import { formatImprint } from '../report/format-imprint.ts';
import { groupBelowHeadings } from '../report/group-below-headings.ts';
import { layOutTable, type TablePage } from '../report/lay-out-table.ts';
import { namesColumns } from '../report/names-columns.ts';
import { readInlineText } from '../report/read-inline-text.ts';
import type { ReportFields } from '../report/report.ts';
import type { PdfCell, PdfData, PdfImage, PdfNode, PdfTable } from './pdf-data.ts';
import { splitForLines } from './split-for-lines.ts';

export interface PdfSource {
  readonly fields: ReportFields;
  /** What is to be known before the text is relied on, a paragraph each. */
  readonly notice?: readonly string[];
  /** The body that signed. */
  readonly issuer: string;
  readonly document: BodyDocument;
  /** Address of the report's page; without one, links within the portal are plain text. */
  readonly address?: string;
  /** The compiler's name of a picture, by its address on the page. */
  readonly pictures: ReadonlyMap<string, string>;
}

/** The type area in points (156 mm × 225 mm), less room for a caption. */
const WIDTH = (156 / 25.4) * 72;
const HEIGHT = (200 / 25.4) * 72;

/** A CSS pixel in points. */
const PIXEL = 0.75;

/** Cells with more characters than this may be broken between pages; others are kept whole. */
export const WHOLE_CELL = 200;

/** Most rows of a head that is repeated: one that fills the page would leave no room for the rows. */
const REPEATED_HEAD = 6;

export function createPdfData({
  fields,
  notice = [],
  issuer,
  document,
  address,
  pictures,
}: PdfSource): PdfData {
  const title = cleanPdfText(fields.title);
  const context: Context = {
    notes: new Map(document.footnotes.map(({ number, blocks }) => [number, blocks])),
    used: new Set(),
    unused: new Set(),
    pictures,
    ...(address === undefined ? {} : { address }),
  };
  const blocks = convertBlocks(document.blocks, context);
  const imprint = formatImprint(fields);
  const [year = 0, month = 1, day = 1] = (fields.issuedDate ?? fields.date).split('-').map(Number);
  return {
    title,
    titleLines: breakTitle(title).map((line) => splitForLines(line)),
    author: cleanPdfText(issuer),
    keywords: fields.keywords.map(cleanPdfText),
    date: [year, month, day],
    notice: notice.map((line) => splitForLines(line)),
    number: fields.documentNumber ? splitForLines(fields.documentNumber) : null,
    headNote: fields.headNote ? splitForLines(fields.headNote) : null,
    blocks,
    signature: fields.signature.map((line) => splitForLines(line)),
    imprint: imprint
      ? {
          copies: splitForLines(imprint.copies),
          printer: splitForLines(imprint.printer),
          printed: splitForLines(imprint.printed),
        }
      : null,
    unusedNotes: collectUnused(context),
  };
}

interface Context {
  readonly notes: ReadonlyMap<number, readonly DocumentBlock[]>;
  readonly used: Set<number>;
  /** Notes that stand behind the text: a reference in one of them leads to no foot of a page. */
  readonly unused: Set<number>;
  readonly pictures: PdfSource['pictures'];
  /** A line may end after each character. */
  readonly breaksAnywhere?: true;
  /** The blocks stand in another block, which pages of their own would tear apart. */
  readonly isInside?: true;
  readonly address?: string;
}

const inside = (context: Context): Context => ({ ...context, isInside: true });

/** Notes without a reference, and those whose only reference is in a note without one. */
function collectUnused(context: Context): PdfData['unusedNotes'] {
  const unused: PdfData['unusedNotes'] = [];
  for (const number of context.notes.keys()) {
    if (context.used.has(number)) continue;
    context.unused.add(number);
    unused.push({ number, children: convertNote(number, context) });
  }
  return unused;
}

const convertBlocks = (blocks: readonly DocumentBlock[], context: Context): PdfNode[] =>
  groupBelowHeadings(blocks).flatMap(({ headings, block }) => {
    const above = headings.map((heading) => convertHeading(heading, context));
    if (block?.type !== 'table') return block ? [...above, convertBlock(block, context)] : above;
    const { table, page } = convertTable(block, context);
    return page === 'upright' ? [...above, table] : [{ type: 'sheet', page, blocks: [...above, table] }];
  });

function convertHeading({ id, depth, level, children }: DocumentHeading, context: Context): PdfNode {
  const face = level <= 2 ? 'heading' : level === 3 ? 'subheading' : 'body';
  return { type: 'heading', id, depth, face, children: convertInlines(children, context) };
}

function convertBlock(
  block: Exclude<DocumentBlock, DocumentHeading | DocumentTable>,
  context: Context,
): PdfNode {
  switch (block.type) {
    case 'paragraph':
      return { ...block, children: convertInlines(block.children, context) };
    case 'list': {
      const items = block.items.map((item) => ({
        ...item,
        blocks: convertBlocks(item.blocks, inside(context)),
      }));
      return { ...block, items };
    }
    case 'quote':
      return { type: 'quote', blocks: convertBlocks(block.blocks, inside(context)) };
    case 'figure': {
      const caption = block.caption ? { caption: convertInlines(block.caption, context) } : {};
      return { type: 'figure', image: convertImage(block.image, context), ...caption };
    }
    case 'signature':
      return { ...block, lines: block.lines.map((line) => splitForLines(line)) };
    case 'rule':
      return { type: 'rule' };
  }
}

function convertInlines(inlines: readonly DocumentInline[], context: Context): PdfNode[] {
  return inlines.flatMap((inline, index) => {
    const nodes = [convertInline(inline, context)].flat();
    const before = inlines[index - 1];
    const isApart = before !== undefined && before.type !== 'break' && beginsWithWideImage(nodes);
    return isApart ? [{ type: 'break' } as const, ...nodes] : nodes;
  });
}

/**
 * The words before a picture that does not fit behind them would be spread over the whole line, and the space at their
 * end beyond it: they end their line themselves.
 */
function beginsWithWideImage([first]: readonly PdfNode[]): boolean {
  if (first?.type === 'image') return first.points > WIDTH / 2;
  return first !== undefined && 'children' in first && beginsWithWideImage(first.children);
}

function convertInline(inline: DocumentInline, context: Context): PdfNode | PdfNode[] {
  switch (inline.type) {
    case 'text':
    case 'code':
      return splitForLines(inline.text, context);
    case 'strong':
    case 'emphasis':
      return { type: inline.type, children: convertInlines(inline.children, context) };
    case 'break':
      return { type: 'break' };
    case 'image':
      return convertImage(inline, context);
    case 'link':
      return convertLink(inline.href, convertInlines(inline.children, context), context);
    case 'footnote-ref': {
      const { number } = inline;
      if (context.unused.has(number)) return { type: 'text', text: `[${number}]` };
      if (context.used.has(number)) return { type: 'note-again', number };
      context.used.add(number);
      return { type: 'note', number, children: convertNote(number, context) };
    }
  }
}

function convertLink(href: string, children: PdfNode[], { address }: Context): PdfNode[] {
  if (href.startsWith('#')) return [{ type: 'anchor', id: href.slice(1), children }];
  if (readScheme(href) !== undefined) return [{ type: 'link', href, children }];
  return address === undefined ? children : [{ type: 'link', href: new URL(href, address).href, children }];
}

/** A note at the foot of the page is one paragraph: its blocks follow each other on lines of their own. */
function convertNote(number: number, context: Context): PdfNode[] {
  const lines: PdfNode[][] = [];
  const add = (blocks: readonly PdfNode[]) => {
    for (const block of blocks) {
      if (block.type === 'list')
        for (const item of block.items) {
          const start = lines.length;
          add(item.blocks);
          if (item.marker !== undefined)
            lines[start] = [{ type: 'text', text: `${item.marker} ` }, ...(lines[start] ?? [])];
        }
      else if (block.type === 'quote') add(block.blocks);
      else if (block.type === 'paragraph') lines.push(block.children);
      else lines.push([block]);
    }
  };
  add(convertBlocks(context.notes.get(number) ?? [], inside(context)));
  return lines.flatMap((line, index) => (index === 0 ? line : [{ type: 'break' } as const, ...line]));
}

function convertTable(table: DocumentTable, context: Context): { table: PdfTable; page: TablePage } {
  const { caption, head, body } = table;
  const { page, size, widths, isCrowded, isWhole } = layOutTable(table, {
    isAlone: context.isInside !== true,
  });
  const convertRow = (row: readonly DocumentCell[], isHead: boolean): PdfCell[] => {
    // A page ends inside a row only if it may end inside all of its cells.
    const isLong = row.some((cell) => readInlineText(cell.children).length > WHOLE_CELL);
    return row.map((cell) => ({
      columns: cell.columns,
      rows: cell.rows,
      align: cell.align ?? (isHead ? 'center' : 'left'),
      // Rows that a cell reaches over must not all have to stand on one page.
      breakable: isLong || cell.rows > 1,
      children: convertInlines(cell.children, isCrowded ? { ...context, breaksAnywhere: true } : context),
    }));
  };
  const node: PdfTable = {
    type: 'table',
    ...(caption ? { caption: convertInlines(caption, context) } : {}),
    size,
    widths,
    isWhole,
    repeats:
      namesColumns(table) &&
      head.length <= REPEATED_HEAD &&
      head.flat().every(({ children }) => readInlineText(children).length <= 60 && !refersToNote(children)),
    head: head.map((row) => convertRow(row, true)),
    body: body.map((row) => convertRow(row, false)),
  };
  return { table: node, page };
}

/** The engine repeats the notes of a repeated head, on each page: the text would have them more than once. */
const refersToNote = (inlines: readonly DocumentInline[]): boolean =>
  inlines.some(
    (inline) => inline.type === 'footnote-ref' || ('children' in inline && refersToNote(inline.children)),
  );

/** Not larger than it is, and not larger than the type area. */
function convertImage({ src, alt, width, height }: DocumentImage, { pictures }: Context): PdfImage {
  const path = pictures.get(src);
  if (path === undefined) throw new Error(`no picture for ${src}`);
  const own = (width ?? WIDTH / PIXEL) * PIXEL;
  const byHeight = width && height ? (HEIGHT / height) * width : WIDTH;
  return {
    type: 'image',
    path,
    alt: cleanPdfText(alt),
    points: Math.round(Math.min(own, WIDTH, byHeight) * 100) / 100,
  };
}
