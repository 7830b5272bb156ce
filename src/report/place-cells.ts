import type { DocumentCell, DocumentTable } from './body-document.ts';

/** What stands at a place of a table's grid: a cell, the lower part of one, or nothing. */
export type Place =
  | { readonly kind: 'cell'; readonly columns: number; readonly cell: DocumentCell }
  | { readonly kind: 'covered'; readonly columns: number }
  | { readonly kind: 'empty'; readonly columns: 1 };

/** The rows of a table's grid, head first, with what stands at each place from left to right. */
export function placeCells({ head, body, columns }: DocumentTable): Place[][] {
  const open: { left: number; columns: number; rows: number }[] = [];
  return [...head, ...body].map((cells) => {
    const places: Place[] = [];
    const waiting = [...cells];
    let column = 0;
    while (column < Math.max(1, columns)) {
      const above = open.find(({ left, rows }) => left === column && rows > 0);
      const cell = above ? undefined : waiting.shift();
      if (above) {
        above.rows -= 1;
        places.push({ kind: 'covered', columns: above.columns });
      } else if (cell) {
        if (cell.rows > 1) open.push({ left: column, columns: cell.columns, rows: cell.rows - 1 });
        places.push({ kind: 'cell', columns: cell.columns, cell });
      } else places.push({ kind: 'empty', columns: 1 });
      column += places.at(-1)?.columns ?? 1;
    }
    return places;
  });
}
