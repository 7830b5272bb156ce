import type { DocumentCell, DocumentImage, DocumentParagraph } from '../report/body-document.ts';
import type { Imprint } from '../report/format-imprint.ts';
import type { TablePage } from '../report/lay-out-table.ts';
import type { PdfFace } from '../report/pdf-fonts.ts';

/** What the template `report.typ` reads: the report as JSON, so that no text can be taken for markup. */
export interface PdfData {
  title: string;
  /** The title once more, in the lines to be set. */
  titleLines: PdfNode[][];
  author: string;
  keywords: string[];
  /** Year, month and day: the only date that the file knows. */
  date: [number, number, number];
  /** What is to be known before the text is relied on, a paragraph each. */
  notice: PdfNode[][];
  number: PdfNode[] | null;
  headNote: PdfNode[] | null;
  blocks: PdfNode[];
  signature: PdfNode[][];
  imprint: Record<keyof Imprint, PdfNode[]> | null;
  unusedNotes: { number: number; children: PdfNode[] }[];
}

export type PdfNode =
  /** Text that is kept on one line if it is `whole`. */
  | { type: 'text' | 'whole'; text: string }
  /** Nothing, where a line may end. */
  | { type: 'gap' }
  | { type: 'strong' | 'emphasis'; children: PdfNode[] }
  | { type: 'break' | 'rule' }
  | PdfImage
  /** A link to a heading. */
  | { type: 'anchor'; id: string; children: PdfNode[] }
  | { type: 'link'; href: string; children: PdfNode[] }
  /** The first reference to a note, with the note, and any other one. */
  | { type: 'note'; number: number; children: PdfNode[] }
  | { type: 'note-again'; number: number }
  | { type: 'heading'; id: string; depth: number; face: PdfFace; children: PdfNode[] }
  | ({ type: 'paragraph'; children: PdfNode[] } & Pick<DocumentParagraph, 'role'>)
  | { type: 'list'; ordered: boolean; items: { marker?: string; blocks: PdfNode[] }[] }
  | { type: 'quote'; blocks: PdfNode[] }
  | { type: 'signature'; lines: PdfNode[][] }
  | { type: 'figure'; image: PdfImage; caption?: PdfNode[] }
  /** A wide table on pages of its own, with the headings that lead to it. */
  | { type: 'sheet'; page: Exclude<TablePage, 'upright'>; blocks: PdfNode[] }
  | PdfTable;

export interface PdfTable {
  type: 'table';
  caption?: PdfNode[];
  /** Of the text, in points. */
  size: number;
  /** Of the columns, in shares. */
  widths: number[];
  /** Whether no page ends in it, if one has room for it. */
  isWhole: boolean;
  /** Whether the head stands on each page. */
  repeats: boolean;
  head: PdfCell[][];
  body: PdfCell[][];
}

export interface PdfCell extends Pick<DocumentCell, 'columns' | 'rows'> {
  align: NonNullable<DocumentCell['align']>;
  /** Whether a page may end inside the cell. */
  breakable: boolean;
  children: PdfNode[];
}

export interface PdfImage extends Pick<DocumentImage, 'alt'> {
  type: 'image';
  /** Where the compiler finds the file. */
  path: string;
  /** Width on the page, in points. */
  points: number;
}
