import { deflateSync } from 'fflate';
import { DEFLATE_OPTIONS, DEFLATED, STORED, type ZipMethod } from '../zip/zip-entry.ts';

/** What is compressed already, by ending: pictures, office files, and Pagefind's index. */
const COMPRESSED = /\.(?:png|jpe?g|gif|webp|zip|docx|xlsx|pptx|ofd|pf_[a-z]+)$/i;

/**
 * A file's bytes as they go into the zip. By fflate, which is JavaScript: zlib's output differs between versions of
 * Node and between processors.
 */
export function compressFile(name: string, bytes: Uint8Array): { method: ZipMethod; data: Uint8Array } {
  if (!COMPRESSED.test(name)) {
    const data = deflateSync(bytes, DEFLATE_OPTIONS);
    if (data.length < bytes.length) return { method: DEFLATED, data };
  }
  return { method: STORED, data: bytes };
}
