/** A range of cells, counted from 0, both ends included. */
export interface CellRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** `BC12` → row 11, column 54; `undefined` for what is no such name. */
export function parseCellReference(text: string | undefined): { row: number; column: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(text ?? '') ?? [];
  if (!letters || !digits) return undefined;
  const column = [...letters.toUpperCase()].reduce((sum, char) => sum * 26 + char.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}

/** `A1:C3`, or one cell. */
export function parseCellRange(text: string | undefined): CellRange | undefined {
  const [from, to] = (text ?? '').split(':');
  const start = parseCellReference(from);
  const end = parseCellReference(to ?? from);
  if (!start || !end) return undefined;
  return {
    top: Math.min(start.row, end.row),
    left: Math.min(start.column, end.column),
    bottom: Math.max(start.row, end.row),
    right: Math.max(start.column, end.column),
  };
}
