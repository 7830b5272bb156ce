import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { type ByteSource, readPieces } from './byte-source.ts';
import type { ZipListRecord } from './parse-zip-list.ts';
import { DEFLATED } from './zip-entry.ts';

/**
 * Reads one file of a zip in pieces, and never more of it than the list promises.
 * @returns in Chinese what is wrong with its data, if anything
 */
export async function readZipFile(
  source: ByteSource,
  record: ZipListRecord,
  dataOffset: number,
  onPiece: (piece: Uint8Array) => void,
): Promise<string | undefined> {
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
      if (inflate.bytesWritten !== record.compressedSize) return '后面有多余的字节';
    } else await take(packed);
  } catch (error) {
    if (error instanceof OversizeError) return '解压出来比目录里写的大';
    if (/^Z_/.test((error as NodeJS.ErrnoException).code ?? '')) return '解压不开';
    throw error;
  }
  if (size !== record.size) return '解压出来比目录里写的小';
  return checksum === record.crc32 ? undefined : 'zip 自带的校验和（CRC-32）不符';
}

class OversizeError extends Error {}
