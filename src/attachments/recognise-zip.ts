import { SIGNATURES, ZIP64_END_BYTES, ZIP64_LOCATOR_BYTES } from '../zip/zip-entry.ts';

const END_RECORD = 'PK\x05\x06';
const ENTRY_RECORD = 'PK\x01\x02';
/** Of zip64, with its locator between the list and the end (§ 4.3.14–15). */
const LARGE_END_RECORD = 'PK\x06\x06';

/**
 * Tells which of the formats that are ZIP archives a file is, from the list of entries at its end.
 * @param tail the file's last bytes; 65,557 hold any end record (APPNOTE 6.3.10 § 4.3.16).
 *   Entries are read from the archive's own list only: an archive may hold other archives uncompressed.
 */
export function recogniseZip(tail: Buffer): 'word' | 'sheet' | 'slides' | 'ofd' | 'zip' | 'broken-zip' {
  const end = tail.lastIndexOf(END_RECORD, undefined, 'latin1');
  if (end < 0 || end + 22 > tail.length) return 'broken-zip';
  const names = readEntryNames(tail, end);
  if (names.some((name) => name.startsWith('word/'))) return 'word';
  if (names.some((name) => name.startsWith('xl/'))) return 'sheet';
  if (names.some((name) => name.startsWith('ppt/'))) return 'slides';
  return names.includes('OFD.xml') ? 'ofd' : 'zip';
}

/** A list longer than `tail` is read from its first whole entry there. */
function readEntryNames(tail: Buffer, end: number): string[] {
  const listStart = findListStart(tail, end);
  const names: string[] = [];
  let at = listStart >= 0 ? listStart : tail.indexOf(ENTRY_RECORD, 0, 'latin1');
  while (at >= 0 && at + 46 <= end && tail.toString('latin1', at, at + 4) === ENTRY_RECORD) {
    const [nameLength = 0, extraLength = 0, commentLength = 0] = [28, 30, 32].map((field) =>
      tail.readUInt16LE(at + field),
    );
    const name = tail.toString('latin1', at + 46, at + 46 + nameLength);
    // Some writers put Windows separators or a leading slash.
    names.push(name.replaceAll('\\', '/').replace(/^\//, ''));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return names;
}

/** @returns less than 0 if the list begins before `tail` */
function findListStart(tail: Buffer, end: number): number {
  const locator = end - ZIP64_LOCATOR_BYTES;
  const latest = locator - ZIP64_END_BYTES;
  const isLarge = latest >= 0 && tail.readUInt32LE(locator) === SIGNATURES.zip64Locator;
  const largeEnd = isLarge ? tail.lastIndexOf(LARGE_END_RECORD, latest, 'latin1') : -1;
  return largeEnd < 0
    ? end - tail.readUInt32LE(end + 12)
    : largeEnd - Number(tail.readBigUInt64LE(largeEnd + 40));
}
