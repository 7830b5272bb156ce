/** A number that a report says, with what it counts and where it stands. */
export interface Figure {
  /** Id of the number on the report's page: `s1-2-f3` is the third of section `s1-2`, `f1` the first before all sections. */
  id: string;
  /** What the number says, in the report's own words; parts of a table's labels are parted by ` › `. */
  label: string;
  /** The number with its unit, as written; of a table the whole cell. */
  text: string;
  /** 1.2万个 is 12000. */
  value: number;
  /** Without 万 and 亿, which are in the value. Absent where the table names none. */
  unit?: string;
  /** The unit as the table states it outside of the cell, such as 万元; it is in the value. */
  statedUnit?: string;
  /** Id of the section; absent before the first heading. */
  section?: string;
  /** Where `text` begins in the section's text, in Unicode characters from 0: see `sections` and `preamble` of the report's JSON. */
  offset: number;
  /** Of a number in a sentence: the sentence. */
  sentence?: string;
  /** Of a number in a table. */
  cell?: FigureCell;
}

export interface FigureCell {
  /** Which table of the report, from 1. */
  table: number;
  /** The table's title, if it has one. */
  caption?: string;
  /** In the table's grid, from 1, rows of the head included. */
  row: number;
  column: number;
}
