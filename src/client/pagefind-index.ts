import { findPhrase, mergePlaces, mergeWords, type PhrasePlaces } from '../search/find-phrase.ts';
import {
  type ChunkWord,
  formatPlainWord,
  type PagefindMeta,
  readPagefindChunk,
  readPagefindMeta,
} from '../search/read-pagefind-chunk.ts';
import type { Phrase, Slot } from '../search/search-word.ts';
import { loadZipped } from './load-file.ts';
import type { SearchTransport } from './search-transport.ts';

/** Pagefind's index, read by us and asked for phrases of tokens. */
export interface PagefindIndex {
  /** Number of reports. */
  pages: number;
  /**
   * The reports that hold one of the phrases.
   * @throws Error if a part does not arrive whole
   */
  find(phrases: readonly Phrase[]): Promise<PhrasePlaces>;
}

const NO_WORD: ChunkWord = { size: 0, pages: () => new Map(), places: () => [] };

/**
 * @param hash names the state of the index: the names of its parts follow from their contents, so that a part of
 * another state is not found rather than taken for this one's
 * @throws Error if its list of parts does not arrive whole
 */
export async function openPagefindIndex(
  transport: SearchTransport,
  hash: string,
  cache: RequestCache,
): Promise<PagefindIndex> {
  // A name that is never used again may come from the browser's cache, unless that failed.
  const load = (path: string) =>
    loadZipped(transport, `pagefind/${path}`, cache === 'reload' ? cache : 'default');
  const meta = readPagefindMeta(await load(`pagefind.${hash}.pf_meta`));
  const chunks = new Map<string, Promise<ReadonlyMap<string, ChunkWord>>>();
  const readWord = async (token: string): Promise<ChunkWord> => {
    const chunk = findChunk(meta.chunks, formatPlainWord(token));
    // A token that no report has.
    if (chunk === undefined) return NO_WORD;
    const words = chunks.get(chunk.name) ?? loadChunk(load, chunk);
    chunks.set(chunk.name, words);
    return (await words).get(token) ?? NO_WORD;
  };
  return {
    pages: meta.ids.length,
    find: async (phrases) => {
      const read = (slot: Slot) =>
        slot.length === 0 ? undefined : Promise.all(slot.map(readWord)).then(mergeWords);
      const words = await Promise.all(phrases.map((phrase) => Promise.all(phrase.map(read))));
      return mergePlaces(words.map(findPhrase));
    },
  };
}

type Chunk = PagefindMeta['chunks'][number];

async function loadChunk(
  load: (path: string) => Promise<Uint8Array>,
  { name, from, to }: Chunk,
): Promise<ReadonlyMap<string, ChunkWord>> {
  const words = readPagefindChunk(await load(`index/${name}.pf_index`));
  // Whole, but another part.
  const plain = [...words.keys()].map(formatPlainWord);
  if (!plain.includes(from) || !plain.includes(to))
    throw new Error(`${name} is not the part from ${from} to ${to}`);
  return words;
}

/** Chunks are in the order of their words, and do not overlap. */
function findChunk(chunks: readonly Chunk[], word: string): Chunk | undefined {
  let [low, high] = [0, chunks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareCodePoints(chunks[middle]?.to ?? '', word) < 0) low = middle + 1;
    else high = middle;
  }
  const chunk = chunks[low];
  return chunk && compareCodePoints(chunk.from, word) <= 0 ? chunk : undefined;
}

/** The order of UTF-8 bytes, which is that of code points and not of UTF-16 units. */
function compareCodePoints(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1);
}
