import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { StaticServer } from '../../test/support/static-server.ts';

/** @param folder what the server serves @returns what a host that compresses texts would have sent since then, in kB */
export function createTransferMeter(server: StaticServer, folder: string) {
  const sizes = new Map<string, number>();
  const measure = (name: string, bytes: number): number => {
    const size = /\.(?:json|js)$/.test(name) ? measureCompressed(path.join(folder, name)) : bytes;
    sizes.set(name, size);
    return size;
  };
  return (from: number, wanted: (path: string) => boolean): number =>
    server.requests
      .slice(from)
      .filter(({ path }) => wanted(path))
      .reduce((sum, { path, bytes }) => sum + (sizes.get(path) ?? measure(path, bytes)), 0) / 1000;
}

/** Bytes of a text as hosts send it. */
export const measureCompressed = (file: string): number => gzipSync(readFileSync(file)).length;
