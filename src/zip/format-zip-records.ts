import {
  DEFLATED,
  FULL_16,
  FULL_32,
  SIGNATURES,
  ZIP64_END_BYTES,
  ZIP64_EXTRA,
  type ZipEntry,
} from './zip-entry.ts';

/** The records of a zip (APPNOTE 6.3.10 § 4.3) as Gongbao writes them: no extra fields but zip64, no data descriptors. */

/** What records say besides what they say of a file. */
export interface RecordManner {
  readonly flags: number;
  readonly madeBy: number;
  /** The least version that a reader has to know. */
  readonly version: number;
  /** Of day, in MS-DOS format. */
  readonly time: number;
  readonly attributes: number;
}

/** § 4.4.4 bit 11: the name is UTF-8. */
const UTF8_NAME = 0x0800;
/** § 4.4.2: made on Unix, which is where the permissions below have a meaning, by version 6.3 of the format. */
const MADE_BY = (3 << 8) | 63;
/** § 4.4.3: needed for zip64. */
const VERSION_ZIP64 = 45;

/** A regular file that all may read and its owner may write, made at midnight. */
const FILE: RecordManner = {
  flags: UTF8_NAME,
  madeBy: MADE_BY,
  version: 10,
  time: 0,
  attributes: 0o100644 * 0x10000,
};
/** One that all may also run. */
export const PROGRAM: RecordManner = { ...FILE, attributes: 0o100755 * 0x10000 };

/**
 * A calendar date as zip headers hold it (MS-DOS format, § 4.4.6). Computed from the text, so that no time zone has a
 * say; years outside 1980–2107, which the format cannot tell, become its first and last day.
 * @param date `YYYY-MM-DD`
 */
export function formatDosDate(date: string): number {
  const [year = 0, month = 0, day = 0] =
    date < '1980' ? [1980, 1, 1] : date >= '2108' ? [2107, 12, 31] : date.split('-').map(Number);
  return ((year - 1980) << 9) | (month << 5) | day;
}

/** What stands before a file's bytes. @param dosDate see `formatDosDate` */
export function formatLocalHeader(entry: ZipEntry, dosDate: number, manner = FILE): Buffer {
  const name = Buffer.from(entry.name, 'utf8');
  const extra = formatZip64Extra(listLargeSizes(entry));
  return Buffer.concat([
    u32(SIGNATURES.local),
    formatCommon(entry, dosDate, manner, name, extra),
    name,
    extra,
  ]);
}

/** The same once more in the list at the zip's end. */
export function formatCentralRecord(entry: ZipEntry, dosDate: number, manner = FILE): Buffer {
  const name = Buffer.from(entry.name, 'utf8');
  const isFar = entry.offset >= FULL_32;
  const extra = formatZip64Extra([...listLargeSizes(entry), ...(isFar ? [entry.offset] : [])]);
  return Buffer.concat([
    u32(SIGNATURES.central),
    u16(manner.madeBy),
    formatCommon(entry, dosDate, manner, name, extra),
    // No comment, the first disk, no internal attributes.
    u16(0, 0, 0),
    u32(manner.attributes, Math.min(entry.offset, FULL_32)),
    name,
    extra,
  ]);
}

/**
 * What follows the list; the comment comes after it.
 * @param list how many records it has, where it begins and how long it is
 */
export function formatEndRecords(
  { count, offset, size }: { count: number; offset: number; size: number },
  commentLength: number,
): Buffer {
  const shownCount = Math.min(count, FULL_16);
  const end = Buffer.concat([
    u32(SIGNATURES.end),
    u16(0, 0, shownCount, shownCount),
    u32(Math.min(size, FULL_32), Math.min(offset, FULL_32)),
    u16(commentLength),
  ]);
  if (count < FULL_16 && size < FULL_32 && offset < FULL_32) return end;
  return Buffer.concat([
    u32(SIGNATURES.zip64End),
    // Without the twelve bytes of signature and this field itself (§ 4.3.14.1).
    u64(ZIP64_END_BYTES - 12),
    u16(MADE_BY, VERSION_ZIP64),
    u32(0, 0),
    u64(count, count, size, offset),
    u32(SIGNATURES.zip64Locator, 0),
    u64(offset + size),
    // One disk in all.
    u32(1),
    end,
  ]);
}

/** Sizes that need a zip64 field, always both of them. */
function listLargeSizes({ size, compressedSize }: ZipEntry): number[] {
  return size >= FULL_32 || compressedSize >= FULL_32 ? [size, compressedSize] : [];
}

/** The fields from the version needed to the length of the extra field, which local and central records share. */
function formatCommon(
  entry: ZipEntry,
  dosDate: number,
  { flags, version: least, time }: RecordManner,
  name: Buffer,
  extra: Buffer,
): Buffer {
  const { method, crc32, size, compressedSize } = entry;
  const isLarge = listLargeSizes(entry).length > 0;
  // § 4.4.3: 2.0 for deflate.
  const version = extra.length > 0 ? VERSION_ZIP64 : method === DEFLATED ? 20 : least;
  return Buffer.concat([
    u16(version, flags, method, time, dosDate),
    u32(crc32, isLarge ? FULL_32 : compressedSize, isLarge ? FULL_32 : size),
    u16(name.length, extra.length),
  ]);
}

/** § 4.5.3: only the values whose fields are full, in the order of the fields. */
const formatZip64Extra = (values: readonly number[]): Buffer =>
  values.length === 0
    ? Buffer.alloc(0)
    : Buffer.concat([u16(ZIP64_EXTRA, 8 * values.length), u64(...values)]);

const u16 = (...values: number[]) =>
  writeValues(2, values, (bytes, value, at) => bytes.writeUInt16LE(value, at));
const u32 = (...values: number[]) =>
  writeValues(4, values, (bytes, value, at) => bytes.writeUInt32LE(value, at));
const u64 = (...values: number[]) =>
  writeValues(8, values, (bytes, value, at) => bytes.writeBigUInt64LE(BigInt(value), at));

function writeValues(
  width: number,
  values: readonly number[],
  write: (bytes: Buffer, value: number, at: number) => void,
): Buffer {
  const bytes = Buffer.alloc(width * values.length);
  for (const [index, value] of values.entries()) write(bytes, value, width * index);
  return bytes;
}
