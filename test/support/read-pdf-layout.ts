import type { WrappedPdfiumModule } from '@embedpdf/pdfium';
import {
  readMemory,
  readNumbers,
  readPages,
  startPdfium,
  withDocument,
} from '../../src/base/start-pdfium.ts';

/** One character as PDFium finds it, in millimetres from the paper's upper left corner. */
interface PlacedCharacter {
  text: string;
  left: number;
  /** Of the line: the character's origin. */
  baseline: number;
  /** In points. */
  size: number;
  /** PostScript name. */
  font: string;
}

export interface PlacedPage {
  width: number;
  height: number;
  characters: PlacedCharacter[];
  /** Filled or drawn shapes, such as rules. */
  shapes: { left: number; top: number; right: number; bottom: number }[];
  /** Those of the shapes that are pictures. */
  images: PlacedPage['shapes'];
  /** Characters that share a baseline, in the order of the file. */
  lines: { text: string; left: number; baseline: number; size: number; font: string }[];
}

const MM = 25.4 / 72;
const PATH_OBJECT = 2;
const IMAGE_OBJECT = 3;

/** Reads where everything stands in a PDF that was made: what a template does is seen only there. */
export async function readPdfLayout(pdf: Uint8Array): Promise<PlacedPage[]> {
  const engine = await startPdfium();
  return withDocument(engine, pdf, (document) =>
    readPages(engine, document, (page) => readPage(engine, page)),
  );
}

function readPage(engine: WrappedPdfiumModule, page: number): PlacedPage {
  const text = engine.FPDFText_LoadPage(page);
  const height = engine.FPDF_GetPageHeightF(page);
  const characters: PlacedCharacter[] = [];
  for (let place = 0; place < engine.FPDFText_CountChars(text); place += 1) {
    if (engine.FPDFText_IsGenerated(text, place) === 1) continue;
    const [x = 0, y = 0] =
      readNumbers(engine, Float64Array, (left, bottom) =>
        engine.FPDFText_GetCharOrigin(text, place, left, bottom),
      ) ?? [];
    characters.push({
      text: String.fromCodePoint(engine.FPDFText_GetUnicode(text, place) || 0xfffd),
      left: x * MM,
      baseline: (height - y) * MM,
      size: engine.FPDFText_GetFontSize(text, place),
      font: readFont(engine, text, place).replace(/^[A-Z]{6}\+/, ''),
    });
  }
  engine.FPDFText_ClosePage(text);
  const shapes: PlacedPage['shapes'] = [];
  const images: PlacedPage['images'] = [];
  for (let place = 0; place < engine.FPDFPage_CountObjects(page); place += 1) {
    const object = engine.FPDFPage_GetObject(page, place);
    const type = engine.FPDFPageObj_GetType(object);
    if (![PATH_OBJECT, IMAGE_OBJECT].includes(type)) continue;
    const [left = 0, bottom = 0, right = 0, top = 0] =
      readNumbers(engine, Float32Array, (...places) => engine.FPDFPageObj_GetBounds(object, ...places)) ?? [];
    const shape = {
      left: left * MM,
      top: (height - top) * MM,
      right: right * MM,
      bottom: (height - bottom) * MM,
    };
    shapes.push(shape);
    if (type === IMAGE_OBJECT) images.push(shape);
  }
  const lines: PlacedPage['lines'] = [];
  for (const { text: character, ...place } of characters) {
    const line = lines.at(-1);
    if (line && Math.abs(line.baseline - place.baseline) < 0.3) line.text += character;
    else lines.push({ text: character, ...place });
  }
  const size = { width: engine.FPDF_GetPageWidthF(page) * MM, height: height * MM };
  return { ...size, characters, shapes, images, lines };
}

function readFont(engine: WrappedPdfiumModule, text: number, place: number): string {
  const { malloc, free } = engine.pdfium.wasmExports;
  const memory = malloc(204);
  const length = engine.FPDFText_GetFontInfo(text, place, memory, 200, memory + 200);
  const name = Buffer.from(readMemory(engine).slice(memory, memory + Math.max(0, length - 1))).toString();
  free(memory);
  return name;
}
