import { createHash } from 'node:crypto';
import type { BagContainer } from '../../src/archive/bag-container.ts';
import { DECLARATION_TEXT } from '../../src/archive/bag-names.ts';
import { formatManifest } from '../../src/base/manifest.ts';

export type BagContent = Record<string, string>;

/** A small bag, as another program may make it: its files by path. */
export function buildBag(
  payload: BagContent,
  {
    algorithm = 'sha512',
    info = {},
    isTagged = true,
  }: { algorithm?: string; info?: BagContent; isTagged?: boolean } = {},
): BagContent {
  const list = (files: BagContent) =>
    formatManifest(
      Object.entries(files).map(([path, text]) => ({
        path,
        checksum: createHash(algorithm).update(text).digest('hex'),
      })),
    );
  const bytes = Object.values(payload).reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const rows = { 'Payload-Oxum': `${bytes}.${Object.keys(payload).length}`, ...info };
  const tags: BagContent = {
    'bagit.txt': DECLARATION_TEXT,
    'bag-info.txt': Object.entries(rows)
      .map(([label, value]) => `${label}: ${value}\n`)
      .join(''),
    [`manifest-${algorithm}.txt`]: list(payload),
  };
  return { ...payload, ...tags, ...(isTagged ? { [`tagmanifest-${algorithm}.txt`]: list(tags) } : {}) };
}

/** A bag in memory. */
export function createMemoryBag(files: Readonly<Record<string, string | Buffer>>): BagContainer {
  return {
    files: Object.entries(files).map(([path, text]) => ({ path, size: Buffer.byteLength(text) })),
    emptyFolders: [],
    async read({ path }, onPiece) {
      onPiece(Buffer.from(files[path] ?? ''));
      return undefined;
    },
  };
}
