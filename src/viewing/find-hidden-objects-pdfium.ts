import { toLatin1 } from '../base/decode-text.ts';
import { type PdfEngine, readMemory, withMemory } from '../base/start-pdfium.ts';

// Of PDFium's public header fpdf_edit.h.
const FORM_OBJECT = 5;
/** Objects of a page that are looked at: a map has tens of thousands. */
const MAX_OBJECTS = 200_000;
/** Forms within forms; a file can be made to have any number. */
const MAX_DEPTH = 20;
/** Bytes of a layer's name. */
const MAX_NAME = 1024;

/** The objects of a page that stand on layers with one of the names, also those in forms that do. */
export function findHiddenObjects(
  engine: PdfEngine,
  page: number,
  names: ReadonlySet<string>,
): ReadonlySet<number> {
  const hidden = new Set<number>();
  if (names.size === 0) return hidden;
  let left = MAX_OBJECTS;
  const visit = (object: number, isInside: boolean, depth: number) => {
    left -= 1;
    if (left < 0 || depth > MAX_DEPTH) return;
    const isHidden = isInside || listLayers(engine, object).some((name) => names.has(name));
    if (isHidden) hidden.add(object);
    if (engine.FPDFPageObj_GetType(object) !== FORM_OBJECT) return;
    const count = engine.FPDFFormObj_CountObjects(object);
    for (let index = 0; index < count; index += 1)
      visit(engine.FPDFFormObj_GetObject(object, index), isHidden, depth + 1);
  };
  const count = engine.FPDFPage_CountObjects(page);
  for (let index = 0; index < count; index += 1) visit(engine.FPDFPage_GetObject(page, index), false, 0);
  return hidden;
}

/** A character for each byte of the names: PDFium takes those in UTF-16 for UTF-8 where it gives them as text. */
function listLayers(engine: PdfEngine, object: number): string[] {
  const count = engine.FPDFPageObj_CountMarks(object);
  return Array.from({ length: Math.max(0, count) }, (_, index) => engine.FPDFPageObj_GetMark(object, index))
    .filter((mark) => isLayer(engine, mark))
    .flatMap((mark) =>
      readBytes(engine, (memory, size, length) =>
        engine.FPDFPageObjMark_GetParamBlobValue(mark, 'Name', memory, size, length),
      ),
    );
}

function isLayer(engine: PdfEngine, mark: number): boolean {
  const [name] = readBytes(engine, (memory, size, length) =>
    engine.FPDFPageObjMark_GetName(mark, memory, size, length),
  );
  return name?.replace(/\0/gu, '') === 'OC';
}

function readBytes(
  engine: PdfEngine,
  read: (memory: number, size: number, length: number) => boolean,
): string[] {
  return withMemory(engine, MAX_NAME + 4, (memory) => {
    const isRead = read(memory + 4, MAX_NAME, memory);
    const [length = 0] = new Uint32Array(readMemory(engine).slice(memory, memory + 4).buffer);
    if (!isRead || length > MAX_NAME) return [];
    return [toLatin1(readMemory(engine).subarray(memory + 4, memory + 4 + length))];
  });
}
