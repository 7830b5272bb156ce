import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { LOCAL_BYTES } from '../zip/zip-entry.ts';
import { parseSeal, SEAL_LENGTH } from './zip-seal.ts';

/**
 * Whether a file is a zip of ours, by the seal at its end, and of the kind that is asked for: one kind must not take the
 * place of another. What cannot be read does not prove it.
 * @param isFirst knows the kind by the path of its first file
 */
export const recogniseZip =
  (isFirst: (path: string) => boolean) =>
  (file: string): boolean => {
    try {
      const handle = openSync(file, 'r');
      try {
        const read = (position: number, length: number) => {
          const bytes = Buffer.alloc(length);
          return bytes.subarray(0, readSync(handle, bytes, 0, length, Math.max(0, position)));
        };
        if (parseSeal(read(fstatSync(handle).size - SEAL_LENGTH, SEAL_LENGTH)) === undefined) return false;
        const nameBytes = read(0, LOCAL_BYTES).readUInt16LE(26);
        return isFirst(read(LOCAL_BYTES, nameBytes).toString('utf8'));
      } finally {
        closeSync(handle);
      }
    } catch {
      return false;
    }
  };
