import { parentPort } from 'node:worker_threads';
import { createPdfPagesReader, type PdfLimits } from './read-pdf-pdfium.ts';

/** The thread that reads PDFs: it can be ended when a file takes too long or breaks the engine. */

export interface PdfQuestion {
  bytes: Uint8Array;
  limits: PdfLimits;
  wantsPicture: boolean;
}

const readPages = await createPdfPagesReader();
parentPort?.postMessage('ready');
parentPort?.on('message', ({ bytes, limits, wantsPicture }: PdfQuestion) => {
  // What is thrown ends the thread: after a fault the engine's memory cannot be trusted.
  parentPort?.postMessage(readPages(bytes, limits, wantsPicture));
});
