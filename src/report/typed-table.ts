import type { TextPosition } from '../base/text-position.ts';

/** A table of a report as its profile describes it: each number with its row, its column and its place. */
export interface TypedTable {
  /** Of `ProfileTable`. */
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** Id of the section that the table stands in. */
  readonly section?: string;
  /** All columns of the profile, also those that the report lacks. */
  readonly columns: readonly TypedLine[];
  /** The rows that the report has, in the order of the profile. */
  readonly rows: readonly TypedRow[];
  /** The first number that stands for a cell of `rows` once more and is another. */
  readonly other?: { readonly row: string; readonly column: number; readonly cell: TypedCell };
}

interface TypedLine {
  readonly id: string;
  /** Its labels as the profile has them, outermost first. */
  readonly label: readonly string[];
}

export interface TypedRow extends TypedLine {
  /** One for each column; `null` where the report has none. */
  readonly cells: readonly (TypedCell | null)[];
}

export interface TypedCell extends TextPosition {
  /** As the report has it. */
  readonly text: string;
  /** `null` if nothing is written; absent if what is written is no number that is certain. */
  readonly value?: number | null;
}
