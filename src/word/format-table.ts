import type { DocumentCell, DocumentTable } from '../report/body-document.ts';
import { layOutTable, type TablePage } from '../report/lay-out-table.ts';
import { namesColumns } from '../report/names-columns.ts';
import { type Place, placeCells } from '../report/place-cells.ts';
import { readInlineText } from '../report/read-inline-text.ts';
import { formatInlines } from './format-inlines.ts';
import { STYLES } from './format-styles.ts';
import { formatParagraph, measureText } from './format-text.ts';
import { measureTextWidth, SHEETS } from './page.ts';
import { formatProperties } from './properties.ts';
import type { PartContext } from './word-part-context.ts';
import { formatElement, formatParent, formatSides } from './xml.ts';

/** On each side of a cell's text, in characters. */
const CELL_MARGIN = 0.35;

/** What Latin letters of faces that stand in for 仿宋 are wider than those of the measure. */
const SLACK = 1.04;

/** Characters of a row that may be torn between two pages. */
const LONG_ROW = 400;

/**
 * A table as wide as the text, with its head repeated on each page.
 * @param isAlone whether it may have a sheet of its own
 * @returns with the sheet that it needs
 */
export function formatTable(
  table: DocumentTable,
  context: PartContext,
  { isAlone }: { isAlone: boolean },
): { xml: string; page: TablePage } {
  // Word wants a cell at every place, also below a merged one (17.4.84 vMerge).
  const rows = placeCells(table);
  const { page, size: points, widths: shares, isWhole } = layOutTable(table, { isAlone, slack: SLACK });
  const size = points * 2;
  const full = measureTextWidth(SHEETS[page]);
  const widths = shares.map((share) => Math.floor((full * share) / sum(shares)));
  widths[0] = (widths[0] ?? 0) + full - sum(widths);
  const beside = Math.round(size * 10 * CELL_MARGIN);
  const margin = { 'w:w': beside, 'w:type': 'dxa' };
  const properties = formatProperties('w:tblPr', {
    'w:tblStyle': STYLES.table,
    'w:tblW': { 'w:w': full, 'w:type': 'dxa' },
    'w:jc': 'center',
    'w:tblLayout': { 'w:type': 'fixed' },
    'w:tblCellMar': { xml: formatSides(['left', 'right'], margin) },
    'w:tblLook': { 'w:val': '04A0' },
  });
  const columns = widths.map((width) => formatElement('w:gridCol', { 'w:w': width }));
  const lines = rows.map((places, index) => {
    const isHead = index < table.head.length && namesColumns(table);
    const length = sum(places.map((place) => (place.kind === 'cell' ? measureCell(place.cell) : 0)));
    const rowProperties = formatProperties('w:trPr', {
      'w:cantSplit': length <= LONG_ROW,
      'w:tblHeader': isHead,
    });
    let column = 0;
    const cells = places.map((place) => {
      const width = sum(widths.slice(column, column + place.columns));
      column += place.columns;
      const isKept = isWhole && index < rows.length - 1;
      return formatCell(
        place,
        { width, size, isKept },
        { ...context, room: Math.max(1, width - 2 * beside) },
      );
    });
    return formatParent('w:tr', rowProperties, ...cells);
  });
  return { xml: formatParent('w:tbl', properties, formatParent('w:tblGrid', ...columns), ...lines), page };
}

function formatCell(
  place: Place,
  { width, size, isKept }: { width: number; size: number; isKept: boolean },
  context: PartContext,
): string {
  const cell = place.kind === 'cell' ? place.cell : undefined;
  const properties = formatProperties('w:tcPr', {
    'w:tcW': { 'w:w': width, 'w:type': 'dxa' },
    'w:gridSpan': place.columns > 1 && place.columns,
    'w:vMerge': cell && cell.rows > 1 ? 'restart' : place.kind === 'covered',
    'w:vAlign': 'center',
  });
  const paragraph = formatParagraph(
    {
      'w:pStyle': cell?.isHeader ? STYLES.cellHead : STYLES.cell,
      // On the page of the next row.
      'w:keepNext': isKept,
      'w:jc': cell?.align,
    },
    cell ? formatInlines(cell.children, context, { 'w:sz': size, 'w:szCs': size }) : '',
  );
  return formatParent('w:tc', properties, paragraph);
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

const measureCell = ({ children }: DocumentCell) => measureText(readInlineText(children));
