/** What a page shows of an attached document, as data; `view-content.njk` makes nothing active of it. */

import type { FileFault } from '../attachments/file-fault.ts';

export interface SheetCell {
  text: string;
  colspan?: number;
  rowspan?: number;
  /** Numbers stand at the end of their cell, so that their digits stand below each other. */
  isNumber?: true;
  /** A picture stands in the cell; `absent` if a page cannot show it. */
  picture?: PlacedPicture | 'absent';
}

/** A published picture and its size in pixels. */
export interface PlacedPicture {
  name: string;
  width: number;
  height: number;
}

export interface SheetView {
  name: string;
  /** Cells that a merged one covers are left out. */
  rows: SheetCell[][];
  /** Rows of the sheet that hold anything and are not hidden. */
  totalRows: number;
  /** Chinese sentences on what is not shown. */
  notes: string[];
}

export interface WorkbookView {
  kind: 'workbook';
  sheets: SheetView[];
  notes: string[];
}

/** A picture made of a file, or taken out of it; its name is its SHA-256 and its ending. */
export interface ViewPicture {
  name: string;
  bytes: Uint8Array;
}

export interface PdfView {
  kind: 'pdf';
  totalPages: number;
  /** Of the first page, in pixels. */
  picture?: PlacedPicture;
  /** The text of each page that was read, with what was filled into forms; empty for a page without any. */
  pages: string[];
  /** What opens at a click on a page, counted from 1. */
  comments: { page: number; text: string }[];
  /** Nothing in the file acts by itself, so that the browser's own viewer may show it within the page. */
  isInert: boolean;
  notes: string[];
}

/** What was read of a file that is read whole. */
export interface ViewReading<View> {
  view?: View;
  /** Where the reader knows it; else the view tells it. */
  text?: string;
  pictures: ViewPicture[];
  warning?: FileFault;
}
