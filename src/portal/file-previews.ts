import type { AttachmentPreview } from '../attachments/preview-attachment.ts';
import type { PdfPreview, WorkbookPreview } from '../file-preview/file-preview.ts';
import { formatCount } from '../file-preview/format-count.ts';
import type { DocumentPreview } from './render-document-preview.ts';

/** Previews of files that are read whole. */
export type ReadPreview = DocumentPreview | WorkbookPreview | PdfPreview;

/** The report's own text as a PDF: only the pages are shown, since the text stands on the report's page. */
interface TypesetPreview {
  kind: 'typeset';
}

export type FilePreview = AttachmentPreview | ReadPreview | TypesetPreview;

/** Characters and cells up to which a preview stands on the report's page: about ten printed pages. */
const INLINE_SIZE = 20_000;

/** The text of a preview in the order in which the page shows it, for the search. */
export function formatPreviewText(preview: WorkbookPreview | PdfPreview): string {
  if (preview.kind === 'pdf')
    return [...preview.pages, ...preview.comments.map(({ text }) => text)].join('\n');
  return preview.sheets
    .map(({ name, rows }) => {
      const lines = rows.map((row) => row.map(({ text }) => text).join('\t'));
      return [name, ...lines].join('\n');
    })
    .join('\n');
}

/** Whether a preview gets a page of its own, because it would make the report's page long and heavy. */
export function needsOwnPage(preview: FilePreview, text: string): boolean {
  if (preview.kind === 'image') return false;
  const cells =
    preview.kind === 'workbook'
      ? preview.sheets.reduce((sum, { rows }) => sum + rows.reduce((cells, row) => cells + row.length, 0), 0)
      : preview.kind === 'csv'
        ? preview.rows.length * preview.header.length
        : 0;
  return text.length + cells > INLINE_SIZE;
}

/** What a link to a preview says of it: 3 张工作表，共 2,400 行. */
export function describePreview(preview: FilePreview): string {
  switch (preview.kind) {
    case 'pdf':
      return `${formatCount(preview.totalPages)} 页`;
    case 'workbook': {
      const rows = preview.sheets.reduce((sum, sheet) => sum + sheet.totalRows, 0);
      return `${preview.sheets.length} 张工作表，共 ${formatCount(rows)} 行`;
    }
    case 'csv':
      return `${formatCount(preview.totalRows)} 行`;
    case 'text':
      return `${formatCount(preview.totalLines)} 行`;
    default:
      return '';
  }
}
