import type { ByteSource } from './byte-source.ts';
import {
  END_BYTES,
  FULL_16,
  FULL_32,
  SIGNATURES,
  ZIP64_END_BYTES,
  ZIP64_LOCATOR_BYTES,
} from './zip-entry.ts';
import type { ZipFault } from './zip-fault.ts';

/** What the end of a zip tells of its list of files. */
export interface ZipEnd {
  count: number;
  /** Where the list begins in the file, and its bytes. */
  listOffset: number;
  listSize: number;
  /** Bytes before the zip proper: all offsets in it are less by so much. */
  prefix: number;
  comment: Buffer;
  /** Where the comment begins. */
  commentOffset: number;
}

/**
 * Finds and reads the end records (APPNOTE 6.3.10 § 4.3.14–16). Readers differ in which one they take if there are
 * several, and in what they overlook around it; here every byte has to be accounted for.
 */
export async function readZipEnd(source: ByteSource): Promise<{ end?: ZipEnd; faults: ZipFault[] }> {
  const tailOffset = Math.max(0, source.size - END_BYTES - FULL_16);
  const tail = await source.read(tailOffset, source.size - tailOffset);
  const places = listPlaces(tail);
  const fitting = places.filter((at) => at + END_BYTES + tail.readUInt16LE(at + 20) === tail.length);
  if (fitting.length > 1) return { faults: [{ rule: 'zip-ambiguous' }] };
  if (fitting.length === 1) return readEndAt(source, tail, tailOffset, fitting[0] as number);

  // Something behind the end. A zip in the zip has an end as well, but does not begin where the file does.
  for (const at of places.reverse()) {
    const surplus = tail.length - (at + END_BYTES + tail.readUInt16LE(at + 20));
    if (surplus < 0) continue;
    const { end, faults } = await readEndAt(source, tail, tailOffset, at);
    if (end?.prefix === 0) return { end, faults: [{ rule: 'zip-trailing', detail: surplus }, ...faults] };
  }
  const isCut = await hasSignatureAt(source, 0, SIGNATURES.local);
  return { faults: [{ rule: isCut ? 'zip-cut' : 'zip-none' }] };
}

function listPlaces(tail: Buffer): number[] {
  const mark = Buffer.alloc(4);
  mark.writeUInt32LE(SIGNATURES.end);
  const places: number[] = [];
  for (let at = tail.indexOf(mark); at >= 0; at = tail.indexOf(mark, at + 1)) {
    if (at + END_BYTES <= tail.length) places.push(at);
  }
  return places;
}

async function readEndAt(
  source: ByteSource,
  tail: Buffer,
  tailOffset: number,
  at: number,
): Promise<{ end?: ZipEnd; faults: ZipFault[] }> {
  const commentLength = tail.readUInt16LE(at + 20);
  const comment = tail.subarray(at + END_BYTES, at + END_BYTES + commentLength);
  let recordsAt = tailOffset + at;
  const commentOffset = recordsAt + END_BYTES;
  let count = tail.readUInt16LE(at + 10);
  let listSize = tail.readUInt32LE(at + 12);
  let offset = tail.readUInt32LE(at + 16);
  const isSplit =
    tail.readUInt16LE(at + 4) !== 0 || tail.readUInt16LE(at + 6) !== 0 || tail.readUInt16LE(at + 8) !== count;

  if (count === FULL_16 || listSize === FULL_32 || offset === FULL_32) {
    const zip64 = await readZip64End(source, recordsAt);
    if (zip64) ({ count, listSize, offset, recordsAt } = zip64);
  }
  if (isSplit) return { faults: [{ rule: 'zip-split' }] };
  const gap = recordsAt - listSize - offset;
  if (gap < 0) return { faults: [{ rule: 'zip-list' }] };

  // Either all offsets are less by the gap, or the gap lies between the list and the end.
  const isListInPlace = gap === 0 || (await hasSignatureAt(source, offset, SIGNATURES.central));
  const prefix = isListInPlace ? 0 : gap;
  const faults: ZipFault[] =
    gap === 0 ? [] : [{ rule: isListInPlace ? 'zip-gap' : 'zip-leading', detail: gap }];
  return { end: { count, listOffset: offset + prefix, listSize, prefix, comment, commentOffset }, faults };
}

async function readZip64End(
  source: ByteSource,
  endAt: number,
): Promise<{ count: number; listSize: number; offset: number; recordsAt: number } | undefined> {
  const locator = await source.read(Math.max(0, endAt - ZIP64_LOCATOR_BYTES), ZIP64_LOCATOR_BYTES);
  if (locator.length < ZIP64_LOCATOR_BYTES || locator.readUInt32LE(0) !== SIGNATURES.zip64Locator)
    return undefined;
  const recordsAt = Number(locator.readBigUInt64LE(8));
  if (recordsAt > source.size) return undefined;
  const record = await source.read(recordsAt, ZIP64_END_BYTES);
  if (record.length < ZIP64_END_BYTES || record.readUInt32LE(0) !== SIGNATURES.zip64End) return undefined;
  // The record tells its own size, without its first twelve bytes; the locator stands right behind it.
  if (recordsAt + 12 + Number(record.readBigUInt64LE(4)) !== endAt - ZIP64_LOCATOR_BYTES) return undefined;
  // Larger numbers than a double holds are larger than any file, and fail as such.
  const [count = 0, listSize = 0, offset = 0] = [32, 40, 48].map((at) => Number(record.readBigUInt64LE(at)));
  return { count, listSize, offset, recordsAt };
}

async function hasSignatureAt(source: ByteSource, offset: number, signature: number): Promise<boolean> {
  const mark = await source.read(offset, 4);
  return mark.length === 4 && mark.readUInt32LE(0) === signature;
}
