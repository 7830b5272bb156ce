import { crc32 } from 'node:zlib';
import { deflateSync, strToU8 } from 'fflate';
import {
  formatCentralRecord,
  formatDosDate,
  formatEndRecords,
  formatLocalHeader,
  type RecordManner,
} from '../zip/format-zip-records.ts';
import { DEFLATE_OPTIONS, DEFLATED, STORED, type ZipEntry } from '../zip/zip-entry.ts';

/** A part as it lies in the zip. */
export interface PackedPart extends Pick<ZipEntry, 'method' | 'crc32' | 'size'> {
  readonly data: Uint8Array;
}

/** Longer ones are texts of reports, each of which is compressed once. */
const LONGEST_KNOWN = 16_384;

/** Of dozens of files, with the parts that are the same in each. */
const MOST_KNOWN = 256;

/** Parts that were compressed before. */
const known = new Map<string, PackedPart>();

/** Half of what compressing a Word file takes goes to styles and settings, which are the same in each. */
export function deflatePart(content: string): PackedPart {
  if (content.length > LONGEST_KNOWN) return deflate(content);
  const found = known.get(content);
  if (found) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const part = deflate(content);
  known.set(content, part);
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

/** As fflate writes them: for any system, deflated or not, at noon of the first day that a zip can name. */
const PART: RecordManner = { flags: 0, madeBy: 20, version: 20, time: 12 << 11, attributes: 0 };
const FIRST_DAY = formatDosDate('1980-01-01');

/** A zip of parts, in their order. @param parts by their names, which are ASCII */
export function formatPackage(parts: ReadonlyMap<string, PackedPart>): Uint8Array {
  const pieces: Uint8Array[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  for (const [name, { data, ...part }] of parts) {
    const entry = { ...part, name, compressedSize: data.length, offset };
    const header = formatLocalHeader(entry, FIRST_DAY, PART);
    pieces.push(header, data);
    records.push(formatCentralRecord(entry, FIRST_DAY, PART));
    offset += header.length + data.length;
  }
  const list = Buffer.concat(records);
  const end = formatEndRecords({ count: parts.size, offset, size: list.length }, 0);
  return Buffer.concat([...pieces, list, end]);
}
