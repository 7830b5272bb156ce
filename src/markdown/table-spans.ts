import type { MarkdownIt, Token } from 'markdown-it';
import { type BodyEnv, getBodyEnv, reportProblem } from './body-env.ts';

/** Alone in a cell: it belongs to the cell above, or to the cell on its left. Escaped (`\^^`, `\<`) they are text. */
const ABOVE = '^^';
const LEFT = '<';

interface TableCell {
  readonly tokens: readonly Token[];
  readonly open: Token;
  readonly inline: Token;
}

interface TableRow {
  readonly open: Token;
  close: Token;
  readonly cells: TableCell[];
}

/** The places that a cell fills, by their outermost rows and columns. */
interface Area {
  top: number;
  bottom: number;
  left: number;
  right: number;
  places: number;
}

/** Merged cells: `^^` joins a cell to the one above it, `<` to the one on its left. */
export function tableSpansRule(md: MarkdownIt): void {
  md.core.ruler.push('table_spans', (state) => {
    const env = getBodyEnv(state.env);
    const tokens: Token[] = [];
    let start = 0;
    for (const token of state.tokens) {
      if (token.type === 'table_open') start = tokens.length;
      tokens.push(token);
      if (token.type !== 'table_close') continue;
      // One by one: a large table has more tokens than a call may have arguments.
      for (const own of mergeCells(env, tokens.splice(start))) tokens.push(own);
    }
    state.tokens = tokens;
  });
}

/** The tokens of one table with its cells merged; as they are, told to the editor, if they cannot be. */
function mergeCells(env: BodyEnv, tokens: Token[]): Token[] {
  const rows = readRows(tokens);
  if (!rows.some(({ cells }) => cells.some(isMarker))) return tokens;
  const owners = findOwners(rows);
  const areas = measureAreas(owners);
  if (reportFault(env, rows, owners, areas)) return tokens;

  // A cell of the head that reaches down makes the rows beside it part of the head: no cell spans both parts in HTML.
  let headEnd = 1;
  for (const { top, bottom } of areas.values()) if (top < headEnd) headEnd = Math.max(headEnd, bottom + 1);
  const lines = rows.map(({ open, close, cells }, row) => {
    const shown = cells.filter((cell) => areas.has(cell));
    for (const cell of shown) finishCell(cell, areas.get(cell) as Area, row > 0 && row < headEnd);
    return [open, ...shown.flatMap((cell) => cell.tokens), close];
  });
  const find = (type: string) => tokens.findIndex((token) => token.type === type);
  const part = (name: string, content: readonly Token[]) =>
    content.length === 0
      ? []
      : [tokens[find(`${name}_open`)] as Token, ...content, tokens[find(`${name}_close`)] as Token];
  return [
    ...tokens.slice(0, find('thead_open')),
    ...part('thead', lines.slice(0, headEnd).flat()),
    ...part('tbody', lines.slice(headEnd).flat()),
    tokens.at(-1) as Token,
  ];
}

function readRows(tokens: readonly Token[]): TableRow[] {
  const rows: TableRow[] = [];
  for (const [index, token] of tokens.entries()) {
    const row = rows.at(-1);
    if (token.type === 'tr_open') rows.push({ open: token, close: token, cells: [] });
    else if (token.type === 'tr_close' && row) row.close = token;
    else if (row && (token.type === 'th_open' || token.type === 'td_open')) {
      const inline = tokens[index + 1] as Token;
      row.cells.push({ tokens: tokens.slice(index, index + 3), open: token, inline });
    }
  }
  return rows;
}

const isMarker = ({ inline }: TableCell) => inline.content === ABOVE || inline.content === LEFT;

/** For each place the cell that fills it. A marker that has no neighbour to join fills its own. */
function findOwners(rows: readonly TableRow[]): TableCell[][] {
  const owners: TableCell[][] = [];
  for (const { cells } of rows) {
    const line: TableCell[] = [];
    for (const [column, cell] of cells.entries()) {
      const { content } = cell.inline;
      const owner = content === ABOVE ? owners.at(-1)?.[column] : content === LEFT ? line[column - 1] : cell;
      line.push(owner ?? cell);
    }
    owners.push(line);
  }
  return owners;
}

function measureAreas(owners: readonly (readonly TableCell[])[]): Map<TableCell, Area> {
  const areas = new Map<TableCell, Area>();
  for (const [row, line] of owners.entries()) {
    for (const [column, owner] of line.entries()) {
      const area = areas.get(owner);
      if (!area) areas.set(owner, { top: row, bottom: row, left: column, right: column, places: 1 });
      else {
        area.bottom = row;
        area.left = Math.min(area.left, column);
        area.right = Math.max(area.right, column);
        area.places += 1;
      }
    }
  }
  return areas;
}

/** Reports the first marker that joins nothing, or whose cell would be no rectangle. */
function reportFault(
  env: BodyEnv,
  rows: readonly TableRow[],
  owners: readonly (readonly TableCell[])[],
  areas: ReadonlyMap<TableCell, Area>,
): boolean {
  for (const [row, { open, cells }] of rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      const owner = owners[row]?.[column] as TableCell;
      if (!isMarker(cell) || (owner !== cell && isRectangle(areas.get(owner) as Area))) continue;
      const { content } = cell.inline;
      reportProblem(env, open.map ?? [0, 1], [content], {
        level: 'error',
        rule: 'table-span',
        message: `这一行的“${content}”不能合并单元格：${content === ABOVE ? '上面' : '左边'}没有格子，或者合并出来不是长方形`,
        remedy:
          '“^^”与上面一格合并，“<”与左边一格合并，合并的几格要排成长方形；要显示这个符号，写成 \\^^ 或 \\<',
      });
      return true;
    }
  }
  return false;
}

const isRectangle = ({ top, bottom, left, right, places }: Area) =>
  places === (bottom - top + 1) * (right - left + 1);

function finishCell({ open, inline, tokens }: TableCell, area: Area, isHeader: boolean): void {
  const [width, height] = [area.right - area.left + 1, area.bottom - area.top + 1];
  if (width > 1) open.attrSet('colspan', width);
  if (height > 1) open.attrSet('rowspan', height);
  // An empty header names nothing and is announced as one: axe rule empty-table-header.
  if (!isHeader || !inline.children?.length) return;
  open.tag = 'th';
  open.attrSet('scope', 'col');
  const close = tokens.at(-1);
  if (close) close.tag = 'th';
}
