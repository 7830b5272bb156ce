/**
 * Reads the places of tokens from the index that Pagefind 1.5 builds. Pagefind's own search tells only the first
 * place of a phrase in each report; ranking by number, density and nearness of hits needs them all. Finding stays
 * with Pagefind: where a file cannot be read here, results are the same and only their order is coarser.
 *
 * Files are gzip of `pagefind_dcd` and CBOR (RFC 8949). `pf_meta`: [version, [[id, words]…], [[first word, last
 * word, chunk]…], …]. `pf_index`: [[[word, [[page, [place…], [place in metadata…]]…], […]]…]]; pages and places
 * are differences from the one before, and a negative place announces the weight of those that follow.
 */

const MARK = 'pagefind_dcd';

/** The places of a token: for each page, by its number in `pf_meta`, in order. */
export type TokenPlaces = ReadonlyMap<number, readonly number[]>;

export interface PagefindMeta {
  /** The reports' ids by page number. */
  ids: string[];
  /** Where words are, in the order of their UTF-8 bytes. */
  chunks: { from: string; to: string; name: string }[];
}

/** @throws Error if it is not such a file */
export function readPagefindMeta(bytes: Uint8Array): PagefindMeta {
  const reader = createReader(bytes);
  if (reader.array() < 3) throw new Error('pf_meta: unknown form');
  reader.text();
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
  return { ids, chunks };
}

export interface ChunkWord {
  /** Bytes that the places take: the fewer, the rarer the word. */
  size: number;
  read(): TokenPlaces;
}

/** The words of a chunk, each with a reader of its places. @throws Error if it is not such a file */
export function readPagefindChunk(bytes: Uint8Array): ReadonlyMap<string, ChunkWord> {
  const reader = createReader(bytes);
  const words = new Map<string, ChunkWord>();
  reader.array();
  reader.each(() => {
    const members = reader.array();
    const word = reader.text();
    const start = reader.offset();
    reader.skip(members - 1);
    words.set(word, { size: reader.offset() - start, read: () => readPlaces(createReader(bytes, start)) });
  });
  return words;
}

type Reader = ReturnType<typeof createReader>;

function readPlaces(reader: Reader): TokenPlaces {
  const places = new Map<number, number[]>();
  let page = 0;
  reader.each(() => {
    const members = reader.array();
    page += reader.integer();
    const list: number[] = [];
    let place = 0;
    reader.each(() => {
      const step = reader.integer();
      if (step < 0) return;
      place += step;
      list.push(place);
    });
    places.set(page, list);
    reader.skip(members - 2);
  });
  return places;
}

/** Reads CBOR's integers, texts and arrays of known length, which is all that Pagefind writes. */
function createReader(bytes: Uint8Array, start = MARK.length) {
  const decoder = new TextDecoder();
  if (decoder.decode(bytes.subarray(0, MARK.length)) !== MARK) throw new Error('not a file of Pagefind');
  let at = start;

  /** Major type and argument of the next item. */
  const head = (): { type: number; value: number } => {
    const first = bytes[at];
    if (first === undefined) throw new Error('the file ends too early');
    at += 1;
    const size = first & 31;
    if (size < 24) return { type: first >> 5, value: size };
    if (size > 26) throw new Error(`unknown CBOR item ${first}`);
    let value = 0;
    for (let rest = 1 << (size - 24); rest > 0; rest -= 1) {
      value = value * 256 + (bytes[at] ?? 0);
      at += 1;
    }
    return { type: first >> 5, value };
  };
  const expect = (wanted: number): number => {
    const { type, value } = head();
    if (type !== wanted) throw new Error(`CBOR type ${type} in place of ${wanted}`);
    return value;
  };
  const skip = (count: number): void => {
    for (let rest = count; rest > 0; rest -= 1) {
      const { type, value } = head();
      if (type === 4) rest += value;
      else if (type === 2 || type === 3) at += value;
      else if (type > 1) throw new Error(`CBOR type ${type}`);
    }
  };
  return {
    offset: () => at,
    skip,
    array: () => expect(4),
    each: (read: () => void) => {
      for (let rest = expect(4); rest > 0; rest -= 1) read();
    },
    integer: () => {
      const { type, value } = head();
      if (type > 1) throw new Error(`CBOR type ${type} in place of a number`);
      return type === 1 ? -1 - value : value;
    },
    text: () => {
      const length = expect(3);
      at += length;
      return decoder.decode(bytes.subarray(at - length, at));
    },
  };
}
