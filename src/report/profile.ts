/**
 * What a kind of report that repeats each year has to contain: `_data/profiles/*.json`, a file for each kind. Plain
 * values, as JSON has them: a report's bundle is found under a key that they are part of.
 */
export interface Profile {
  /** Name of the file, by which a command knows it. */
  readonly id: string;
  /** Of the kind of report, Chinese. */
  readonly name: string;
  /** The standard that asks for the contents, Chinese. */
  readonly basis: string;
  /** A report is of this kind if one of these fits. */
  readonly match: readonly FieldPatterns[];
  /** The first year that reports are about of which the standard asks this. */
  readonly since?: number;
  readonly parts: readonly ProfilePart[];
  readonly tables: readonly ProfileTable[];
  /** The first that fits holds. */
  readonly deadlines: readonly ProfileDeadline[];
  /** Rows that go on from one year's report to the next. */
  readonly carried: readonly CarriedRow[];
  /** Sentences whose number stands in a table as well. */
  readonly statements: readonly ProfileStatement[];
}

/** Regular expressions by the field's key; all have to fit. */
export type FieldPatterns = Readonly<Record<string, string>>;

export interface ProfilePart {
  /** Chinese. */
  readonly name: string;
  /** By which its heading is known, a regular expression. */
  readonly heading: string;
  /** Its official number; parts that have one stand in this order. */
  readonly number?: number;
  /** What its heading or its text has to speak of as well. */
  readonly mentions?: { readonly name: string; readonly pattern: string };
  /** Years from the report's year to the one that its heading may name. */
  readonly years?: number;
  /** What stands in the blank form and is to be replaced. */
  readonly hint?: string;
}

export interface ProfileTable {
  readonly id: string;
  /** Chinese. */
  readonly name: string;
  /** Number of the part that it stands in. */
  readonly part: number;
  readonly unit: string;
  /** Whether its numbers may have decimals. */
  readonly decimals?: true;
  /** A row of its own above the columns. */
  readonly title?: string;
  /** What stands above the labels of the rows. */
  readonly corner?: string;
  /** Stands in one table with the one before it. */
  readonly continues?: true;
  readonly columns: readonly ProfileLine[];
  /** A single row may have an empty label. */
  readonly rows: readonly ProfileLine[];
  readonly sums: readonly ProfileSum[];
}

/** A row or a column, or several under one label. */
export interface ProfileLine {
  /** As printed in the form. */
  readonly label: string;
  /** Other wordings of it. */
  readonly also?: readonly string[];
  /** Of a single row or column. */
  readonly id?: string;
  /** What messages call it, such as 三（七）. */
  readonly short?: string;
  readonly children?: readonly ProfileLine[];
}

/** Two sums that are equal, in every line that crosses the named ones. */
export interface ProfileSum {
  readonly of: 'rows' | 'columns';
  /** Ids of rows or columns. */
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly basis: string;
}

export interface ProfileDeadline {
  /** The last day in the year after the one reported on, `MM-DD`. */
  readonly by: string;
  /** For whom, Chinese. */
  readonly who?: string;
  readonly match?: FieldPatterns;
  readonly basis: string;
  /** The rule was written down from memory and not compared with the standard: whoever is told of it is told this, too. */
  readonly unverified?: true;
}

/** A row of a report that equals another row of the report of the year before. */
export interface CarriedRow {
  readonly table: string;
  readonly row: string;
  /** In the report of the year before. */
  readonly before: string;
  readonly basis: string;
}

export interface ProfileStatement {
  /** Number of the part whose text is looked at. */
  readonly part: number;
  /** Its first group is the number; `{year}` stands for the year reported on, `{org}` for 机构名称. */
  readonly pattern: string;
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

/** A row or column with the labels above it, outermost first. */
export interface ProfileLeaf {
  readonly id: string;
  readonly path: readonly ProfileLine[];
}

/** The rows or columns that hold numbers, in the order of the form. */
export function listLeaves(lines: readonly ProfileLine[], above: readonly ProfileLine[] = []): ProfileLeaf[] {
  return lines.flatMap((line) => {
    const path = [...above, line];
    return line.children ? listLeaves(line.children, path) : [{ id: line.id ?? '', path }];
  });
}

const compiled = new Map<string, RegExp>();

/** A pattern of a profile, compiled once. */
export function compilePattern(source: string): RegExp {
  let pattern = compiled.get(source);
  if (!pattern) {
    pattern = new RegExp(source, 'u');
    compiled.set(source, pattern);
  }
  return pattern;
}
