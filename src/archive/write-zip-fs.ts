import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import {
  formatCentralRecord,
  formatDosDate,
  formatEndRecords,
  formatLocalHeader,
  PROGRAM,
} from '../zip/format-zip-records.ts';
import { STORED, type ZipEntry } from '../zip/zip-entry.ts';
import { compressFile } from './compress-file.ts';
import { formatSeal, SEAL_LENGTH } from './zip-seal.ts';

/** Larger files are not held in memory: they are read twice, and stored as they are. */
const LARGE_BYTES = 16 * 1024 * 1024;

/** Many files are small: one call of the system for each header and each text would take longer than all the rest. */
const BUFFER_BYTES = 1024 * 1024;

/** The time of files that have none of their own: the same on every day. */
export const UNDATED = '1980-01-01';

export interface ZipWriter {
  addBytes(name: string, bytes: Uint8Array): Promise<void>;
  /**
   * Adds a file from this disk.
   * @param bytes its size as told before: one that has changed since must not go in
   * @param isProgram may be run where it is unpacked
   * @returns SHA-512 of what went in, lower-case hexadecimal
   */
  addFile(name: string, file: string, bytes: number, isProgram?: boolean): Promise<string>;
}

/**
 * Writes a zip whose bytes depend on names, contents and date alone, with a seal as its comment, and flushes it.
 * Memory grows with the number of files by a few hundred bytes each, and not with their size.
 * @param target must not exist
 * @param date `YYYY-MM-DD`, the time of every file
 * @returns the zip's size in bytes
 */
export async function writeZip(
  target: string,
  date: string,
  fill: (zip: ZipWriter) => Promise<void>,
): Promise<number> {
  const dosDate = formatDosDate(date);
  const seal = createHash('sha512');
  const central: Buffer[] = [];
  let position = 0;
  let pending: Uint8Array[] = [];
  let written = 0;
  const handle = await open(target, 'wx');
  const flush = async () => {
    const bytes = Buffer.concat(pending);
    pending = [];
    written += bytes.length;
    seal.update(bytes);
    await handle.writeFile(bytes);
  };
  const write = async (bytes: Uint8Array) => {
    pending.push(bytes);
    position += bytes.length;
    if (position - written >= BUFFER_BYTES) await flush();
  };
  const writeHeader = (entry: Omit<ZipEntry, 'offset'>, isProgram = false) => {
    const placed = { ...entry, offset: position };
    central.push(formatCentralRecord(placed, dosDate, isProgram ? PROGRAM : undefined));
    return write(formatLocalHeader(placed, dosDate));
  };

  const addContent = async (name: string, bytes: Uint8Array, isProgram: boolean) => {
    const { method, data } = compressFile(name, bytes);
    const sizes = { size: bytes.length, compressedSize: data.length };
    await writeHeader({ name, method, crc32: crc32(bytes), ...sizes }, isProgram);
    await write(data);
  };

  const addFile: ZipWriter['addFile'] = async (name, file, bytes, isProgram = false) => {
    const assertSame = (isSame: boolean) => {
      if (!isSame) throw new Error(`文件在归档的时候被改动了：${file}。请重新归档一次。`);
    };
    if (bytes <= LARGE_BYTES) {
      const content = await readFile(file);
      assertSame(content.length === bytes);
      await addContent(name, content, isProgram);
      return hash('sha512', content);
    }
    const first = await digest(readPieces(file));
    assertSame(first.size === bytes);
    const sizes = { size: bytes, compressedSize: bytes };
    await writeHeader({ name, method: STORED, crc32: first.crc32, ...sizes }, isProgram);
    const second = await digest(readPieces(file), write);
    assertSame(second.sha512 === first.sha512);
    return first.sha512;
  };

  try {
    await fill({ addBytes: (name, bytes) => addContent(name, bytes, false), addFile });
    const list = { count: central.length, offset: position };
    await write(Buffer.concat(central));
    await write(formatEndRecords({ ...list, size: position - list.offset }, SEAL_LENGTH));
    await flush();
    await handle.writeFile(formatSeal(seal.digest('hex')));
    await handle.sync();
    return position + SEAL_LENGTH;
  } finally {
    await handle.close();
  }
}

const readPieces = (file: string): AsyncIterable<Uint8Array> =>
  createReadStream(file, { highWaterMark: 256 * 1024 });

/** One pass of bounded memory; `use` sees every piece in order. */
async function digest(
  pieces: AsyncIterable<Uint8Array>,
  use?: (piece: Uint8Array) => Promise<void>,
): Promise<{ sha512: string; size: number; crc32: number }> {
  const hash = createHash('sha512');
  let size = 0;
  let checksum = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    checksum = crc32(piece, checksum);
    size += piece.length;
    await use?.(piece);
  }
  return { sha512: hash.digest('hex'), size, crc32: checksum };
}
