import { SHOWN_COLUMNS } from '../attachments/view-limits.ts';
import type { PlacedPicture, SheetCell, SheetView } from './file-view.ts';
import { formatCount } from './format-count.ts';
import { MAX_COLUMN, type ReadCell, type ReadSheet } from './read-sheet.ts';

export interface SheetSurroundings {
  /** Characters that may still be shown; each cell counts one more, for its markup. */
  room: number;
  /** What floats above the cells, in Chinese: 2 张图片. */
  objects: readonly string[];
  /** The picture that WPS has placed in a cell, by its name. */
  placePicture: (name: string) => PlacedPicture | undefined;
}

/**
 * The table that a page shows of a sheet: without hidden and empty rows, without hidden columns, merged cells spanning
 * what of them is shown.
 */
export function layOutSheet(
  name: string,
  sheet: ReadSheet,
  { room, objects, placePicture }: SheetSurroundings,
): { view: SheetView; used: number } {
  const rowNumbers = [...sheet.rows.keys()].sort((a, b) => a - b);
  const columns = chooseColumns(sheet, rowNumbers);
  const merged = placeMerges(sheet, rowNumbers, columns.shown);
  const rows: SheetCell[][] = [];
  let used = 0;
  for (const number of rowNumbers) {
    const cells = sheet.rows.get(number);
    const row = columns.shown.flatMap((column) => {
      const place = merged.get(`${number} ${column}`);
      if (place === 'covered') return [];
      return formatCell(place ?? { cell: cells?.get(column), colspan: 1, rowspan: 1 }, placePicture);
    });
    const size = row.reduce((sum, { text }) => sum + text.length + 1, 0);
    if (used + size > room) break;
    used += size;
    rows.push(row);
  }
  cutSpans(rows);
  const notes = describeUnseen(sheet, rows.length, columns, objects);
  return { view: { name, rows, totalRows: sheet.totalRows, notes }, used };
}

/**
 * The first columns that are not hidden, up to the last that holds anything.
 * @returns `last`: -1 if none holds anything; `hidesFilled`: whether a hidden one does
 */
function chooseColumns(sheet: ReadSheet, rowNumbers: readonly number[]) {
  const hidden = new Uint8Array(MAX_COLUMN + 1);
  for (const { first, last } of sheet.hiddenColumns) hidden.fill(1, Math.max(0, first), last + 1);
  const isSeen = (column: number) => hidden[column] !== 1;
  const filled = new Set<number>();
  for (const cells of sheet.rows.values()) for (const column of cells.keys()) filled.add(column);
  const hidesFilled = ![...filled].every(isSeen);
  for (const column of findColumnsOfMerges(sheet, rowNumbers, hidden)) filled.add(column);
  const last = Math.max(-1, ...[...filled].filter(isSeen));
  const shown: number[] = [];
  for (let column = 0; column <= last && shown.length < SHOWN_COLUMNS; column += 1) {
    if (isSeen(column)) shown.push(column);
  }
  return { shown, last, hidesFilled };
}

interface PlacedCell {
  readonly cell: ReadCell | undefined;
  readonly colspan: number;
  readonly rowspan: number;
}

/** What merged cells make of the places of a table, by row and column: the one that is seen, and those it covers. */
function placeMerges(
  sheet: ReadSheet,
  rowNumbers: readonly number[],
  columns: readonly number[],
): Map<string, 'covered' | PlacedCell> {
  const places = new Map<string, 'covered' | PlacedCell>();
  // Merges never overlap; those that together cover more than the table would only cost time.
  let area = rowNumbers.length * columns.length;
  for (const { top, left, bottom, right } of sheet.merges) {
    const ys = rowNumbers.filter((row) => row >= top && row <= bottom);
    const xs = columns.filter((column) => column >= left && column <= right);
    area -= ys.length * xs.length;
    if (area < 0) break;
    for (const y of ys) for (const x of xs) places.set(`${y} ${x}`, 'covered');
    // Of all cells the first is seen, in what of the merged one is not hidden, even if the first itself is.
    if (ys[0] !== undefined && xs[0] !== undefined) {
      const cell = findFirstCell(sheet, top, left);
      places.set(`${ys[0]} ${xs[0]}`, { cell, colspan: xs.length, rowspan: ys.length });
    }
  }
  return places;
}

const formatCell = (
  { cell, colspan, rowspan }: PlacedCell,
  placePicture: SheetSurroundings['placePicture'],
): SheetCell => ({
  text: cell?.text ?? '',
  ...(cell?.picture === undefined ? {} : { picture: placePicture(cell.picture) ?? ('absent' as const) }),
  ...(colspan > 1 ? { colspan } : {}),
  ...(rowspan > 1 ? { rowspan } : {}),
  ...(cell?.isNumber ? { isNumber: true as const } : {}),
});

/** What is not seen of a sheet: what a page cuts off, what is hidden or stands in no cell, what the file does not have. */
function describeUnseen(
  { totalRows, hiddenRows, openFormulas, lostTexts, printed }: ReadSheet,
  rows: number,
  { shown, last, hidesFilled }: ReturnType<typeof chooseColumns>,
  floating: readonly string[],
): string[] {
  const objects = [...floating, ...(printed > 0 ? [`${printed} 条页眉或页脚`] : [])];
  const notes: string[] = [];
  if (rows < totalRows)
    notes.push(`共 ${formatCount(totalRows)} 行，这里显示前 ${formatCount(rows)} 行；全表请下载。`);
  if (last >= 0 && (shown.at(-1) ?? 0) < last) notes.push(`列太多，这里只显示前 ${shown.length} 列。`);
  const hidesSome = hiddenRows > 0 || hidesFilled;
  if (rows === 0 && totalRows === 0 && !hidesSome && objects.length === 0) notes.push('这张工作表是空的。');
  if (hidesSome) notes.push('表里隐藏的行和列没有显示。');
  if (objects.length > 0) {
    const also = rows > 0 ? '另有' : '只有';
    notes.push(`本表${also} ${objects.join('、')}，预览里没有，搜索不到，请下载查看。`);
  }
  if (openFormulas > 0) notes.push(`有 ${formatCount(openFormulas)} 个公式没有存下计算结果，这里显示为空。`);
  if (lostTexts > 0) notes.push(`有 ${formatCount(lostTexts)} 格的文字文件里没有，这里显示为空。`);
  return notes;
}

const findFirstCell = ({ rows, rowsOutOfSight }: ReadSheet, top: number, left: number) =>
  (rows.get(top) ?? rowsOutOfSight.get(top))?.get(left);

/** Columns that hold nothing but what is seen of a merged cell whose first is hidden. */
function findColumnsOfMerges(sheet: ReadSheet, rowNumbers: readonly number[], hidden: Uint8Array): number[] {
  return sheet.merges.flatMap(({ top, left, bottom, right }) => {
    if (!findFirstCell(sheet, top, left) || !rowNumbers.some((row) => row >= top && row <= bottom)) return [];
    const column = hidden.indexOf(0, left);
    return column >= 0 && column <= right ? column : [];
  });
}

/** A span that reaches below the last row shown would add empty rows. */
function cutSpans(rows: readonly SheetCell[][]): void {
  for (const [index, row] of rows.entries()) {
    for (const cell of row) {
      if (cell.rowspan !== undefined && index + cell.rowspan > rows.length)
        cell.rowspan = rows.length - index;
    }
  }
}
