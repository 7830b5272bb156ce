import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Attachment } from '../attachments/collect-attachments-fs.ts';
import { hashContent } from '../base/sha256.ts';
import type {
  PdfPreview,
  PreviewFault,
  PreviewPicture,
  WorkbookPreview,
} from '../file-preview/file-preview.ts';
import { createPdfReader } from '../file-preview/pdf-reader-pdfium.ts';
import { createPreviewCache, hashCode, type PreviewCache } from '../file-preview/preview-cache-fs.ts';
import { formatPdfPreview, PDF_LIMITS } from '../file-preview/preview-pdf.ts';
import { readWorkbook } from '../file-preview/read-workbook.ts';
import { docxImporter } from '../import/docx-importer.ts';
import type { OutputFile } from '../publish/write-files-fs.ts';
import { decodeForImport } from './decode-for-import.ts';
import { formatPreviewText, type ReadPreview } from './file-previews.ts';
import { judgePicture } from './judge-picture.ts';
import { renderDocumentPreview } from './render-document-preview.ts';

/** What was made of a file that has to be read whole. */
export interface FilePreviewResult {
  preview?: ReadPreview;
  text?: string;
  /** Pictures to be published; `path` is the file's name alone. */
  pictures: OutputFile[];
  warning?: PreviewFault;
}

export interface FilePreviewer {
  preview(attachment: Attachment): Promise<FilePreviewResult>;
  /** Ends the thread that reads PDFs; the next PDF starts another. */
  rest(): Promise<void>;
}

const locateCode = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** An entry of the cache. */
interface Made {
  preview?: ReadPreview;
  text?: string;
  pictureNames: string[];
  warning?: PreviewFault;
}

/**
 * Makes the previews of Word documents, workbooks and PDFs, and keeps them below `.cache/previews`.
 * @param options.isCheck only what is wrong is wanted: no pictures are made, nothing is kept
 */
export function createFilePreviewer(project: string, { isCheck = false } = {}): FilePreviewer {
  const reader = createPdfReader();
  let opening: Promise<PreviewCache> | undefined;
  const openCache = async () =>
    createPreviewCache(
      join(project, '.cache', 'previews'),
      await hashCode(
        ['../../package.json', 'render-document-preview.ts', 'file-previewer-fs.ts'].map(locateCode),
        ['../file-preview', '../office', '../import'].map(locateCode),
      ),
    );
  const makers: Partial<
    Record<string, (bytes: Uint8Array) => Promise<Made & { pictures: PreviewPicture[] }>>
  > = {
    document: (bytes) => makeDocument(bytes),
    workbook: (bytes) => makeWorkbook(bytes),
    pdf: async (bytes) => {
      const answer = await reader.read({ bytes, limits: PDF_LIMITS, wantsPicture: !isCheck });
      const reading = formatPdfPreview(bytes, answer);
      if (!reading.ok) return { pictureNames: [], pictures: [], warning: toWarning(reading) };
      const picture = answer.ok ? answer.picture : undefined;
      if (!picture) return withText(reading.preview, []);
      const { bytes: png, width, height } = picture;
      const named = namePicture(png, 'png');
      return withText({ ...reading.preview, picture: { name: named.name, width, height } }, [named]);
    },
  };

  return {
    async preview({ type, absolutePath, sha256 }) {
      const make = makers[type.preview ?? ''];
      if (!make) return { pictures: [] };
      opening ??= openCache();
      const cache = await opening;
      const kept = await recall(cache, sha256);
      if (kept) return kept;
      const { pictures, ...made } = await make(new Uint8Array(await readFile(absolutePath)));
      const files: OutputFile[] = [];
      for (const picture of isCheck ? [] : pictures) {
        const { name: path, bytes } = picture;
        const copyFrom = await cache.keepPicture(picture);
        files.push(copyFrom ? { path, copyFrom, sha256: hashOf(path) } : { path, content: bytes });
      }
      if (!isCheck) await cache.write(sha256, made);
      const { pictureNames: _, ...result } = made;
      return { ...result, pictures: files };
    },
    rest: () => reader.close(),
  };
}

async function recall(cache: PreviewCache, sha256: string): Promise<FilePreviewResult | undefined> {
  const made = (await cache.read(sha256)) as Made | undefined;
  if (!made) return undefined;
  const pictures: OutputFile[] = [];
  for (const path of made.pictureNames) {
    const copyFrom = await cache.findPicture(path);
    if (copyFrom === undefined) return undefined;
    pictures.push({ path, copyFrom, sha256: hashOf(path) });
  }
  const { pictureNames: _, ...result } = made;
  return { ...result, pictures };
}

async function makeDocument(bytes: Uint8Array): Promise<Made & { pictures: PreviewPicture[] }> {
  const tools = { decode: decodeForImport, readMarkdown: (markdown: string) => markdown };
  const reading = await docxImporter.read({ name: '', bytes }, tools);
  if (!reading.ok) {
    const message = `的内容显示不了：${reading.message}`;
    // The importer's words are those of an import.
    const remedy = `${reading.remedy.replace(/[，,]?再导入$/u, '')}，再替换它；现在仍可以下载`;
    return { pictureNames: [], pictures: [], warning: { rule: 'preview-document', message, remedy } };
  }
  const pictures: PreviewPicture[] = [];
  const shown = reading.document.images.map(({ source }) => {
    const picture = source.kind === 'bytes' ? judgePicture(source.bytes) : undefined;
    if (!picture?.ok || source.kind !== 'bytes') return undefined;
    const named = namePicture(source.bytes, picture.extension);
    pictures.push(named);
    return { name: named.name, width: picture.width, height: picture.height };
  });
  const { preview, text } = renderDocumentPreview(reading.document, shown);
  return { preview, text, pictures, pictureNames: pictures.map(({ name }) => name) };
}

async function makeWorkbook(bytes: Uint8Array): Promise<Made & { pictures: PreviewPicture[] }> {
  const pictures = new Map<string, PreviewPicture>();
  const reading = await readWorkbook(bytes, (content) => {
    const picture = judgePicture(content);
    if (!picture.ok) return undefined;
    const named = namePicture(content, picture.extension);
    pictures.set(named.name, named);
    return { name: named.name, width: picture.width, height: picture.height };
  });
  if (!reading.ok) return { pictureNames: [], pictures: [], warning: toWarning(reading) };
  return withText(reading.preview, [...pictures.values()]);
}

function withText(
  preview: WorkbookPreview | PdfPreview,
  pictures: PreviewPicture[],
): Made & { pictures: PreviewPicture[] } {
  const text = formatPreviewText(preview);
  return {
    preview,
    ...(text.trim() === '' ? {} : { text }),
    pictures,
    pictureNames: pictures.map(({ name }) => name),
  };
}

const toWarning = ({ rule, message, remedy }: PreviewFault): PreviewFault => ({ rule, message, remedy });

const hashOf = (name: string) => name.replace(/\..*$/, '');

function namePicture(bytes: Uint8Array, extension: string): PreviewPicture {
  return { name: `${hashContent(bytes)}.${extension}`, bytes };
}
