import { once } from '../base/once.ts';

/**
 * Reads the places of tokens from the index that Pagefind 1.5 builds. Pagefind's own search decodes all places of
 * all words of a chunk and tells only the first place of a phrase in each report; here a word is decoded when it is
 * asked for, page by page, and ranking has every place. What does not end where it says is refused.
 *
 * Files are gzip of `pagefind_dcd` and CBOR (RFC 8949). `pf_meta`: [version, [[id, words]…], [[first word, last
 * word, chunk]…], …]. `pf_index`: [[[word, pages, [[form with diacritics, pages]…]]…]] with pages [[page, [place…],
 * [place in metadata…]]…]; pages and places are differences from the one before, and a negative place announces
 * the weight of those that follow.
 */

const MARK = 'pagefind_dcd';
/** The versions that write this form. */
const KNOWN_VERSION = /^1\.5\./;
const DECODER = new TextDecoder();

export interface PagefindMeta {
  /** Pagefind's own names for the reports, by page number. */
  ids: string[];
  /** Where words are, in the order of their UTF-8 bytes. */
  chunks: { from: string; to: string; name: string }[];
}

/** @throws Error if it is not such a file */
export function readPagefindMeta(bytes: Uint8Array): PagefindMeta {
  const reader = openReader(bytes);
  const members = reader.array();
  if (members < 3) throw new Error('pf_meta: unknown form');
  const version = reader.text();
  if (!KNOWN_VERSION.test(version)) throw new Error(`pf_meta: Pagefind ${version}`);
  const ids: string[] = [];
  reader.each(() => {
    const members = reader.array();
    ids.push(reader.text());
    reader.skip(members - 1);
  });
  const chunks: PagefindMeta['chunks'] = [];
  reader.each(() => {
    const members = reader.array();
    chunks.push({ from: reader.text(), to: reader.text(), name: reader.text() });
    reader.skip(members - 3);
  });
  reader.skip(members - 3);
  reader.end();
  return { ids, chunks };
}

/** A word of a chunk. Pages are named by their number in `pf_meta`. */
export interface ChunkWord {
  /** Bytes that the places take: the fewer, the rarer the word. */
  size: number;
  /** The pages that have it, in order, and where in the chunk its places there begin. */
  pages(): ReadonlyMap<number, number>;
  /** Its places in one page, in order. */
  places(page: number): readonly number[];
}

/** The words of a chunk. @throws Error if it is not such a file */
export function readPagefindChunk(bytes: Uint8Array): ReadonlyMap<string, ChunkWord> {
  const reader = openReader(bytes);
  const words = new Map<string, ChunkWord>();
  const parts = reader.array();
  /** @returns members that follow the pages */
  const addWord = (): number => {
    const members = reader.array();
    const word = reader.text();
    const start = reader.offset();
    reader.skip(1);
    words.set(word, createWord(bytes, start, reader.offset()));
    return members - 2;
  };
  reader.each(() => {
    if (addWord() !== 1) throw new Error('pf_index: unknown form');
    reader.each(addWord);
  });
  reader.skip(parts - 1);
  reader.end();
  return words;
}

/** A word of a chunk as it is written there, forms with diacritics included. */
export interface ChunkEntry {
  word: string;
  bytes: Uint8Array;
}

/** @throws Error if it is not such a file */
export function listChunkEntries(bytes: Uint8Array): ChunkEntry[] {
  const reader = openReader(bytes);
  const entries: ChunkEntry[] = [];
  const parts = reader.array();
  reader.each(() => {
    const start = reader.offset();
    const members = reader.array();
    const word = reader.text();
    reader.skip(members - 1);
    entries.push({ word, bytes: bytes.subarray(start, reader.offset()) });
  });
  reader.skip(parts - 1);
  reader.end();
  return entries;
}

/** A chunk of these words: what `readPagefindChunk` reads. */
export function formatChunk(entries: readonly ChunkEntry[]): Uint8Array {
  // Arrays of CBOR: one member, which has as many as a number of 32 bits says.
  const head = new Uint8Array([...MARK].map((letter) => letter.charCodeAt(0)).concat(0x81, 0x9a, 0, 0, 0, 0));
  new DataView(head.buffer).setUint32(head.length - 4, entries.length);
  const chunk = new Uint8Array(entries.reduce((sum, { bytes }) => sum + bytes.length, head.length));
  chunk.set(head);
  let at = head.length;
  for (const { bytes } of entries) {
    chunk.set(bytes, at);
    at += bytes.length;
  }
  return chunk;
}

function createWord(bytes: Uint8Array, start: number, end: number): ChunkWord {
  const pages = once(() => readPages(createReader(bytes, start)));
  return {
    size: end - start,
    pages,
    places: (page) => {
      const offset = pages().get(page);
      return offset === undefined ? [] : readPlaces(createReader(bytes, offset));
    },
  };
}

/** The word below which Pagefind files a token (its `normalizeDiacritics`): Hangul taken apart, no diacritics. */
export function formatPlainWord(token: string): string {
  return token.normalize('NFD').replace(/\p{M}/gu, '');
}

type Reader = ReturnType<typeof createReader>;

function readPages(reader: Reader): Map<number, number> {
  const offsets = new Map<number, number>();
  let page = 0;
  reader.each(() => {
    const members = reader.array();
    page += reader.integer();
    offsets.set(page, reader.offset());
    reader.skip(members - 1);
  });
  return offsets;
}

function readPlaces(reader: Reader): number[] {
  const places: number[] = [];
  let place = 0;
  reader.each(() => {
    const step = reader.integer();
    if (step < 0) return;
    place += step;
    places.push(place);
  });
  return places;
}

function openReader(bytes: Uint8Array): Reader {
  if (DECODER.decode(bytes.subarray(0, MARK.length)) !== MARK) throw new Error('not a file of Pagefind');
  return createReader(bytes, MARK.length);
}

/** Reads CBOR's integers, texts and arrays of known length, which is all that Pagefind writes. */
function createReader(bytes: Uint8Array, start: number) {
  let at = start;
  /** Argument of the last item. */
  let value = 0;

  /** Reads the next item but for what it holds. @returns its major type */
  const head = (): number => {
    const first = bytes[at];
    if (first === undefined) throw new Error('the file ends too early');
    at += 1;
    value = first & 31;
    if (value > 26) throw new Error(`unknown CBOR item ${first}`);
    if (value > 23) {
      const end = at + (1 << (value - 24));
      for (value = 0; at < end; at += 1) value = value * 256 + (bytes[at] ?? 0);
    }
    return first >> 5;
  };
  const expect = (wanted: number): number => {
    const type = head();
    if (type !== wanted) throw new Error(`CBOR type ${type} in place of ${wanted}`);
    return value;
  };
  /** Passes over items. Every byte of a chunk goes through here before the first answer from it. */
  const skip = (count: number): void => {
    for (let rest = count; rest > 0; rest -= 1) {
      rest -= skipNumbers(rest - 1);
      const type = head();
      if (type === 4) rest += value;
      else if (type === 2 || type === 3) at += value;
      else if (type > 1) throw new Error(`CBOR type ${type}`);
    }
  };
  /** @returns how many were passed, `most` or those up to the next item that is no number */
  const skipNumbers = (most: number): number => {
    let here = at;
    let passed = 0;
    for (; passed < most; passed += 1) {
      const first = bytes[here] ?? 255;
      const size = first & 31;
      if (first >= 64 || size > 26) break;
      here += size < 24 ? 1 : 1 + (1 << (size - 24));
    }
    at = here;
    return passed;
  };
  return {
    offset: () => at,
    /** @throws Error unless everything has been read */
    end: () => {
      if (at !== bytes.length) throw new Error(`the file has ${bytes.length} bytes and not ${at}`);
    },
    skip,
    array: () => expect(4),
    each: (read: () => void) => {
      for (let rest = expect(4); rest > 0; rest -= 1) read();
    },
    integer: () => {
      const type = head();
      if (type > 1) throw new Error(`CBOR type ${type} in place of a number`);
      return type === 1 ? -1 - value : value;
    },
    text: () => {
      const length = expect(3);
      at += length;
      return DECODER.decode(bytes.subarray(at - length, at));
    },
  };
}
