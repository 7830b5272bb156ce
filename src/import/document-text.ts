import { clip } from '../base/clip.ts';
import type { Block, ImportedDocument, Inline } from './document.ts';

/** What documents say, as a reader sees it, and as it is compared and counted. */

/** The text of inlines as a reader sees it; a line break is a line feed. */
export function readInlines(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => (inline.kind === 'text' ? inline.text : inline.kind === 'break' ? '\n' : ''))
    .join('');
}

/** The text of a paragraph without white space around it; empty for any other block. */
export const readLineText = (block: Block | undefined): string =>
  block?.kind === 'paragraph' ? readInlines(block.inlines).trim() : '';

/** Whether a reader sees anything of it: it is no break, and no white space alone. */
export const isSeen = (inline: Inline): boolean =>
  inline.kind === 'text' ? bareText(inline.text) !== '' : inline.kind !== 'break';

/** What stands in a block, in the cells of a table too; nothing of one that is taken over as it is. */
export function listInlines(block: Block): readonly Inline[] {
  if (block.kind === 'paragraph') return block.inlines;
  return block.kind === 'table' ? block.rows.flat().flatMap(({ inlines }) => inlines) : [];
}

/** Whether a picture stands in a block, in the cells of a table too. */
export const hasImage = (block: Block): boolean => listInlines(block).some(({ kind }) => kind === 'image');

/** The text of a block as a reader sees it; cells are parted by tabs, rows by line feeds. */
export function readBlock(block: Block): string {
  if (block.kind === 'paragraph') return readInlines(block.inlines);
  if (block.kind === 'verbatim') return block.source;
  return block.rows.map((row) => row.map(({ inlines }) => readInlines(inlines)).join('\t')).join('\n');
}

/** The cells and lines of a text of blocks. */
export const splitCells = (text: string): string[] => text.split(/[\n\t]/u);

/** What stands in the blocks and notes of a document. */
export const listTexts = ({ blocks, notes }: Pick<ImportedDocument, 'blocks' | 'notes'>): string[] => [
  ...blocks.map(readBlock),
  ...notes.flatMap(({ paragraphs }) => paragraphs.map(readInlines)),
];

/** Text without any white space, format characters aside: what is compared and counted. */
export function bareText(text: string): string {
  return text.replace(/[\s\u00ad\u200b\u2060\ufeff]+/gu, '');
}

/** A text on one line. */
export const toLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The start of a text on one line, for a message. */
export const clipLine = (text: string, length = 24): string => clip(toLine(text), length);

/** Characters without white space. */
export function countCharacters(text: string): number {
  return [...bareText(text)].length;
}

/** How often each of some texts is there. */
export function countTexts(texts: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** The font size of most of a text, of its parts with the length of each. */
export function findMainSize(parts: readonly (readonly [number | undefined, number])[]): number | undefined {
  const lengths = new Map<number, number>();
  for (const [size, length] of parts) {
    if (size !== undefined && length > 0) lengths.set(size, (lengths.get(size) ?? 0) + length);
  }
  return [...lengths].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** The words of a list that is easier to read as a text. */
export function listWords(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/u));
}
