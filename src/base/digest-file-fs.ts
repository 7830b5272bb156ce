import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

export interface FileDigest {
  /** Lower-case hexadecimal. */
  sha256: string;
  bytes: number;
}

/**
 * SHA-256 and size in one pass of bounded memory.
 *
 * @param onChunk sees every piece in order
 */
export async function digestFile(
  absolutePath: string,
  onChunk?: (chunk: Uint8Array) => void,
): Promise<FileDigest> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(absolutePath, { highWaterMark: 256 * 1024 })) {
    const piece: Uint8Array = chunk;
    hash.update(piece);
    onChunk?.(piece);
    bytes += piece.byteLength;
  }
  return { sha256: hash.digest('hex'), bytes };
}
