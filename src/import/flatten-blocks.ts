import { type Block, bareText, type Inline, type Paragraph, readInlines } from './document.ts';

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

/** Where no list can be, its numbers are text. */
const readNumbered = ({ item, inlines }: Paragraph): readonly Inline[] =>
  item && /\d/u.test(item.marker) ? [{ kind: 'text', text: `${item.marker} ` }, ...inlines] : inlines;

/** Blocks as the text of one cell: paragraphs one after another, a table by its rows, each parted by a break. */
export function flattenBlocks(blocks: readonly Block[]): Inline[] {
  const lines = blocks.flatMap((block): (readonly Inline[])[] => {
    if (block.kind === 'paragraph') return [readNumbered(block)];
    if (block.kind === 'verbatim') return [];
    return block.rows.map((row) =>
      row.flatMap(({ inlines }): Inline[] => [...inlines, { kind: 'text', text: ' ' }]),
    );
  });
  const hasMark = (line: readonly Inline[]) => line.some(({ kind }) => kind === 'image' || kind === 'note');
  const isEmpty = (line: readonly Inline[]) => bareText(readInlines(line)) === '' && !hasMark(line);
  const word = lines.map((line) => readInlines(line).replaceAll('\n', '').trim()).join('');
  if (
    !blocks.some((block) => block.kind === 'paragraph' && block.item) &&
    /^\p{Script=Han}+$/u.test(word) &&
    word.length <= MAX_WORD &&
    !lines.some((line) => isEmpty(line) || hasMark(line))
  )
    return lines.flat().filter(({ kind }) => kind !== 'break');
  return lines
    .filter((line) => !isEmpty(line))
    .flatMap((line, index): Inline[] => (index === 0 ? [...line] : [{ kind: 'break' }, ...line]));
}
