import { findLargest } from '../base/long-lists.ts';

/** A table as a person fills it in: areas of places, one for each cell that is seen. */
export interface TableGrid {
  readonly rows: number;
  readonly columns: number;
  /** In the order of reading; each place of the table is in exactly one. */
  readonly areas: readonly TableArea[];
  readonly aligns: readonly TableAlign[];
}

export type TableAlign = '' | 'left' | 'center' | 'right';

/** A cell, or several that are merged: its outermost rows and columns. */
export interface TableArea {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly text: string;
  /** As it stands in the file, for as long as nobody changes the text. */
  readonly source?: string;
}

export const createGrid = (rows: number, columns: number): TableGrid => ({
  rows,
  columns,
  areas: Array.from({ length: rows * columns }, (_, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    return { top: row, bottom: row, left: column, right: column, text: '' };
  }),
  aligns: Array.from({ length: columns }, () => ''),
});

export const findArea = (grid: TableGrid, row: number, column: number): TableArea | undefined =>
  grid.areas.find((area) => covers(area, row, column));

const covers = ({ top, bottom, left, right }: TableArea, row: number, column: number) =>
  top <= row && row <= bottom && left <= column && column <= right;

export const isMerged = ({ top, bottom, left, right }: TableArea): boolean => bottom > top || right > left;

export function setText(grid: TableGrid, wanted: TableArea, text: string): TableGrid {
  const areas = grid.areas.map((area): TableArea => {
    if (area !== wanted) return area;
    const { source: _, ...rest } = area;
    return { ...rest, text };
  });
  return { ...grid, areas };
}

/** @param at the row in front of which the new one comes; cells that reach over the place grow */
export function addRow(grid: TableGrid, at: number): TableGrid {
  const moved = grid.areas.map((area) => ({
    ...area,
    top: area.top >= at ? area.top + 1 : area.top,
    bottom: area.bottom >= at ? area.bottom + 1 : area.bottom,
  }));
  return fill({ ...grid, rows: grid.rows + 1, areas: moved });
}

export function addColumn(grid: TableGrid, at: number): TableGrid {
  const moved = grid.areas.map((area) => ({
    ...area,
    left: area.left >= at ? area.left + 1 : area.left,
    right: area.right >= at ? area.right + 1 : area.right,
  }));
  const aligns = [...grid.aligns.slice(0, at), '' as const, ...grid.aligns.slice(at)];
  return fill({ ...grid, columns: grid.columns + 1, areas: moved, aligns });
}

/** The last row stays: a table without rows is none. */
export function removeRow(grid: TableGrid, at: number): TableGrid {
  if (grid.rows === 1) return grid;
  const areas = grid.areas
    .filter(({ top, bottom }) => top !== at || bottom !== at)
    .map((area) => ({
      ...area,
      top: area.top > at ? area.top - 1 : area.top,
      bottom: area.bottom >= at ? area.bottom - 1 : area.bottom,
    }));
  // One that began in the row that went stands now among those of the row below.
  return { ...grid, rows: grid.rows - 1, areas: inOrder(areas) };
}

export function removeColumn(grid: TableGrid, at: number): TableGrid {
  if (grid.columns === 1) return grid;
  const areas = grid.areas
    .filter(({ left, right }) => left !== at || right !== at)
    .map((area) => ({
      ...area,
      left: area.left > at ? area.left - 1 : area.left,
      right: area.right >= at ? area.right - 1 : area.right,
    }));
  const aligns = grid.aligns.filter((_, column) => column !== at);
  return { ...grid, columns: grid.columns - 1, areas, aligns };
}

/** Merges an area with its neighbours on one side, and with whatever else makes a rectangle of them; no text goes. */
export function mergeWith(grid: TableGrid, area: TableArea, side: 'right' | 'below'): TableGrid {
  let { top, bottom, left, right } = area;
  if (side === 'right') right += 1;
  else bottom += 1;
  if (right >= grid.columns || bottom >= grid.rows) return grid;
  const touches = (one: TableArea) =>
    one.top <= bottom && one.bottom >= top && one.left <= right && one.right >= left;
  for (let size = -1; size !== (bottom - top + 1) * (right - left + 1); ) {
    size = (bottom - top + 1) * (right - left + 1);
    for (const one of grid.areas.filter(touches)) {
      top = Math.min(top, one.top);
      bottom = Math.max(bottom, one.bottom);
      left = Math.min(left, one.left);
      right = Math.max(right, one.right);
    }
  }
  const text = grid.areas
    .filter(touches)
    .map((one) => one.text)
    .filter((one) => one.trim() !== '')
    .join('\n');
  const others = grid.areas.filter((one) => !touches(one));
  return { ...grid, areas: inOrder([...others, { top, bottom, left, right, text }]) };
}

/** The text stays in the first of the cells that come of it. */
export function splitArea(grid: TableGrid, wanted: TableArea): TableGrid {
  const areas = grid.areas.map((area) =>
    area === wanted ? { ...area, bottom: area.top, right: area.left } : area,
  );
  return fill({ ...grid, areas });
}

export const setAlign = (grid: TableGrid, column: number, align: TableAlign): TableGrid => ({
  ...grid,
  aligns: grid.aligns.map((own, at) => (at === column ? align : own)),
});

/** Writes rows of texts over the cells from a place on, as a copied part of a sheet; the table grows for it. */
export function pasteRows(
  grid: TableGrid,
  row: number,
  column: number,
  rows: readonly (readonly string[])[],
): TableGrid {
  let next = grid;
  const width = findLargest(rows.map((line) => line.length));
  while (next.rows < row + rows.length) next = addRow(next, next.rows);
  while (next.columns < column + width) next = addColumn(next, next.columns);
  for (const [y, line] of rows.entries()) {
    for (const [x, text] of line.entries()) {
      const area = findArea(next, row + y, column + x);
      // Of merged cells the first one takes the text, as in a sheet.
      if (area && area.top === row + y && area.left === column + x) next = setText(next, area, text);
    }
  }
  return next;
}

/** A sheet's cells as they come from the clipboard: tabs and lines, quoted where a cell has several lines. */
export function parseCopiedCells(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*)/y;
  for (let at = 0; at <= text.length; ) {
    cell.lastIndex = at;
    const [whole = '', quoted, plain = ''] = cell.exec(text) ?? [];
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    at += whole.length;
    const [end = ''] = /^(?:\t|\r?\n|\r)/.exec(text.slice(at, at + 2)) ?? [];
    if (end === '') break;
    at += end.length;
    if (end !== '\t') {
      if (at >= text.length) break;
      rows.push([]);
    }
  }
  return rows;
}

/** Gives each place that no area covers a cell of its own. */
function fill(grid: TableGrid): TableGrid {
  const taken = new Set<number>();
  for (const { top, bottom, left, right } of grid.areas)
    for (let row = top; row <= bottom; row += 1)
      for (let column = left; column <= right; column += 1) taken.add(row * grid.columns + column);
  const empty = createGrid(grid.rows, grid.columns).areas.filter(
    ({ top, left }) => !taken.has(top * grid.columns + left),
  );
  return { ...grid, areas: inOrder([...grid.areas, ...empty]) };
}

const inOrder = (areas: readonly TableArea[]): TableArea[] =>
  [...areas].sort((a, b) => a.top - b.top || a.left - b.left);
