import { append } from '../base/long-lists.ts';
import type { DocumentTable } from '../report/body-document.ts';
import { placeCells } from '../report/place-cells.ts';
import { readInlineText } from '../report/read-inline-text.ts';
import { chooseUnit, dropUnit, readStatedUnit, type StatedUnit } from './choose-table-unit.ts';
import type { Figure } from './figure.ts';
import { readValue } from './units.ts';

/** A number that fills a cell. */
export interface TableFigure extends Readonly<Pick<Figure, 'label' | 'value' | 'unit' | 'statedUnit'>> {
  /** Row and cell as the table is written: which cell of which row, from 0, head included. */
  readonly rowIndex: number;
  readonly cellIndex: number;
  /** In the grid, from 1. */
  readonly row: number;
  readonly column: number;
}

/** A place of the grid with the text of the cell that fills it, wherever that begins. */
interface GridCell {
  readonly text: string;
  /** The cell begins here; it is which one of its row. */
  readonly cellIndex?: number;
  readonly columns: number;
}

/** Columns whose numbers count nothing. */
const NO_COUNT =
  /^编号$|(?:代码|编码|文号|号码|电话|邮编|日期|时间|年份|年度|排名|名次|位次|序号|页码|证号|批号|期数|批次号|行次|栏次)$/u;

const NUMBER =
  /^(?<digits>-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)\s*(?<unit>[%‰]|[\p{Script=Han}]{1,5})?$/u;

/** What a row above the head says of the table: 部门：示例局, 公开01表, 单位：万元. */
const ABOUT = /^[（(]?(?:金额|计量|货币)?单位\s*[：:]|^公开\s*\d+\s*表$/u;
/** Rows that number the columns. */
const COLUMN_NUMBERS = /^[栏行]次$/u;
const WORDS = /\p{Script=Han}{2}/u;

const PART = ' › ';

const fold = (text: string) =>
  text.replace(/[０-９％．，－−]/gu, (sign) =>
    sign === '−' ? '-' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  );

/**
 * The numbers of a table whose row and column name them; merged cells name all that they reach over. What two cells of the
 * table would share is not taken.
 * @param around what may state the unit: the caption and the line before the table; the first cell may as well
 */
export function findTableFigures(table: DocumentTable, around: string): TableFigure[] {
  const grid = createGrid(table);
  const about = grid.filter(isAbout).flat();
  const stated = readStatedUnit(
    [around, ...[...about, ...(grid[0]?.slice(0, 1) ?? [])].map(({ text }) => text)].join('\n'),
  );
  const figures: TableFigure[] = [];
  for (const part of partGrid(grid, table.head.length)) append(figures, readPart(grid, part, stated));
  const uses = new Map<string, number>();
  for (const { label } of figures) uses.set(label, (uses.get(label) ?? 0) + 1);
  return figures.filter(({ label }) => uses.get(label) === 1);
}

function createGrid(table: DocumentTable): GridCell[][] {
  const grid: GridCell[][] = [];
  for (const places of placeCells(table)) {
    const row: GridCell[] = [];
    let cellIndex = 0;
    for (const place of places) {
      if (place.kind === 'cell') {
        const text = readInlineText(place.cell.children).trim();
        row.push({ text, cellIndex, columns: place.columns });
        for (let more = 1; more < place.columns; more += 1) row.push({ text, columns: 1 });
        cellIndex += 1;
      } else {
        const above = place.kind === 'covered' ? grid.at(-1) : undefined;
        for (let more = 0; more < place.columns; more += 1)
          row.push({ text: above?.[row.length]?.text ?? '', columns: 1 });
      }
    }
    grid.push(row);
  }
  return grid;
}

const isAbout = (row: readonly GridCell[]) => row.some(({ text }) => ABOUT.test(text));

/** Rows under the rows that name their columns. */
interface GridPart {
  /** Rows of the grid. */
  readonly head: readonly number[];
  readonly body: readonly number[];
  /** A line over the whole width above the head. */
  readonly title?: string;
}

/**
 * A line over the whole width and a row without numbers, or a second head, begin a table of their own: the statutory
 * forms have several in one.
 */
function partGrid(grid: readonly (readonly GridCell[])[], headRows: number): GridPart[] {
  const parts: { head: number[]; body: number[]; title?: string }[] = [];
  const isTitle = (row: number) => {
    const cells = grid[row] ?? [];
    return cells.length > 1 && cells[0]?.columns === cells.length && cells[0].text !== '';
  };
  const namesColumns = (row: number) => {
    const texts = (grid[row] ?? []).map(({ text }) => text);
    return texts.length > 1 && texts.every((text) => text !== '' && !NUMBER.test(fold(text)));
  };
  /** 类别, 受理 below 类别, 维持. */
  const repeatsHead = (row: number) =>
    part.body.length > 0 &&
    part.head.some((head) => grid[head]?.[0]?.text === grid[row]?.[0]?.text) &&
    namesColumns(row);
  let part: (typeof parts)[number] = { head: [], body: [] };
  parts.push(part);
  for (let row = 0; row < grid.length; row += 1) {
    if (isAbout(grid[row] ?? [])) continue;
    if (isTitle(row)) {
      part = { head: [], body: [], title: grid[row]?.[0]?.text ?? '' };
      parts.push(part);
    } else if (row < headRows || (part.body.length === 0 && part.head.length === 0 && namesColumns(row)))
      part.head.push(row);
    else if (repeatsHead(row)) {
      part = { ...part, head: [row], body: [] };
      parts.push(part);
    } else part.body.push(row);
  }
  return parts;
}

function readPart(grid: readonly (readonly GridCell[])[], part: GridPart, stated: StatedUnit): TableFigure[] {
  const columns = describeColumns(grid, part);
  // What names a row stands left of its numbers.
  const first = columns.findIndex(({ hasNumbers, isCount }) => hasNumbers && isCount);
  if (first < 1 || part.head.length === 0) return [];
  // Behind further words, as in 收入, 金额, 支出, 金额, numbers are named by these.
  const second = columns.findIndex(({ isWords }, column) => column > first && isWords);
  const last = second < 0 ? columns.length : second;
  return part.body.flatMap((row) => {
    const cells = grid[row] ?? [];
    const names = nameRow(cells.slice(0, first), columns);
    if (!names) return [];
    return cells.slice(first, last).flatMap(({ text, cellIndex, columns: reach }, at): TableFigure[] => {
      const column = first + at;
      const path = cellIndex === undefined ? undefined : nameColumn(columns.slice(column, column + reach));
      const number = path && readAmount(text, path, names, stated);
      if (!number || cellIndex === undefined) return [];
      const label = [part.title ?? [], names, path].flat().map(dropUnit).join(PART);
      return [{ label, ...number, rowIndex: row, cellIndex, row: row + 1, column: column + 1 }];
    });
  });
}

type GridColumn = ReturnType<typeof describeColumns>[number];

/** `path`: the names of a column, from the top; `isCount`: its numbers, if any, count something. */
function describeColumns(grid: readonly (readonly GridCell[])[], { head, body }: GridPart) {
  return Array.from({ length: grid[0]?.length ?? 0 }, (_, column) => {
    const read = (row: number) => grid[row]?.[column]?.text ?? '';
    const path = joinPath(head.map(read));
    const hasNumbers = body.some((row) => readNumber(read(row)) !== undefined);
    const isWords = !hasNumbers && body.some((row) => WORDS.test(read(row)));
    return { path, hasNumbers, isWords, isCount: !NO_COUNT.test(path.at(-1) ?? '') };
  });
}

/** A row is named by words, and by all that it needs: 其中 without what it is a part of names nothing. */
function nameRow(cells: readonly GridCell[], columns: readonly GridColumn[]): string[] | undefined {
  const names = joinPath(cells.flatMap(({ text }, column) => (columns[column]?.isCount ? [text] : [])));
  const isNamed = names.every(
    (name) => /\p{Script=Han}|[A-Za-z]{2}/u.test(name) && !COLUMN_NUMBERS.test(name),
  );
  return names.length > 0 && isNamed ? names : undefined;
}

/** A number below several columns belongs to none of them, unless they are one. */
function nameColumn([head, ...others]: readonly GridColumn[]): readonly string[] | undefined {
  if (!head?.isCount || head.path.length === 0) return undefined;
  const written = head.path.join(PART);
  return others.every(({ path }) => path.join(PART) === written) ? head.path : undefined;
}

function readAmount(
  text: string,
  path: readonly string[],
  names: readonly string[],
  stated: StatedUnit,
): Pick<TableFigure, 'value' | 'unit' | 'statedUnit'> | undefined {
  const number = readNumber(text);
  if (!number) return undefined;
  const unit = chooseUnit(number.unit, path, names, stated);
  if (unit === 'unclear') return undefined;
  // A bare 2021 may be a year.
  if (!unit && /^(?:19|20)\d{2}$/.test(number.digits)) return undefined;
  return {
    value: readValue(number.digits, unit?.power ?? 0),
    ...(unit ? { unit: unit.unit } : {}),
    ...(unit && number.unit === undefined ? { statedUnit: unit.written } : {}),
  };
}

/** Without repeats, which merged cells make. */
const joinPath = (texts: readonly string[]): string[] => [
  ...new Set(texts.map((text) => text.replace(/\s+/gu, '')).filter((text) => text !== '')),
];

function readNumber(text: string): { digits: string; unit: string | undefined } | undefined {
  const groups = NUMBER.exec(fold(text).trim())?.groups;
  return groups?.digits === undefined ? undefined : { digits: groups.digits, unit: groups.unit };
}
