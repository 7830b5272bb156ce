import { APART, type Block, type Cell, type Inline, type Paragraph } from './document.ts';
import { isSeen, readInlines } from './document-text.ts';

/** A word of a narrow cell, set over two lines: 结果 / 纠正. */
const MAX_WORD = 8;

/**
 * The paragraphs of a note, which holds nothing else: a table in it becomes one. A page may have its notes as a list:
 * the number before the first is the note's own.
 */
export const readNoteParagraphs = (blocks: readonly Block[]): (readonly Inline[])[] =>
  blocks.map((block, index) => {
    if (block.kind !== 'paragraph') return flattenBlocks([block]);
    return index === 0 ? block.inlines : readNumbered(block);
  });

/** Where no list can be, its numbers and bullets are text. */
const readNumbered = ({ item, inlines }: Paragraph): readonly Inline[] =>
  item ? [{ kind: 'text', text: /\d/u.test(item.marker) ? `${item.marker} ` : '• ' }, ...inlines] : inlines;

/** Blocks as the text of one cell: paragraphs one after another, a table by its rows, each parted by a break. */
export function flattenBlocks(blocks: readonly Block[]): Inline[] {
  return blocks
    .flatMap((block) =>
      listLines(block).map((inlines) => ({ inlines, isApart: block.kind === 'paragraph' && block.isInBox })),
    )
    .filter(({ inlines }) => inlines.some(isSeen))
    .flatMap(({ inlines, isApart }, at, lines): readonly Inline[] => {
      if (at === 0) return inlines;
      return [isApart || lines[at - 1]?.isApart ? APART : { kind: 'break' }, ...inlines];
    });
}

function listLines(block: Block): (readonly Inline[])[] {
  if (block.kind === 'paragraph') return [readNumbered(block)];
  if (block.kind === 'verbatim') return [];
  return block.rows.map((row) =>
    row.flatMap(({ inlines }): Inline[] => [...inlines, { kind: 'text', text: ' ' }]),
  );
}

/**
 * Takes the breaks out of words that are set over two lines in the narrow cells of a table's head and of its first column,
 * and out of those that stand upright. Elsewhere 张三 and 李四 are two, and so is what a text box holds.
 */
export function joinWords(rows: readonly (readonly Cell[])[]): Cell[][] {
  const head = Math.max(1, ...(rows[0] ?? []).map(({ rowspan }) => rowspan));
  return rows.map((row, at) =>
    row.map((cell, column) =>
      isWord(cell.inlines, at < head || column === 0)
        ? { ...cell, inlines: cell.inlines.filter(({ kind }) => kind !== 'break') }
        : cell,
    ),
  );
}

function isWord(inlines: readonly Inline[], isHead: boolean): boolean {
  const lines = readInlines(inlines).split('\n');
  const word = lines.map((line) => line.trim()).join('');
  return (
    inlines.every((inline) => inline.kind === 'text' || (inline.kind === 'break' && !inline.isApart)) &&
    /^\p{Script=Han}+$/u.test(word) &&
    word.length <= MAX_WORD &&
    (isHead || lines.every((line) => [...line.trim()].length === 1))
  );
}
