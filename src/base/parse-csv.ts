import { CsvError, parse } from 'csv-parse/sync';
import { detectDelimiter } from './detect-delimiter.ts';

/** A table of text with names of its columns in the first line, as Excel writes it. */
export interface CsvTable {
  /** Without white space and in one width; empty if there is no line. */
  readonly header: readonly string[];
  readonly rows: readonly {
    readonly cells: readonly string[];
    /** Of its first one, from 1. */
    readonly line: number;
  }[];
}

/** @returns the line in which the quotes are not as CSV wants them, if it is no table */
export function parseCsv(text: string): CsvTable | { readonly faultLine: number } {
  const { delimiter, from } = detectDelimiter(text);
  // A `sep=` line is not among the rows.
  const skipped = from > 0 ? 1 : 0;
  try {
    const records = parse(text.slice(from), {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      // Excel writes rows that once held something, `,,,`.
      skip_records_with_empty_values: true,
      info: true,
      raw: true,
      trim: true,
    }) as unknown as { record: string[]; raw: string; info: { lines: number } }[];
    const [first, ...others] = records;
    return {
      header: first?.record.map((cell) => cell.normalize('NFKC').replace(/\s/g, '')) ?? [],
      rows: others.map(({ record, raw, info }) => ({
        cells: record,
        // A cell in quotes may go over several lines, and the parser tells the last.
        line: info.lines - (raw.trim().split('\n').length - 1) + skipped,
      })),
    };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { faultLine: (Number(error.lines) || 1) + skipped };
  }
}
