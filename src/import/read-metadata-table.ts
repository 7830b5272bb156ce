import { type Metadatum, readInlines, type Table } from './document.ts';
import { isLabel, normalizeLabel, parseMetadataLine } from './labels.ts';

/**
 * Reads a table that only names values, such as 索引号, 发文机关 and 成文日期 above a document: cells in pairs, a label
 * and its value.
 * @returns `undefined` for a table of data
 */
export function readMetadataTable(table: Table, origin: string): Metadatum[] | undefined {
  const found: Metadatum[] = [];
  let others = 0;
  for (const row of table.rows) {
    const cells = row.map(({ inlines }) => readInlines(inlines).trim());
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index] ?? '';
      if (cell === '') continue;
      const inline = parseMetadataLine(cell, origin);
      if (isLabel(cell)) {
        const value = cells[index + 1] ?? '';
        // 来源 | 时间: two labels side by side have no values.
        const isValue = !isLabel(value);
        found.push({ label: normalizeLabel(cell), value: isValue ? value : '', origin });
        if (isValue) index += 1;
      } else if (inline?.every(({ value }) => value !== '')) {
        found.push(...inline);
      } else others += 1;
    }
  }
  return found.length >= 1 && found.length > others ? found : undefined;
}
