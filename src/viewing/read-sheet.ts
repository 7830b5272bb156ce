import { cutCell, SHOWN_ROWS } from '../attachments/view-limits.ts';
import { isOutOfSight } from '../office/is-out-of-sight.ts';
import { isTrue } from '../office/parse-xml.ts';
import { scanXml } from '../office/scan-xml.ts';
import { type CellRange, parseCellRange, parseCellReference } from './cell-reference.ts';
import { formatCellNumber, formatCellText } from './format-cell-number.ts';
import type { FormatCode } from './parse-format-code.ts';
import { hasWords, listPrinted } from './read-header-footer.ts';
import { decodeEscapes } from './shared-strings.ts';

/** What the sheets of a workbook share. */
export interface WorkbookContext {
  strings: readonly string[];
  /** Formats by style; `undefined` shows plain numbers. */
  formats: readonly (FormatCode | undefined)[];
  is1904: boolean;
  /** Whether the workbook has pictures that stand in cells (Excel's richData). */
  hasRichPictures: boolean;
}

export interface ReadCell {
  text: string;
  isNumber: boolean;
  /** A picture stands in the cell: its name in WPS, empty if there is none. */
  picture?: string;
}

/** A sheet as it is stored, and what of it is hidden. */
export interface ReadSheet {
  /** The first rows that hold anything, by their number in the sheet. */
  rows: Map<number, Map<number, ReadCell>>;
  /** Hidden rows among them: a merged cell that begins in one is seen below it. */
  rowsOutOfSight: Map<number, Map<number, ReadCell>>;
  /** Rows that hold anything and are not hidden. */
  totalRows: number;
  merges: CellRange[];
  hiddenColumns: { first: number; last: number }[];
  hiddenRows: number;
  /** Formulas whose last result was not stored; they are never worked out here. */
  openFormulas: number;
  /** Cells whose string the workbook does not have. */
  lostTexts: number;
  /** Headers and footers with words of their own. */
  printed: number;
}

/** A cell as it is stored (18.3.1.4). */
interface StoredCell {
  type: string;
  style: number;
  value: string;
  hasFormula: boolean;
  /** Its value is more than a number or text. */
  hasMetadata: boolean;
}

const EMPTY_CELL = { type: 'n', style: 0, value: '', hasFormula: false, hasMetadata: false };

/** No sheet has more columns (ECMA-376-1, 18.3.1.73); a cell that says so is nonsense. */
export const MAX_COLUMN = 16_383;
const MAX_MERGES = 20_000;
/** What a thousand rows of five hundred columns hold; more would only fill memory, for a hundred columns are shown. */
const MAX_CELLS = 500_000;

/** Reads a worksheet (ECMA-376-1, 18.3); `undefined` if it is not whole. */
export function readSheet(bytes: Uint8Array, context: WorkbookContext): ReadSheet | undefined {
  const sheet: ReadSheet = {
    rows: new Map(),
    rowsOutOfSight: new Map(),
    totalRows: 0,
    merges: [],
    hiddenColumns: [],
    hiddenRows: 0,
    openFormulas: 0,
    lostTexts: 0,
    printed: 0,
  };
  let row = -1;
  let column = -1;
  let isHiddenRow = false;
  let cells = new Map<number, ReadCell>();
  let isFilled = false;
  const visible = { rows: sheet.rows, cells: 0 };
  const outOfSight = { rows: sheet.rowsOutOfSight, cells: 0 };
  let kept = visible;
  let isFull = false;
  let cell: StoredCell = { ...EMPTY_CELL };
  /** Name of the element whose text is being read. */
  let reading = '';
  let readings = 0;
  let printed: string[] = [];

  const endCell = () => {
    if (column > MAX_COLUMN) return;
    if (cell.hasFormula && cell.value === '' && cell.type !== 'str') sheet.openFormulas += 1;
    if (cell.type === 's' && findString(cell.value, context.strings) === undefined) sheet.lostTexts += 1;
    const read = readCell(cell, context);
    if (read.text === '' && read.picture === undefined) return;
    isFilled = true;
    if (!isFull) cells.set(column, read);
  };
  const endRow = () => {
    if (!isFilled) return;
    if (isHiddenRow) sheet.hiddenRows += 1;
    else sheet.totalRows += 1;
    if (isFull) return;
    kept.rows.set(row, cells);
    kept.cells += cells.size;
  };
  const addMerge = (range: CellRange | undefined) => {
    if (range && sheet.merges.length < MAX_MERGES) sheet.merges.push(range);
  };
  const isWhole = scanXml(bytes, {
    open: (name, attributes) => {
      switch (name) {
        case 'row':
          row = attributes.r === undefined ? row + 1 : Number(attributes.r) - 1;
          column = -1;
          isHiddenRow = isOutOfSight(attributes);
          cells = new Map();
          isFilled = false;
          kept = isHiddenRow ? outOfSight : visible;
          isFull = kept.rows.size >= SHOWN_ROWS || kept.cells >= MAX_CELLS;
          break;
        case 'c':
          column = parseCellReference(attributes.r)?.column ?? column + 1;
          cell = {
            ...EMPTY_CELL,
            type: attributes.t ?? 'n',
            style: Number(attributes.s ?? 0),
            hasMetadata: attributes.vm !== undefined,
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
          if (isOutOfSight(attributes) && sheet.hiddenColumns.length <= MAX_COLUMN) {
            sheet.hiddenColumns.push({ first: Number(attributes.min) - 1, last: Number(attributes.max) - 1 });
          }
          break;
        case 'mergeCell':
          addMerge(parseCellRange(attributes.ref));
          break;
        case 'headerFooter':
          printed = listPrinted(attributes);
          break;
        default:
          if (!printed.includes(name)) break;
          reading = name;
          cell = { ...EMPTY_CELL };
      }
    },
    text: (data) => {
      if (reading !== '') cell.value += data;
    },
    close: (name) => {
      if (name === 'v' || name === 't') reading = '';
      else if (name === 'rPh') readings -= 1;
      else if (name === 'c') endCell();
      else if (name === 'row') endRow();
      else if (name === reading) {
        reading = '';
        if (hasWords(cell.value)) sheet.printed += 1;
      }
    },
  });
  return isWhole ? sheet : undefined;
}

/** Wide spaces in front set the parts of a sum below it (　其中：城镇); the others are not seen on a page. */
const trimCell = (text: string) => (text.trim() === '' ? '' : text.trimEnd().replace(/^[\t\n\r ]+/u, ''));

/** A cell without a number names none of them, also not the one numbered 0. */
const findString = (value: string, strings: readonly string[]) =>
  value.trim() === '' ? '' : strings[Number(value)];

/** A formula of WPS whose result is a picture of the workbook. */
const WPS_PICTURE = /^=?(?:_xlfn\.)?DISPIMG\("([^"]*)"/iu;

function readCell(
  { type, style, value, hasMetadata }: StoredCell,
  { strings, formats, is1904, hasRichPictures }: WorkbookContext,
): ReadCell {
  const format = formats[style];
  const show = (text: string, isNumber = false) => ({ text: cutCell(trimCell(text)), isNumber });
  const asText = (text: string) => show(formatCellText(text, format));
  const asNumber = (number: number) => show(formatCellNumber(number, format, is1904), true);
  switch (type) {
    case 's':
      return asText(findString(value, strings) ?? '');
    case 'str':
    case 'inlineStr': {
      const [, picture] = WPS_PICTURE.exec(value) ?? [];
      return picture === undefined ? asText(decodeEscapes(value)) : { text: '', isNumber: false, picture };
    }
    case 'e':
      // Programs that know no pictures in cells are to show this instead.
      if (hasMetadata && hasRichPictures && value === '#VALUE!')
        return { text: '', isNumber: false, picture: '' };
      return show(decodeEscapes(value));
    case 'b':
      return show(isTrue(value) ? 'TRUE' : value === '' ? '' : 'FALSE');
    case 'd': {
      const serial = parseIsoDate(value, is1904);
      return serial !== undefined && format?.date
        ? asNumber(serial)
        : show(decodeEscapes(value).replace(/T00:00:00(?:\.0+)?Z?$/u, ''));
    }
    default: {
      if (value.trim() === '') return show('');
      const number = Number(value);
      return Number.isFinite(number) ? asNumber(number) : show(decodeEscapes(value));
    }
  }
}

/** 2021-12-31T12:00:00 as a number of days (18.17.4). */
function parseIsoDate(text: string, is1904: boolean): number | undefined {
  const [, date, time = 'T00:00:00'] = /^(\d{4}-\d\d-\d\d)(T[\d:.]+)?Z?$/u.exec(text.trim()) ?? [];
  const days = date === undefined ? Number.NaN : Date.parse(`${date}${time}Z`) / 86_400_000 + 25_569;
  if (Number.isNaN(days)) return undefined;
  // Before March 1900 Excel counts a day that never was.
  return is1904 ? days - 1462 : days < 61 ? days - 1 : days;
}
