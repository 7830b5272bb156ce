import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import { readMemory, startPdfium } from '../office/start-pdfium.ts';
import { type Bitmap, encodePicture } from './encode-picture.ts';

/** What PDFium reads of a file. */
export type PdfPages =
  | {
      ok: true;
      totalPages: number;
      /** Of the first pages, as PDFium gives it. */
      pages: string[];
      picture?: { bytes: Uint8Array; width: number; height: number };
      /** The first page uses Chinese letters of a font that is not in the file: a picture would lack them. */
      lacksFont: boolean;
      /** The first page shows a picture. */
      hasImage: boolean;
    }
  | { ok: false; reason: 'password' | 'damaged' };

export interface PdfLimits {
  pages: number;
  characters: number;
}

export type PdfPagesReader = (bytes: Uint8Array, limits: PdfLimits, wantsPicture: boolean) => PdfPages;

/** Widths of the picture in pixels; a narrower one is made if the file would be too large. */
const WIDTHS = [800, 640, 480, 320];
const MAX_HEIGHT = 1600;
const MAX_BYTES = 100 * 1024;

// Of PDFium's public headers: fpdfview.h and fpdf_edit.h.
const PASSWORD_ERROR = 4;
const BGRX = 3;
const WITH_ANNOTATIONS = 0x01;
const TEXT_OBJECT = 1;
const IMAGE_OBJECT = 3;

export async function createPdfPagesReader(): Promise<PdfPagesReader> {
  const engine = await startPdfium();
  return (bytes, limits, wantsPicture) => readDocument(engine, bytes, limits, wantsPicture);
}

function readDocument(
  engine: WrappedPdfiumModule,
  bytes: Uint8Array,
  limits: PdfLimits,
  wantsPicture: boolean,
): PdfPages {
  const { malloc, free } = engine.pdfium.wasmExports;
  const memory = malloc(bytes.length);
  if (memory === 0) return { ok: false, reason: 'damaged' };
  readMemory(engine).set(bytes, memory);
  const document = engine.FPDF_LoadMemDocument(memory, bytes.length, '');
  try {
    if (document === 0) {
      return { ok: false, reason: engine.FPDF_GetLastError() === PASSWORD_ERROR ? 'password' : 'damaged' };
    }
    const totalPages = engine.FPDF_GetPageCount(document);
    if (totalPages < 1) return { ok: false, reason: 'damaged' };
    const pages: string[] = [];
    let first: Pick<PdfPages & { ok: true }, 'picture' | 'lacksFont' | 'hasImage'> = {
      lacksFont: false,
      hasImage: false,
    };
    let length = 0;
    for (
      let index = 0;
      index < Math.min(totalPages, limits.pages) && length < limits.characters;
      index += 1
    ) {
      const page = engine.FPDF_LoadPage(document, index);
      if (page === 0) {
        if (index === 0) return { ok: false, reason: 'damaged' };
        pages.push('');
        continue;
      }
      const text = readText(engine, page);
      length += text.length;
      pages.push(text);
      if (index === 0) first = readFirstPage(engine, page, wantsPicture);
      engine.FPDF_ClosePage(page);
    }
    return { ok: true, totalPages, pages, ...first };
  } finally {
    if (document !== 0) engine.FPDF_CloseDocument(document);
    free(memory);
  }
}

function readText(engine: WrappedPdfiumModule, page: number): string {
  const text = engine.FPDFText_LoadPage(page);
  if (text === 0) return '';
  const count = Math.max(0, engine.FPDFText_CountChars(text));
  const memory = engine.pdfium.wasmExports.malloc((count + 1) * 2);
  const written = engine.FPDFText_GetText(text, 0, count, memory);
  // Not `UTF16ToString`, which ends at the first zero.
  const units = new Uint16Array(readMemory(engine).buffer, memory, Math.max(0, written - 1));
  const result = new TextDecoder('utf-16le').decode(units);
  engine.pdfium.wasmExports.free(memory);
  engine.FPDFText_ClosePage(text);
  return result;
}

function readFirstPage(engine: WrappedPdfiumModule, page: number, wantsPicture: boolean) {
  const objects = engine.FPDFPage_CountObjects(page);
  let hasImage = false;
  for (let index = 0; index < objects && !hasImage; index += 1) {
    hasImage = engine.FPDFPageObj_GetType(engine.FPDFPage_GetObject(page, index)) === IMAGE_OBJECT;
  }
  const lacksFont = usesAbsentFont(engine, page);
  const picture = wantsPicture && !lacksFont ? drawPage(engine, page) : undefined;
  return { lacksFont, hasImage, ...(picture ? { picture } : {}) };
}

/** Latin letters can be drawn with the faces that PDFium carries (ISO 32000-1, 9.6.2.2), others cannot. */
function usesAbsentFont(engine: WrappedPdfiumModule, page: number): boolean {
  const text = engine.FPDFText_LoadPage(page);
  if (text === 0) return false;
  const known = new Map<number, boolean>();
  const count = engine.FPDFText_CountChars(text);
  let isAbsent = false;
  for (let index = 0; index < count && !isAbsent; index += 1) {
    if (engine.FPDFText_GetUnicode(text, index) < 0x2e80) continue;
    const object = engine.FPDFText_GetTextObject(text, index);
    if (object === 0 || engine.FPDFPageObj_GetType(object) !== TEXT_OBJECT) continue;
    const font = engine.FPDFTextObj_GetFont(object);
    const isEmbedded = known.get(font) ?? (font !== 0 && engine.FPDFFont_GetIsEmbedded(font) === 1);
    known.set(font, isEmbedded);
    isAbsent = !isEmbedded;
  }
  engine.FPDFText_ClosePage(text);
  return isAbsent;
}

function drawPage(engine: WrappedPdfiumModule, page: number) {
  const ratio = engine.FPDF_GetPageHeightF(page) / engine.FPDF_GetPageWidthF(page);
  if (!(ratio > 0.05 && ratio < 20)) return undefined;
  let picture: { bytes: Uint8Array; width: number; height: number } | undefined;
  for (const most of WIDTHS) {
    const width = Math.min(most, Math.round(MAX_HEIGHT / ratio));
    const bitmap = drawBitmap(engine, page, width, Math.max(1, Math.round(width * ratio)));
    if (!bitmap) return undefined;
    picture = { bytes: encodePicture(bitmap), width: bitmap.width, height: bitmap.height };
    if (picture.bytes.length <= MAX_BYTES) break;
  }
  return picture;
}

function drawBitmap(
  engine: WrappedPdfiumModule,
  page: number,
  width: number,
  height: number,
): Bitmap | undefined {
  const bitmap = engine.FPDFBitmap_CreateEx(width, height, BGRX, 0, 0);
  if (bitmap === 0) return undefined;
  engine.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  engine.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS);
  const stride = engine.FPDFBitmap_GetStride(bitmap);
  const at = engine.FPDFBitmap_GetBuffer(bitmap);
  const data = readMemory(engine).slice(at, at + stride * height);
  engine.FPDFBitmap_Destroy(bitmap);
  return { width, height, data, stride };
}
