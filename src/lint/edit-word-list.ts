import { isDeepStrictEqual } from 'node:util';
import { detectDelimiter } from '../base/detect-delimiter.ts';
import { parseCsv } from '../base/parse-csv.ts';
import { readCsvList } from '../diagnostics/read-csv-list.ts';
import { WORD_TABLE } from './word-list.ts';

const COLUMNS = ['written', 'right', 'level', 'note'] as const;

/** A row as it is written, whether it holds or not. */
export type WordRow = Readonly<Record<(typeof COLUMNS)[number], string>>;

/** A list in which nothing is written yet, as Excel opens it. */
export const EMPTY_WORD_LIST = '写法,应为,级别,说明\n';

/** The rows of a list. @returns nothing if it is no table */
export function listWordRows(text: string): (WordRow & { readonly line: number })[] | undefined {
  const table = readCsvList(text, WORD_TABLE);
  if ('problem' in table) return undefined;
  return table.rows.map(({ line, read }) => ({
    line,
    ...(Object.fromEntries(COLUMNS.map((name) => [name, read(name)])) as WordRow),
  }));
}

/**
 * Writes one row of a list and touches no other line.
 * @param text with LF line ends
 * @param line of the row that is changed, from 1; else it is added at the end
 * @param row nothing: it is taken away
 * @returns nothing if it cannot be written so that all rows read as wanted: the row goes over several lines, a column is
 *   missing, or what comes next would be read otherwise
 */
export function editWordList(
  text: string,
  line: number | undefined,
  row: WordRow | undefined,
): string | undefined {
  const before = listWordRows(text);
  const table = parseCsv(text);
  if (!before || 'faultLine' in table) return undefined;
  const lines = text.split('\n');
  const at = line === undefined ? lines.findLastIndex((one) => one.trim() !== '') + 1 : line - 1;
  const old = table.rows.find((one) => one.line === line);
  if (line !== undefined && !old) return undefined;
  const isEnd = line === undefined && at >= lines.length;
  if (row) {
    const written = formatRow(row, table.header, old?.cells ?? table.header.map(() => ''), text);
    lines.splice(at, line === undefined ? 0 : 1, written, ...(isEnd ? [''] : []));
  } else lines.splice(at, 1);
  const result = lines.join('\n');
  const bare = (rows: readonly WordRow[]) => rows.map((one) => COLUMNS.map((name) => one[name]));
  const wanted =
    line === undefined
      ? [...before, ...(row ? [row] : [])]
      : before.flatMap((one) => (one.line === line ? (row ?? []) : one));
  return isDeepStrictEqual(bare(listWordRows(result) ?? []), bare(wanted)) ? result : undefined;
}

/** @param old cells of the row: those of other columns stay @param text of the list, which says what parts the cells */
function formatRow(row: WordRow, header: readonly string[], old: readonly string[], text: string): string {
  const { delimiter } = detectDelimiter(text);
  const cells = [...old];
  for (const name of COLUMNS) {
    const place = header.findIndex((cell) => WORD_TABLE.columns[name].test(cell));
    if (place < 0) continue;
    while (cells.length <= place) cells.push('');
    cells[place] = row[name];
  }
  return cells.map((cell) => formatCell(cell, delimiter)).join(delimiter);
}

const formatCell = (cell: string, delimiter: string): string =>
  /["\r\n]|^\s|\s$/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
