import { append } from '../base/long-lists.ts';
import type { BodyDocument, DocumentBlock, DocumentTable } from '../report/body-document.ts';
import { readInlineText } from '../report/read-inline-text.ts';
import type { TextBlock } from '../report/report.ts';
import type { Figure } from './figure.ts';
import { findSentenceFigures } from './find-sentence-figures.ts';
import { findTableFigures } from './find-table-figures.ts';
import { isOfOtherTime } from './other-times.ts';

/** Blocks that say something; what a note says is said of something else. */
const READ: ReadonlySet<TextBlock['kind']> = new Set(['paragraph', 'item']);

/** A line above a table that is longer says more than a unit. */
const UNIT_LINE = 40;

/** A block with its place in the text of its section. */
interface PlacedBlock {
  readonly block: TextBlock;
  /** In Unicode characters. */
  readonly start: number;
  /** Which block of the report it is. */
  readonly order: number;
}

type Found = Omit<Figure, 'id' | 'offset' | 'section'> & {
  readonly at: PlacedBlock;
  /** In the block, in UTF-16 units. */
  readonly index: number;
};

/**
 * Every certain number of a report, in the order of the text. Headings, captions, footnotes and sections of other times
 * are left out.
 * @param blocks visible text
 * @param document the same as a tree, which knows the tables
 */
export function collectFigures(blocks: readonly TextBlock[], document: BodyDocument, year: number): Figure[] {
  const placed = placeBlocks(blocks);
  const otherTimes = findOtherTimes(document.blocks, year);
  const rows = placed.filter(({ block }) => block.kind === 'row').values();
  const found: Found[] = placed.flatMap((at) =>
    READ.has(at.block.kind)
      ? findSentenceFigures(at.block.text, year).map((figure) => ({ ...figure, at }))
      : [],
  );
  let count = 0;
  for (const table of listTables(document.blocks)) {
    count += 1;
    const placedRows = [...table.head, ...table.body].map((row) =>
      // A row without any text is no block.
      row.some(({ children }) => readInlineText(children).trim() !== '') ? rows.next().value : undefined,
    );
    append(found, readTable(table, count, placedRows, placed));
  }
  return number(found.filter(({ at }) => !otherTimes.has(at.block.section)));
}

/** Sections of another time than the report's year, with those below them. */
function findOtherTimes(blocks: readonly DocumentBlock[], year: number): ReadonlySet<string | undefined> {
  const found = new Set<string>();
  /** Depth of the heading that says so. */
  let depth: number | undefined;
  for (const block of blocks) {
    if (block.type !== 'heading') continue;
    if (depth === undefined || block.depth <= depth)
      depth = isOfOtherTime(readInlineText(block.children).trim(), year) ? block.depth : undefined;
    if (depth !== undefined) found.add(block.id);
  }
  return found;
}

/** The blocks that the text of a section consists of, each with its place there. */
export function placeBlocks(blocks: readonly TextBlock[]): PlacedBlock[] {
  const lengths = new Map<string | undefined, number>();
  return blocks.flatMap((block, order) => {
    if (block.isFootnote || block.kind === 'heading') return [];
    const start = lengths.get(block.section) ?? 0;
    lengths.set(block.section, start + countCharacters(block.text) + 1);
    return [{ block, start, order }];
  });
}

function* listTables(blocks: readonly DocumentBlock[]): Generator<DocumentTable> {
  for (const block of blocks) {
    if (block.type === 'table') yield block;
    else if (block.type === 'quote') yield* listTables(block.blocks);
    else if (block.type === 'list') for (const item of block.items) yield* listTables(item.blocks);
  }
}

function readTable(
  table: DocumentTable,
  count: number,
  rows: readonly (PlacedBlock | undefined)[],
  placed: readonly PlacedBlock[],
): Found[] {
  const caption = table.caption && readInlineText(table.caption).trim();
  const first = rows.find((row) => row !== undefined);
  const before = first && placed[placed.indexOf(first) - (caption === undefined ? 1 : 2)]?.block.text;
  const around = [caption ?? '', before !== undefined && before.length < UNIT_LINE ? before : ''].join('\n');
  return findTableFigures(table, around).flatMap(({ label, rowIndex, cellIndex, row, column, ...amount }) => {
    const at = rows[rowIndex];
    const cells = at?.block.text.split('\t') ?? [];
    const text = cells[cellIndex];
    // A tab inside a cell would shift what follows.
    const isWhole = cells.length === [...table.head, ...table.body][rowIndex]?.length;
    if (!at || text === undefined || !isWhole) return [];
    const index = cells.slice(0, cellIndex).reduce((sum, cell) => sum + cell.length + 1, 0);
    const start = index + text.length - text.trimStart().length;
    return [
      {
        label,
        text: text.trim(),
        ...amount,
        cell: { table: count, ...(caption ? { caption } : {}), row, column },
        at,
        index: start,
      },
    ];
  });
}

/** In the order of the text, each with its id and its place. */
function number(found: readonly Found[]): Figure[] {
  const counts = new Map<string | undefined, number>();
  return [...found]
    .sort((a, b) => a.at.order - b.at.order || a.index - b.index)
    .map(({ at, index, ...figure }) => {
      const { section, text } = at.block;
      const count = (counts.get(section) ?? 0) + 1;
      counts.set(section, count);
      return {
        id: `${section === undefined ? '' : `${section}-`}f${count}`,
        ...figure,
        ...(section === undefined ? {} : { section }),
        offset: at.start + countCharacters(text.slice(0, index)),
      };
    });
}

const countCharacters = (text: string) => [...text].length;
