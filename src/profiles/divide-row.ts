import type { Head } from './find-columns.ts';
import type { GridCell } from './table-grid.ts';

/** The cells of a row: those that name it, and those below each column of the head. */
export interface DividedRow {
  readonly labels: readonly GridCell[];
  readonly numbers: ReadonlyMap<string, readonly GridCell[]>;
}

type Cells = readonly (GridCell | undefined)[];

/** A cell with the first and the last place that it fills in its row. */
interface Run {
  readonly cell: GridCell | undefined;
  readonly left: number;
  readonly right: number;
}

/**
 * Divides a row below a head. The borders of its cells need not be those of the head: programs that draw tables by hand
 * put them a little aside, and then the order tells what is below what.
 */
export function divideRow(cells: Cells, { columns }: Head): DividedRow {
  const heads = [...columns].sort(([, a], [, b]) => a.left - b.left);
  const runs = listRuns(cells);
  return divideByOrder(runs, heads, cells.length) ?? divideByPlace(runs, heads);
}

type Heads = readonly (readonly [id: string, place: { left: number; right: number }])[];

const touches = (run: Run, { left, right }: { left: number; right: number }) =>
  run.left <= right && run.right >= left;

/** If as many cells end the row as there are columns, and each is at least partly below its own. */
function divideByOrder(runs: readonly Run[], heads: Heads, width: number): DividedRow | undefined {
  const numbers = runs.slice(-heads.length);
  const isWhole = heads.at(-1)?.[1].right === width - 1 && numbers.length === heads.length;
  if (!isWhole || !heads.every(([, place], index) => touches(numbers[index] as Run, place))) return undefined;
  return {
    labels: listCells(runs.slice(0, -heads.length)),
    numbers: new Map(heads.map(([id], index) => [id, listCells([numbers[index] as Run])])),
  };
}

function divideByPlace(runs: readonly Run[], heads: Heads): DividedRow {
  const first = heads[0]?.[1].left ?? 0;
  return {
    labels: listCells(runs.filter(({ left }) => left < first)),
    numbers: new Map(heads.map(([id, place]) => [id, listCells(runs.filter((run) => touches(run, place)))])),
  };
}

const listCells = (runs: readonly Run[]) => runs.flatMap(({ cell }) => cell ?? []);

function listRuns(cells: Cells): Run[] {
  const runs: { cell: GridCell | undefined; left: number; right: number }[] = [];
  for (const [place, cell] of cells.entries()) {
    const last = runs.at(-1);
    if (last && cell && last.cell === cell) last.right = place;
    else runs.push({ cell, left: place, right: place });
  }
  return runs;
}
