import type { TypedTable } from '../report/typed-table.ts';

/** The statutory tables of a report as machines read them: numbers, `null` where there is none that is certain. */
export const describeTables = (tables: readonly TypedTable[]) =>
  tables.map(({ id, name, unit, section, columns, rows }) => ({
    id,
    name,
    unit,
    section,
    columns,
    rows: rows.map(({ cells, ...line }) => ({ ...line, values: cells.map((cell) => cell?.value ?? null) })),
  }));
