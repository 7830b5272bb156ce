import { findPhrase, mergePlaces, mergeWords, type PhrasePlaces } from '../search/find-phrase.ts';
import { type ChunkWord, formatPlainWord, readPagefindChunk } from '../search/read-pagefind-chunk.ts';
import type { ChunkSpan } from '../search/search-catalog.ts';
import type { Phrase, Slot } from '../search/search-word.ts';

/** The index of a part, written by Pagefind and read by us, asked for phrases of tokens. */
export interface PagefindIndex {
  /**
   * The reports that hold one of the phrases.
   * @throws Error if a file of the index does not arrive whole
   */
  find(phrases: readonly Phrase[]): Promise<PhrasePlaces>;
  /** Loads what finding them will need; what fails is told there. */
  prepare(phrases: readonly Phrase[]): void;
}

const NO_WORD: ChunkWord = { size: 0, pages: () => new Map(), places: () => [] };

/** @param load gives a file of words by its name, unzipped */
export function openPagefindIndex(
  load: (name: string) => Promise<Uint8Array>,
  chunks: readonly ChunkSpan[],
): PagefindIndex {
  const loaded = new Map<number, Promise<ReadonlyMap<string, ChunkWord>>>();
  const readWord = async (token: string): Promise<ChunkWord> => {
    const at = findChunk(chunks, formatPlainWord(token));
    const chunk = chunks[at];
    // A token that no report has.
    if (chunk === undefined) return NO_WORD;
    const words = loaded.get(at) ?? load(chunk.name).then((bytes) => readChunk(bytes, chunk));
    loaded.set(at, words);
    return (await words).get(token) ?? NO_WORD;
  };
  return {
    prepare: (phrases) => {
      for (const token of new Set(phrases.flat(2))) readWord(token).catch(() => {});
    },
    find: async (phrases) => {
      const read = (slot: Slot) =>
        slot.length === 0 ? undefined : Promise.all(slot.map(readWord)).then(mergeWords);
      const words = await Promise.all(phrases.map((phrase) => Promise.all(phrase.map(read))));
      return mergePlaces(words.map(findPhrase));
    },
  };
}

/** @throws Error if it is another one, whole as it may be */
function readChunk(bytes: Uint8Array, { from, to }: ChunkSpan): ReadonlyMap<string, ChunkWord> {
  const words = readPagefindChunk(bytes);
  const plain = [...words.keys()].map(formatPlainWord);
  if (!plain.includes(from) || !plain.includes(to)) throw new Error(`not the words from ${from} to ${to}`);
  return words;
}

/** Chunks are in the order of their words, and do not overlap. @returns -1 if none has the word */
function findChunk(chunks: readonly ChunkSpan[], word: string): number {
  let [low, high] = [0, chunks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareCodePoints(chunks[middle]?.to ?? '', word) < 0) low = middle + 1;
    else high = middle;
  }
  const chunk = chunks[low];
  return chunk && compareCodePoints(chunk.from, word) <= 0 ? low : -1;
}

/** The order of UTF-8 bytes, which is that of code points and not of UTF-16 units. */
function compareCodePoints(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1);
}
