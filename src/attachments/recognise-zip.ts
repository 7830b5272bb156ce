/** Tells which of the formats that are ZIP archives a file is, from the list of entries at its end. */

const END_RECORD = 'PK\x05\x06';
const ENTRY_RECORD = 'PK\x01\x02';

/**
 * @param tail the file's last bytes, one character each; 65,557 hold any end record (APPNOTE 6.3.10 § 4.3.16).
 *   Entries are read from the archive's own list only: an archive may hold other archives uncompressed.
 */
export function recogniseZip(tail: string): 'word' | 'sheet' | 'slides' | 'ofd' | 'zip' | 'broken-zip' {
  const end = tail.lastIndexOf(END_RECORD);
  if (end < 0 || end + 22 > tail.length) return 'broken-zip';
  const names = readEntryNames(tail, end);
  if (names.some((name) => name.startsWith('word/'))) return 'word';
  if (names.some((name) => name.startsWith('xl/'))) return 'sheet';
  if (names.some((name) => name.startsWith('ppt/'))) return 'slides';
  return names.includes('OFD.xml') ? 'ofd' : 'zip';
}

/** A list longer than `tail` is read from its first whole entry there. */
function readEntryNames(tail: string, end: number): string[] {
  const listStart = end - readNumber(tail, end + 12, 4);
  const names: string[] = [];
  let at = listStart >= 0 ? listStart : tail.indexOf(ENTRY_RECORD);
  while (at >= 0 && at < end && tail.startsWith(ENTRY_RECORD, at)) {
    const nameLength = readNumber(tail, at + 28, 2);
    // Some writers put Windows separators or a leading slash.
    names.push(
      tail
        .slice(at + 46, at + 46 + nameLength)
        .replaceAll('\\', '/')
        .replace(/^\//, ''),
    );
    at += 46 + nameLength + readNumber(tail, at + 30, 2) + readNumber(tail, at + 32, 2);
  }
  return names;
}

/** Little-endian. */
function readNumber(text: string, at: number, length: number): number {
  let value = 0;
  for (let index = length - 1; index >= 0; index -= 1)
    value = value * 256 + (text.charCodeAt(at + index) || 0);
  return value;
}
