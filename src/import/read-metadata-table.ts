import { type Metadatum, readInlines, type Table } from './document.ts';
import { isLabel, normalizeLabel, parseMetadataLine } from './labels.ts';

/**
 * Reads a table that only names values, such as 索引号, 发文机关 and 成文日期 above a document: cells in pairs, a label
 * and its value.
 * @returns `undefined` for a table of data
 */
export function readMetadataTable(table: Table, origin: string): Metadatum[] | undefined {
  const rows = table.rows.map((row) => row.map(({ inlines }) => readInlines(inlines).trim()));
  const read = rows.flatMap((cells) => readRow(cells, origin));
  const found = read.flatMap((each) => each ?? []);
  const others = read.filter((each) => each === undefined).length;
  return found.length > others ? found : undefined;
}

/** What the cells of a row name, but for empty ones and values; `undefined` for one that names nothing. */
function readRow(cells: readonly string[], origin: string): (Metadatum[] | undefined)[] {
  return cells.flatMap((cell, at) => {
    const [before = '', behind = ''] = [cells[at - 1], cells[at + 1]];
    // 来源 | 时间: two labels side by side have no values.
    if (isLabel(cell))
      return [[{ label: normalizeLabel(cell), value: isLabel(behind) ? '' : behind, origin }]];
    if (cell === '' || isLabel(before)) return [];
    const inline = parseMetadataLine(cell, origin);
    return [inline?.every(({ value }) => value !== '') ? inline : undefined];
  });
}
