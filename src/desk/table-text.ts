import { findHunks, limitEdits } from '../base/find-hunks.ts';
import { findLargest } from '../base/long-lists.ts';
import { createGrid, type TableAlign, type TableArea, type TableGrid } from './table-grid.ts';

/** Signs alone in a cell by which it belongs to its neighbour; see `markdown/table-spans.ts`. */
const ABOVE = '^^';
const LEFT = '<';

/** Lines of a text that are one table. */
export interface TableRange {
  /** 0-based. */
  readonly first: number;
  /** The one behind the last. */
  readonly end: number;
}

const RULE = /^\s*(?:\|\s*)?:?-+:?\s*(?:\|\s*:?-+:?\s*)*(?:\|\s*)?$/u;
/** What a table stands in: a quotation, an item of a list. */
const INDENT = /^(?:[ \t]*>)*[ \t]*/u;
/** What begins another block, so that no empty line is needed in front of it. */
const OTHER_BLOCK = /^(?:#{1,6}\s|>|```|~~~|[-*+]\s|\d{1,9}[.)]\s|(?:[-*_]\s*){3,}$)/u;

/** Without what it stands in. */
const bare = (line: string): string => line.replace(INDENT, '');
const readRow = (line: string): string[] => splitCells(bare(line));

/** Whether a line is the one below the head of a table. */
export const isRuleRow = (line: string): boolean => RULE.test(bare(line));

/** The table that a line belongs to. @param at 0-based */
export function findTable(lines: readonly string[], at: number): TableRange | undefined {
  for (let rule = at + 1; rule > 0; rule -= 1) {
    const range = readTableAt(lines, rule - 1);
    if (range) return at < range.end ? range : undefined;
    if (rule <= at && /^[\s>]*$/u.test(lines[rule] ?? '')) return undefined;
  }
  return undefined;
}

/** The table whose head is a line. */
function readTableAt(lines: readonly string[], head: number): TableRange | undefined {
  const [names = '', rule = ''] = [lines[head], lines[head + 1]];
  if (!rule.includes('-') || !/[|:]/u.test(rule) || !isRuleRow(rule) || isRuleRow(names)) return undefined;
  if (!names.includes('|') || readRow(names).length !== readRow(rule).length) return undefined;
  let end = head + 2;
  for (; end < lines.length; end += 1) {
    const line = bare(lines[end] ?? '');
    if (line.trim() === '' || OTHER_BLOCK.test(line)) break;
  }
  return { first: head, end };
}

/** The cells of a row as they stand there, without the blanks around them. */
function splitCells(row: string): string[] {
  const cells: string[] = [];
  const text = row.trim();
  let start = text.startsWith('|') ? 1 : 0;
  for (let at = start; at <= text.length; at += 1) {
    if (at < text.length && (text[at] !== '|' || text[at - 1] === '\\')) continue;
    // A bar at the very end closes the row.
    if (at < text.length || start < text.length) cells.push(text.slice(start, at).trim());
    start = at + 1;
  }
  return cells.length > 0 ? cells : [''];
}

/** Where the cells of a row that are seen begin, in UTF-16 units: those that belong to a neighbour are left out. */
export function locateCells(line: string): number[] {
  const indent = INDENT.exec(line)?.[0].length ?? 0;
  const starts: number[] = [];
  let at = indent;
  if (line[at] === '|') at += 1;
  for (const cell of splitCells(line.slice(indent))) {
    const blank = /^\s*/u.exec(line.slice(at))?.[0].length ?? 0;
    if (cell !== ABOVE && cell !== LEFT) starts.push(cell === '' ? at + Math.min(1, blank) : at + blank);
    const bar = cell === '' ? at : at + blank + cell.length;
    at = line.indexOf('|', bar) + 1 || line.length;
  }
  return starts;
}

const toText = (source: string): string =>
  source
    .replace(/(?<!\\)<br\s*\/?>/giu, '\n')
    .replaceAll('\\|', '|')
    .replace(/^\\(\^\^|<)$/u, '$1');

function toSource({ text, source }: TableArea): string {
  if (source !== undefined && toText(source) === text) return source;
  const cell = text
    .trim()
    .replaceAll('|', '\\|')
    .replace(/(?<!\s)\s*\n\s*/gu, '<br>');
  return cell === ABOVE || cell === LEFT ? `\\${cell}` : cell;
}

/** Reads the lines of a table. Merged cells that are no rectangle are read as the signs that they are written with. */
export function parseTable(lines: readonly string[]): TableGrid {
  const rows = lines.map(readRow);
  const rule = rows.splice(1, 1)[0] ?? [];
  const columns = Math.max(findLargest(rows.map((row) => row.length)), rule.length);
  const aligns = Array.from({ length: columns }, (_, column) => readAlign(rule[column] ?? ''));
  const cells = createGrid(rows.length, columns).areas.map((area) => {
    const source = rows[area.top]?.[area.left] ?? '';
    return { ...area, source, text: toText(source) };
  });
  const owners: TableArea[] = [];
  for (const [at, cell] of cells.entries()) {
    const near =
      cell.source === ABOVE
        ? owners[at - columns]
        : cell.source === LEFT && cell.left > 0
          ? owners[at - 1]
          : cell;
    owners.push(near ?? cell);
  }
  const areas = new Map<TableArea, TableArea & { places: number }>();
  for (const [at, { top, left }] of cells.entries()) {
    const owner = owners[at] as TableArea;
    const area = areas.get(owner) ?? { ...owner, places: 0 };
    areas.set(owner, {
      ...area,
      left: Math.min(area.left, left),
      bottom: Math.max(area.bottom, top),
      right: Math.max(area.right, left),
      places: area.places + 1,
    });
  }
  const isSound = [...areas.values()].every(
    ({ top, bottom, left, right, places }) => places === (bottom - top + 1) * (right - left + 1),
  );
  return {
    rows: rows.length,
    columns,
    aligns,
    areas: isSound ? [...areas.values()].map(({ places: _, ...area }) => area) : cells,
  };
}

const readAlign = (cell: string): TableAlign => {
  const [start, end] = [cell.startsWith(':'), cell.endsWith(':') && cell.length > 1];
  return start && end ? 'center' : end ? 'right' : start ? 'left' : '';
};

const RULES: Readonly<Record<TableAlign, string>> = {
  '': '---',
  left: ':---',
  center: ':---:',
  right: '---:',
};

/**
 * Writes a table as lines. Rows that say what they said keep their line, to the last blank.
 * @param before the lines that the table had; none for a new one
 */
export function formatTable(grid: TableGrid, before: readonly string[] = []): string[] {
  const places: string[][] = Array.from({ length: grid.rows }, () => []);
  for (const area of grid.areas) {
    for (let row = area.top; row <= area.bottom; row += 1)
      for (let column = area.left; column <= area.right; column += 1)
        (places[row] as string[])[column] = column > area.left ? LEFT : row > area.top ? ABOVE : '';
    (places[area.top] as string[])[area.left] = toSource(area);
  }
  const indent = INDENT.exec(before[0] ?? '')?.[0] ?? '';
  const write = (cells: readonly string[]) =>
    `${indent}|${cells.map((cell) => (cell === '' ? '  ' : ` ${cell} `)).join('|')}|`;
  const pad = (cells: readonly string[]) => Array.from({ length: grid.columns }, (_, at) => cells[at] ?? '');
  const old = before.filter((_, at) => at !== 1);
  const oldKeys = old.map((line) => {
    const cells = readRow(line);
    return cells.length <= grid.columns ? pad(cells).join('\n') : line;
  });
  const keys = places.map((cells) => cells.join('\n'));
  const lines = places.map(write);
  let [from, to] = [0, 0];
  const keep = (end: number) => {
    for (; from < end; from += 1, to += 1) lines[to] = old[from] as string;
  };
  for (const hunk of findHunks(oldKeys, keys, limitEdits(2000))) {
    keep(hunk.before[0]);
    [from, to] = [hunk.before[1], hunk.after[1]];
  }
  keep(old.length);
  // Without as many cells as there are columns it is no head, and the table none.
  if (readRow(lines[0] as string).length !== grid.columns) lines[0] = write(places[0] as string[]);
  const oldRule = before[1] === undefined ? [] : readRow(before[1]);
  const isSameRule =
    oldRule.length === grid.columns &&
    grid.aligns.every((align, at) => readAlign(oldRule[at] ?? '') === align);
  const rule = isSameRule ? (before[1] as string) : write(grid.aligns.map((align) => RULES[align]));
  return [lines[0] as string, rule, ...lines.slice(1)];
}
