import { gunzipSync } from 'fflate';

const GZIP_MARK = [0x1f, 0x8b];
/** Bytes at the end of a gzip file: checksum and length, little-endian (RFC 1952). */
const TRAILER = 8;

/**
 * Unzips gzip; what is none comes back as it is, since some hosts take the files for pages sent compressed, and the
 * browser has unzipped them already.
 * @throws Error if the bytes are damaged or cut off
 */
export async function unzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (GZIP_MARK.some((byte, at) => bytes[at] !== byte)) return bytes;
  // Chromium 80, Firefox 113, Safari 16.4.
  return typeof DecompressionStream === 'undefined' ? unzipHere(bytes) : unzipByBrowser(bytes);
}

async function unzipByBrowser(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new DecompressionStream('gzip');
  const unzipped = new Response(stream.readable).arrayBuffer();
  const writer = stream.writable.getWriter();
  // What is damaged fails on both ends; the reader's is the one that is awaited.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  return new Uint8Array(await unzipped);
}

/** fflate looks at neither checksum nor length. */
function unzipHere(bytes: Uint8Array): Uint8Array {
  const unzipped = gunzipSync(bytes);
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - TRAILER, TRAILER);
  if (trailer.getUint32(4, true) !== unzipped.length || trailer.getUint32(0, true) !== computeCrc(unzipped)) {
    throw new Error('gzip: wrong checksum');
  }
  return unzipped;
}

/** CRC-32 as in gzip (RFC 1952, appendix). */
function computeCrc(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

const CRC_TABLE = Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});
