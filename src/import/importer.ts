import type { ImportedDocument } from './document.ts';

/** A source document, its bytes in memory. */
interface ImportSource {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is wrong with a file, and the way out. Chinese. */
export interface ImportFault {
  readonly message: string;
  readonly remedy: string;
}

export type Reading<T> = ({ readonly ok: true } & T) | ({ readonly ok: false } & ImportFault);

export const refuse = (message: string, remedy: string) => ({ ok: false, message, remedy }) as const;

/** What importers need of other capabilities; whoever calls them gives it. */
export interface ImportTools {
  /** Bytes of a text to text. With a character set, as pages name one, a few damaged characters are let pass. */
  decode(bytes: Uint8Array, charset?: string): Reading<{ text: string; damaged: number }>;
  /** The visible text of Markdown, as the portal shows it. */
  readMarkdown(markdown: string): string;
}

export type ImportReading = Reading<{ document: ImportedDocument }>;

/** One kind of source document. A new kind is a file that exports one of these, and a line in `importers.ts`. */
export interface Importer {
  /** Chinese. */
  readonly label: string;
  /** Lower case, without the dot. */
  readonly extensions: readonly string[];
  /** Largest file in bytes. */
  readonly maxBytes: number;
  read(source: ImportSource, tools: ImportTools): ImportReading | Promise<ImportReading>;
}
