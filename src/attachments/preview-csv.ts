/** From the beginning of a CSV file to the table that a page shows of it (RFC 4180, read tolerantly). */

import { CsvError, parse } from 'csv-parse/sync';
import { cutText, SHOWN_CHARACTERS } from './preview-text.ts';

/** Bounds of a table that a page can still show; each cell counts one character more, for its markup. */
const MAX_ROWS = 1000;
const MAX_COLUMNS = 100;
const MAX_CELL = 5000;

export type CsvDelimiter = ',' | ';' | '\t';

export interface CsvPreview {
  kind: 'csv';
  header: string[];
  /** Each as long as `header`. */
  rows: string[][];
  /** Rows, columns or parts of cells are not shown. */
  truncated: boolean;
  /** Without the header. */
  totalRows: number;
}

/** The separator that the first record holds most of; Excel writes `;` in some locales and tabs as “Unicode text”. */
export function detectDelimiter(start: string): CsvDelimiter {
  const counts = { ',': 0, ';': 0, '\t': 0 };
  let isQuoted = false;
  for (const char of start.trimStart()) {
    if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (char === '\n' || char === '\r')) break;
    else if (!isQuoted && (char === ',' || char === ';' || char === '\t')) counts[char] += 1;
  }
  const most = Math.max(...Object.values(counts));
  return ([',', ';', '\t'] as const).find((delimiter) => counts[delimiter] === most) ?? ',';
}

/**
 * @param start the beginning of the file, decoded, ending with a whole record or the file's end
 * @param totalRecords of the whole file with its header, as `createTextCounter` counts them
 * @returns `undefined` if quotes are not as CSV wants them, or there is no record at all
 */
export function formatCsvPreview(
  start: string,
  delimiter: CsvDelimiter,
  totalRecords: number,
): CsvPreview | undefined {
  const records = parseRecords(start, delimiter);
  const width = Math.min(
    MAX_COLUMNS,
    records?.reduce((most, record) => Math.max(most, record.length), 0) ?? 0,
  );
  if (!records || width === 0) return undefined;
  const rows: string[][] = [];
  let truncated = false;
  let room = SHOWN_CHARACTERS;
  for (const record of records) {
    const row = Array.from({ length: width }, (_, index) => cutCell(record[index] ?? ''));
    room -= row.reduce((sum, cell) => sum + cell.length + 1, 0);
    if (room < 0 && rows.length > 0) break;
    truncated ||= record.length > width || record.some((cell) => cell.length > MAX_CELL);
    rows.push(row);
  }
  const [header = [], ...shown] = rows;
  const totalRows = Math.max(totalRecords - 1, shown.length);
  return { kind: 'csv', header, rows: shown, truncated: truncated || shown.length < totalRows, totalRows };
}

function parseRecords(text: string, delimiter: CsvDelimiter): string[][] | undefined {
  try {
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true, to: MAX_ROWS + 1 });
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

function cutCell(cell: string): string {
  return cell.length > MAX_CELL ? `${cutText(cell, MAX_CELL)}…` : cell;
}
