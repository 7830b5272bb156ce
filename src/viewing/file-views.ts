import { parseExtension } from '../attachments/attachment-types.ts';
import type { AttachmentView } from '../attachments/view-attachment.ts';
import type { PdfView, ViewReading, WorkbookView } from './file-view.ts';
import { formatCount } from './format-count.ts';
import { type ReadPdf, readDocumentView, readPdfView, readWorkbookView } from './read-views.ts';
import type { DocumentView } from './render-document-view.ts';

/** Views of files that are read whole. */
export type ReadView = DocumentView | WorkbookView | PdfView;

/** The report's own text as a PDF: only the pages are shown, since the text stands on the report's page. */
interface TypesetView {
  kind: 'typeset';
}

export type FileView = AttachmentView | ReadView | TypesetView;

/** How a kind of view is shown; its markup is `_includes/viewers/<kind>.njk`. */
interface Viewer<View> {
  /** Extensions of the files that are read whole for it; the others are seen while they are hashed. */
  readonly extensions?: readonly string[];
  readonly read?: (bytes: Uint8Array, readPdf: ReadPdf) => Promise<ViewReading<View>>;
  /** What a link to it says: 3 张工作表，共 2,400 行. */
  readonly describe?: (view: View) => string;
  /** Its text in the order in which the page shows it, where the reader of the file does not give it. */
  readonly formatText?: (view: View) => string;
  /** Cells of tables, which make a page as heavy as characters do. */
  readonly countCells?: (view: View) => number;
  /** Stands open on the report's page, however large it is. */
  readonly isOpen?: true;
}

const VIEWERS: { readonly [Kind in FileView['kind']]: Viewer<Extract<FileView, { kind: Kind }>> } = {
  image: { isOpen: true },
  text: { describe: ({ totalLines }) => `${formatCount(totalLines)} 行` },
  csv: {
    describe: ({ totalRows }) => `${formatCount(totalRows)} 行`,
    countCells: ({ rows, header }) => rows.length * header.length,
  },
  document: { extensions: ['docx'], read: readDocumentView },
  workbook: {
    extensions: ['xlsx'],
    read: readWorkbookView,
    describe({ sheets }) {
      const rows = sheets.reduce((sum, sheet) => sum + sheet.totalRows, 0);
      return `${sheets.length} 张工作表，共 ${formatCount(rows)} 行`;
    },
    formatText: ({ sheets }) =>
      sheets
        .map(({ name, rows }) =>
          [name, ...rows.map((row) => row.map(({ text }) => text).join('\t'))].join('\n'),
        )
        .join('\n'),
    countCells: ({ sheets }) =>
      sheets.reduce((sum, { rows }) => sum + rows.reduce((cells, row) => cells + row.length, 0), 0),
  },
  pdf: {
    extensions: ['pdf'],
    read: readPdfView,
    describe: ({ totalPages }) => `${formatCount(totalPages)} 页`,
    formatText: ({ pages, comments }) => [...pages, ...comments.map(({ text }) => text)].join('\n'),
  },
  typeset: {},
};

const findViewer = (view: FileView) => VIEWERS[view.kind] as Viewer<FileView>;

/** What reads a file whole; absent for files that are seen while they are hashed, or not shown. */
export function findReader(name: string): Viewer<ReadView>['read'] {
  const extension = parseExtension(name);
  return (Object.values(VIEWERS) as Viewer<ReadView>[]).find(({ extensions }) =>
    extensions?.includes(extension),
  )?.read;
}

/** Characters and cells up to which a view stands on the report's page: about ten printed pages. */
const INLINE_SIZE = 20_000;

/** The text of a view in the order in which the page shows it, for the search. */
export const formatViewText = (view: FileView): string => findViewer(view).formatText?.(view) ?? '';

/** Whether a view gets a page of its own, because it would make the report's page long and heavy. */
export function needsOwnPage(view: FileView, text: string): boolean {
  const { isOpen, countCells } = findViewer(view);
  return !isOpen && text.length + (countCells?.(view) ?? 0) > INLINE_SIZE;
}

export const describeView = (view: FileView): string => findViewer(view).describe?.(view) ?? '';

export const standsOpen = (view: FileView): boolean => findViewer(view).isOpen === true;
