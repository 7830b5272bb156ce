import { crc32 } from 'node:zlib';
import { deflateSync, strToU8 } from 'fflate';
import {
  CENTRAL_BYTES,
  DEFLATE_OPTIONS,
  DEFLATED,
  END_BYTES,
  LOCAL_BYTES,
  SIGNATURES,
  STORED,
  type ZipMethod,
} from '../zip/zip-entry.ts';

/** A part as it lies in the zip. */
export interface PackedPart {
  readonly method: ZipMethod;
  readonly crc32: number;
  readonly size: number;
  readonly data: Uint8Array;
}

/** Longer ones are texts of reports, each of which is compressed once. */
const LONGEST_KNOWN = 16_384;

/** More than the parts that are the same in every file. */
const MOST_KNOWN = 64;

/** Parts that were compressed before, those last that were asked for last. */
const known = new Map<string, PackedPart>();

/** Half of what compressing a Word file takes goes to styles and settings, which are the same in each. */
export function deflatePart(content: string): PackedPart {
  if (content.length > LONGEST_KNOWN) return deflate(content);
  const part = known.get(content) ?? deflate(content);
  known.delete(content);
  known.set(content, part);
  const [oldest] = known.keys();
  if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
  return part;
}

function deflate(content: string): PackedPart {
  const bytes = strToU8(content);
  return {
    method: DEFLATED,
    crc32: crc32(bytes),
    size: bytes.length,
    data: deflateSync(bytes, DEFLATE_OPTIONS),
  };
}

/** For what is compressed already. */
export const storePart = (data: Uint8Array): PackedPart => ({
  method: STORED,
  crc32: crc32(data),
  size: data.length,
  data,
});

/** APPNOTE 6.3.10 § 4.4.3: what deflate needs. */
const VERSION = 20;

/** § 4.4.6: the first day that a zip can name, at noon. */
const TIME = (1 << 21) | (1 << 16) | (12 << 11);

/** A zip of parts, in their order; § 4.3. @param parts by their names, which are ASCII */
export function formatPackage(parts: ReadonlyMap<string, PackedPart>): Uint8Array {
  let total = END_BYTES;
  for (const [name, { data }] of parts) total += LOCAL_BYTES + CENTRAL_BYTES + 2 * name.length + data.length;
  const zip = Buffer.alloc(total);
  let at = 0;
  const u16 = (value: number) => {
    at = zip.writeUInt16LE(value, at);
  };
  const u32 = (value: number) => {
    at = zip.writeUInt32LE(value, at);
  };
  /** From the version needed to the length of the extra field. */
  const writeCommon = (name: string, part: PackedPart) => {
    for (const value of [VERSION, 0, part.method]) u16(value);
    for (const value of [TIME, part.crc32, part.data.length, part.size]) u32(value);
    for (const value of [name.length, 0]) u16(value);
  };
  const offsets: number[] = [];
  for (const [name, part] of parts) {
    offsets.push(at);
    u32(SIGNATURES.local);
    writeCommon(name, part);
    at += zip.write(name, at, 'latin1');
    zip.set(part.data, at);
    at += part.data.length;
  }
  const list = at;
  for (const [name, part] of parts) {
    u32(SIGNATURES.central);
    u16(VERSION);
    writeCommon(name, part);
    // No comment, the first disk, no attributes.
    for (const value of [0, 0, 0]) u16(value);
    for (const value of [0, offsets.shift() ?? 0]) u32(value);
    at += zip.write(name, at, 'latin1');
  }
  const size = at - list;
  u32(SIGNATURES.end);
  for (const value of [0, 0, parts.size, parts.size]) u16(value);
  for (const value of [size, list]) u32(value);
  return zip;
}
