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
  /** Names above each column, from the top. */
  const names: string[][] = [];
  /** Cells that reach down from rows above: how many more rows, by column. */
  const reaching: { left: number; cell: SpokenCell }[] = [];
  /** Columns whose names are said with something that stands below them. */
  const filled = new Set<number>();
  const heads: { row: number; from: number; to: number; text: string }[] = [];
  const spoken = rows.map((row, index) => {
    const isHead = index < headRows;
    const said: string[] = [];
    const labels: string[] = [];
    const waiting = [...row];
    /** The last that was said of those that reach down in front of the row's own: it names the row as well. */
    let inFront: SpokenCell | undefined;
    let isInFront = true;
    for (let column = 0; waiting.length > 0 || (reaching[column]?.left ?? 0) > 0; column += 1) {
      const above = reaching[column];
      if (above && above.left > 0) {
        above.left -= 1;
        if (!isHead && above.cell.isHead) {
          filled.add(column);
          if (labels[labels.length - 1] !== above.cell.text) labels.push(above.cell.text);
        }
        // Behind them it may be a sum of the rows, and would be taken for one of each.
        const isName = isInFront && above.cell !== inFront && above.cell.text.length <= LONGEST_NAME;
        if (!isHead && !above.cell.isHead && isName && above.cell.text !== '')
          said.push(formatValue(names[column] ?? [], above.cell.text));
        inFront = above.cell;
        continue;
      }
      const cell = waiting.shift();
      if (!cell) continue;
      isInFront = false;
      const text = cell.text.replace(/\s+/g, ' ').trim();
      const kept = { ...cell, text };
      if (isHead && text !== '') heads.push({ row: index, from: column, to: column + cell.columns, text });
      for (let at = column; at < column + cell.columns; at += 1) {
        reaching[at] = { left: cell.rows - 1, cell: kept };
        if (isHead && text !== '') {
          const above = names[at] ?? [];
          if (above[above.length - 1] !== text) names[at] = [...above, text];
        }
      }
      if (!isHead && text !== '') {
        filled.add(column);
        if (cell.isHead) labels.push(text);
        else said.push(formatValue(names[column] ?? [], text));
      }
      column += cell.columns - 1;
    }
    if (isHead) return '';
    const label = labels.join('，');
    return [label, said.join('，')].filter((part) => part !== '').join('：');
  });
  for (const { row, from, to, text } of heads) {
    let column = from;
    while (column < to && !filled.has(column)) column += 1;
    if (column === to) spoken[row] = spoken[row] ? `${spoken[row]}，${text}` : text;
  }
  return spoken;
}

/** `发文件数，12`; a name that is the value's own is not said twice. */
const formatValue = (names: readonly string[], text: string) =>
  names.length === 0 || names[names.length - 1] === text ? text : `${names.join('')} ${text}`;
