import { collectXmlText, findChild, findValue, isOn, type XmlElement } from '../office/parse-xml.ts';
import type { Block, Cell } from './document.ts';
import { flattenContainers } from './docx-containers.ts';
import { type DocxContext, HIDDEN } from './docx-context.ts';
import { flattenBlocks, joinWords } from './flatten-blocks.ts';
import { DELETED, leave } from './leave-behind.ts';
import { REMARKS, remark } from './remarks.ts';

type ReadBlocks = (parent: XmlElement, context: DocxContext) => Block[];

/** A cell of a row with those that it covers to its right. */
interface RowCell {
  readonly element: XmlElement;
  readonly covered: XmlElement[];
  colspan: number;
}

/** A table of data, or the blocks of one that only frames them. */
export function readTable(table: XmlElement, context: DocxContext, readBlocks: ReadBlocks): Block[] {
  const rows = [...flattenContainers(table)].filter(({ name }) => name === 'w:tr');
  const kept = rows.filter((row) => !isDeletedRow(row, context) && !isHiddenRow(row, context));
  const cells = kept.map((row) => [...flattenContainers(row)].filter(({ name }) => name === 'w:tc'));
  if (cells.every((row) => row.length <= 1)) return cells.flat().flatMap((cell) => readBlocks(cell, context));
  const merged = mergeRows(kept, cells.map(mergeCells), context, readBlocks);
  return [{ kind: 'table', rows: joinWords(merged) }];
}

function isDeletedRow(row: XmlElement, context: DocxContext): boolean {
  if (!findChild(row, 'w:trPr', 'w:del')) return false;
  remark(context, REMARKS.inserted);
  leave(context, '修订中删除的表格行', DELETED, collectXmlText(row, 'w:delText', 'w:t'));
  return true;
}

function isHiddenRow(row: XmlElement, context: DocxContext): boolean {
  if (!isOn(findChild(row, 'w:trPr', 'w:hidden'))) return false;
  leave(context, '隐藏的表格行', HIDDEN, collectXmlText(row, 'w:t'));
  return true;
}

/** Cells joined with the one on their left: older programs say of each that it goes on (17.4.22 hMerge). */
function mergeCells(cells: readonly XmlElement[]): RowCell[] {
  const result: RowCell[] = [];
  for (const element of cells) {
    const properties = findChild(element, 'w:tcPr');
    const colspan = Math.max(1, Math.trunc(Number(findValue(properties, 'w:gridSpan'))) || 1);
    const merge = findChild(properties, 'w:hMerge');
    const previous = result.at(-1);
    if (merge && merge.attributes['w:val'] !== 'restart' && previous) {
      previous.covered.push(element);
      previous.colspan += colspan;
    } else result.push({ element, covered: [], colspan });
  }
  return result;
}

/** Word says of each cell of a merged column that it goes on (17.4.84 vMerge); HTML says of the first how far. */
function mergeRows(
  rows: readonly XmlElement[],
  cells: readonly (readonly RowCell[])[],
  context: DocxContext,
  readBlocks: ReadBlocks,
): Cell[][] {
  type Open = Cell & { rowspan: number };
  const result: Open[][] = [];
  // Cells that reach into the row right above, by their columns: a merge ends where a row has none of it.
  let above = new Map<number, Open>();
  for (const [index, row] of rows.entries()) {
    const line: Open[] = [];
    const reaching = new Map<number, Open>();
    const blank = Number(findValue(row, 'w:trPr', 'w:gridBefore') ?? 0);
    if (blank > 0) line.push({ inlines: [], colspan: blank, rowspan: 1 });
    let column = blank;
    for (const { element, covered, colspan } of cells[index] ?? []) {
      const merge = findChild(element, 'w:tcPr', 'w:vMerge');
      const open = above.get(column);
      if (merge && merge.attributes['w:val'] !== 'restart' && open?.colspan === colspan) {
        open.rowspan += 1;
        reaching.set(column, open);
        tellCovered([element, ...covered], context);
      } else {
        tellCovered(covered, context);
        const next: Open = { inlines: readCell(element, context, readBlocks), colspan, rowspan: 1 };
        line.push(next);
        if (merge) reaching.set(column, next);
      }
      column += colspan;
    }
    above = reaching;
    result.push(line);
  }
  return result;
}

function readCell(cell: XmlElement, context: DocxContext, readBlocks: ReadBlocks) {
  const blocks = readBlocks(cell, context);
  if (blocks.some(({ kind }) => kind === 'table')) remark(context, REMARKS.nestedTable);
  return flattenBlocks(blocks);
}

/** Word keeps the text of a cell that a merged one covers, and never shows it. */
function tellCovered(cells: readonly XmlElement[], context: DocxContext): void {
  for (const cell of cells)
    leave(context, '被合并的单元格盖住的文字', '在 Word 里也不显示', collectXmlText(cell, 'w:t'));
}
