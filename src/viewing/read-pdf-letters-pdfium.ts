import { type PdfEngine, readNumbers, readUtf16 } from '../base/start-pdfium.ts';
import type { PdfBox } from './place-pdf-marks.ts';

/** The text of a page, as far as a reader sees it. */
export interface PdfLetters {
  /** As PDFium gives it, with `UNREAD` where the file does not say which letter it draws. */
  text: string;
  /** Where a character of `text` stands; `undefined` for those that PDFium adds, such as line ends. */
  boxOf: (offset: number) => PdfBox | undefined;
  /** Letters of which the file says only how they look. */
  unread: number;
  /** Letters that were cropped off the page, or never stood on it; they are not in `text`. */
  cropped: number;
  /** Letters on layers that are switched off; they are not in `text` either. */
  hidden: number;
}

/** In place of a letter of which nobody can tell which it is. */
export const UNREAD = '\ufffd';
/**
 * @param text the page's text, as PDFium has opened it
 * @param hiddenObjects objects of the page that nobody sees
 */
export function readPdfLetters(
  engine: PdfEngine,
  page: number,
  text: number,
  hiddenObjects: ReadonlySet<number>,
): PdfLetters {
  const plain = readText(engine, text);
  const units = plain.split('');
  const frame = readPageFrame(engine, page);
  const count = engine.FPDFText_CountChars(text);
  let cropped = 0;
  let hidden = 0;
  const unnamed: { index: number; code: number }[] = [];
  const write = (index: number, unit: string) => {
    // -1 for what is a control character by its number.
    const offset = engine.FPDFText_GetTextIndexFromCharIndex(text, index);
    if (offset >= 0) units[offset] = unit;
  };
  for (let index = 0; index < count; index += 1) {
    if (engine.FPDFText_IsGenerated(text, index) === 1) continue;
    const box = readBox(engine, text, index);
    const code = engine.FPDFText_GetUnicode(text, index);
    if (hiddenObjects.size > 0 && hiddenObjects.has(engine.FPDFText_GetTextObject(text, index))) {
      write(index, '');
      hidden += 1;
    } else if (box && frame && isOutside(box, frame)) {
      write(index, '');
      cropped += 1;
    } else if (code === 0 || engine.FPDFText_HasUnicodeMapError(text, index) === 1)
      unnamed.push({ index, code });
  }
  const unread = findUnread(engine, text, unnamed);
  for (const index of unread) write(index, UNREAD);
  const kept = units.flatMap((unit, offset) => (unit === '' ? [] : [offset]));
  return {
    text: kept.map((offset) => units[offset]).join(''),
    boxOf: (at) => {
      const index = engine.FPDFText_GetCharIndexFromTextIndex(text, kept[at] ?? -1);
      return index < 0 || engine.FPDFText_IsGenerated(text, index) === 1
        ? undefined
        : readBox(engine, text, index);
    },
    unread: unread.length,
    cropped,
    hidden,
  };
}

/**
 * PDFium takes the number under which a font has a letter for that of the letter. It is so in old fonts with a byte for
 * each; fonts of thousands of letters count their drawings.
 */
function findUnread(
  engine: PdfEngine,
  text: number,
  unnamed: readonly { index: number; code: number }[],
): number[] {
  const findFont = (index: number) => engine.FPDFTextObj_GetFont(engine.FPDFText_GetTextObject(text, index));
  const large = new Set(unnamed.filter(({ code }) => code > 0xff).map(({ index }) => findFont(index)));
  return unnamed
    .filter(({ index, code }) => code !== BLANK && (code < 0x20 || code > 0x7e || large.has(findFont(index))))
    .map(({ index }) => index);
}

/** The blank of fonts that count their drawings. */
const BLANK = 3;

function readText(engine: PdfEngine, text: number): string {
  const count = Math.max(0, engine.FPDFText_CountChars(text));
  return readUtf16(engine, (count + 1) * 2, (at) => engine.FPDFText_GetText(text, 0, count, at) * 2);
}

function readBox(engine: PdfEngine, text: number, index: number): PdfBox | undefined {
  const box = readNumbers(engine, Float64Array, (left, right, bottom, top) =>
    engine.FPDFText_GetCharBox(text, index, left, right, bottom, top),
  );
  return box && { left: box[0], right: box[1], bottom: box[2], top: box[3] };
}

/** What of a page is seen, in its own points; `undefined` if that is not told. */
export const readPageFrame = (engine: PdfEngine, page: number): PdfBox | undefined =>
  readRectangle(engine, (at) => engine.FPDF_GetPageBoundingBox(page, at));

/** @param read writes PDFium's FS_RECTF, whose sides may be given the wrong way round */
export function readRectangle(engine: PdfEngine, read: (at: number) => boolean): PdfBox | undefined {
  const box = readNumbers(engine, Float32Array, read);
  if (!box) return undefined;
  const [left, top, right, bottom] = box;
  return {
    left: Math.min(left, right),
    right: Math.max(left, right),
    bottom: Math.min(top, bottom),
    top: Math.max(top, bottom),
  };
}

export const isOutside = (box: PdfBox, frame: PdfBox): boolean =>
  box.right < frame.left || box.left > frame.right || box.top < frame.bottom || box.bottom > frame.top;
