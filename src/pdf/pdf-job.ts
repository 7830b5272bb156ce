import type { PdfFace } from '../report/pdf-fonts.ts';
import type { PdfText } from './list-pdf-text.ts';

export interface FontFile {
  readonly path: string;
  /** Place in a collection (.ttc). */
  readonly member?: number;
  /** Its “ ” are those of Latin text, half as wide as GB/T 15834 wants them. */
  readonly hasNarrowQuotes?: true;
}

export interface PdfFonts {
  readonly faces: Readonly<Record<PdfFace, FontFile>>;
  /** Asked one after the other for characters that a face lacks. */
  readonly spares: readonly FontFile[];
  /** Has full-width quotation marks for faces that do not. */
  readonly quotes: FontFile;
}

export interface PdfJob {
  /** `PdfData` as JSON. */
  readonly data: string;
  readonly pictures: readonly { readonly name: string; readonly path: string }[];
  readonly expected: PdfText;
}

export type PdfAnswer =
  | { ok: true; bytes: Uint8Array }
  /** The report cannot be typeset, or its file cannot be proved to say the same; in Chinese, with what helps. */
  | { ok: false; message: string; remedy: string };
