import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { parseSeal, SEAL_LENGTH } from './zip-seal.ts';

/** Whether a file is an archive of ours, by the seal at its end. What cannot be read does not prove it. */
export function isSealed(file: string): boolean {
  try {
    const handle = openSync(file, 'r');
    try {
      const { size } = fstatSync(handle);
      const tail = Buffer.alloc(SEAL_LENGTH);
      const read = readSync(handle, tail, 0, SEAL_LENGTH, Math.max(0, size - SEAL_LENGTH));
      return parseSeal(tail.subarray(0, read)) !== undefined;
    } finally {
      closeSync(handle);
    }
  } catch {
    return false;
  }
}
