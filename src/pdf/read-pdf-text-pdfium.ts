import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { readMemory, startPdfium } from '../office/start-pdfium.ts';

/** Text nearer to the paper's edge than this, in points, or beyond it, is not on the page. */
const MARGIN = 30;

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
  return (pdf) => readPages(engine, pdf);
}

function readPages(engine: WrappedPdfiumModule, pdf: Uint8Array): string[] {
  const { malloc, free } = engine.pdfium.wasmExports;
  const memory = malloc(pdf.length);
  readMemory(engine).set(pdf, memory);
  const document = engine.FPDF_LoadMemDocument(memory, pdf.length, '');
  if (document === 0) throw new Error('PDFium cannot read the file that was made');
  try {
    return Array.from({ length: engine.FPDF_GetPageCount(document) }, (_, index) => {
      const page = engine.FPDF_LoadPage(document, index);
      const text = readText(engine, page);
      engine.FPDF_ClosePage(page);
      return text;
    });
  } finally {
    engine.FPDF_CloseDocument(document);
    free(memory);
  }
}

function readText(engine: WrappedPdfiumModule, page: number): string {
  const { malloc, free } = engine.pdfium.wasmExports;
  const text = engine.FPDFText_LoadPage(page);
  const bounds = [
    MARGIN,
    engine.FPDF_GetPageHeightF(page) - MARGIN,
    engine.FPDF_GetPageWidthF(page) - MARGIN,
    MARGIN,
  ] as const;
  const length = engine.FPDFText_GetBoundedText(text, ...bounds, 0, 0);
  const memory = malloc((length + 1) * 2);
  const written = engine.FPDFText_GetBoundedText(text, ...bounds, memory, length);
  const units = new Uint16Array(readMemory(engine).buffer, memory, Math.max(0, written));
  let result = new TextDecoder('utf-16le').decode(units);
  for (const hyphen of BROKEN_HYPHENS) result = result.replaceAll(hyphen, '-');
  free(memory);
  engine.FPDFText_ClosePage(text);
  return result;
}
