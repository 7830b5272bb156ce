import {
  CENTRAL_BYTES,
  DEFLATED,
  END_BYTES,
  FULL_16,
  FULL_32,
  LOCAL_BYTES,
  SIGNATURES,
  ZIP64_END_BYTES,
  ZIP64_EXTRA,
  ZIP64_LOCATOR_BYTES,
  type ZipEntry,
} from '../zip/zip-entry.ts';

/** The records of a zip (APPNOTE 6.3.10 § 4.3) as Gongbao writes them: no extra fields but zip64, no data descriptors. */

/** § 4.4.4 bit 11: the name is UTF-8. */
const UTF8_NAME = 0x0800;
/** § 4.4.2: made on Unix, which is where the permissions below have a meaning, by version 6.3 of the format. */
const MADE_BY = (3 << 8) | 63;
/** A regular file that all may read and its owner may write. */
const ATTRIBUTES = 0o100644 * 0x10000;

/** § 4.4.3: 4.5 for zip64, 2.0 for deflate, 1.0 for what is stored. */
function versionNeeded({ method }: ZipEntry, isZip64: boolean): number {
  if (isZip64) return 45;
  return method === DEFLATED ? 20 : 10;
}

/**
 * What stands before a file's bytes.
 * @param dosDate see `formatDosDate`; the time of day is midnight
 */
export function formatLocalHeader(entry: ZipEntry, dosDate: number): Buffer {
  const name = Buffer.from(entry.name, 'utf8');
  const isLarge = hasLargeSize(entry);
  const extra = isLarge ? formatZip64Extra([entry.size, entry.compressedSize]) : Buffer.alloc(0);
  const header = Buffer.alloc(LOCAL_BYTES);
  header.writeUInt32LE(SIGNATURES.local, 0);
  header.writeUInt16LE(versionNeeded(entry, isLarge), 4);
  writeCommon(header.subarray(6), entry, dosDate, isLarge, name.length, extra.length);
  return Buffer.concat([header, name, extra]);
}

/** The same once more in the list at the zip's end. */
export function formatCentralRecord(entry: ZipEntry, dosDate: number): Buffer {
  const name = Buffer.from(entry.name, 'utf8');
  const isLarge = hasLargeSize(entry);
  const isFar = entry.offset >= FULL_32;
  const values = [...(isLarge ? [entry.size, entry.compressedSize] : []), ...(isFar ? [entry.offset] : [])];
  const extra = values.length > 0 ? formatZip64Extra(values) : Buffer.alloc(0);
  const record = Buffer.alloc(CENTRAL_BYTES);
  record.writeUInt32LE(SIGNATURES.central, 0);
  record.writeUInt16LE(MADE_BY, 4);
  record.writeUInt16LE(versionNeeded(entry, values.length > 0), 6);
  writeCommon(record.subarray(8), entry, dosDate, isLarge, name.length, extra.length);
  record.writeUInt32LE(ATTRIBUTES, 38);
  record.writeUInt32LE(isFar ? FULL_32 : entry.offset, 42);
  return Buffer.concat([record, name, extra]);
}

/**
 * What follows the list; the comment comes after it.
 * @param list how many records it has, where it begins and how long it is
 */
export function formatEndRecords(
  { count, offset, size }: { count: number; offset: number; size: number },
  commentLength: number,
): Buffer {
  const end = Buffer.alloc(END_BYTES);
  end.writeUInt32LE(SIGNATURES.end, 0);
  const shownCount = Math.min(count, FULL_16);
  end.writeUInt16LE(shownCount, 8);
  end.writeUInt16LE(shownCount, 10);
  end.writeUInt32LE(Math.min(size, FULL_32), 12);
  end.writeUInt32LE(Math.min(offset, FULL_32), 16);
  end.writeUInt16LE(commentLength, 20);
  if (count < FULL_16 && size < FULL_32 && offset < FULL_32) return end;

  const record = Buffer.alloc(ZIP64_END_BYTES);
  record.writeUInt32LE(SIGNATURES.zip64End, 0);
  // Without the twelve bytes of signature and this field itself (§ 4.3.14.1).
  writeUInt64(record, ZIP64_END_BYTES - 12, 4);
  record.writeUInt16LE(MADE_BY, 12);
  record.writeUInt16LE(45, 14);
  writeUInt64(record, count, 24);
  writeUInt64(record, count, 32);
  writeUInt64(record, size, 40);
  writeUInt64(record, offset, 48);
  const locator = Buffer.alloc(ZIP64_LOCATOR_BYTES);
  locator.writeUInt32LE(SIGNATURES.zip64Locator, 0);
  writeUInt64(locator, offset + size, 8);
  // One disk in all.
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, locator, end]);
}

function hasLargeSize({ size, compressedSize }: ZipEntry): boolean {
  return size >= FULL_32 || compressedSize >= FULL_32;
}

/** The fields from the flags to the length of the extra field, which local and central records share. */
function writeCommon(
  target: Buffer,
  { method, crc32, size, compressedSize }: ZipEntry,
  dosDate: number,
  isLarge: boolean,
  nameLength: number,
  extraLength: number,
): void {
  target.writeUInt16LE(UTF8_NAME, 0);
  target.writeUInt16LE(method, 2);
  target.writeUInt16LE(0, 4);
  target.writeUInt16LE(dosDate, 6);
  target.writeUInt32LE(crc32, 8);
  target.writeUInt32LE(isLarge ? FULL_32 : compressedSize, 12);
  target.writeUInt32LE(isLarge ? FULL_32 : size, 16);
  target.writeUInt16LE(nameLength, 20);
  target.writeUInt16LE(extraLength, 22);
}

/** § 4.5.3: only the values whose fields are full, in the order of the fields. */
function formatZip64Extra(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * values.length);
  extra.writeUInt16LE(ZIP64_EXTRA, 0);
  extra.writeUInt16LE(8 * values.length, 2);
  for (const [index, value] of values.entries()) writeUInt64(extra, value, 4 + 8 * index);
  return extra;
}

function writeUInt64(target: Buffer, value: number, at: number): void {
  target.writeBigUInt64LE(BigInt(value), at);
}
