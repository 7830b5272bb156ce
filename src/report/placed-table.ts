import type { TextPosition } from '../base/text-position.ts';
import type { DocumentTable } from './body-document.ts';

/** A table of a report's text with the place that it was typed at. */
export interface PlacedTable {
  readonly table: DocumentTable;
  /** Id of the section that it stands in; absent before the first heading. */
  readonly section?: string;
  /**
   * Where a place of the table's grid was typed, also one that is empty or that a merged cell covers.
   * @param row from 0, the head included @param column from 0
   */
  locate(row: number, column: number): TextPosition;
}

/** What the places of a table are for: cells that name rows and columns, by their place in the grid. */
export interface TableRoles {
  /** What the table is called, Chinese. */
  readonly name: string;
  /** Rows whose cells name the columns below them. */
  readonly heads: ReadonlySet<number>;
  /** So many columns on the left name the rows. */
  readonly labels: number;
  /** Rows that hold numbers. */
  readonly rows: ReadonlySet<number>;
}
