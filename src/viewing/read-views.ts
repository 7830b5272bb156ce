import { judgePicture } from '../attachments/judge-picture.ts';
import { hashContent } from '../base/sha256.ts';
import { docxImporter } from '../import/docx-importer.ts';
import type { PdfView, PlacedPicture, ViewPicture, ViewReading, WorkbookView } from './file-view.ts';
import type { PdfReader } from './pdf-reader-pdfium.ts';
import { readWorkbook } from './read-workbook.ts';
import { type DocumentView, renderDocumentView } from './render-document-view.ts';
import { formatPdfView } from './view-pdf.ts';

export type ReadPdf = (bytes: Uint8Array) => ReturnType<PdfReader['read']>;

export async function readDocumentView(bytes: Uint8Array): Promise<ViewReading<DocumentView>> {
  const reading = await docxImporter.read(bytes);
  if (!reading.ok) {
    const message = `的内容显示不了：${reading.message}`;
    // The importer's words are those of an import.
    const remedy = `${reading.remedy.replace(/[，,]?再导入$/u, '')}，再替换它；现在仍可以下载`;
    return { pictures: [], warning: { rule: 'preview-document', message, remedy } };
  }
  const pictures = collectPictures();
  const shown = reading.document.images.map(({ source }) =>
    source.kind === 'bytes' ? pictures.publish(source.bytes) : undefined,
  );
  return { ...renderDocumentView(reading.document, shown), pictures: pictures.list() };
}

export async function readWorkbookView(bytes: Uint8Array): Promise<ViewReading<WorkbookView>> {
  const pictures = collectPictures();
  const reading = await readWorkbook(bytes, pictures.publish);
  return { ...reading, pictures: reading.view ? pictures.list() : [] };
}

export async function readPdfView(bytes: Uint8Array, readPdf: ReadPdf): Promise<ViewReading<PdfView>> {
  const answer = await readPdf(bytes);
  const reading = formatPdfView(bytes, answer);
  if (!reading.view || !answer.ok || !answer.picture) return { ...reading, pictures: [] };
  const { bytes: png, width, height } = answer.picture;
  const named = namePicture(png, 'png');
  return {
    ...reading,
    view: { ...reading.view, picture: { name: named.name, width, height } },
    pictures: [named],
  };
}

/** The pictures of a file that a page can show, each once. */
function collectPictures() {
  const pictures = new Map<string, ViewPicture>();
  return {
    list: () => [...pictures.values()],
    publish(bytes: Uint8Array): PlacedPicture | undefined {
      const picture = judgePicture(bytes);
      if (!picture.ok) return undefined;
      const named = namePicture(bytes, picture.extension);
      pictures.set(named.name, named);
      return { name: named.name, width: picture.width, height: picture.height };
    },
  };
}

const namePicture = (bytes: Uint8Array, extension: string): ViewPicture => ({
  name: `${hashContent(bytes)}.${extension}`,
  bytes,
});
