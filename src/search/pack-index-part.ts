import { gunzipSync, gzipSync, strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { hashContent } from '../base/sha256.ts';
import { cutFilters, formatGramsList, formatGramsPath } from './gram-filter.ts';
import { formatOutline, type Outline } from './outline.ts';
import { formatPartFile, type PartInfo } from './parts-list.ts';
import { type ChunkEntry, formatChunk } from './read-pagefind-chunk.ts';
import { type CatalogEntry, formatSearchCatalog } from './search-catalog.ts';
import { computeChecksum } from './wrap-file.ts';

/** The files of a part of the index, by their names. */
export type PartFiles = Readonly<Record<string, Uint8Array>>;

export interface IndexPart {
  readonly files: PartFiles;
  /** Of its texts; goes into files that all parts share. */
  readonly grams: Uint8Array;
}

/** The grams of a part, by its name in the list of parts. */
export interface PartGrams {
  readonly name: string;
  readonly grams: Uint8Array;
}

/**
 * Bytes of an index file before they are compressed, unless one word has more. Pagefind puts twice to five times as
 * much into one, so that a query of four characters loads twice as much (decision 029).
 */
const CHUNK_BYTES = 24_000;
/**
 * From this share of it on a file ends before a word whose checksum is a multiple of `END`, so that it ends there again
 * when the words before have become more or fewer: only files around a change are others.
 */
const ENOUGH = 2 / 3;
const END = 64;

/** By fflate and with fixed memory: zlib differs between versions of Node, and so would the name of the part. */
const GZIP = { level: 6, mem: 4, mtime: 0 } as const;
/** Bits of hashes have no runs to be looked for. */
const GZIP_BITS = { ...GZIP, level: 1 } as const;

/** @param reports newest first @param entries in the order of Pagefind */
export function packIndexPart(
  reports: readonly Omit<CatalogEntry, 'page'>[],
  outline: Outline,
  entries: readonly ChunkEntry[],
  chunkBytes = CHUNK_BYTES,
): PartFiles {
  const chunks = groupEntries(entries, chunkBytes).map((group) => {
    const bytes = gzipSync(formatChunk(group), GZIP);
    const [from = '', to = ''] = [group[0]?.word, group[group.length - 1]?.word];
    return { from, to, bytes, name: nameContent(bytes) };
  });
  const catalog = { outline: nameContent(JSON.stringify(outline)), chunks, reports };
  const spans = chunks.map(({ from, to, name }) => [from, to, name]);
  const part = nameContent(JSON.stringify({ ...catalog, chunks: spans }));
  return {
    [formatPartFile('catalog', part)]: strToU8(formatSearchCatalog({ part, ...catalog })),
    [formatPartFile('outline', catalog.outline)]: strToU8(formatOutline(catalog.outline, outline)),
    ...Object.fromEntries(chunks.map(({ name, bytes }) => [formatPartFile('words', name), bytes])),
  };
}

/** 48 bits: of the files that one span of time ever has, no two will share a name, and a catalogue lists hundreds. */
const nameContent = (content: string | Uint8Array): string => hashContent(content).slice(0, 12);

function groupEntries(entries: readonly ChunkEntry[], most: number): ChunkEntry[][] {
  const groups: ChunkEntry[][] = [];
  let size = most;
  for (const entry of entries) {
    const isEnd = size >= most * ENOUGH && computeChecksum(entry.word) % END === 0;
    if (isEnd || size + entry.bytes.length > most) {
      groups.push([]);
      size = 0;
    }
    groups[groups.length - 1]?.push(entry);
    size += entry.bytes.length;
  }
  return groups;
}

/**
 * The files that all parts share of their grams, by their paths, and the list of them.
 * @param parts newest first
 */
export function packGrams(parts: readonly PartGrams[]): { list: string; files: PartFiles } {
  const filters = parts.map(({ grams }) => grams);
  const files = Array.from(cutFilters(filters), (file) => {
    const bytes = gzipSync(file, GZIP_BITS);
    return { name: nameContent(bytes), bytes };
  });
  return {
    list: formatGramsList({ parts: parts.map(({ name }) => name), files: files.map(({ name }) => name) }),
    files: Object.fromEntries(files.map(({ name, bytes }) => [formatGramsPath(name), bytes])),
  };
}

/** What the list of parts says of one. */
export function describePart(files: PartFiles): Pick<PartInfo, 'name' | 'reports' | 'tokens'> {
  const [name = ''] = Object.keys(files).filter((file) => file.startsWith('catalog-'));
  const catalog = JSON.parse(strFromU8(files[name] ?? new Uint8Array())) as {
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

/** The grams of a part as one object of the cache. */
export const formatGramsObject = (grams: Uint8Array): Uint8Array => gzipSync(grams, GZIP_BITS);

export const parseGramsObject = (object: Uint8Array): Uint8Array => gunzipSync(object);
