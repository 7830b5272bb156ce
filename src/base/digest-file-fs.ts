import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { namePlace } from './io-errors.ts';
import { hashContent } from './sha256.ts';

export interface FileDigest {
  /** Lower-case hexadecimal. */
  sha256: string;
  bytes: number;
}

/** Larger files are not read into memory as a whole. */
export const LARGE = 4 * 1024 * 1024;

/** A whole file. @throws an I/O error that names it, which the system's own does not once a file is open */
export function readNamed(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw namePlace(error, file);
  }
}

/**
 * SHA-256 and size in one pass of bounded memory. Small files are read synchronously: 11,195 files of 204 MB take 0.45 s
 * so, and 2.1 s by promises.
 *
 * @param onChunk sees every piece in order
 */
export async function digestFile(
  absolutePath: string,
  onChunk?: (chunk: Uint8Array) => void,
): Promise<FileDigest> {
  if (statSync(absolutePath).size <= LARGE) {
    const content = readNamed(absolutePath);
    onChunk?.(content);
    return { sha256: hashContent(content), bytes: content.length };
  }
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
