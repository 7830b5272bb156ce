import type { DocumentTable } from '../report/body-document.ts';
import { placeCells } from '../report/place-cells.ts';
import { readInlineText } from '../report/read-inline-text.ts';
import { foldLabel } from './fold-label.ts';

/** A cell at the first of the places that it fills. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** See `foldLabel`. */
  readonly label: string;
}

/** For each place of a table the cell that fills it: the same object wherever a merged cell reaches. */
export type TableGrid = readonly (readonly (GridCell | undefined)[])[];

export function createGrid(table: DocumentTable): TableGrid {
  const grid: (GridCell | undefined)[][] = [];
  for (const [row, places] of placeCells(table).entries()) {
    const line: (GridCell | undefined)[] = [];
    for (const place of places) {
      const column = line.length;
      const text = place.kind === 'cell' ? readInlineText(place.cell.children) : '';
      const own = place.kind === 'cell' ? { row, column, text, label: foldLabel(text) } : undefined;
      for (let at = 0; at < place.columns; at += 1) {
        line.push(place.kind === 'covered' ? grid.at(-1)?.[column + at] : own);
      }
    }
    grid.push(line);
  }
  return grid;
}
