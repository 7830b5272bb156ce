import { deflateSync } from 'fflate';
import { DEFLATED, STORED, type ZipMethod } from '../zip/zip-entry.ts';

/** What is compressed already, by ending: pictures, office files, and Pagefind's index. */
const COMPRESSED = /\.(?:png|jpe?g|gif|webp|zip|docx|xlsx|pptx|ofd|pf_[a-z]+)$/i;

/** `mem` is fixed because fflate would derive it from a logarithm: one input must give one output everywhere. */
const OPTIONS = { level: 6, mem: 4 } as const;

/**
 * A file's bytes as they go into the zip. By fflate, which is JavaScript: zlib's output differs between versions of
 * Node and between processors.
 */
export function compressFile(name: string, bytes: Uint8Array): { method: ZipMethod; data: Uint8Array } {
  if (!COMPRESSED.test(name)) {
    const data = deflateSync(bytes, OPTIONS);
    if (data.length < bytes.length) return { method: DEFLATED, data };
  }
  return { method: STORED, data: bytes };
}
