/** Invented files for the tests of `src/attachments/`. Nothing in them speaks of a real body. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { writeTree } from './write-tree.ts';

export function readFixture(name: string): Promise<Buffer> {
  return readFile(fileURLToPath(new URL(`../fixtures/attachments/${name}`, import.meta.url)));
}

export const PDF = Buffer.from('%PDF-1.4\n%\xe2\xe3\n示例区示例局\n%%EOF\n', 'latin1');
export const EXE = Buffer.from('MZ\x90\0\x03\0\0\0PE\0\0', 'latin1');
export const OFFICE_97 = Buffer.from('d0cf11e0a1b11ae1000000000000', 'hex');
export const GIF = Buffer.from('GIF89a\x28\0\x18\0\x80\0\0', 'latin1');

/** A ZIP of stored, empty entries, as much of one as its list of entries tells. */
export function createZip(names: readonly string[], content: Uint8Array = new Uint8Array()): Buffer {
  const locals: Uint8Array[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const name of names) {
    const bytes = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.write('PK\x03\x04', 'latin1');
    local.writeUInt32LE(content.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(bytes.length, 26);
    const entry = Buffer.alloc(46);
    entry.write('PK\x01\x02', 'latin1');
    entry.writeUInt16LE(bytes.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, bytes, content);
    entries.push(entry, bytes);
    offset += 30 + bytes.length + content.length;
  }
  const list = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, list, end]);
}

export const DOCX = createZip(['[Content_Types].xml', '_rels/.rels', 'word/document.xml']);

/** A report's folder with the given files; removed when the test ends. */
export async function createReportFolder(files: Record<string, Uint8Array | string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gongbao-attachments-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return writeTree(folder, { 'index.md': '示例', ...files });
}
