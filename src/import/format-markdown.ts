import { isTableCaption } from './captions.ts';
import type { Block, Cell, Note, Paragraph, Table } from './document.ts';
import { bareText, isSeen, readBlock, readInlines } from './document-text.ts';
import { escapeCell, escapeLineStart } from './escape-markdown.ts';
import { formatImage, formatInlines, type InlineForms, type InlineStyle } from './format-inlines.ts';

export interface MarkdownContext extends InlineForms {
  /** The visible text of Markdown. */
  readonly read: (markdown: string) => string;
}

/** A picture of a verbatim block: description, index, caption in its quotation marks. */
const VERBATIM_IMAGE = /!\[([^[\]]*)\]\(image:(\d+)( "(?:\\.|[^"\\])*"| '(?:\\.|[^'\\])*')?\)/gu;

const MODES: readonly InlineStyle['mode'][] = ['full', 'plain', 'literal'];

/**
 * Writes blocks as the portal's Markdown. Each piece is rendered and read back: one that would show another text than
 * it has is written again, more plainly.
 * @param levels for each block the level of a heading, `undefined` for text
 * @returns the Markdown, and texts whose bold or links had to go so that they show as they are
 */
export function formatMarkdown(
  blocks: readonly Block[],
  levels: readonly (number | undefined)[],
  notes: readonly Note[],
  context: MarkdownContext,
) {
  const simplified: string[] = [];
  const pieces: { markdown: string; follows: boolean }[] = [];
  // How deep the lists around this place are nested in the source: an item is nested one step at a time here.
  let open: number[] = [];
  for (const [index, block] of blocks.entries()) {
    const item = block.kind === 'paragraph' ? block.item : undefined;
    const above = open.length - 1;
    open = item ? [...open.filter((depth) => depth < item.depth), item.depth] : [];
    const depth = open.length - 1;
    const markdown = formatBlock(block, levels[index], depth, context, simplified);
    // Deeper in, only a list that begins with 1 ends the paragraph above it (CommonMark 5.3).
    const follows = item !== undefined && above >= 0 && (depth <= above || /^(?:-|1\.)$/u.test(item.marker));
    if (markdown !== '') pieces.push({ markdown, follows });
  }
  const body = pieces
    .map(({ markdown, follows }, index) => (index === 0 ? markdown : `${follows ? '\n' : '\n\n'}${markdown}`))
    .join('');
  const definitions = notes.map((note) => formatNote(note, context, simplified));
  return { markdown: [body, ...definitions].filter((part) => part !== '').join('\n\n'), simplified };
}

/** What an editor is told of texts that had to be written more plainly. */
export const tellSimplified = (simplified: readonly string[]): string[] =>
  simplified.length > 0 ? [`有 ${simplified.length} 段的加粗或链接没有保留，文字都在`] : [];

function formatBlock(
  block: Block,
  level: number | undefined,
  depth: number,
  context: MarkdownContext,
  simplified: string[],
): string {
  if (block.kind === 'verbatim') {
    return block.source.replace(VERBATIM_IMAGE, (_, alt: string, index: string, caption = '') => {
      const image = formatImage(Number(index), context);
      if (image === '') return caption === '' ? alt : `${alt} ${caption.slice(2, -1)}`;
      // The caption stays as it is written.
      return `${image.slice(0, -1)}${caption})`;
    });
  }
  const forms = MODES.map((mode) =>
    block.kind === 'table' ? formatTable(block, context, mode) : formatParagraph(block, level, context, mode),
  );
  const form = chooseForm(forms, readMarker(block) + readBlock(block), context, simplified);
  // Moved in when it has been read back: alone, an item that is moved in is none.
  const indent = level === undefined ? '    '.repeat(Math.max(0, depth)) : '';
  return indent + form.replaceAll('\n', `\n${indent}`);
}

/** The first form that shows the text as it is. */
function chooseForm(
  forms: readonly string[],
  text: string,
  context: MarkdownContext,
  simplified: string[],
): string {
  const wanted = bareText(stripNotes(text));
  const at = forms.findIndex((markdown) => bareText(stripNotes(context.read(markdown))) === wanted);
  if (at > 0) simplified.push(wanted);
  return forms[at] ?? (forms[0] as string);
}

const readMarker = (block: Block) =>
  block.kind === 'paragraph' && block.item && /\d/u.test(block.item.marker) ? block.item.marker : '';

/** A piece read alone does not know its footnotes and shows their labels, as it does those that are typed as text. */
const stripNotes = (text: string) => text.replace(/\[\^[^\]\s]{1,1000}\]/gu, '');

function formatParagraph(
  { inlines, item, role }: Paragraph,
  level: number | undefined,
  context: MarkdownContext,
  mode: InlineStyle['mode'],
): string {
  if (level !== undefined) {
    // A heading is one line, and bold by itself.
    const text = formatInlines(inlines, context, { mode, lineBreak: ' ', skipBold: true }).trim();
    // `#` at the end would be taken for the closing of the heading.
    return text === '' ? '' : `${'#'.repeat(level)} ${text.replace(/(?<=\s|^)(#+)$/u, '\\$1')}`;
  }
  const text = formatInlines(trimBreaks(inlines), context, { mode, lineBreak: '\\\n' }).trim();
  const lines = text.split('\n').map((line) => escapeLineStart(line.trim()).replace(/^：\s+/u, '：'));
  // The paragraph above a table that begins so is its caption; a number says so itself: 表1.
  if (role === 'caption' && !isTableCaption(text)) return `: ${lines.join('\n')}`;
  return item ? `${item.marker} ${lines.join('\n    ')}` : lines.join('\n');
}

/** A backslash at the end of a paragraph would be shown. */
function trimBreaks(inlines: Paragraph['inlines']): Paragraph['inlines'] {
  return inlines
    .slice(inlines.findIndex(isSeen), inlines.findLastIndex(isSeen) + 1)
    .filter((inline, index, all) => !(inline.kind === 'break' && all[index - 1]?.kind === 'break'));
}

/** Stands for a break in a cell until the cell's text is escaped. */
const LINE_END = '\u2028';

/** The first row is the head: Markdown knows no table without one. */
function formatTable(table: Table, context: MarkdownContext, mode: InlineStyle['mode']): string {
  const rows = layOutTable(table).map((row) =>
    row.map((place) => {
      if (place.kind !== 'cell') return { left: '<', above: '^^', empty: '' }[place.kind];
      const inlines = trimBreaks(place.cell.inlines);
      const text = formatInlines(inlines, context, { mode, lineBreak: LINE_END });
      return escapeCell(text.replace(/(?<![^\S\u2028])[^\S\u2028]*\n\s*/gu, ' ').trim()).replace(
        /(?:(?<! ) +)?\u2028 */gu,
        '<br>',
      );
    }),
  );
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...body.map(line)].join('\n');
}

/** `[^1]: …`, further paragraphs indented below. */
function formatNote({ id, paragraphs }: Note, context: MarkdownContext, simplified: string[]): string {
  const label = context.noteLabels.get(id) ?? id;
  const texts = paragraphs
    .map((inlines) => {
      const forms = MODES.map((mode) =>
        escapeLineStart(formatInlines(trimBreaks(inlines), context, { mode, lineBreak: ' ' }).trim()),
      );
      return chooseForm(forms, readInlines(inlines), context, simplified);
    })
    .filter((text) => text !== '');
  return texts.length === 0 ? '' : `[^${label}]: ${texts.join('\n\n    ')}`;
}

/** One place of a table's grid: a cell, or what covers it. */
type GridPlace =
  | { readonly kind: 'cell'; readonly cell: Cell }
  | { readonly kind: 'left' | 'above' | 'empty' };

/** Wider or longer spans than any real table has would only fill memory. */
const MAX_COLUMNS = 200;
/** Of all rows and columns: a table of 20,000 rows has fifteen columns then. */
const MAX_PLACES = 300_000;

/** A table that is small as it is written, and has more places than memory once its rows are equally long. */
export class TableSizeError extends Error {
  readonly remedy = '看一看是不是有一行特别长，或者有的单元格占了很多行、很多列；把这张表拆成几张，再导入';
}

/**
 * The table as rows of equal length, in which each covered place says where its cell is.
 * @throws TableSizeError
 */
export function layOutTable({ rows }: Table): GridPlace[][] {
  const grid: (GridPlace | undefined)[][] = rows.map(() => []);
  let columns = 0;
  for (const [rowIndex, row] of rows.entries()) {
    let column = 0;
    for (const cell of row) {
      while (grid[rowIndex]?.[column]) column += 1;
      const width = Math.min(Math.max(1, cell.colspan), MAX_COLUMNS - Math.min(column, MAX_COLUMNS - 1));
      const lines = grid.slice(rowIndex, rowIndex + Math.max(1, cell.rowspan));
      placeCell(cell, lines, column, width);
      column += width;
      columns = Math.max(columns, column);
      if (columns * rows.length > MAX_PLACES)
        throw new TableSizeError(
          `有一张表铺开来有 ${rows.length} 行、${columns} 列以上，超过 ${MAX_PLACES / 10_000} 万格`,
        );
    }
  }
  return grid.map((row) => Array.from({ length: columns }, (_, index) => row[index] ?? { kind: 'empty' }));
}

/** Fills the places of a cell, but for those that another has. */
function placeCell(cell: Cell, lines: (GridPlace | undefined)[][], column: number, width: number): void {
  for (const [y, line] of lines.entries()) {
    line[column] ??= y === 0 ? { kind: 'cell', cell } : { kind: 'above' };
    for (let x = 1; x < width; x += 1) line[column + x] ??= { kind: 'left' };
  }
}
