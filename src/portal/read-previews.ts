import { hashContent } from '../base/sha256.ts';
import type {
  PdfPreview,
  PreviewFault,
  PreviewPicture,
  WorkbookPreview,
} from '../file-preview/file-preview.ts';
import type { PdfReader } from '../file-preview/pdf-reader-pdfium.ts';
import { formatPdfPreview } from '../file-preview/preview-pdf.ts';
import { readWorkbook } from '../file-preview/read-workbook.ts';
import { docxImporter } from '../import/docx-importer.ts';
import { decodeForImport } from './decode-for-import.ts';
import { judgePicture } from './judge-picture.ts';
import { type DocumentPreview, renderDocumentPreview } from './render-document-preview.ts';

/** What was read of a file that is read whole. */
export interface PreviewReading<Preview> {
  preview?: Preview;
  /** Where the reader knows it; else the preview tells it. */
  text?: string;
  pictures: PreviewPicture[];
  warning?: PreviewFault;
}

/** Engines that read files. */
export interface PreviewTools {
  readPdf(bytes: Uint8Array): ReturnType<PdfReader['read']>;
}

export async function readDocumentPreview(bytes: Uint8Array): Promise<PreviewReading<DocumentPreview>> {
  const tools = { decode: decodeForImport, readMarkdown: (markdown: string) => markdown };
  const reading = await docxImporter.read({ name: '', bytes }, tools);
  if (!reading.ok) {
    const message = `的内容显示不了：${reading.message}`;
    // The importer's words are those of an import.
    const remedy = `${reading.remedy.replace(/[，,]?再导入$/u, '')}，再替换它；现在仍可以下载`;
    return { pictures: [], warning: { rule: 'preview-document', message, remedy } };
  }
  const pictures: PreviewPicture[] = [];
  const shown = reading.document.images.map(({ source }) => {
    const picture = source.kind === 'bytes' ? judgePicture(source.bytes) : undefined;
    if (!picture?.ok || source.kind !== 'bytes') return undefined;
    const named = namePicture(source.bytes, picture.extension);
    pictures.push(named);
    return { name: named.name, width: picture.width, height: picture.height };
  });
  return { ...renderDocumentPreview(reading.document, shown), pictures };
}

export async function readWorkbookPreview(bytes: Uint8Array): Promise<PreviewReading<WorkbookPreview>> {
  const pictures = new Map<string, PreviewPicture>();
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

export async function readPdfPreview(
  bytes: Uint8Array,
  { readPdf }: PreviewTools,
): Promise<PreviewReading<PdfPreview>> {
  const answer = await readPdf(bytes);
  const reading = formatPdfPreview(bytes, answer);
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

const toWarning = ({ rule, message, remedy }: PreviewFault): PreviewFault => ({ rule, message, remedy });

function namePicture(bytes: Uint8Array, extension: string): PreviewPicture {
  return { name: `${hashContent(bytes)}.${extension}`, bytes };
}
