/** A cell as it stands in its row: which columns it reaches over, and whether it heads them or the row. */
export interface SpokenCell {
  readonly text: string;
  readonly isHead: boolean;
  /** Columns and rows that it reaches over. */
  readonly columns: number;
  readonly rows: number;
}

/** Longer texts name no row, and nobody wants to hear them with each. */
const LONGEST_NAME = 40;

/**
 * What is said of each row of a table, as somebody reads one to another: the row's name, then each value behind the
 * name of its column. Names of columns are said with the values and not by themselves, but where there are none: in a
 * form to be filled in, or where a frame around a text is a table of one row.
 * @returns one text for each row; empty where the row says nothing by itself
 */
export function speakTableRows(rows: readonly (readonly SpokenCell[])[], headRows: number): string[] {
  const met = meetCells(rows);
  /** Texts of the head, above the columns from `from` to before `to`. */
  const heads = met.slice(0, headRows).flatMap((row, at) =>
    row
      .filter(({ cell, isAbove }) => !isAbove && cell.text !== '')
      .map(({ column, cell: { columns, text } }) => ({
        row: at,
        from: column,
        to: column + columns,
        text,
      })),
  );
  const names = nameColumns(heads);
  /** Columns whose names are said with something that stands below them. */
  const filled = new Set<number>();
  const body = met.slice(headRows).map((row) => speakRow(row, names, filled));
  const alone = heads.filter(({ from, to }) => ![...filled].some((column) => column >= from && column < to));
  const head = met.slice(0, headRows).map((_, at) => alone.filter(({ row }) => row === at));
  return [...head.map((of) => of.map(({ text }) => text).join('，')), ...body];
}

interface MetCell {
  readonly column: number;
  readonly cell: SpokenCell;
  /** It reaches down from a row above, and is met at each of its columns. */
  readonly isAbove: boolean;
}

/** The cells that each row meets from left to right, with what their texts say. */
function meetCells(rows: readonly (readonly SpokenCell[])[]): MetCell[][] {
  /** What was met last at each column, and how many more rows it reaches down. */
  const reaching: { left: number; cell: SpokenCell }[] = [];
  return rows.map((row) => {
    const met: MetCell[] = [];
    const waiting = [...row];
    for (let column = 0; waiting.length > 0 || (reaching[column]?.left ?? 0) > 0; column += 1) {
      const above = reaching[column];
      if (above && above.left > 0) {
        above.left -= 1;
        met.push({ column, cell: above.cell, isAbove: true });
        continue;
      }
      const own = waiting.shift();
      if (!own) break;
      const cell = { ...own, text: own.text.replace(/\s+/g, ' ').trim() };
      met.push({ column, cell, isAbove: false });
      for (let at = column; at < column + cell.columns; at += 1) reaching[at] = { left: cell.rows - 1, cell };
      column += cell.columns - 1;
    }
    return met;
  });
}

/** The names above each column, from the top. */
function nameColumns(heads: readonly { from: number; to: number; text: string }[]): string[][] {
  const names: string[][] = [];
  for (const { from, to, text } of heads) {
    for (let column = from; column < to; column += 1) {
      const above = names[column] ?? [];
      if (above[above.length - 1] !== text) names[column] = [...above, text];
    }
  }
  return names;
}

function speakRow(met: readonly MetCell[], names: readonly string[][], filled: Set<number>): string {
  const labels: string[] = [];
  const values: string[] = [];
  let last: SpokenCell | undefined;
  let isInFront = true;
  for (const { column, cell, isAbove } of met) {
    if (!isAbove) isInFront = false;
    const isSame = cell === last;
    last = cell;
    if (cell.text === '') continue;
    if (cell.isHead || !isAbove) filled.add(column);
    if (cell.isHead) {
      if (!isAbove || labels[labels.length - 1] !== cell.text) labels.push(cell.text);
      continue;
    }
    // What reaches down in front of the row's own cells names it as well. Behind them it may be a sum of the rows, and
    // would be taken for one of each.
    const isSaid = !isAbove || (isInFront && !isSame && cell.text.length <= LONGEST_NAME);
    if (isSaid) values.push(formatValue(names[column] ?? [], cell.text));
  }
  return [labels.join('，'), values.join('，')].filter((part) => part !== '').join('：');
}

/** `发文件数，12`; a name that is the value's own is not said twice. */
const formatValue = (names: readonly string[], text: string) =>
  names.length === 0 || names[names.length - 1] === text ? text : `${names.join('')} ${text}`;
