import type { Cell, Table } from './document.ts';

/** One place of a table's grid: a cell, or what covers it. */
export type GridPlace =
  | { readonly kind: 'cell'; readonly cell: Cell }
  | { readonly kind: 'left' | 'above' | 'empty' };

/** Wider or longer spans than any real table has would only fill memory. */
const MAX_COLUMNS = 200;

/** The table as rows of equal length, in which each covered place says where its cell is. */
export function layOutTable({ rows }: Table): GridPlace[][] {
  const grid: (GridPlace | undefined)[][] = rows.map(() => []);
  for (const [rowIndex, row] of rows.entries()) {
    let column = 0;
    for (const cell of row) {
      while (grid[rowIndex]?.[column]) column += 1;
      const width = Math.min(Math.max(1, cell.colspan), MAX_COLUMNS - Math.min(column, MAX_COLUMNS - 1));
      const height = Math.min(Math.max(1, cell.rowspan), rows.length - rowIndex);
      for (let y = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) {
          const place: GridPlace =
            x === 0 && y === 0 ? { kind: 'cell', cell } : { kind: x > 0 ? 'left' : 'above' };
          const line = grid[rowIndex + y] as (GridPlace | undefined)[];
          line[column + x] ??= place;
        }
      }
      column += width;
    }
  }
  const columns = Math.max(0, ...grid.map((row) => row.length));
  return grid.map((row) => Array.from({ length: columns }, (_, index) => row[index] ?? { kind: 'empty' }));
}
