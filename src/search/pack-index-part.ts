import { gzipSync, strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { hashContent } from '../base/sha256.ts';
import { formatOutline, type Outline } from './outline.ts';
import type { PartInfo } from './parts-list.ts';
import { type ChunkEntry, formatChunk } from './read-pagefind-chunk.ts';
import { type CatalogEntry, formatSearchCatalog } from './search-catalog.ts';

/** The files of a part of the index, by their names in its folder. */
export type PartFiles = Readonly<Record<string, Uint8Array>>;

/**
 * Bytes of an index file before they are compressed, unless one word has more. Pagefind puts twice to five times as
 * much into one, so that a query of four characters loads twice as much (decision 029).
 */
const CHUNK_BYTES = 24_000;

/** By fflate and with fixed memory: zlib differs between versions of Node, and so would the name of the part. */
const GZIP = { level: 6, mem: 4, mtime: 0 } as const;

/** @param reports newest first @param entries in the order of Pagefind */
export function packIndexPart(
  reports: readonly Omit<CatalogEntry, 'page'>[],
  outline: Outline,
  entries: readonly ChunkEntry[],
  chunkBytes = CHUNK_BYTES,
): PartFiles {
  const groups = groupEntries(entries, chunkBytes);
  const chunks = groups.map((group) => gzipSync(formatChunk(group), GZIP));
  const spans = groups.map((group) => ({
    from: group[0]?.word ?? '',
    to: group[group.length - 1]?.word ?? '',
  }));
  const content = [reports, outline, chunks.map(hashContent)];
  const part = hashContent(JSON.stringify(content)).slice(0, 16);
  return {
    'catalog.json': strToU8(formatSearchCatalog({ part, chunks: spans, reports })),
    'outline.json': strToU8(formatOutline(part, outline)),
    ...Object.fromEntries(chunks.map((chunk, at) => [`${at}.pf_index`, chunk])),
  };
}

function groupEntries(entries: readonly ChunkEntry[], most: number): ChunkEntry[][] {
  const groups: ChunkEntry[][] = [];
  let room = 0;
  for (const entry of entries) {
    room -= entry.bytes.length;
    const last = groups[groups.length - 1];
    if (last && room >= 0) last.push(entry);
    else {
      groups.push([entry]);
      room = most - entry.bytes.length;
    }
  }
  return groups;
}

/** What the list of parts says of one. */
export function describePart(files: PartFiles): Pick<PartInfo, 'name' | 'reports' | 'tokens'> {
  const catalog = JSON.parse(strFromU8(files['catalog.json'] ?? new Uint8Array())) as {
    part: string;
    reports: { length: number[] };
  };
  const lengths = catalog.reports.length;
  return {
    name: catalog.part,
    reports: lengths.length,
    tokens: lengths.reduce((sum, length) => sum + length, 0),
  };
}

/** A part as one object of the cache. */
export const formatPartObject = (files: PartFiles): Uint8Array =>
  zipSync(files as Record<string, Uint8Array>, { level: 0, mtime: '1980-01-01T00:00:00' });

export const parsePartObject = (object: Uint8Array): PartFiles => unzipSync(object);
