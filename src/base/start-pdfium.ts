import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';

/**
 * Starts PDFium compiled to WebAssembly, without its JavaScript engine and without XFA: nothing of a file can run, and
 * every machine gets the same text and the same pixels.
 */
export async function startPdfium(): Promise<WrappedPdfiumModule> {
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
export const readMemory = ({ pdfium }: WrappedPdfiumModule) =>
  (pdfium as unknown as { HEAPU8: Uint8Array }).HEAPU8;
