/** Bytes that can be read from any place, such as an open file. */
export interface ByteSource {
  readonly size: number;
  /** Fewer than `length` bytes only at the end. */
  read(offset: number, length: number): Promise<Buffer>;
}

/** Large enough to be fast, small enough to be nothing. */
const PIECE_BYTES = 256 * 1024;

export async function* readPieces(
  source: ByteSource,
  offset: number,
  length: number,
): AsyncGenerator<Buffer> {
  let at = offset;
  while (at < offset + length) {
    const piece = await source.read(at, Math.min(PIECE_BYTES, offset + length - at));
    if (piece.length === 0) return;
    yield piece;
    at += piece.length;
  }
}

export function createMemorySource(bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: buffer.length,
    read: async (offset, length) => buffer.subarray(offset, offset + length),
  };
}
