import { readFile } from 'node:fs/promises';
import type { Attachment } from '../attachments/collect-attachments-fs.ts';
import { formatKey, type ObjectCache } from '../base/object-cache-fs.ts';
import { hashContent } from '../base/sha256.ts';
import type {
  PdfPreview,
  PreviewFault,
  PreviewPicture,
  WorkbookPreview,
} from '../file-preview/file-preview.ts';
import { createPdfReader } from '../file-preview/pdf-reader-pdfium.ts';
import { formatPdfPreview, PDF_LIMITS } from '../file-preview/preview-pdf.ts';
import { readWorkbook } from '../file-preview/read-workbook.ts';
import { docxImporter } from '../import/docx-importer.ts';
import type { OutputFile } from '../publish/write-files-fs.ts';
import { decodeForImport } from './decode-for-import.ts';
import { formatPreviewText, type ReadPreview } from './file-previews.ts';
import { judgePicture } from './judge-picture.ts';
import { renderDocumentPreview } from './render-document-preview.ts';
import type { Mode } from './run-options.ts';

/** What was made of a file that has to be read whole. */
export interface FilePreviewResult {
  preview?: ReadPreview;
  text?: string;
  /** Names of pictures: their SHA-256, which is their key in the cache, and an ending. */
  pictures: string[];
  warning?: PreviewFault;
}

export interface FilePreviewer {
  preview(attachment: Attachment): Promise<FilePreviewResult>;
  /** Ends the thread that reads PDFs; the next PDF starts another. */
  rest(): Promise<void>;
}

type Making = FilePreviewResult & { made: PreviewPicture[] };

/**
 * Makes the previews of Word documents, workbooks and PDFs, and keeps them in the cache, by the file's own hash.
 * @param mode a check wants to know only what is wrong: no pictures are made, nothing is kept
 */
export function createFilePreviewer(cache: ObjectCache, program: string, mode: Mode): FilePreviewer {
  const isCheck = mode === 'check';
  const reader = createPdfReader();
  const makers: Partial<Record<string, (bytes: Uint8Array) => Promise<Making>>> = {
    document: makeDocument,
    workbook: makeWorkbook,
    pdf: async (bytes) => {
      const answer = await reader.read({ bytes, limits: PDF_LIMITS, wantsPicture: !isCheck });
      const reading = formatPdfPreview(bytes, answer);
      if (!reading.ok) return { pictures: [], made: [], warning: toWarning(reading) };
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
      const key = formatKey('preview', program, sha256);
      const kept = await recall(cache, key);
      if (kept) return kept;
      const { made, ...result } = await make(new Uint8Array(await readFile(absolutePath)));
      if (isCheck) return { ...result, pictures: [] };
      for (const { name, bytes } of made) await keepPicture(cache, name, bytes);
      await cache.store(key, 'json', JSON.stringify(result));
      return result;
    },
    rest: () => reader.close(),
  };
}

async function keepPicture(cache: ObjectCache, name: string, bytes: Uint8Array): Promise<void> {
  const [sha256 = '', ending = ''] = name.split('.');
  if (!(await cache.find(sha256))) await cache.store(sha256, ending, bytes);
}

async function recall(cache: ObjectCache, key: string): Promise<FilePreviewResult | undefined> {
  const kept = await cache.read(key);
  if (!kept) return undefined;
  const result = JSON.parse(Buffer.from(kept).toString()) as FilePreviewResult;
  return (await findPictures(cache, result.pictures)) && result;
}

/** Where the pictures of previews lie; nothing if one of them is missing. @param names as previews name them */
export async function findPictures(
  cache: ObjectCache,
  names: readonly string[],
): Promise<OutputFile[] | undefined> {
  const files: OutputFile[] = [];
  for (const name of names) {
    const found = await cache.find(name.replace(/\..*$/, ''));
    if (!found) return undefined;
    files.push({ path: name, copyFrom: found.path, sha256: found.sha256 });
  }
  return files;
}

async function makeDocument(bytes: Uint8Array): Promise<Making> {
  const tools = { decode: decodeForImport, readMarkdown: (markdown: string) => markdown };
  const reading = await docxImporter.read({ name: '', bytes }, tools);
  if (!reading.ok) {
    const message = `的内容显示不了：${reading.message}`;
    // The importer's words are those of an import.
    const remedy = `${reading.remedy.replace(/[，,]?再导入$/u, '')}，再替换它；现在仍可以下载`;
    return { pictures: [], made: [], warning: { rule: 'preview-document', message, remedy } };
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
  return { preview, text, pictures: pictures.map(({ name }) => name), made: pictures };
}

async function makeWorkbook(bytes: Uint8Array): Promise<Making> {
  const pictures = new Map<string, PreviewPicture>();
  const reading = await readWorkbook(bytes, (content) => {
    const picture = judgePicture(content);
    if (!picture.ok) return undefined;
    const named = namePicture(content, picture.extension);
    pictures.set(named.name, named);
    return { name: named.name, width: picture.width, height: picture.height };
  });
  if (!reading.ok) return { pictures: [], made: [], warning: toWarning(reading) };
  return withText(reading.preview, [...pictures.values()]);
}

function withText(preview: WorkbookPreview | PdfPreview, pictures: PreviewPicture[]): Making {
  const text = formatPreviewText(preview);
  return {
    preview,
    ...(text.trim() === '' ? {} : { text }),
    pictures: pictures.map(({ name }) => name),
    made: pictures,
  };
}

const toWarning = ({ rule, message, remedy }: PreviewFault): PreviewFault => ({ rule, message, remedy });

function namePicture(bytes: Uint8Array, extension: string): PreviewPicture {
  return { name: `${hashContent(bytes)}.${extension}`, bytes };
}
