import type { DocumentTable } from './body-document.ts';
import { listWholePieces } from './line-pieces.ts';
import { measurePrint } from './measure-print.ts';
import { placeCells } from './place-cells.ts';
import { readInlineText } from './read-inline-text.ts';

/** `turned`: A4 on its side; `folded`: A3 on its side, folded into the report when printed. */
export type TablePage = 'upright' | 'turned' | 'folded';

export interface TableLayout {
  page: TablePage;
  /** Of the text, in points. */
  size: number;
  /** Of the columns, in shares. */
  widths: number[];
  /** Even in the smallest size a number is wider than its column: lines must be able to end inside. */
  isCrowded: boolean;
  /** So small that no page should end in it: the next one would not say what each column is. */
  isWhole: boolean;
}

/** 小四, 五号, 小五, 六号, 小六, and what can just be read. */
const SIZES = [12, 10.5, 9, 7.5, 6.5, 6, 5.5, 5] as const;

/**
 * Pages that a table may have, with the width for it in points: the type area's 156 mm, its 225 mm, and what A3 leaves
 * beside the same margins. The next one is taken rather than a smaller text.
 */
const PAGES = [
  { page: 'upright', width: (156 / 25.4) * 72, smallest: 7.5 },
  { page: 'turned', width: (225 / 25.4) * 72, smallest: 6 },
  { page: 'folded', width: (348 / 25.4) * 72, smallest: 5 },
] as const satisfies readonly { page: TablePage; width: number; smallest: number }[];

/** Rows, and characters in all of them, up to which a table is not torn if its repeated head would not name each column. */
const WHOLE = { rows: 8, characters: 400 };

/** White space on both sides of a cell, in characters. */
const INSET = 0.84;

/** A column has room for this many characters of its text, if that is as long: narrower, it is read from top to bottom. */
const MIN_WANTED = 4;
/**
 * Rather than on its side or smaller than 小五, a table of nothing longer than that has its texts in two lines of as many
 * characters: so does the form of the statutory annual report, with fifteen columns.
 */
const STACKED = { characters: MIN_WANTED / 2, smallest: 9 };
/** Longer texts claim no more of the room that is left. In characters. */
const MAX_WANTED = 24;

/**
 * The page and the largest size in which no number or word is wider than its column, and widths by the longest cells.
 * @param options.isAlone whether the table may have pages of its own; one inside a list or a quotation may not
 * @param options.slack what Latin letters may be wider than those of the measure, where others' faces are used
 */
export function layOutTable(
  table: DocumentTable,
  { isAlone, slack = 1 }: { isAlone: boolean; slack?: number },
): TableLayout {
  const cells = [...listSingleCells(table)].map(({ column, text }) => ({
    column,
    whole: measurePrint(text),
    word: measureLongestWord(text) * slack,
  }));
  const wanted = Array.from({ length: table.columns }, () => MIN_WANTED);
  for (const { column, whole } of cells)
    wanted[column] = Math.max(wanted[column] ?? 1, Math.min(MAX_WANTED, whole));
  const measureColumns = (characters: number) => {
    const needed = Array.from({ length: table.columns }, () => 1);
    for (const { column, whole, word } of cells)
      needed[column] = Math.max(needed[column] ?? 1, word, Math.min(characters, whole));
    return { needed, least: needed.reduce((sum, each) => sum + each + INSET, 0) };
  };
  const usual = measureColumns(MIN_WANTED);
  const stacked = measureColumns(STACKED.characters);
  const isStacked =
    usual.least * STACKED.smallest > PAGES[0].width &&
    cells.every(({ whole }) => whole <= MIN_WANTED) &&
    stacked.least * STACKED.smallest <= PAGES[0].width;
  const { needed, least } = isStacked ? stacked : usual;
  const { page, width, size } = choosePage(least, isAlone);
  // What is left once no number or word is torn goes to the columns whose texts would be broken, and only then to all.
  const room = Math.max(0, width / size - least);
  const missing = needed.map((each, column) => Math.max(0, (wanted[column] ?? 0) - each));
  const total = missing.reduce((sum, each) => sum + each, 0);
  const share = total > room ? room / total : 1;
  const narrow = needed.map((each, column) => each + INSET + (missing[column] ?? 0) * share);
  const scale = Math.max(1, width / size / narrow.reduce((sum, each) => sum + each, 0));
  const widths = narrow.map((each) => round(each * scale));
  return { page, size, widths, isCrowded: least * size > width, isWhole: isWhole(table) };
}

function isWhole({ head, body }: DocumentTable): boolean {
  const rows = [...head, ...body];
  const characters = rows.flat().reduce((sum, { children }) => sum + readInlineText(children).length, 0);
  const namesEach = head.at(-1)?.every(({ columns }) => columns === 1) ?? false;
  return rows.length <= WHOLE.rows && characters <= WHOLE.characters && !namesEach;
}

/** @param least width that the table needs, in characters */
function choosePage(least: number, isAlone: boolean): { page: TablePage; width: number; size: number } {
  const smallest = SIZES.at(-1) as number;
  let last = { page: 'upright' as TablePage, width: 0, size: smallest };
  for (const { page, width, smallest: enough } of isAlone ? PAGES : PAGES.slice(0, 1)) {
    const size = SIZES.find((each) => least * each <= width) ?? smallest;
    last = { page, width, size };
    if (least * size <= width && size >= enough) break;
  }
  return last;
}

/** The cells that fill one column each, with their places. */
function* listSingleCells(table: DocumentTable): Generator<{ column: number; text: string }> {
  for (const row of placeCells(table)) {
    let column = 0;
    for (const place of row) {
      if (place.kind === 'cell' && place.columns === 1)
        yield { column, text: readInlineText(place.cell.children) };
      column += place.columns;
    }
  }
}

/** Words of more than 24 letters may be broken anywhere, see `split-for-lines.ts`. */
const LONG_WORD = 24;

function measureLongestWord(text: string): number {
  const words = text.match(/[\x21-\x7e\xa0-\u2fff]+/gu) ?? [];
  const lengths = words.map((word) =>
    word.length < LONG_WORD ? measurePrint(word) : LONG_WORD * measurePrint('0'),
  );
  return Math.max(1, ...lengths, ...listWholePieces(text).map(measurePrint));
}

const round = (value: number) => Math.round(value * 100) / 100;
