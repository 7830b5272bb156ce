import { findLargest } from '../base/long-lists.ts';
import { bareText } from './document-text.ts';
import { readControl } from './html-controls.ts';
import { isShown, readText, walkElements } from './html-shown.ts';
import { getAttribute, type HtmlElement, isElement, listElements, walkAll } from './html-tree.ts';

/** A cell with more text than this, in characters, holds a text and no datum. */
const LONG_CELL = 400;

/**
 * The rows of a table and their cells, without those of tables inside, as a browser shows them: the first head above all
 * others and the first foot below, wherever they are written (CSS 2.2, 17.2).
 */
export function listRows(table: HtmlElement): HtmlElement[][] {
  const groups = listElements(table).filter(isShown);
  const find = (name: string) => groups.find(({ tagName }) => tagName === name) ?? [];
  const [head, foot] = [find('thead'), find('tfoot')];
  const others = groups.filter((group) => group !== head && group !== foot);
  return [head, others, foot]
    .flat()
    .flatMap((group) => (/^t(?:head|body|foot)$/u.test(group.tagName) ? listElements(group) : group))
    .filter((row) => isShown(row) && row.tagName === 'tr')
    .map(listCells)
    .filter((row) => row.length > 0);
}

/** How many rows a cell of a row covers: none behind the end of its group, to which 0 reaches (HTML, 4.9.11). */
export function countRows(cell: HtmlElement, rows: readonly (readonly HtmlElement[])[], at: number): number {
  const written = Number.parseInt(getAttribute(cell, 'rowspan'), 10);
  if (!(written >= 0) || written === 1) return 1;
  const reached = rows.slice(at, written === 0 ? undefined : at + written);
  const findGroup = ({ parentNode: row }: HtmlElement) =>
    row && isElement(row) ? row.parentNode : undefined;
  const behind = reached.findIndex(([first]) => first && findGroup(first) !== findGroup(cell));
  return behind < 0 ? reached.length : behind;
}

const listCells = (row: HtmlElement) =>
  listElements(row).filter((cell) => isShown(cell) && /^t[dh]$/u.test(cell.tagName));

/**
 * Whether a table only places things on the page: it has one cell or one column, holds other tables, headings or whole
 * texts, or is said to be for presentation.
 */
export function isLayoutTable(table: HtmlElement): boolean {
  if (/^(?:presentation|none)$/u.test(getAttribute(table, 'role'))) return true;
  const rows = listRows(table);
  const filled = rows.map((row) =>
    row.filter((cell) => bareText(readText(cell)) !== '' || holds(cell, 'img') || holdsAnswer(cell)),
  );
  if (filled.every((row) => row.length <= 1) && rows.every((row) => row.length <= 2)) return true;
  const cells = rows.flat();
  if (cells.some((cell) => holds(cell, 'table'))) {
    // A small table inside a cell of data happens too: there the other cells have text of their own.
    const texts = cells.filter((cell) => bareText(readText(cell)) !== '');
    const nesting = texts.filter((cell) => holds(cell, 'table'));
    if (nesting.length * 2 >= texts.length || texts.length <= 3) return true;
  }
  const columns = findLargest(rows.map((row) => row.length));
  const long = cells.filter(
    (cell) => bareText(readText(cell)).length > LONG_CELL && countParagraphs(cell) > 3,
  );
  return columns <= 3 && long.length > 0 && long.length * 3 >= cells.length;
}

const holds = (cell: HtmlElement, name: string) =>
  [...walkElements(cell)].some(({ tagName }) => tagName === name);

const holdsAnswer = (cell: HtmlElement) => [...walkAll(cell)].some((element) => readControl(element));

const countParagraphs = (cell: HtmlElement) =>
  [...walkElements(cell)].filter(({ tagName }) => /^(?:p|br|div|li)$/u.test(tagName)).length;
