import { CENTRAL_BYTES, FULL_32, SIGNATURES, ZIP64_EXTRA, type ZipEntry } from './zip-entry.ts';

/** A record of a zip's list, by whatever program, before it is known to be sound. */
export interface ZipListRecord extends Omit<ZipEntry, 'name' | 'method'> {
  readonly nameBytes: Buffer;
  readonly method: number;
  readonly flags: number;
  /** Permissions and kind of file as Unix has them, if the zip was made there; else 0. */
  readonly unixMode: number;
}

/** Hosts whose zips tell a Unix mode (§ 4.4.2): Unix and macOS. */
const UNIX_HOSTS = [3, 19];

/** @returns `undefined` if the list does not have exactly `count` records (APPNOTE 6.3.10 § 4.3.12) */
export function parseZipList(list: Buffer, count: number): ZipListRecord[] | undefined {
  const records: ZipListRecord[] = [];
  let at = 0;
  while (at < list.length) {
    if (at + CENTRAL_BYTES > list.length || list.readUInt32LE(at) !== SIGNATURES.central) return undefined;
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      list.readUInt16LE(at + field),
    ) as [number, number, number];
    const extraAt = at + CENTRAL_BYTES + nameLength;
    const next = extraAt + extraLength + commentLength;
    if (next > list.length) return undefined;
    const nameBytes = list.subarray(at + CENTRAL_BYTES, extraAt);
    const large = parseZip64Extra(list.subarray(extraAt, extraAt + extraLength), {
      size: list.readUInt32LE(at + 24),
      compressedSize: list.readUInt32LE(at + 20),
      offset: list.readUInt32LE(at + 42),
    });
    if (!large) return undefined;
    records.push({
      nameBytes,
      flags: list.readUInt16LE(at + 8),
      method: list.readUInt16LE(at + 10),
      crc32: list.readUInt32LE(at + 16),
      unixMode: UNIX_HOSTS.includes(list.readUInt8(at + 5)) ? list.readUInt16LE(at + 40) : 0,
      ...large,
    });
    at = next;
  }
  return records.length === count ? records : undefined;
}

type LargeFields = Pick<ZipEntry, 'size' | 'compressedSize' | 'offset'>;

/**
 * Replaces fields that are full by their values in the zip64 extra field (§ 4.5.3), which has them in this order.
 * @returns `undefined` if one is missing there
 */
export function parseZip64Extra(extra: Buffer, fields: LargeFields): LargeFields | undefined {
  const full = (['size', 'compressedSize', 'offset'] as const).filter((name) => fields[name] === FULL_32);
  if (full.length === 0) return fields;
  const field = findExtra(extra, ZIP64_EXTRA);
  if (!field || field.length < 8 * full.length) return undefined;
  const values = full.map((name, index) => [name, Number(field.readBigUInt64LE(8 * index))] as const);
  return { ...fields, ...Object.fromEntries(values) };
}

function findExtra(extra: Buffer, id: number): Buffer | undefined {
  let at = 0;
  while (at + 4 <= extra.length) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === id) return end <= extra.length ? extra.subarray(at + 4, end) : undefined;
    at = end;
  }
  return undefined;
}
