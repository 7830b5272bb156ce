import type { DocumentCell, DocumentTable } from '../report/body-document.ts';
import { measurePrint } from '../report/measure-print.ts';
import { readInlineText } from '../report/read-inline-text.ts';
import { formatInlines } from './format-inlines.ts';
import type { Sheet } from './format-settings.ts';
import { STYLES } from './format-styles.ts';
import { formatParagraph } from './format-text.ts';
import { measureText } from './measure-text.ts';
import { FOLDED_TEXT_WIDTH, TEXT_WIDTH, TURNED_TEXT_WIDTH } from './page.ts';
import { formatProperties } from './properties.ts';
import type { PartContext } from './word-part-context.ts';
import { formatElement } from './xml.ts';

/** 小四, and smaller where numbers and words would be torn; in half-points. */
const SIZES = [24, 21, 18, 15, 13, 12, 11, 10];

/** From one to the next rather than a text smaller than the last size of its own. */
const SHEETS: readonly { sheet: Sheet; width: number; smallest: number }[] = [
  { sheet: 'upright', width: TEXT_WIDTH, smallest: 15 },
  { sheet: 'turned', width: TURNED_TEXT_WIDTH, smallest: 12 },
  { sheet: 'folded', width: FOLDED_TEXT_WIDTH, smallest: 10 },
];

/**
 * In characters: a column has room for so many of its text, or it would be read from top to bottom, and longer cells are
 * broken instead of pressing the others.
 */
const MIN_COLUMN = 2.5;
const MIN_WANTED = 4;
const MAX_COLUMN = 20;

/** On each side of a cell's text, and both of them with the rule; in characters. */
const CELL_MARGIN = 0.35;
const PADDING = 0.8;

/** What Latin letters of faces that stand in for 仿宋 are wider than those of the measure. */
const SLACK = 1.04;

/** Characters of a row that may be torn between two pages. */
const LONG_ROW = 400;

/** What stands at a place of the grid: a cell, the lower part of one, or nothing. */
type Place =
  | { readonly kind: 'cell'; readonly cell: DocumentCell }
  | { readonly kind: 'covered'; readonly columns: number }
  | { readonly kind: 'empty' };

/** The sheet on which the words and numbers of a table find room. */
export function chooseSheet(table: DocumentTable): Sheet {
  const needs = measureColumns(layOutRows([...table.head, ...table.body], table.columns), table.columns);
  const roomy = SHEETS.find(
    ({ width, smallest }) => sum(needs.map(({ least }) => least)) * smallest * 10 <= width,
  );
  return roomy?.sheet ?? 'folded';
}

/** A table as wide as the text, with its head repeated on each page. */
export function formatTable(table: DocumentTable, context: PartContext, sheet: Sheet = 'upright'): string {
  const columns = Math.max(1, table.columns);
  const rows = layOutRows([...table.head, ...table.body], columns);
  const { size, widths } = fitColumns(measureColumns(rows, columns), sheet);
  const margin = (side: string) =>
    formatElement(`w:${side}`, { 'w:w': Math.round(size * 10 * CELL_MARGIN), 'w:type': 'dxa' });
  const properties = formatProperties('w:tblPr', {
    'w:tblStyle': STYLES.table,
    'w:tblW': { 'w:w': sum(widths), 'w:type': 'dxa' },
    'w:jc': 'center',
    'w:tblLayout': { 'w:type': 'fixed' },
    'w:tblCellMar': { xml: margin('left') + margin('right') },
    'w:tblLook': { 'w:val': '04A0' },
  });
  const grid = formatElement(
    'w:tblGrid',
    {},
    widths.map((width) => formatElement('w:gridCol', { 'w:w': width })).join(''),
  );
  const lines = rows.map((places, index) => {
    const isHead = index < table.head.length;
    const length = sum(places.map((place) => (place.kind === 'cell' ? measureCell(place.cell) : 0)));
    const rowProperties = formatProperties('w:trPr', {
      ...(length <= LONG_ROW ? { 'w:cantSplit': true } : {}),
      ...(isHead ? { 'w:tblHeader': true } : {}),
    });
    let column = 0;
    const cells = places.map((place) => {
      const span = place.kind === 'cell' ? place.cell.columns : place.kind === 'covered' ? place.columns : 1;
      const width = sum(widths.slice(column, column + span));
      column += span;
      return formatCell(place, { span, width, size }, context);
    });
    return formatElement('w:tr', {}, rowProperties + cells.join(''));
  });
  return formatElement('w:tbl', {}, properties + grid + lines.join(''));
}

/** Word wants a cell at every place, also below a merged one (17.4.84 vMerge). */
function layOutRows(rows: readonly (readonly DocumentCell[])[], columns: number): Place[][] {
  const open: { cell: DocumentCell; left: number; rows: number }[] = [];
  return rows.map((cells) => {
    const places: Place[] = [];
    const waiting = [...cells];
    for (let column = 0; column < columns; ) {
      const above = open.find(({ left, rows: rest }) => left === column && rest > 0);
      const cell = above ? undefined : waiting.shift();
      if (above) {
        above.rows -= 1;
        places.push({ kind: 'covered', columns: above.cell.columns });
        column += above.cell.columns;
      } else if (cell) {
        if (cell.rows > 1) open.push({ cell, left: column, rows: cell.rows - 1 });
        places.push({ kind: 'cell', cell });
        column += cell.columns;
      } else {
        places.push({ kind: 'empty' });
        column += 1;
      }
    }
    return places;
  });
}

function formatCell(
  place: Place,
  { span, width, size }: { span: number; width: number; size: number },
  context: PartContext,
): string {
  const cell = place.kind === 'cell' ? place.cell : undefined;
  const properties = formatProperties('w:tcPr', {
    'w:tcW': { 'w:w': width, 'w:type': 'dxa' },
    ...(span > 1 ? { 'w:gridSpan': span } : {}),
    ...(place.kind === 'covered' ? { 'w:vMerge': true } : {}),
    ...(cell && cell.rows > 1 ? { 'w:vMerge': 'restart' } : {}),
    'w:vAlign': 'center',
  });
  const paragraph = formatParagraph(
    {
      'w:pStyle': cell?.isHeader ? STYLES.cellHead : STYLES.cell,
      ...(cell?.align ? { 'w:jc': cell.align } : {}),
    },
    cell ? formatInlines(cell.children, context, { 'w:sz': size, 'w:szCs': size }) : '',
  );
  return formatElement('w:tc', {}, properties + paragraph);
}

/** What a column needs so that no word is torn, and what its longest text would take; in characters. */
interface ColumnNeed {
  least: number;
  wanted: number;
}

function measureColumns(rows: readonly (readonly Place[])[], columns: number): ColumnNeed[] {
  const needs = Array.from({ length: columns }, () => ({ least: MIN_COLUMN, wanted: MIN_COLUMN }));
  for (const places of rows) {
    let column = 0;
    for (const place of places) {
      const need = needs[column];
      if (place.kind === 'cell' && place.cell.columns === 1 && need) {
        const text = readInlineText(place.cell.children);
        const words = text.match(/[\x21-\x7e]+/gu) ?? [];
        const word = Math.max(0, ...words.map(measurePrint)) * SLACK;
        const whole = measureText(text);
        need.least = Math.max(
          need.least,
          Math.min(MAX_COLUMN, Math.max(word, Math.min(MIN_WANTED, whole)) + PADDING),
        );
        need.wanted = Math.max(need.wanted, need.least, Math.min(MAX_COLUMN, whole + PADDING));
      }
      column += place.kind === 'cell' ? place.cell.columns : place.kind === 'covered' ? place.columns : 1;
    }
  }
  return needs;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** The size of the text, and widths in twips that together are the sheet's. */
function fitColumns(needs: readonly ColumnNeed[], sheet: Sheet): { size: number; widths: number[] } {
  const least = sum(needs.map((need) => need.least));
  const wanted = sum(needs.map((need) => need.wanted));
  const full = SHEETS.find((each) => each.sheet === sheet)?.width ?? TEXT_WIDTH;
  const size = SIZES.find((each) => least * each * 10 <= full) ?? (SIZES.at(-1) as number);
  const room = full / (size * 10);
  // What is left over once no word is torn goes to those that want more.
  const share = wanted > room && wanted > least ? Math.max(0, (room - least) / (wanted - least)) : 1;
  const shares = needs.map((need) => need.least + (need.wanted - need.least) * share);
  const widths = shares.map((width) => Math.floor((full * width) / sum(shares)));
  widths[0] = (widths[0] ?? 0) + full - sum(widths);
  return { size, widths };
}

const measureCell = ({ children }: DocumentCell) => measureText(readInlineText(children));
