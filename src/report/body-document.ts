/**
 * The body of a report without regard to any output: what typeset files are made of. Plain values, as JSON has them.
 * White space at the ends of a block is not cut; the text of a block begins where its first solid character stands.
 */
export interface BodyDocument {
  blocks: DocumentBlock[];
  /** In the order of their numbers. */
  footnotes: DocumentFootnote[];
}

export interface DocumentFootnote {
  /** As shown in brackets, from 1. */
  number: number;
  blocks: DocumentBlock[];
}

export type DocumentBlock =
  | DocumentHeading
  | DocumentParagraph
  | DocumentList
  | DocumentTable
  | DocumentFigure
  | { type: 'quote'; blocks: DocumentBlock[] }
  /** A 落款 in the text, a line each. */
  | { type: 'signature'; lines: string[] }
  /** A line between two parts. */
  | { type: 'rule' };

export interface DocumentHeading {
  type: 'heading';
  /** Id of the section, such as `s1-2`. */
  id: string;
  /** Level in the Markdown source, 1–6: it tells the official rank (2 is 一、, 3 is （一）…). */
  level: number;
  /** Number of enclosing headings + 1: without gaps, as bookmarks need it. */
  depth: number;
  children: DocumentInline[];
}

export interface DocumentParagraph {
  type: 'paragraph';
  /** `注：…` and `资料来源：…` are set smaller; 主送机关 begins at the edge (GB/T 9704-2012, 7.3.2). */
  role?: 'note' | 'salutation';
  children: DocumentInline[];
}

export interface DocumentList {
  type: 'list';
  ordered: boolean;
  items: DocumentListItem[];
}

export interface DocumentListItem {
  /** The number as typed, such as `1.` or `07)`; part of the text. Absent in unordered lists. */
  marker?: string;
  blocks: DocumentBlock[];
}

export interface DocumentTable {
  type: 'table';
  caption?: DocumentInline[];
  /** Number of columns: widths of the widest row's cells added up. */
  columns: number;
  /** Rows to repeat on each page. */
  head: DocumentRow[];
  body: DocumentRow[];
}

/** The cells that begin in a row; places that a cell of an earlier row reaches into have none. */
type DocumentRow = DocumentCell[];

export interface DocumentCell {
  isHeader: boolean;
  align?: 'left' | 'center' | 'right';
  /** Columns and rows that the cell fills, 1 or more. */
  columns: number;
  rows: number;
  children: DocumentInline[];
}

/** An image that stands alone. */
interface DocumentFigure {
  type: 'figure';
  image: DocumentImage;
  caption?: DocumentInline[];
}

export interface DocumentImage {
  type: 'image';
  /** The address in the page's HTML: relative, percent-encoded. */
  src: string;
  alt: string;
  /** In CSS pixels, if the file tells them. */
  width?: number;
  height?: number;
}

export type DocumentInline =
  | { type: 'text'; text: string }
  | { type: 'strong' | 'emphasis'; children: DocumentInline[] }
  | { type: 'code'; text: string }
  /** @property href as on the page: `#s1`, an absolute address, or a relative percent-encoded one */
  | { type: 'link'; href: string; children: DocumentInline[] }
  | DocumentImage
  /** A line break that the editor asked for. */
  | { type: 'break' }
  | { type: 'footnote-ref'; number: number };
