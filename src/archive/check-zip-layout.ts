import type { ByteSource } from './byte-source.ts';
import type { ZipFile } from './check-zip-records.ts';
import type { Finding } from './finding.ts';
import { parseZip64Extra, type ZipListRecord } from './parse-zip-list.ts';
import type { ZipEnd } from './read-zip-end.ts';
import { LOCAL_BYTES, SIGNATURES } from './zip-entry.ts';
import { describeEntryFault, describeZipFault } from './zip-fault.ts';

/** § 4.4.4 bit 3: sizes follow the data, in a descriptor of one of these lengths (§ 4.3.9). */
const HAS_DESCRIPTOR = 0x0008;
const DESCRIPTOR_BYTES = [12, 16, 20, 24];

/** § 4.4.4 bits 1 and 2 tell how hard a program tried to compress; the rest must be the same in both places. */
const FREE_FLAGS = 0x0006;

/**
 * Holds the headers before the data against the list, and accounts for every byte between them.
 * @param records all of the list, folders as well
 * @returns where each record's data begins, if its header is sound
 */
export async function checkZipLayout(
  source: ByteSource,
  { listOffset, prefix }: Pick<ZipEnd, 'listOffset' | 'prefix'>,
  records: readonly ZipListRecord[],
  files: readonly ZipFile[],
): Promise<{ dataOffsets: Map<ZipListRecord, number>; findings: Finding[] }> {
  const findings: Finding[] = [];
  const dataOffsets = new Map<ZipListRecord, number>();
  const owners = new Map(files.map((file) => [file.record, file]));
  const sorted = [...records].sort((a, b) => a.offset - b.offset);
  const first = sorted[0]?.offset ?? 0;
  if (first > 0) findings.push(describeZipFault('zip-leading', first));

  for (const [index, record] of sorted.entries()) {
    const path = owners.get(record)?.path ?? record.nameBytes.toString('utf8');
    const header = await readLocalHeader(source, record, prefix);
    const limit = Math.min(sorted[index + 1]?.offset ?? Infinity, listOffset - prefix) + prefix;
    if (header === undefined) findings.push(describeEntryFault('zip-header', path));
    else {
      const rest = limit - header.dataOffset - record.compressedSize;
      const isDescriptor = record.flags & HAS_DESCRIPTOR && DESCRIPTOR_BYTES.includes(rest);
      if (rest < 0) findings.push(describeEntryFault('zip-overlap', path));
      else if (rest > 0 && !isDescriptor) findings.push(describeEntryFault('zip-hidden', path, rest));
      if (rest >= 0) dataOffsets.set(record, header.dataOffset);
    }
  }
  return { dataOffsets, findings };
}

/** @returns `undefined` if it says anything else than the list */
async function readLocalHeader(
  source: ByteSource,
  record: ZipListRecord,
  prefix: number,
): Promise<{ dataOffset: number } | undefined> {
  const at = record.offset + prefix;
  const nameEnd = LOCAL_BYTES + record.nameBytes.length;
  const header = await source.read(at, nameEnd);
  if (header.length < nameEnd || header.readUInt32LE(0) !== SIGNATURES.local) return undefined;
  const flags = header.readUInt16LE(6);
  const extraLength = header.readUInt16LE(28);
  const dataOffset = at + nameEnd + extraLength;
  if (
    ((flags ^ record.flags) & ~FREE_FLAGS) !== 0 ||
    header.readUInt16LE(8) !== record.method ||
    header.readUInt16LE(26) !== record.nameBytes.length ||
    !header.subarray(LOCAL_BYTES).equals(record.nameBytes)
  ) {
    return undefined;
  }
  if (flags & HAS_DESCRIPTOR) return { dataOffset };
  const extra = extraLength > 0 ? await source.read(at + nameEnd, extraLength) : Buffer.alloc(0);
  const sizes = parseZip64Extra(extra, {
    size: header.readUInt32LE(22),
    compressedSize: header.readUInt32LE(18),
    offset: 0,
  });
  const isSame =
    sizes?.size === record.size &&
    sizes.compressedSize === record.compressedSize &&
    header.readUInt32LE(14) === record.crc32;
  return isSame ? { dataOffset } : undefined;
}
