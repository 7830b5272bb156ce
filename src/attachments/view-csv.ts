import { CsvError, parse } from 'csv-parse/sync';
import { cutCell, SHOWN_CHARACTERS, SHOWN_COLUMNS, SHOWN_ROWS } from './view-limits.ts';

export interface CsvView {
  kind: 'csv';
  header: string[];
  /** Each as long as `header`. */
  rows: string[][];
  hasMoreColumns: boolean;
  /** Some cells end in `…`: the rest of them is not shown. */
  hasCutCells: boolean;
  /** Without the header. */
  totalRows: number;
}

/**
 * The table that a page shows of a CSV file (RFC 4180, read tolerantly).
 * @param start the beginning of the file, decoded, ending with a whole record or the file's end
 * @param totalRecords of the whole file with its header, as `createTextCounter` counts them
 * @returns `undefined` if quotes are not as CSV wants them, or there is no record at all
 */
export function formatCsvView(start: string, delimiter: string, totalRecords: number): CsvView | undefined {
  const records = parseRecords(start, delimiter)?.map((record) => record.map(readCell));
  if (!records || records.length === 0) return undefined;
  const columns = Math.max(...records.map((record) => record.length));
  const width = Math.min(SHOWN_COLUMNS, columns);
  const rows: string[][] = [];
  let hasCutCells = false;
  // Each cell counts one more, for its markup.
  let room = SHOWN_CHARACTERS;
  for (const record of records) {
    const row = Array.from({ length: width }, (_, index) => cutCell(record[index] ?? ''));
    room -= row.reduce((sum, cell) => sum + cell.length + 1, 0);
    if (room < 0 && rows.length > 0) break;
    hasCutCells ||= record.some((cell) => cutCell(cell) !== cell);
    rows.push(row);
  }
  const [header = [], ...shown] = rows;
  const totalRows = Math.max(totalRecords - 1, shown.length);
  return { kind: 'csv', header, rows: shown, hasMoreColumns: columns > width, hasCutCells, totalRows };
}

function parseRecords(text: string, delimiter: string): string[][] | undefined {
  const quoted = quoteFormulas(text, delimiter);
  const strict = tryParse(quoted, delimiter, false);
  if (strict !== 'INVALID_OPENING_QUOTE') return typeof strict === 'string' ? undefined : strict;
  // A quote within a cell that begins without one is a sign like others, as Excel shows it: 5"管 for five inches.
  const relaxed = tryParse(quoted, delimiter, true);
  // One that begins a cell and does not end it leaves open what the cell is.
  const isClear =
    typeof relaxed !== 'string' && relaxed.every((row) => row.every((cell) => !cell.startsWith('"')));
  return isClear ? relaxed : undefined;
}

/** @returns the fault's code where quotes are not as they should be */
function tryParse(text: string, delimiter: string, relax_quotes: boolean): string[][] | string {
  try {
    return parse(text, {
      delimiter,
      // All of them: tables put together from two programs have lines of both.
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes,
      skip_empty_lines: true,
      to: SHOWN_ROWS + 1,
    });
  } catch (error) {
    if (error instanceof CsvError) return error.code;
    throw error;
  }
}

/**
 * `="0001"` is the way in which programs keep the zeros of 0001 from Excel, which shows the text. Its quotes stand where
 * RFC 4180 knows none. Other formulas are never worked out, and what only looks like one within a quoted cell is text.
 */
function quoteFormulas(text: string, delimiter: string): string {
  const sign = delimiter.replace(/[\\\]^-]/u, '\\$&');
  const cell = new RegExp(`(?<=^|[\\r\\n${sign}])=?("(?:[^"]|"")*")(?=[\\r\\n${sign}]|$)`, 'gu');
  return text.replace(cell, '$1');
}

/** The same, where a program has quoted the formula as well. */
function readCell(cell: string): string {
  const [, text] = /^="((?:[^"]|"")*)"$/u.exec(cell) ?? [];
  return text === undefined ? cell : text.replaceAll('""', '"');
}
