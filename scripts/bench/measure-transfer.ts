import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { StaticServer } from '../../test/support/static-server.ts';

/** What a host that compresses texts would have sent since then, in kB. */
export type MeasureTransfer = (from: number, wanted?: (path: string) => boolean) => number;

/** @param folder what the server serves */
export function createTransferMeter(server: StaticServer, folder: string): MeasureTransfer {
  const sizes = new Map<string, number>();
  return (from, wanted = () => true) =>
    server.requests
      .slice(from)
      .filter(({ path }) => wanted(path))
      .reduce((sum, { path, bytes }) => sum + (sizes.get(path) ?? measure(path, bytes)), 0) / 1000;

  function measure(name: string, bytes: number): number {
    const size = /\.(?:json|js)$/.test(name) ? measureCompressed(path.join(folder, name)) : bytes;
    sizes.set(name, size);
    return size;
  }
}

/** Bytes of a text as hosts send it. */
export const measureCompressed = (file: string): number => gzipSync(readFileSync(file)).length;
