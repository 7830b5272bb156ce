import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';

export type PdfEngine = WrappedPdfiumModule;

/**
 * Starts PDFium compiled to WebAssembly, without its JavaScript engine and without XFA: nothing of a file can run, and
 * every machine gets the same text and the same pixels.
 */
export async function startPdfium(): Promise<PdfEngine> {
  const file = await readFile(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
  const wasmBinary = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
  // Without a name, which the package's types leave out, it takes the path of the command for it, and ends at once
  // where that is not ASCII: D:\公报\scripts\build.ts.
  const options = { wasmBinary, thisProgram: 'gongbao' };
  const engine = await init(options);
  engine.PDFiumExt_Init();
  return engine;
}

/** The engine's memory, which is another view each time that it has grown; the package's types leave it out. */
export const readMemory = ({ pdfium }: PdfEngine) => (pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8;

/** Opens a file for `use` and closes it afterwards. @param use gets 0 for what cannot be opened */
export function withDocument<T>(engine: PdfEngine, bytes: Uint8Array, use: (document: number) => T): T {
  const { malloc, free } = engine.pdfium.wasmExports;
  const memory = malloc(bytes.length);
  // 0 where there is no memory for it.
  if (memory !== 0) readMemory(engine).set(bytes, memory);
  const document = memory === 0 ? 0 : engine.FPDF_LoadMemDocument(memory, bytes.length, '');
  try {
    return use(document);
  } finally {
    if (document !== 0) engine.FPDF_CloseDocument(document);
    free(memory);
  }
}

/** What `read` finds on each page of a document. */
export const readPages = <T>(engine: PdfEngine, document: number, read: (page: number) => T): T[] =>
  Array.from({ length: engine.FPDF_GetPageCount(document) }, (_, index) => {
    const page = engine.FPDF_LoadPage(document, index);
    const found = read(page);
    engine.FPDF_ClosePage(page);
    return found;
  });

/** Room in the engine's memory for as long as `use` takes. */
export function withMemory<T>(engine: PdfEngine, bytes: number, use: (at: number) => T): T {
  const memory = engine.pdfium.wasmExports.malloc(bytes);
  const result = use(memory);
  engine.pdfium.wasmExports.free(memory);
  return result;
}

/** Numbers that PDFium writes into memory, four at the most. @param read gets a place for each */
export function readNumbers(
  engine: PdfEngine,
  type: typeof Float32Array | typeof Float64Array,
  read: (first: number, second: number, third: number, fourth: number) => boolean,
): [number, number, number, number] | undefined {
  const size = type.BYTES_PER_ELEMENT;
  return withMemory(engine, size * 4, (at) => {
    if (!read(at, at + size, at + size * 2, at + size * 3)) return undefined;
    const [first = 0, second = 0, third = 0, fourth = 0] = new type(
      readMemory(engine).slice(at, at + size * 4).buffer,
    );
    return [first, second, third, fourth];
  });
}

/** Text that PDFium writes into memory in UTF-16, with a zero behind it. @param write gives the bytes that it has written */
export const readUtf16 = (engine: PdfEngine, bytes: number, write: (at: number) => number): string =>
  withMemory(engine, bytes, (at) => {
    const end = at + Math.max(0, write(at) - 2);
    // Not `UTF16ToString`, which ends at the first zero.
    return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(readMemory(engine).slice(at, end));
  });
