import { scanXml } from '../office/scan-xml.ts';
import { type CellRange, parseCellRange, parseCellReference } from './cell-reference.ts';
import { formatCellNumber, formatGeneral } from './format-cell-number.ts';
import { SHOWN_ROWS } from './preview-limits.ts';
import { decodeEscapes } from './shared-strings.ts';

/** What the sheets of a workbook share. */
export interface WorkbookContext {
  strings: readonly string[];
  /** Format codes by style. */
  formats: readonly string[];
  is1904: boolean;
}

interface ReadCell {
  text: string;
  isNumber: boolean;
}

/** A sheet as it is stored, without what is hidden. */
export interface ReadSheet {
  /** The first rows that hold anything, by their number in the sheet. */
  rows: Map<number, Map<number, ReadCell>>;
  /** Rows that hold anything and are not hidden. */
  totalRows: number;
  merges: CellRange[];
  hiddenColumns: { first: number; last: number }[];
  hiddenRows: number;
  /** Formulas whose last result was not stored; they are never worked out here. */
  openFormulas: number;
}

/** No sheet has more columns (ECMA-376-1, 18.3.1.73); a cell that says so is nonsense. */
const MAX_COLUMN = 16_383;
const MAX_CELL = 5000;
const MAX_MERGES = 20_000;

/** Reads a worksheet (ECMA-376-1, 18.3); `undefined` if it is not whole. */
export function readSheet(bytes: Uint8Array, context: WorkbookContext): ReadSheet | undefined {
  const sheet: ReadSheet = {
    rows: new Map(),
    totalRows: 0,
    merges: [],
    hiddenColumns: [],
    hiddenRows: 0,
    openFormulas: 0,
  };
  let row = -1;
  let column = -1;
  let isHiddenRow = false;
  let cells = new Map<number, ReadCell>();
  let isFilled = false;
  let cell = { type: 'n', style: 0, value: '', hasFormula: false, isRich: false };
  /** Name of the element whose text is being read. */
  let reading = '';
  let readings = 0;

  const isWhole = scanXml(bytes, {
    open: (name, attributes) => {
      switch (name) {
        case 'row':
          row = attributes.r === undefined ? row + 1 : Number(attributes.r) - 1;
          column = -1;
          isHiddenRow = attributes.hidden === '1' || attributes.hidden === 'true';
          cells = new Map();
          isFilled = false;
          break;
        case 'c':
          column = parseCellReference(attributes.r)?.column ?? column + 1;
          cell = {
            type: attributes.t ?? 'n',
            style: Number(attributes.s ?? 0),
            value: '',
            hasFormula: false,
            isRich: false,
          };
          break;
        case 'f':
          cell.hasFormula = true;
          break;
        case 'v':
          reading = 'v';
          break;
        case 'rPh':
          readings += 1;
          break;
        case 't':
          if (cell.type === 'inlineStr' && readings === 0) reading = 't';
          break;
        case 'col':
          if (attributes.hidden === '1' || attributes.hidden === 'true') {
            sheet.hiddenColumns.push({ first: Number(attributes.min) - 1, last: Number(attributes.max) - 1 });
          }
          break;
        case 'mergeCell': {
          const range = parseCellRange(attributes.ref);
          if (range && sheet.merges.length < MAX_MERGES) sheet.merges.push(range);
          break;
        }
      }
    },
    text: (data) => {
      if (reading !== '') cell.value += data;
    },
    close: (name) => {
      if (name === 'v' || name === 't') reading = '';
      else if (name === 'rPh') readings -= 1;
      else if (name === 'c' && column <= MAX_COLUMN) {
        if (cell.hasFormula && cell.value === '' && cell.type !== 'str') sheet.openFormulas += 1;
        const read = readCell(cell, context);
        if (read.text === '') return;
        isFilled = true;
        if (sheet.totalRows < SHOWN_ROWS) cells.set(column, read);
      } else if (name === 'row' && isFilled) {
        if (isHiddenRow) {
          sheet.hiddenRows += 1;
          return;
        }
        if (sheet.totalRows < SHOWN_ROWS) sheet.rows.set(row, cells);
        sheet.totalRows += 1;
      }
    },
  });
  return isWhole ? sheet : undefined;
}

function readCell(
  { type, style, value }: { type: string; style: number; value: string },
  { strings, formats, is1904 }: WorkbookContext,
): ReadCell {
  const asText = (text: string) => ({ text: cut(text), isNumber: false });
  switch (type) {
    case 's':
      return asText(strings[Number(value)] ?? '');
    case 'str':
    case 'inlineStr':
    case 'e':
      return asText(decodeEscapes(value));
    case 'b':
      return asText(value === '1' || value === 'true' ? 'TRUE' : value === '' ? '' : 'FALSE');
    case 'd':
      return asText(decodeEscapes(value).replace(/T00:00:00(?:\.0+)?$/u, ''));
    default: {
      const number = Number(value);
      if (value.trim() === '') return asText('');
      if (!Number.isFinite(number)) return asText(decodeEscapes(value));
      const code = formats[style] ?? '';
      const text = code === '' ? formatGeneral(number) : formatCellNumber(number, code, is1904);
      return { text: cut(text), isNumber: true };
    }
  }
}

/** A cell of Excel holds up to 32,767 characters; what is longer than a page is cut, and says so. */
function cut(text: string): string {
  const trimmed = text.trim();
  return trimmed.length <= MAX_CELL
    ? trimmed
    : `${trimmed.slice(0, MAX_CELL).replace(/[\ud800-\udbff]$/u, '')}…`;
}
