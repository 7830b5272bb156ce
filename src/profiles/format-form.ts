import { formatHanNumber } from '../base/han-number.ts';
import { listLeaves, type Profile, type ProfileLine, type ProfileTable } from '../report/profile.ts';

/** What is written into the cells, by the ids of table, row and column; nothing into an empty form. */
export type FillCell = (table: string, row: string, column: string) => string;

/** The empty form of a kind of report as Markdown: its parts and its tables, and no word besides. */
export function formatForm({ parts, tables }: Profile, fill: FillCell = () => ''): string {
  return parts
    .flatMap(({ name, number }, index) => [
      `## ${formatHanNumber(number ?? index + 1)}、${name}`,
      ...groupSheets(tables.filter(({ part }) => number !== undefined && part === number)).map((sheet) =>
        formatSheet(sheet, fill),
      ),
    ])
    .join('\n\n');
}

/** Tables that the form prints as one. */
function groupSheets(tables: readonly ProfileTable[]): ProfileTable[][] {
  const sheets: ProfileTable[][] = [];
  for (const table of tables) {
    if (table.continues && sheets.length > 0) sheets.at(-1)?.push(table);
    else sheets.push([table]);
  }
  return sheets;
}

const LEFT = '<';
const ABOVE = '^^';

function formatSheet(tables: readonly ProfileTable[], fill: FillCell): string {
  const labels = Math.max(...tables.map(({ rows }) => (isNameless(rows) ? 0 : measureDepth(rows))));
  const numbers = Math.max(...tables.map(({ columns }) => listLeaves(columns).length));
  const lines = tables.flatMap((table) => [
    ...(table.title === undefined ? [] : [span(table.title, labels + numbers)]),
    ...formatHead(table, labels, numbers),
    ...formatRows(table, labels, numbers, fill),
  ]);
  const [head = [], ...body] = lines.map((cells) => `| ${cells.join(' | ')} |`);
  return [head, `|${'---|'.repeat(labels + numbers)}`, ...body].join('\n');
}

const isNameless = (rows: readonly ProfileLine[]) =>
  rows.every(({ label, children }) => label === '' && !children);

const measureDepth = (lines: readonly ProfileLine[]): number =>
  Math.max(...lines.map(({ children }) => 1 + (children ? measureDepth(children) : 0)));

/** A cell that reaches over some columns. */
const span = (text: string, width: number): string[] => [
  text,
  ...Array<string>(Math.max(0, width - 1)).fill(LEFT),
];

/** Lines of labels above the columns; the last column takes what the widest table of the sheet has more. */
function formatHead({ columns, corner = '' }: ProfileTable, labels: number, numbers: number): string[][] {
  const depth = measureDepth(columns);
  const leaves = listLeaves(columns);
  return Array.from({ length: depth }, (_, level) => {
    const cells = leaves.map(({ path }, index) => {
      const at = Math.min(level, path.length - 1);
      const isOpen = level > 0 && path.length - 1 < level;
      const before = leaves[index - 1]?.path;
      const isSame = before !== undefined && before[at] === path[at];
      return isSame ? LEFT : isOpen ? ABOVE : (path[at]?.label ?? '');
    });
    const stub = labels === 0 ? [] : span(level === 0 ? corner : ABOVE, labels);
    return [...stub, ...cells, ...Array<string>(numbers - cells.length).fill(LEFT)];
  });
}

function formatRows(
  { id: table, rows, columns }: ProfileTable,
  labels: number,
  numbers: number,
  fill: FillCell,
): string[][] {
  const leaves = listLeaves(rows);
  const heads = listLeaves(columns);
  return leaves.map(({ id, path }, index) => {
    const before = leaves[index - 1]?.path;
    const names = path.flatMap((line, level) =>
      level < path.length - 1
        ? [before?.[level] === line ? ABOVE : line.label]
        : span(line.label, labels - level),
    );
    const cells = heads.map((head) => fill(table, id, head.id));
    return [...(labels === 0 ? [] : names), ...cells, ...Array<string>(numbers - cells.length).fill(LEFT)];
  });
}
