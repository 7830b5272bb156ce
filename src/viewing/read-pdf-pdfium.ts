import { type PdfEngine, readMemory, readNumbers, startPdfium, withDocument } from '../base/start-pdfium.ts';
import { type Bitmap, encodePicture } from './encode-picture.ts';
import { findHiddenLayers } from './find-hidden-layers.ts';
import { findHiddenObjects } from './find-hidden-objects-pdfium.ts';
import { placePdfMarks } from './place-pdf-marks.ts';
import { readPdfLetters, UNREAD } from './read-pdf-letters-pdfium.ts';
import { readPdfMarks } from './read-pdf-marks-pdfium.ts';

export type PdfPages =
  | {
      ok: true;
      totalPages: number;
      /** The first pages. */
      pages: PdfPageText[];
      picture?: { bytes: Uint8Array; width: number; height: number };
      /** The first page uses Chinese letters of a font that is not in the file, or may not be: a picture would lack them. */
      lacksFont: boolean;
      /** Layers that are switched off: `whole` if nothing of them is among the text, `partial` if that cannot be told. */
      hiddenLayers?: 'whole' | 'partial' | undefined;
    }
  | { ok: false; reason: 'password' | 'damaged' };

interface PdfPageText {
  /** As PDFium gives it, with what was filled into forms. */
  text: string;
  /** Comments, which open at a click. */
  comments: string[];
  /** A picture covers most of the page, as in a scan. */
  isPicture: boolean;
  /** Chinese was filled in, whose font may not be in the file. */
  hasChineseMarks?: boolean;
  /** Letters of which the file does not say which they are. */
  unread?: number;
  /** Letters that the file has and the page does not show. */
  cropped?: number;
  /** Letters on layers that are switched off, which the page does not show either. */
  hidden?: number;
}

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
const FORM_OBJECT = 5;
/** Letters that PDFium carries no face for. */
const CHINESE = /[\u2e80-\u{3ffff}]/u;
/** Objects of a page that are looked at; a scan has few. */
const MAX_OBJECTS = 3000;
/** Part of a page from which pictures make it one. */
const PICTURE_SHARE = 0.5;

export async function createPdfPagesReader(): Promise<PdfPagesReader> {
  const engine = await startPdfium();
  return (bytes, limits, wantsPicture) => readDocument(engine, bytes, limits, wantsPicture);
}

function readDocument(
  engine: PdfEngine,
  bytes: Uint8Array,
  limits: PdfLimits,
  wantsPicture: boolean,
): PdfPages {
  return withDocument(engine, bytes, (document) => {
    if (document === 0) {
      return { ok: false, reason: engine.FPDF_GetLastError() === PASSWORD_ERROR ? 'password' : 'damaged' };
    }
    const totalPages = engine.FPDF_GetPageCount(document);
    if (totalPages < 1) return { ok: false, reason: 'damaged' };
    const most = Math.min(totalPages, limits.pages);
    const pages: PdfPageText[] = [];
    const layers = findHiddenLayers(bytes);
    let first: ReturnType<typeof readFirstPage> = { lacksFont: false };
    let length = 0;
    return withForm(engine, document, (form) => {
      for (let index = 0; index < most && length < limits.characters; index += 1) {
        const page = engine.FPDF_LoadPage(document, index);
        if (page === 0) {
          if (index === 0) return { ok: false, reason: 'damaged' };
          pages.push({ text: '', comments: [], isPicture: false });
          continue;
        }
        const read = readPage(engine, page, form, layers?.names ?? new Set());
        length += read.text.length;
        pages.push(read);
        if (index === 0) first = readFirstPage(engine, page, form, wantsPicture, read);
        engine.FPDF_ClosePage(page);
      }
      return {
        ok: true,
        totalPages,
        pages,
        ...first,
        hiddenLayers: layers && (layers.isPartial ? 'partial' : 'whole'),
      };
    });
  });
}

/** Fields of forms are read through an environment, which has no scripts here. */
function withForm<T>(engine: PdfEngine, document: number, use: (form: number) => T): T {
  const info = engine.PDFiumExt_OpenFormFillInfo();
  const form = engine.PDFiumExt_InitFormFillEnvironment(document, info);
  try {
    return use(form);
  } finally {
    if (form !== 0) engine.PDFiumExt_ExitFormFillEnvironment(form);
    engine.PDFiumExt_CloseFormFillInfo(info);
  }
}

function readPage(
  engine: PdfEngine,
  page: number,
  form: number,
  hiddenLayers: ReadonlySet<string>,
): PdfPageText {
  const { marks, comments } = readPdfMarks(engine, page, form);
  const isPicture = measurePictures(engine, page) >= PICTURE_SHARE;
  const text = engine.FPDFText_LoadPage(page);
  if (text === 0) return { text: marks.map((mark) => mark.text).join('\n'), comments, isPicture };
  const hiddenObjects = findHiddenObjects(engine, page, hiddenLayers);
  const { text: seen, boxOf, ...counts } = readPdfLetters(engine, page, text, hiddenObjects);
  const placed = placePdfMarks(seen, marks, boxOf);
  engine.FPDFText_ClosePage(text);
  return {
    // Nobody reads more out of many of them.
    text: placed.replace(/\ufffd(?:\s*\ufffd)+/gu, UNREAD),
    comments,
    isPicture,
    hasChineseMarks: marks.some((mark) => CHINESE.test(mark.text)),
    ...counts,
  };
}

/** The part of a page that pictures cover, overlaps counted twice. */
function measurePictures(engine: PdfEngine, page: number): number {
  const width = engine.FPDF_GetPageWidthF(page);
  const height = engine.FPDF_GetPageHeightF(page);
  let left = MAX_OBJECTS;
  let area = 0;
  const add = (object: number) => {
    left -= 1;
    const kind = engine.FPDFPageObj_GetType(object);
    if (kind === FORM_OBJECT) {
      const count = engine.FPDFFormObj_CountObjects(object);
      // Within a form sizes are the form's own: its picture is taken to fill it.
      let hasPicture = false;
      for (let index = 0; index < count && left > 0; index += 1) {
        left -= 1;
        const inner = engine.FPDFFormObj_GetObject(object, index);
        hasPicture ||= engine.FPDFPageObj_GetType(inner) === IMAGE_OBJECT;
      }
      if (!hasPicture) return;
    } else if (kind !== IMAGE_OBJECT) return;
    const box = readNumbers(engine, Float32Array, (left, bottom, right, top) =>
      engine.FPDFPageObj_GetBounds(object, left, bottom, right, top),
    );
    if (box) area += Math.abs(box[2] - box[0]) * Math.abs(box[3] - box[1]);
  };
  const objects = engine.FPDFPage_CountObjects(page);
  for (let index = 0; index < objects && left > 0; index += 1) add(engine.FPDFPage_GetObject(page, index));
  return area / (width * height || 1);
}

function readFirstPage(
  engine: PdfEngine,
  page: number,
  form: number,
  wantsPicture: boolean,
  { hasChineseMarks = false }: PdfPageText,
): Pick<PdfPages & { ok: true }, 'lacksFont' | 'picture'> {
  const lacksFont = hasChineseMarks || usesAbsentFont(engine, page);
  const picture = wantsPicture && !lacksFont ? drawPage(engine, page, form) : undefined;
  return { lacksFont, ...(picture ? { picture } : {}) };
}

/** Latin letters can be drawn with the faces that PDFium carries (ISO 32000-1, 9.6.2.2), others cannot. */
function usesAbsentFont(engine: PdfEngine, page: number): boolean {
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

function drawPage(engine: PdfEngine, page: number, form: number) {
  const ratio = engine.FPDF_GetPageHeightF(page) / engine.FPDF_GetPageWidthF(page);
  if (!(ratio > 0.05 && ratio < 20)) return undefined;
  let picture: ReturnType<typeof readFirstPage>['picture'];
  for (const most of WIDTHS) {
    const width = Math.min(most, Math.round(MAX_HEIGHT / ratio));
    const bitmap = drawBitmap(engine, page, form, width, Math.max(1, Math.round(width * ratio)));
    if (!bitmap) return undefined;
    picture = { bytes: encodePicture(bitmap), width: bitmap.width, height: bitmap.height };
    if (picture.bytes.length <= MAX_BYTES) break;
  }
  return picture;
}

function drawBitmap(
  engine: PdfEngine,
  page: number,
  form: number,
  width: number,
  height: number,
): Bitmap | undefined {
  const bitmap = engine.FPDFBitmap_CreateEx(width, height, BGRX, 0, 0);
  if (bitmap === 0) return undefined;
  engine.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
  engine.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS);
  // With a form environment, fields are drawn by that.
  if (form !== 0) {
    engine.FORM_OnAfterLoadPage(page, form);
    engine.FPDF_SetFormFieldHighlightAlpha(form, 0);
    engine.FPDF_FFLDraw(form, bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS);
    engine.FORM_OnBeforeClosePage(page, form);
  }
  const stride = engine.FPDFBitmap_GetStride(bitmap);
  const at = engine.FPDFBitmap_GetBuffer(bitmap);
  const data = readMemory(engine).slice(at, at + stride * height);
  engine.FPDFBitmap_Destroy(bitmap);
  return { width, height, data, stride };
}
