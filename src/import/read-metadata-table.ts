import type { Metadatum, Table } from './document.ts';
import { readInlines } from './document-text.ts';
import { isLabel, normalizeLabel, parseMetadataLine, startsWithLabel } from './labels.ts';

/**
 * Reads a table that only names values, such as 索引号, 发文机关 and 成文日期 above a document: cells in pairs, a label
 * and its value.
 * @returns `undefined` for a table of data
 */
export function readMetadataTable(table: Table, origin: string): Metadatum[] | undefined {
  const read = table.rows.flatMap((row) =>
    readRow(
      row.map(({ inlines }) => readInlines(inlines).trim()),
      origin,
    ),
  );
  const known = read.filter(({ unknown }) => unknown === 0).flatMap(({ found }) => found);
  const others = read.reduce((sum, { unknown }) => sum + unknown, 0);
  return known.length > others ? read.flatMap(({ found }) => found) : undefined;
}

interface CellReading {
  readonly found: readonly Metadatum[];
  /** Cells that name nothing that pages are known to name. */
  readonly unknown: number;
}

/** What the account of the import calls a cell that names nothing. */
const LONE_CELL = '信息表里的一格';

/** What the cells of a row name, but for empty ones. */
function readRow(cells: readonly string[], origin: string): CellReading[] {
  const read: CellReading[] = [];
  for (let at = 0; at < cells.length; at += 1) {
    const [cell = '', behind = ''] = cells.slice(at, at + 2);
    if (cell === '') continue;
    // 来源 | 时间: two labels side by side have no values.
    const value = isLabel(behind) || startsWithLabel(behind) ? '' : behind;
    const named = [{ label: normalizeLabel(cell), value, origin }];
    const inline = parseMetadataLine(cell, origin);
    if (isLabel(cell)) read.push({ found: named, unknown: 0 });
    else if (inline?.every((each) => each.value !== '')) {
      read.push({ found: inline, unknown: 0 });
      continue;
    } else if (value === '' || startsWithLabel(cell)) {
      read.push({ found: [{ label: LONE_CELL, value: cell, origin }], unknown: 1 });
      continue;
    }
    // A day behind 听证日期 is not the day of publication, as one that stands alone is.
    else read.push({ found: named, unknown: /[:：]$/u.test(cell) ? 1 : 2 });
    if (value !== '') at += 1;
  }
  return read;
}
