/** Invented files for the tests of `src/attachments/`. Nothing in them speaks of a real body. */

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildZip } from './build-zip.ts';
import { tempFolder } from './temp-folder.ts';
import { writeTree } from './write-tree.ts';

export function readFixture(name: string): Promise<Buffer> {
  return readFile(fileURLToPath(new URL(`../fixtures/attachments/${name}`, import.meta.url)));
}

export const PDF = Buffer.from('%PDF-1.4\n%\xe2\xe3\n示例区示例局\n%%EOF\n', 'latin1');
export const EXE = Buffer.from('MZ\x90\0\x03\0\0\0PE\0\0', 'latin1');
export const OFFICE_97 = Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex');
/** Of one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const GIF = Buffer.from('GIF89a\x28\0\x18\0\x80\0\0', 'latin1');

/** A ZIP of entries that all have the same content. */
export const createZip = (names: readonly string[], data: Uint8Array = new Uint8Array()): Buffer =>
  buildZip(names.map((name) => ({ name, data })));

export const DOCX = createZip(['[Content_Types].xml', '_rels/.rels', 'word/document.xml']);

/** A report's folder with the given files. */
export async function createReportFolder(files: Record<string, Uint8Array | string>): Promise<string> {
  return writeTree(await tempFolder(), { 'index.md': '示例', ...files });
}
