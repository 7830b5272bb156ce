import type { Token } from 'markdown-it';
import type { DocumentCell } from '../report/body-document.ts';
import { namesColumns } from '../report/names-columns.ts';
import { placeCells } from '../report/place-cells.ts';
import type { PlacedTable, TableRoles } from '../report/placed-table.ts';
import type { TokenTable } from './collect-tables.ts';
import { createUniqueName } from './table.ts';

/** Says what the places of the tables are for, in their order: nothing of a table that it does not know. */
export type DescribeTables = (tables: readonly PlacedTable[]) => readonly (TableRoles | undefined)[];

/** A cell with the places that it fills and the tokens that it is made of. */
interface Area {
  readonly row: number;
  readonly column: number;
  readonly cell: DocumentCell;
  readonly open: Token;
  readonly close: Token;
  /** Of a cell that names others. */
  id?: string;
}

/**
 * Has each number of a known table name the cells above and beside it that say what it is: the `scope` of a cell reaches
 * too far in forms whose heads stand one below the other (WCAG 2.2, technique H43).
 */
export function markTables(tables: readonly TokenTable[], describe: DescribeTables): void {
  const described = describe(tables);
  const names = new Map(tables.map(({ tokens }) => [String(tokens[0]?.meta?.name), 2]));
  for (const [index, table] of tables.entries()) {
    const roles = described[index];
    if (!roles) continue;
    const [open] = table.tokens;
    const name = table.table.caption ? open?.meta?.name : createUniqueName(roles.name, names);
    const form = namesColumns(table.table) ? 'form-table' : 'form-table form-parts';
    if (open) open.meta = { ...open.meta, name, form };
    markTable(table, roles, `t${index + 1}`);
  }
}

function markTable({ table, tokens }: TokenTable, roles: TableRoles, name: string): void {
  const areas = listAreas(table, tokens);
  const grid: (Area | undefined)[][] = [];
  for (const area of areas) {
    const { row, column, cell } = area;
    for (let y = row; y < row + cell.rows; y += 1) {
      const line = grid[y] ?? [];
      grid[y] = line;
      for (let x = column; x < column + cell.columns; x += 1) line[x] = area;
    }
    const isHead = roles.heads.has(row);
    const isLabel = roles.rows.has(row) && column < roles.labels;
    if ((!isHead && !isLabel) || cell.children.length === 0) continue;
    area.id = `${name}-${row + 1}-${column + 1}`;
    area.open.tag = area.close.tag = 'th';
    area.open.attrSet('id', area.id);
    area.open.attrSet('scope', isHead ? 'col' : 'row');
  }
  for (const { row, column, open: cell, id } of areas) {
    if (id !== undefined || !roles.rows.has(row) || column < roles.labels) continue;
    const heads = listHeadRows(row, roles).map((head) => grid[head]?.[column]);
    const labels = (grid[row] ?? []).slice(0, roles.labels);
    const ids = new Set([...heads, ...labels].flatMap((each) => each?.id ?? []));
    if (ids.size > 0) cell.attrSet('headers', [...ids].join(' '));
  }
}

/** The nearest rows of heads above a row, from top to bottom. */
function listHeadRows(row: number, { heads }: TableRoles): number[] {
  const rows: number[] = [];
  for (let above = row - 1; above >= 0; above -= 1) {
    if (heads.has(above)) rows.unshift(above);
    else if (rows.length > 0) break;
  }
  return rows;
}

/** The cells of a table in the order of their tokens, each at its place in the grid. */
function listAreas(table: PlacedTable['table'], tokens: readonly Token[]): Area[] {
  const places = placeCells(table).flatMap((line, row) => {
    let column = 0;
    return line.flatMap((place) => {
      const at = column;
      column += place.columns;
      return place.kind === 'cell' ? [{ row, column: at, cell: place.cell }] : [];
    });
  });
  const opens = tokens.filter(({ type }) => type === 'th_open' || type === 'td_open');
  const closes = tokens.filter(({ type }) => type === 'th_close' || type === 'td_close');
  return places.flatMap((place, index) => {
    const [open, close] = [opens[index], closes[index]];
    return open && close ? [{ ...place, open, close }] : [];
  });
}
