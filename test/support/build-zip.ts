import { crc32, deflateRawSync } from 'node:zlib';
import {
  formatCentralRecord,
  formatEndRecords,
  formatLocalHeader,
} from '../../src/zip/format-zip-records.ts';
import { DEFLATED, STORED } from '../../src/zip/zip-entry.ts';

export interface ZipPart {
  name: string;
  data?: string | Uint8Array;
  isDeflated?: boolean;
  /** Changes the headers before they are written: hostile zips are made from honest ones. */
  local?: (header: Buffer) => void;
  central?: (record: Buffer) => void;
  /** Bytes behind the data. */
  behind?: Uint8Array;
  /** Place of another part's header to tell instead of its own. */
  sameAs?: number;
}

/** A zip in memory, honest or not. */
export function buildZip(
  parts: readonly ZipPart[],
  { comment = '', before = '', gap = '' }: { comment?: string; before?: string; gap?: string } = {},
): Buffer {
  const pieces: Uint8Array[] = [Buffer.from(before)];
  const records: Buffer[] = [];
  const offsets: number[] = [];
  let position = 0;
  for (const { name, data = '', isDeflated, local, central, behind, sameAs } of parts) {
    const bytes = Buffer.from(data);
    const packed = isDeflated ? deflateRawSync(bytes) : bytes;
    const offset = sameAs === undefined ? position : (offsets[sameAs] as number);
    offsets.push(offset);
    const sizes = { size: bytes.length, compressedSize: packed.length };
    const entry = { name, method: isDeflated ? DEFLATED : STORED, crc32: crc32(bytes), ...sizes, offset };
    const record = formatCentralRecord(entry, 0x5449);
    central?.(record);
    records.push(record);
    if (sameAs !== undefined) continue;
    const header = formatLocalHeader(entry, 0x5449);
    local?.(header);
    pieces.push(header, packed, behind ?? Buffer.alloc(0));
    position += header.length + packed.length + (behind?.length ?? 0);
  }
  const list = Buffer.concat(records);
  const end = { count: records.length, offset: position, size: list.length };
  return Buffer.concat([
    ...pieces,
    list,
    Buffer.from(gap),
    formatEndRecords(end, Buffer.byteLength(comment)),
    Buffer.from(comment),
  ]);
}
