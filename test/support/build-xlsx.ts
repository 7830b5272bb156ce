import { strToU8, zipSync } from 'fflate';

/** A sheet of a workbook: the content of `sheetData`, and what follows it. */
interface SheetParts {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** Before `sheetData`, such as `<cols>`. */
  readonly before?: string;
  readonly rows: string;
  /** Behind `sheetData`, such as `<mergeCells>`. */
  readonly behind?: string;
}

interface XlsxParts {
  readonly sheets: readonly SheetParts[];
  readonly strings?: readonly string[];
  /** Format codes; a cell's `s="1"` is the first of them. */
  readonly formats?: readonly string[];
  readonly date1904?: boolean;
  readonly parts?: Readonly<Record<string, Uint8Array>>;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A workbook as a program writes it, as small as it can be. */
export function buildXlsx({ sheets, strings = [], formats = [], date1904, parts }: XlsxParts): Uint8Array {
  const relations = [
    ...sheets.map(
      (_, at) =>
        `<Relationship Id="rId${at + 1}" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
    ),
    `<Relationship Id="strings" Type="${DOCUMENT}/sharedStrings" Target="sharedStrings.xml"/>`,
    `<Relationship Id="styles" Type="${DOCUMENT}/styles" Target="styles.xml"/>`,
  ].join('');
  const list = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`,
  );
  const codes = formats.map(
    (code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  );
  const styles = formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`);
  return zipSync({
    '[Content_Types].xml': xml(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(`<Relationships xmlns="${PACKAGE}">${relations}</Relationships>`),
    'xl/sharedStrings.xml': xml(
      `<sst xmlns="${MAIN}">${strings.map((text) => `<si>${text.startsWith('<') ? text : `<t>${text}</t>`}</si>`).join('')}</sst>`,
    ),
    'xl/styles.xml': xml(
      `<styleSheet xmlns="${MAIN}"><numFmts>${codes.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`,
    ),
    ...Object.fromEntries(
      sheets.map(({ before = '', rows, behind = '' }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        xml(`<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${behind}</worksheet>`),
      ]),
    ),
    ...parts,
  });
}

const xml = (content: string) => strToU8(HEAD + content);

/** A row of texts and numbers. @param number counted from 1 */
export function row(number: number, values: readonly (string | number)[]): string {
  const cells = values.map((value, at) => {
    const reference = `${String.fromCharCode(65 + at)}${number}`;
    return typeof value === 'number'
      ? `<c r="${reference}"><v>${value}</v></c>`
      : `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
  });
  return `<row r="${number}">${cells.join('')}</row>`;
}

/** Parts that put a drawing above the first sheet. @param drawing content of `xdr:wsDr` */
export function buildDrawing(drawing: string, relations = ''): Record<string, Uint8Array> {
  return {
    'xl/worksheets/_rels/sheet1.xml.rels': xml(
      `<Relationships xmlns="${PACKAGE}"><Relationship Id="d" Type="${DOCUMENT}/drawing" Target="../drawings/drawing1.xml"/>${relations}</Relationships>`,
    ),
    'xl/drawings/drawing1.xml': xml(
      `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">${drawing}</xdr:wsDr>`,
    ),
  };
}
