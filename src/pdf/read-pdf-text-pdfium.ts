import {
  type PdfEngine,
  readNumbers,
  readPages,
  readUtf16,
  startPdfium,
  withDocument,
} from '../base/start-pdfium.ts';

/** Text nearer to the paper's edge than this, in points, or beyond it, is not on the page. */
const MARGIN = 30;

/** Of fpdf_edit.h: FPDF_PAGEOBJ_TEXT. */
const TEXT_OBJECT = 1;

/**
 * What PDFium gives for a hyphen at the end of a line, by function: it cannot tell whether the hyphen belongs to the
 * word. No report has either as text.
 */
const BROKEN_HYPHENS = ['\u0002', '\ufffe'];

/** The text of each page, in the order in which it is drawn. @throws Error if the file is no PDF */
export type PdfTextReader = (pdf: Uint8Array) => string[];

/** By PDFium: another program than the one that made the file. */
export async function createPdfTextReader(): Promise<PdfTextReader> {
  const engine = await startPdfium();
  return (pdf) =>
    withDocument(engine, pdf, (document) => {
      if (document === 0) throw new Error('PDFium cannot read the file that was made');
      return readPages(engine, document, (page) => readText(engine, page));
    });
}

/**
 * Object by object: PDFium's text of a whole page is in the order that its places suggest, in which marks that stand
 * close change places.
 */
function readText(engine: PdfEngine, page: number): string {
  const text = engine.FPDFText_LoadPage(page);
  let result = '';
  for (let index = 0; index < engine.FPDFPage_CountObjects(page); index += 1) {
    const object = engine.FPDFPage_GetObject(page, index);
    if (engine.FPDFPageObj_GetType(object) === TEXT_OBJECT && isOnPaper(engine, page, object))
      result += readObject(engine, text, object);
  }
  engine.FPDFText_ClosePage(text);
  for (const hyphen of BROKEN_HYPHENS) result = result.replaceAll(hyphen, '-');
  return result;
}

function isOnPaper(engine: PdfEngine, page: number, object: number): boolean {
  const [left, bottom, right, top] = readNumbers(engine, Float32Array, (...places) =>
    engine.FPDFPageObj_GetBounds(object, ...places),
  ) ?? [0, 0, 0, 0];
  return (
    left >= MARGIN &&
    bottom >= MARGIN &&
    right <= engine.FPDF_GetPageWidthF(page) - MARGIN &&
    top <= engine.FPDF_GetPageHeightF(page) - MARGIN
  );
}

function readObject(engine: PdfEngine, text: number, object: number): string {
  const bytes = engine.FPDFTextObj_GetText(object, text, 0, 0);
  return readUtf16(engine, bytes, (at) => engine.FPDFTextObj_GetText(object, text, at, bytes));
}
