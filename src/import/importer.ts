import type { ImportedDocument } from './document.ts';

/** What is wrong with a file, and the way out. Chinese. */
export interface ImportFault {
  readonly message: string;
  readonly remedy: string;
  /** The report that is there already, by its folder below `reports/`. */
  readonly existing?: string;
}

export type Reading<T> = ({ readonly ok: true } & T) | ({ readonly ok: false } & ImportFault);

export const refuse = (message: string, remedy: string) => ({ ok: false, message, remedy }) as const;

export type ImportReading = Reading<{ document: ImportedDocument }>;

/** One kind of source document. A new kind is a file that exports one of these, and a line in `importers.ts`. */
export interface Importer {
  /** Chinese. */
  readonly label: string;
  /** Lower case, without the dot. */
  readonly extensions: readonly string[];
  /** Largest file in bytes. */
  readonly maxBytes: number;
  read(bytes: Uint8Array): ImportReading | Promise<ImportReading>;
}
