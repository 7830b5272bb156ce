import type { DocumentInline, DocumentTable } from '../report/body-document.ts';
import { listWholePieces } from './split-for-lines.ts';

export interface TableLayout {
  /** Of the text, in points. */
  size: number;
  /** Of the columns, in shares. */
  widths: number[];
  /** Even in the smallest size a number is wider than its column: lines must be able to end inside. */
  isCrowded: boolean;
}

/** 小四, 五号, 小五, 六号, and what can just be read. */
const SIZES = [12, 10.5, 9, 7.5, 6, 5] as const;

/** White space on both sides of a cell, in characters. */
const INSET = 0.84;

/** Columns are at least so wide as this many characters of their text, if it is as long, and count no more. */
const MIN_WANTED = 4;
const MAX_WANTED = 24;

/** A Latin letter or a digit, in characters. */
const NARROW = 0.6;

/**
 * The largest size in which no number or word is wider than its column, and widths by the longest cells.
 * @param width of the table, in points
 */
export function layOutTable(table: DocumentTable, width: number): TableLayout {
  const needed = Array.from({ length: table.columns }, () => 1);
  const wanted = Array.from({ length: table.columns }, () => MIN_WANTED);
  for (const { column, text } of listSingleCells(table)) {
    needed[column] = Math.max(needed[column] ?? 1, measureLongestWord(text));
    wanted[column] = Math.max(wanted[column] ?? 1, Math.min(MAX_WANTED, measure(text)));
  }
  const least = needed.reduce((sum, each) => sum + each + INSET, 0);
  const size = SIZES.find((each) => least * each <= width) ?? (SIZES.at(-1) as number);
  const room = Math.max(0, width / size - least);
  const total = wanted.reduce((sum, each) => sum + each, 0);
  const widths = needed.map((each, column) => round(each + INSET + (room * (wanted[column] ?? 0)) / total));
  return { size, widths, isCrowded: least * size > width };
}

/** The cells that fill one column each, with their places. */
function* listSingleCells({
  columns,
  head,
  body,
}: DocumentTable): Generator<{ column: number; text: string }> {
  // For each column, how many more rows a cell above reaches into.
  let filled: number[] = Array.from({ length: columns }, () => 0);
  for (const row of [...head, ...body]) {
    const next = filled.map((rows) => Math.max(0, rows - 1));
    let column = 0;
    for (const cell of row) {
      while ((filled[column] ?? 0) > 0) column += 1;
      if (cell.columns === 1) yield { column, text: readText(cell.children) };
      for (let place = column; place < column + cell.columns; place += 1) next[place] = cell.rows - 1;
      column += cell.columns;
    }
    filled = next;
  }
}

/** The visible text of runs. */
export function readText(inlines: readonly DocumentInline[]): string {
  return inlines
    .map((inline) => {
      if ('text' in inline) return inline.text;
      return 'children' in inline ? readText(inline.children) : '';
    })
    .join('');
}

/** Words of more than 24 letters may be broken anywhere, see `split-for-lines.ts`. */
function measureLongestWord(text: string): number {
  const words = text.match(/[\x21-\x7e\xa0-\u2fff]+/gu) ?? [];
  return Math.max(
    1,
    ...words.map((word) => Math.min(24, word.length) * NARROW),
    ...listWholePieces(text).map(measure),
  );
}

const measure = (text: string) => [...text].reduce((sum, char) => sum + (char < '\u3000' ? NARROW : 1), 0);

const round = (value: number) => Math.round(value * 100) / 100;
