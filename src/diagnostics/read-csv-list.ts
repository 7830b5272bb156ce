import { clip } from '../base/clip.ts';
import { parseCsv } from '../base/parse-csv.ts';
import type { Problem } from './diagnostic.ts';

/** A list that somebody keeps as a table: columns with names, and a row for each thing. */
export interface CsvListForm<Column extends string> {
  /** Of what is told. */
  readonly rule: string;
  /** Chinese; empty if messages do without. */
  readonly name: string;
  /** How the first line may call the columns. */
  readonly columns: Readonly<Record<Column, RegExp>>;
  /** Columns without which the first line is none of names. */
  readonly required: readonly Column[];
  /** Chinese: how the table is written. */
  readonly help: string;
}

interface CsvListRow<Column extends string> {
  readonly line: number;
  readonly cells: readonly string[];
  /** The cell of a column; empty where there is none. */
  read(column: Column): string;
}

/** @param text of the file, decoded */
export function readCsvList<Column extends string>(
  text: string,
  { rule, name, columns, required, help }: CsvListForm<Column>,
): { readonly rows: readonly CsvListRow<Column>[] } | { readonly problem: Problem } {
  const refuse = (line: number, fault: string, remedy: string): { readonly problem: Problem } => ({
    problem: { level: 'error', rule, line, column: 1, message: `${name && `${name}的`}${fault}`, remedy },
  });
  const table = parseCsv(text);
  if ('faultLine' in table)
    return refuse(table.faultLine, '引号没有成对，读不成表格', '用 Excel 打开，另存为“CSV UTF-8”');
  const { header } = table;
  const find = (column: Column) => header.findIndex((cell) => columns[column].test(cell));
  if (required.some((column) => find(column) < 0)) {
    // What parts no columns, such as a Chinese comma, is shown as it is written.
    const written = header.length > 1 ? header.join(',') : (text.trim().split('\n', 1)[0] ?? '');
    return refuse(1, `第一行不是表头，写的是：${clip(written) || '（空）'}`, help);
  }
  const places = new Map((Object.keys(columns) as Column[]).map((column) => [column, find(column)]));
  return {
    rows: table.rows.map(({ cells, line }) => ({
      line,
      cells,
      read: (column) => cells[places.get(column) ?? -1] ?? '',
    })),
  };
}

export interface RowFault {
  readonly line: number;
  /** Chinese. */
  readonly message: string;
  /** Chinese. */
  readonly remedy: string;
}

const MOST_TOLD = 20;

/** What is told of rows that are not as they should be: the first ones, and how many more there are. */
export function tellRows(
  faults: readonly RowFault[],
  { rule, name, help }: Pick<CsvListForm<string>, 'rule' | 'name' | 'help'>,
): Problem[] {
  const tell = ({ line, message, remedy }: RowFault): Problem => ({
    level: 'warning',
    rule,
    line,
    column: 1,
    message,
    remedy,
  });
  const told = faults.slice(0, MOST_TOLD).map(tell);
  const rest = faults.length - told.length;
  if (rest === 0) return told;
  const message = `${name && `${name}里`}这样的还有 ${rest} 行，没有列出`;
  return [...told, tell({ line: 1, message, remedy: help })];
}
