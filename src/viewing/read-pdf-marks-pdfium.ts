import { type PdfEngine, readUtf16 } from '../base/start-pdfium.ts';
import type { PdfMark } from './place-pdf-marks.ts';
import { isOutside, readPageFrame, readRectangle } from './read-pdf-letters-pdfium.ts';

// Of PDFium's public headers: fpdf_annot.h and fpdf_formfill.h.
const ANNOTATION = { text: 1, link: 2, freeText: 3, popup: 16, widget: 20 };
const FIELD = { checkBox: 2, radioButton: 3, comboBox: 4, listBox: 5, textField: 6 };
const HIDDEN = 1 << 1;
const NO_VIEW = 1 << 5;
const PASSWORD = 1 << 13;
/** More than any page holds. */
const MAX_MARKS = 5000;
const MAX_OPTIONS = 1000;
const MAX_TEXT = 20_000;

/**
 * What a reader sees on a page that is not in its text: what was filled into a form, words set above the page
 * (FreeText), and comments, which open at a click. What is hidden, and passwords, stay so.
 * @param form PDFium's form environment of the document
 */
export function readPdfMarks(
  engine: PdfEngine,
  page: number,
  form: number,
): { marks: PdfMark[]; comments: string[] } {
  const marks: PdfMark[] = [];
  const comments: string[] = [];
  const frame = readPageFrame(engine, page);
  const add = (annotation: number, text: string) => {
    const place = readRectangle(engine, (at) => engine.FPDFAnnot_GetRect(annotation, at));
    // Fields for programs have no size, and a page may be cropped.
    const isSeen =
      place && place.left < place.right && place.bottom < place.top && !(frame && isOutside(place, frame));
    if (isSeen && text !== '') marks.push({ text, ...place });
  };
  const count = Math.min(engine.FPDFPage_GetAnnotCount(page), MAX_MARKS);
  for (let index = 0; index < count; index += 1) {
    const annotation = engine.FPDFPage_GetAnnot(page, index);
    if (annotation === 0) continue;
    const kind = engine.FPDFAnnot_GetSubtype(annotation);
    const isShown = (engine.FPDFAnnot_GetFlags(annotation) & (HIDDEN | NO_VIEW)) === 0;
    if (isShown && kind === ANNOTATION.widget) {
      add(annotation, readField(engine, annotation, form));
    } else if (isShown && kind !== ANNOTATION.link && kind !== ANNOTATION.popup) {
      const text = readEntry(engine, annotation, 'Contents');
      if (kind === ANNOTATION.freeText) add(annotation, text);
      else if (text !== '') comments.push(text);
    }
    engine.FPDFPage_CloseAnnot(annotation);
  }
  return { marks, comments };
}

function readField(engine: PdfEngine, annotation: number, form: number): string {
  if (form === 0) return '';
  switch (engine.FPDFAnnot_GetFormFieldType(form, annotation)) {
    case FIELD.checkBox:
      return isChosen(engine, annotation) ? '☑' : '☐';
    case FIELD.radioButton:
      return isChosen(engine, annotation) ? '◉' : '○';
    case FIELD.comboBox:
    case FIELD.listBox: {
      const chosen = readChosen(engine, annotation, form);
      return chosen.length > 0 ? chosen.join('、') : readValue(engine, annotation, form);
    }
    case FIELD.textField:
      return engine.FPDFAnnot_GetFormFieldFlags(form, annotation) & PASSWORD
        ? ''
        : readValue(engine, annotation, form);
    default:
      return '';
  }
}

/** By the state that its appearance is in (ISO 32000-1, 12.5.5): that is what a reader sees. */
function isChosen(engine: PdfEngine, annotation: number): boolean {
  const state = readEntry(engine, annotation, 'AS');
  return state !== '' && state !== 'Off';
}

const readEntry = (engine: PdfEngine, annotation: number, key: string) =>
  readString(engine, (at, length) => engine.FPDFAnnot_GetStringValue(annotation, key, at, length));

const readValue = (engine: PdfEngine, annotation: number, form: number) =>
  readString(engine, (at, length) => engine.FPDFAnnot_GetFormFieldValue(form, annotation, at, length));

/** What a list shows of the options that were chosen; the value is what it sends. */
function readChosen(engine: PdfEngine, annotation: number, form: number): string[] {
  const count = Math.min(engine.FPDFAnnot_GetOptionCount(form, annotation), MAX_OPTIONS);
  const chosen: string[] = [];
  for (let index = 0; index < count; index += 1) {
    if (!engine.FPDFAnnot_IsOptionSelected(form, annotation, index)) continue;
    chosen.push(
      readString(engine, (at, length) =>
        engine.FPDFAnnot_GetOptionLabel(form, annotation, index, at, length),
      ),
    );
  }
  return chosen.filter((label) => label !== '');
}

/** @param read writes UTF-16 and a zero into memory, and gives the bytes that it needs */
function readString(engine: PdfEngine, read: (at: number, length: number) => number): string {
  const bytes = Math.min(read(0, 0), MAX_TEXT * 2 + 2);
  if (bytes <= 2) return '';
  return readUtf16(engine, bytes, (at) => (read(at, bytes) <= bytes ? bytes : 0)).trim();
}
