import {
  type ChunkWord,
  formatPlainWord,
  type PagefindMeta,
  readPagefindChunk,
  readPagefindMeta,
} from '../search/read-pagefind-chunk.ts';
import type { SearchTransport } from './search-transport.ts';

/** The files of Pagefind's index, read by us. */
export interface PagefindFiles {
  /** The reports' ids by page number. */
  ids: readonly string[];
  /** The tokens as the index has them, in order. @throws UnknownIndexForm */
  readWords(tokens: readonly string[]): Promise<ChunkWord[]>;
}

/** The index is written in a form that is not known here, or this browser cannot unzip: Pagefind is to be asked. */
export class UnknownIndexForm extends Error {}

/** The versions whose files `read-pagefind-chunk.ts` reads. */
const KNOWN_VERSION = /^1\.5\./;
const GZIP_MARK = [0x1f, 0x8b];
const NO_WORD: ChunkWord = { size: 0, pages: () => new Map(), places: () => [] };

/**
 * @param hash of the index, as `pagefind-entry.json` gives it
 * @throws UnknownIndexForm; Error if a file does not arrive whole
 */
export async function openPagefindFiles(transport: SearchTransport, hash: string): Promise<PagefindFiles> {
  // Chromium 80, Firefox 113, Safari 16.4.
  if (typeof DecompressionStream === 'undefined') throw new UnknownIndexForm('DecompressionStream');
  const meta = await loadFile(transport, `pagefind.${hash}.pf_meta`, readPagefindMeta);
  if (!KNOWN_VERSION.test(meta.version)) throw new UnknownIndexForm(`Pagefind ${meta.version}`);
  const chunks = new Map<string, Promise<ReadonlyMap<string, ChunkWord>>>();

  const readWord = async (token: string): Promise<ChunkWord> => {
    const name = findChunk(meta.chunks, formatPlainWord(token));
    // A token that no report has.
    if (name === undefined) return NO_WORD;
    const chunk = chunks.get(name) ?? loadFile(transport, `index/${name}.pf_index`, readPagefindChunk);
    chunks.set(name, chunk);
    return (await chunk).get(token) ?? NO_WORD;
  };
  return { ids: meta.ids, readWords: (tokens) => Promise.all(tokens.map(readWord)) };
}

async function loadFile<T>(
  { base, load }: SearchTransport,
  name: string,
  read: (bytes: Uint8Array) => T,
): Promise<T> {
  const response = await load(new URL(`pagefind/${name}`, base));
  if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
  const bytes = await unzip(new Uint8Array(await response.arrayBuffer()));
  try {
    return read(bytes);
  } catch (cause) {
    throw new UnknownIndexForm(name, { cause });
  }
}

/** Some hosts take the files for pages sent compressed, and the browser has unzipped them already. */
async function unzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (GZIP_MARK.some((byte, at) => bytes[at] !== byte)) return bytes;
  const stream = new DecompressionStream('gzip');
  const unzipped = new Response(stream.readable).arrayBuffer();
  const writer = stream.writable.getWriter();
  // What is damaged fails on both ends; the reader's is the one that is awaited.
  writer.write(bytes).catch(() => {});
  writer.close().catch(() => {});
  return new Uint8Array(await unzipped);
}

/** Chunks are in the order of their words, and do not overlap. */
function findChunk(chunks: PagefindMeta['chunks'], word: string): string | undefined {
  let [low, high] = [0, chunks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareCodePoints(chunks[middle]?.to ?? '', word) < 0) low = middle + 1;
    else high = middle;
  }
  const chunk = chunks[low];
  return chunk && compareCodePoints(chunk.from, word) <= 0 ? chunk.name : undefined;
}

/** The order of UTF-8 bytes, which is that of code points and not of UTF-16 units. */
function compareCodePoints(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1);
}
