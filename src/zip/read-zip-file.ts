import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { type ByteSource, readPieces } from './byte-source.ts';
import type { ZipListRecord } from './parse-zip-list.ts';
import { DEFLATED } from './zip-entry.ts';
import type { ZipDataFault } from './zip-fault.ts';

/**
 * Reads one file of a zip in pieces, and never more of it than the list promises.
 * @returns what is wrong with its data, if anything
 */
export async function readZipFile(
  source: ByteSource,
  record: ZipListRecord,
  dataOffset: number,
  onPiece: (piece: Uint8Array) => void,
): Promise<ZipDataFault | undefined> {
  let size = 0;
  let checksum = 0;
  const take = async (pieces: AsyncIterable<Uint8Array>) => {
    for await (const piece of pieces) {
      size += piece.length;
      if (size > record.size) throw new OversizeError();
      checksum = crc32(piece, checksum);
      onPiece(piece);
    }
  };
  const packed = readPieces(source, dataOffset, record.compressedSize);
  try {
    if (record.method === DEFLATED) {
      const inflate = createInflateRaw();
      await pipeline(packed, inflate, take);
      if (inflate.bytesWritten !== record.compressedSize) return 'surplus';
    } else await take(packed);
  } catch (error) {
    if (error instanceof OversizeError) return 'larger';
    if (/^Z_/.test((error as NodeJS.ErrnoException).code ?? '')) return 'undecodable';
    throw error;
  }
  if (size !== record.size) return 'smaller';
  return checksum === record.crc32 ? undefined : 'checksum';
}

class OversizeError extends Error {}
