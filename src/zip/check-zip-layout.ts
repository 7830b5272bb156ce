import type { ByteSource } from './byte-source.ts';
import type { ZipFile } from './check-zip-records.ts';
import { parseZip64Extra, type ZipListRecord } from './parse-zip-list.ts';
import type { ZipEnd } from './read-zip-end.ts';
import { LOCAL_BYTES, SIGNATURES } from './zip-entry.ts';
import type { EntryRule, ZipFault, ZipRule } from './zip-fault.ts';

/** § 4.4.4 bit 3: sizes follow the data, in a descriptor of one of these lengths (§ 4.3.9). */
const HAS_DESCRIPTOR = 0x0008;
const DESCRIPTOR_BYTES = [12, 16, 20, 24];

/** § 4.4.4 bits 1 and 2 tell how hard a program tried to compress; the rest must be the same in both places. */
const FREE_FLAGS = 0x0006;

/**
 * Holds the headers before the data against the list, and accounts for every byte between them.
 * @param records all of the list, folders as well
 * @param tolerates faults that are passed over; a header that says something else is, if the data can be found
 * @returns where each record's data begins, if its header is sound
 */
export async function checkZipLayout(
  source: ByteSource,
  { listOffset, prefix }: Pick<ZipEnd, 'listOffset' | 'prefix'>,
  records: readonly ZipListRecord[],
  files: readonly ZipFile[],
  tolerates: ReadonlySet<ZipRule>,
): Promise<{ dataOffsets: Map<ZipListRecord, number>; faults: ZipFault[] }> {
  const faults: ZipFault[] = [];
  const dataOffsets = new Map<ZipListRecord, number>();
  const owners = new Map(files.map((file) => [file.record, file]));
  const sorted = [...records].sort((a, b) => a.offset - b.offset);
  const first = sorted[0]?.offset ?? 0;
  if (first > 0 && !tolerates.has('zip-leading')) faults.push({ rule: 'zip-leading', detail: first });

  for (const [index, record] of sorted.entries()) {
    const path = owners.get(record)?.path ?? record.nameBytes.toString('utf8');
    const header = await readLocalHeader(source, record, prefix);
    const limit = Math.min(sorted[index + 1]?.offset ?? Infinity, listOffset - prefix) + prefix;
    const add = (rule: EntryRule, detail?: number) => {
      if (!tolerates.has(rule)) faults.push({ rule, path, ...(detail === undefined ? {} : { detail }) });
    };
    if (!header || !(header.isSame || tolerates.has('zip-header'))) add('zip-header');
    else {
      const rest = limit - header.dataOffset - record.compressedSize;
      const isDescriptor = record.flags & HAS_DESCRIPTOR && DESCRIPTOR_BYTES.includes(rest);
      if (rest < 0) add('zip-overlap');
      else if (rest > 0 && !isDescriptor) add('zip-hidden', rest);
      if (rest >= 0) dataOffsets.set(record, header.dataOffset);
    }
  }
  return { dataOffsets, faults };
}

/** @returns `undefined` if there is none; `isSame`: whether it says what the list says */
async function readLocalHeader(
  source: ByteSource,
  record: ZipListRecord,
  prefix: number,
): Promise<{ dataOffset: number; isSame: boolean } | undefined> {
  const at = record.offset + prefix;
  const header = await source.read(at, LOCAL_BYTES + record.nameBytes.length);
  if (header.length < LOCAL_BYTES || header.readUInt32LE(0) !== SIGNATURES.local) return undefined;
  const [nameLength, extraLength] = [header.readUInt16LE(26), header.readUInt16LE(28)];
  const extraAt = at + LOCAL_BYTES + nameLength;
  const extra = extraLength > 0 ? await source.read(extraAt, extraLength) : Buffer.alloc(0);
  const flags = header.readUInt16LE(6);
  const isSame =
    ((flags ^ record.flags) & ~FREE_FLAGS) === 0 &&
    header.readUInt16LE(8) === record.method &&
    nameLength === record.nameBytes.length &&
    header.subarray(LOCAL_BYTES).equals(record.nameBytes) &&
    (Boolean(flags & HAS_DESCRIPTOR) || hasSameSizes(header, extra, record));
  return { dataOffset: extraAt + extraLength, isSame };
}

function hasSameSizes(header: Buffer, extra: Buffer, record: ZipListRecord): boolean {
  const sizes = parseZip64Extra(extra, {
    size: header.readUInt32LE(22),
    compressedSize: header.readUInt32LE(18),
    offset: 0,
  });
  return (
    sizes?.size === record.size &&
    sizes.compressedSize === record.compressedSize &&
    header.readUInt32LE(14) === record.crc32
  );
}
