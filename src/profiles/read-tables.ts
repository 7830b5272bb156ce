import type { PlacedTable, TableRoles } from '../report/placed-table.ts';
import type { Profile, ProfileLeaf, ProfileTable } from '../report/profile.ts';
import type { TypedCell, TypedTable } from '../report/typed-table.ts';
import { type DividedRow, divideRow } from './divide-row.ts';
import { findHeads, type Head, listWordedLeaves, type WordedLeaf } from './find-columns.ts';
import { foldLabel } from './fold-label.ts';
import { readNumber } from './read-number.ts';
import { createGrid, type TableGrid } from './table-grid.ts';

export interface ReadTables {
  /** In the order of the profile; only those that the report has. */
  readonly tables: TypedTable[];
  /** For each table of the text what its places are for; absent for tables that the profile does not know. */
  readonly roles: (TableRoles | undefined)[];
}

/** Reads the tables of a report that its profile describes: labels are looked for wherever they stand. */
export function readTables(profile: Profile, placed: readonly PlacedTable[]): ReadTables {
  const texts = placed.map((each) => ({ ...each, grid: createGrid(each.table), roles: createRoles() }));
  const tables = profile.tables.flatMap((table) => readTable(profile, table, texts) ?? []);
  return {
    tables,
    roles: texts.map(({ roles }) => (roles.heads.size > 0 ? roles : undefined)),
  };
}

interface TextTable extends PlacedTable {
  readonly grid: TableGrid;
  readonly roles: ReturnType<typeof createRoles>;
}

const createRoles = () => ({ name: '', heads: new Set<number>(), rows: new Set<number>(), labels: 0 });

function readTable(
  profile: Profile,
  table: ProfileTable,
  texts: readonly TextTable[],
): TypedTable | undefined {
  const columns = listWordedLeaves(table.columns);
  const rows = listWordedLeaves(table.rows);
  const known = new Set([
    ...columns.flatMap(({ wordings }) => wordings.flat()),
    foldLabel(table.title ?? ''),
  ]);
  const found = new Map<string, (TypedCell | null)[]>();
  let section: string | undefined;
  let other: TypedTable['other'];
  for (const { text, head, own } of texts.flatMap((text) => findParts(text, table, columns, rows))) {
    section ??= text.section;
    noteRoles(text, known, head, own);
    text.roles.name ||= profile.parts.find(({ number }) => number === table.part)?.name ?? table.name;
    for (const [id, row] of own) {
      const cells = found.get(id) ?? columns.map(() => null);
      found.set(id, cells);
      for (const [at, column] of columns.entries()) {
        const cell = readCell(text, table, head, row, column.id);
        if (cell && isOther(cells[at], cell)) other ??= { row: id, column: at, cell };
        cells[at] ??= cell;
      }
    }
  }
  if (found.size === 0) return undefined;
  const describe = ({ id, path }: ProfileLeaf) => ({ id, label: path.map(({ label }) => label) });
  return {
    id: table.id,
    name: table.name,
    unit: table.unit,
    ...(section === undefined ? {} : { section }),
    columns: columns.map(describe),
    rows: rows.flatMap((row) => {
      const cells = found.get(row.id);
      return cells ? [{ ...describe(row), cells }] : [];
    }),
    ...(other ? { other } : {}),
  };
}

/** Heads of a table in one of the text, each with the rows below it that the table has. */
function findParts(
  text: TextTable,
  table: ProfileTable,
  columns: readonly WordedLeaf[],
  rows: readonly WordedLeaf[],
): { text: TextTable; head: Head; own: Map<string, FoundRow> }[] {
  const heads = findHeads(text.grid, table.columns, columns);
  return heads
    .map((head, index) => {
      const end = heads[index + 1]?.row ?? text.grid.length;
      return { text, head, own: findRows(text.grid, head, end, rows) };
    })
    .filter(({ own }) => own.size > 0);
}

/** A head that is repeated on the next page, with rows that are empty, says nothing else. */
const isOther = (known: TypedCell | null | undefined, { value }: TypedCell): boolean =>
  typeof value === 'number' && known?.value !== undefined && (known.value ?? 0) !== value;

interface FoundRow {
  readonly row: number;
  /** How well its labels fit. */
  readonly fit: number;
  readonly numbers: DividedRow['numbers'];
}

/** The rows below a head by the ids of what their labels name; the better fitting one where two might be meant. */
function findRows(
  grid: TableGrid,
  head: Head,
  end: number,
  leaves: readonly WordedLeaf[],
): Map<string, FoundRow> {
  const places = [...head.columns.values()];
  const found = new Map<string, FoundRow>();
  for (let row = head.row + 1; row < end; row += 1) {
    const cells = grid[row] ?? [];
    // A remark over all columns.
    if (places.length > 1 && new Set(places.map(({ left }) => cells[left])).size === 1) continue;
    const { labels, numbers } = divideRow(cells, head);
    const match = matchRow(
      labels.flatMap(({ label }) => label || []),
      leaves,
    );
    if (match && match.fit > (found.get(match.id)?.fit ?? 0))
      found.set(match.id, { row, fit: match.fit, numbers });
  }
  return found;
}

/** @returns how well it fits: 3 with all labels above it, 2 with some, 1 by its own label alone */
function matchRow(
  labels: readonly string[],
  leaves: readonly WordedLeaf[],
): { id: string; fit: number } | undefined {
  const whole = labels.join('');
  const fits = leaves.map(({ id, path, wordings }) => {
    if (listJoined(wordings).includes(whole)) return { id, fit: 3 };
    if (wordings.some((_, start) => listJoined(wordings.slice(start)).includes(whole))) return { id, fit: 2 };
    // A single row needs no name, and may have any.
    const isNameless = leaves.length === 1 && path.every(({ label }) => label === '');
    return { id, fit: isNameless || wordings.at(-1)?.includes(labels.at(-1) ?? '') ? 1 : 0 };
  });
  const most = Math.max(...fits.map(({ fit }) => fit));
  const best = fits.filter(({ fit }) => fit === most);
  return most > 0 && best.length === 1 ? best[0] : undefined;
}

/** Labels one behind the other, in all their wordings: however a table divides them into cells. */
const listJoined = (wordings: readonly (readonly string[])[]): string[] =>
  wordings.reduce<string[]>(
    (joined, own) => joined.flatMap((start) => own.map((each) => start + each)),
    [''],
  );

function readCell(
  { grid, locate }: TextTable,
  { unit }: ProfileTable,
  head: Head,
  { row, numbers }: FoundRow,
  column: string,
): TypedCell | null {
  const place = head.columns.get(column);
  if (!place) return null;
  const cells = numbers.get(column) ?? [];
  const filled = cells.filter((cell) => cell.text.trim() !== '');
  const [cell = cells[0]] = filled;
  const text = filled.map((each) => each.text.trim()).join(' ');
  // One number in a cell that stands for several is the number of none of them, unless there are none of anything.
  const isShared =
    cell !== undefined &&
    (cell.row !== row ||
      grid[row + 1]?.[cell.column] === cell ||
      [...numbers].some(([id, others]) => id !== column && others.includes(cell)));
  const number = filled.length > 1 ? undefined : readNumber(text, unit);
  const value = isShared && number !== 0 && number !== null ? undefined : number;
  return {
    text,
    ...(value === undefined ? {} : { value }),
    ...locate(row, cell?.column ?? place.left),
  };
}

/**
 * Remembers which places of the text's table are heads, labels and numbers.
 * @param known labels of the table's head, folded
 */
function noteRoles(
  { grid, roles }: TextTable,
  known: ReadonlySet<string>,
  head: Head,
  own: ReadonlyMap<string, FoundRow>,
): void {
  const labels = Math.min(...[...head.columns.values()].map(({ left }) => left));
  roles.labels = roles.heads.size === 0 ? labels : Math.min(roles.labels, labels);
  for (const { row } of own.values()) roles.rows.add(row);
  const isTop = Math.min(...roles.rows) > head.row;
  for (let row = head.row; row >= 0; row -= 1) {
    const isNamed = grid[row]?.some((cell) => cell !== undefined && known.has(cell.label));
    if (roles.rows.has(row) || !(isTop || isNamed)) break;
    roles.heads.add(row);
  }
}
