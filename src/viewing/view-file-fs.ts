import { readFile } from 'node:fs/promises';
import type { Attachment } from '../attachments/collect-attachments-fs.ts';
import type { FileFault } from '../attachments/file-fault.ts';
import { readJson, storeJson } from '../base/kept-json.ts';
import type { ObjectCache } from '../base/object-cache-fs.ts';
import { formatKey } from '../base/sha256.ts';
import type { OutputFile } from '../publish/write-files-fs.ts';
import type { Mode } from '../report/mode.ts';
import { findReader, formatViewText, type ReadView } from './file-views.ts';
import { createPdfReader } from './pdf-reader-pdfium.ts';
import { PDF_LIMITS } from './view-pdf.ts';

/** What was made of a file that has to be read whole. */
export interface FileViewResult {
  view?: ReadView;
  text?: string;
  /** Names of pictures: their SHA-256, which is their key in the cache, and an ending. */
  pictures: string[];
  warning?: FileFault;
}

/**
 * Makes the views of files that are read whole, and keeps them in the cache, by the file's own hash.
 * @param mode a check wants to know only what is wrong: no pictures are made, nothing is kept
 */
export function createFileViewer(cache: ObjectCache, program: string, mode: Mode) {
  const isCheck = mode === 'check';
  const reader = createPdfReader();
  const readPdf = (bytes: Uint8Array) => reader.read({ bytes, limits: PDF_LIMITS, wantsPicture: !isCheck });

  return {
    async view({ path, absolutePath, sha256 }: Attachment): Promise<FileViewResult> {
      const read = findReader(path);
      if (!read) return { pictures: [] };
      const key = formatKey('view', program, sha256);
      const kept = await recall(cache, key);
      if (kept) return kept;
      const reading = await read(new Uint8Array(await readFile(absolutePath)), readPdf);
      const { view, pictures, warning } = reading;
      const text = reading.text ?? (view ? formatViewText(view) : '');
      const result: FileViewResult = {
        ...(view ? { view } : {}),
        ...(text.trim() === '' ? {} : { text }),
        pictures: isCheck ? [] : pictures.map(({ name }) => name),
        ...(warning ? { warning } : {}),
      };
      if (isCheck) return result;
      for (const { name, bytes } of pictures) await keepPicture(cache, name, bytes);
      await storeJson(cache, key, result);
      return result;
    },
    /** Ends the thread that reads PDFs; the next PDF starts another. */
    close: () => reader.close(),
  };
}

async function keepPicture(cache: ObjectCache, name: string, bytes: Uint8Array): Promise<void> {
  const [sha256 = '', ending = ''] = name.split('.');
  if (!(await cache.find(sha256))) await cache.store(sha256, ending, bytes);
}

async function recall(cache: ObjectCache, key: string): Promise<FileViewResult | undefined> {
  const result = await readJson<FileViewResult>(cache, key);
  return result && (await findPictures(cache, result.pictures)) && result;
}

/** Where the pictures of views lie; nothing if one of them is missing. @param names as views name them */
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
