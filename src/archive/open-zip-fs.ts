import { open } from 'node:fs/promises';
import type { ByteSource } from '../zip/byte-source.ts';
import { type OpenedContainer, openZipBag } from './open-zip-bag.ts';

/** Opens a zip for `use` and closes it afterwards. @throws when I/O fails */
export async function withZip<T>(file: string, use: (opened: OpenedContainer) => Promise<T>): Promise<T> {
  const handle = await open(file, 'r');
  try {
    const source: ByteSource = {
      size: (await handle.stat()).size,
      async read(offset, length) {
        const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, source.size - offset)));
        let filled = 0;
        while (filled < buffer.length) {
          const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, offset + filled);
          if (bytesRead === 0) break;
          filled += bytesRead;
        }
        return buffer.subarray(0, filled);
      },
    };
    return await use(await openZipBag(source));
  } finally {
    await handle.close();
  }
}
