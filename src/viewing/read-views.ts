import { judgePicture } from '../attachments/judge-picture.ts';
import { hashContent } from '../base/sha256.ts';
import { decodeForImport } from '../import/decode-for-import.ts';
import { docxImporter } from '../import/docx-importer.ts';
import type { PdfView, ViewFault, ViewPicture, WorkbookView } from './file-view.ts';
import type { PdfReader } from './pdf-reader-pdfium.ts';
import { readWorkbook } from './read-workbook.ts';
import { type DocumentView, renderDocumentView } from './render-document-view.ts';
import { formatPdfView } from './view-pdf.ts';

/** What was read of a file that is read whole. */
export interface ViewReading<Preview> {
  preview?: Preview;
  /** Where the reader knows it; else the preview tells it. */
  text?: string;
  pictures: ViewPicture[];
  warning?: ViewFault;
}

/** Engines that read files. */
export interface ViewTools {
  readPdf(bytes: Uint8Array): ReturnType<PdfReader['read']>;
}

export async function readDocumentView(bytes: Uint8Array): Promise<ViewReading<DocumentView>> {
  const tools = { decode: decodeForImport, readMarkdown: (markdown: string) => markdown };
  const reading = await docxImporter.read({ name: '', bytes }, tools);
  if (!reading.ok) {
    const message = `的内容显示不了：${reading.message}`;
    // The importer's words are those of an import.
    const remedy = `${reading.remedy.replace(/[，,]?再导入$/u, '')}，再替换它；现在仍可以下载`;
    return { pictures: [], warning: { rule: 'preview-document', message, remedy } };
  }
  const pictures: ViewPicture[] = [];
  const shown = reading.document.images.map(({ source }) => {
    const picture = source.kind === 'bytes' ? judgePicture(source.bytes) : undefined;
    if (!picture?.ok || source.kind !== 'bytes') return undefined;
    const named = namePicture(source.bytes, picture.extension);
    pictures.push(named);
    return { name: named.name, width: picture.width, height: picture.height };
  });
  return { ...renderDocumentView(reading.document, shown), pictures };
}

export async function readWorkbookView(bytes: Uint8Array): Promise<ViewReading<WorkbookView>> {
  const pictures = new Map<string, ViewPicture>();
  const reading = await readWorkbook(bytes, (content) => {
    const picture = judgePicture(content);
    if (!picture.ok) return undefined;
    const named = namePicture(content, picture.extension);
    pictures.set(named.name, named);
    return { name: named.name, width: picture.width, height: picture.height };
  });
  if (!reading.ok) return { pictures: [], warning: toWarning(reading) };
  return { preview: reading.preview, pictures: [...pictures.values()] };
}

export async function readPdfView(bytes: Uint8Array, { readPdf }: ViewTools): Promise<ViewReading<PdfView>> {
  const answer = await readPdf(bytes);
  const reading = formatPdfView(bytes, answer);
  if (!reading.ok) return { pictures: [], warning: toWarning(reading) };
  const picture = answer.ok ? answer.picture : undefined;
  if (!picture) return { preview: reading.preview, pictures: [] };
  const { bytes: png, width, height } = picture;
  const named = namePicture(png, 'png');
  return {
    preview: { ...reading.preview, picture: { name: named.name, width, height } },
    pictures: [named],
  };
}

const toWarning = ({ rule, message, remedy }: ViewFault): ViewFault => ({ rule, message, remedy });

function namePicture(bytes: Uint8Array, extension: string): ViewPicture {
  return { name: `${hashContent(bytes)}.${extension}`, bytes };
}
