import { readHtml } from './html-importer.ts';
import type { Importer, ImportReading } from './importer.ts';
import { isWebArchive } from './read-web-archive.ts';
import { readArchivedPage } from './web-archive-importer.ts';

/** Reads a page, or a page and its pictures in one file, that is called a Word file: nothing is around its text. */
export function readWordPage(bytes: Uint8Array): ImportReading {
  return isWebArchive(bytes) ? readArchivedPage(bytes, true) : readHtml(bytes, { isAllText: true });
}

/** A page that a system, or a script, has named .doc: Word and WPS open it as they open their own files. */
export const wordPageImporter: Importer = {
  label: '网页格式的 Word 文档',
  extensions: ['doc'],
  maxBytes: 50 * 1024 * 1024,
  read: readWordPage,
};
