import { listLeaves, type ProfileLeaf, type ProfileLine } from '../report/profile.ts';
import { foldLabel } from './fold-label.ts';
import type { GridCell, TableGrid } from './table-grid.ts';

/** A row that names the columns of a profile's table. */
export interface Head {
  readonly row: number;
  /** For each column's id the first and the last column of the grid. */
  readonly columns: ReadonlyMap<string, { readonly left: number; readonly right: number }>;
}

/** A row or column with what the labels of its path may be, folded. */
export type WordedLeaf = ProfileLeaf & { readonly wordings: readonly (readonly string[])[] };

export const listWordedLeaves = (lines: readonly ProfileLine[]): WordedLeaf[] =>
  listLeaves(lines).map((leaf) => ({
    ...leaf,
    wordings: leaf.path.map(({ label, also = [] }) => [label, ...also].map(foldLabel)),
  }));

/** A table that has fewer of the columns is another one, unless it has a whole group of them. */
const ENOUGH = 0.6;
const GROUP = 3;

/**
 * The rows of a grid that name columns of the table: more than one where parts of a form stand one below the other.
 * @param leaves of `columns`
 */
export function findHeads(
  grid: TableGrid,
  columns: readonly ProfileLine[],
  leaves: readonly WordedLeaf[],
): Head[] {
  const known = new Set(leaves.flatMap(({ wordings }) => wordings.flat()));
  /** For each column of the grid the labels so far, from top to bottom. */
  const above: GridCell[][] = (grid[0] ?? []).map(() => []);
  const heads: Head[] = [];
  for (const [row, cells] of grid.entries()) {
    for (const [column, cell] of cells.entries()) {
      const own = above[column] ?? [];
      above[column] = own;
      if (cell && known.has(cell.label) && own.at(-1) !== cell) own.push(cell);
    }
    const found = matchColumns(cells, above, leaves);
    if (!isEnough([...found.keys()], columns, leaves.length)) continue;
    const last = heads.at(-1);
    // Cells that reach down are seen in each of their rows: the lowest knows the most.
    if (last?.row === row - 1 && [...last.columns.keys()].every((id) => found.has(id))) heads.pop();
    heads.push({ row, columns: found });
  }
  return heads;
}

function isEnough(found: readonly string[], columns: readonly ProfileLine[], count: number): boolean {
  if (found.length === 0) return false;
  if (found.length >= count * ENOUGH) return true;
  return listGroups(columns).some((ids) => ids.length >= GROUP && ids.every((id) => found.includes(id)));
}

/** The ids below each label that has columns below it. */
const listGroups = (lines: readonly ProfileLine[]): string[][] =>
  lines.flatMap((line) =>
    line.children ? [listLeaves(line.children).map(({ id }) => id), ...listGroups(line.children)] : [],
  );

function matchColumns(
  cells: readonly (GridCell | undefined)[],
  above: readonly (readonly GridCell[])[],
  leaves: readonly WordedLeaf[],
): Head['columns'] {
  /** Columns that the same leaves may be: in the order of the form, if there are as many. */
  const groups = new Map<
    string,
    { candidates: readonly WordedLeaf[]; places: { left: number; right: number }[] }
  >();
  for (let left = 0; left < cells.length; left += 1) {
    const cell = cells[left];
    let right = left;
    while (cell && cells[right + 1] === cell) right += 1;
    const candidates = cell ? findCandidates(above[left] ?? [], cell, leaves) : [];
    if (candidates.length > 0) {
      const key = candidates.map(({ id }) => id).join(' ');
      const group = groups.get(key) ?? { candidates, places: [] };
      group.places.push({ left, right });
      groups.set(key, group);
    }
    left = right;
  }
  const found = new Map<string, { left: number; right: number }>();
  for (const { candidates, places } of groups.values()) {
    if (candidates.length !== places.length) continue;
    for (const [index, { id }] of candidates.entries()) {
      const place = places[index];
      if (place) found.set(id, place);
    }
  }
  return found;
}

/** The leaves that a column may be by its own label, and of these the ones that the labels above it fit best. */
function findCandidates(
  above: readonly GridCell[],
  cell: GridCell,
  leaves: readonly WordedLeaf[],
): readonly WordedLeaf[] {
  let best: WordedLeaf[] = [];
  let most = 0;
  for (const leaf of leaves) {
    if (!leaf.wordings.at(-1)?.includes(cell.label)) continue;
    const fitting = countFitting(above, leaf.wordings.slice(0, -1));
    if (fitting > most) best = [];
    most = Math.max(most, fitting);
    if (fitting === most) best.push(leaf);
  }
  return best;
}

/** How many labels above a column are those above the leaf, from the lowest up to the first that is another. */
function countFitting(above: readonly GridCell[], wordings: readonly (readonly string[])[]): number {
  let fitting = 0;
  let level = wordings.length - 1;
  // The last one is the column's own.
  for (let at = above.length - 2; at >= 0; at -= 1) {
    const label = above[at]?.label ?? '';
    while (level >= 0 && !wordings[level]?.includes(label)) level -= 1;
    if (level < 0) break;
    fitting += 1;
    level -= 1;
  }
  return fitting;
}
