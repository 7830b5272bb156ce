import { findLargest } from '../base/long-lists.ts';
import { bareText } from './document.ts';
import {
  getAttribute,
  getChildren,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isShown,
  readText,
  walkElements,
} from './html-tree.ts';

/** A cell with more text than this, in characters, holds a text and no datum. */
const LONG_CELL = 400;

/** The rows of a table and their cells, without those of tables inside. */
export function listRows(table: HtmlElement): HtmlElement[][] {
  const rows: HtmlElement[][] = [];
  const collect = (node: HtmlNode): void => {
    for (const child of getChildren(node)) {
      if (!isElement(child) || !isShown(child)) continue;
      if (child.tagName === 'tr') rows.push(listCells(child));
      else if (/^(?:thead|tbody|tfoot)$/u.test(child.tagName)) collect(child);
    }
  };
  collect(table);
  return rows.filter((row) => row.length > 0);
}

const listCells = (row: HtmlElement) =>
  getChildren(row).filter(
    (node): node is HtmlElement => isElement(node) && isShown(node) && /^t[dh]$/u.test(node.tagName),
  );

/**
 * Whether a table only places things on the page: it has one cell or one column, holds other tables, headings or whole
 * texts, or is said to be for presentation.
 */
export function isLayoutTable(table: HtmlElement): boolean {
  if (/^(?:presentation|none)$/u.test(getAttribute(table, 'role'))) return true;
  const rows = listRows(table);
  const filled = rows.map((row) =>
    row.filter((cell) => bareText(readText(cell)) !== '' || holds(cell, 'img')),
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

const countParagraphs = (cell: HtmlElement) =>
  [...walkElements(cell)].filter(({ tagName }) => /^(?:p|br|div|li)$/u.test(tagName)).length;
