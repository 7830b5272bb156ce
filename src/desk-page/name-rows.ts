import { findHunks, limitEdits } from '../base/find-hunks.ts';

/** Rows of a list, by what they say, with names that they keep while others come and go. */
export interface NamedRows {
  readonly rows: readonly string[];
  readonly names: readonly number[];
}

/** A list has fewer changes at once; beyond that its rows are new ones. */
const MOST_EDITS = 1000;

/** Of the next row that comes. */
export const nextName = (names: readonly number[]): number => Math.max(0, ...names) + 1;

/** A row that says something else in its place is still the same. */
export function nameRows(before: NamedRows, rows: readonly string[]): NamedRows {
  const first = nextName(before.names);
  const names: number[] = [];
  let [at, added] = [0, 0];
  for (const { before: old, after } of findHunks(before.rows, rows, limitEdits(MOST_EDITS))) {
    names.push(...before.names.slice(at, old[0]));
    for (let place = after[0]; place < after[1]; place += 1) {
      const from = old[0] + place - after[0];
      const own = from < old[1] ? before.names[from] : undefined;
      names.push(own ?? first + added);
      if (own === undefined) added += 1;
    }
    at = old[1];
  }
  return { rows, names: [...names, ...before.names.slice(at)] };
}
