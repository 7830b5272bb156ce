import { compareCodePoints } from '../base/compare-code-points.ts';
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

/** A phrase that needs more files than this has its rarest tokens loaded first. */
const MANY = 6;
/** Files of which a phrase that is nowhere in a part loads no more. */
const FEW = 4;

/** @param load gives a file of words by its name, unzipped */
export function openPagefindIndex(
  load: (name: string) => Promise<Uint8Array>,
  chunks: readonly ChunkSpan[],
): PagefindIndex {
  const loaded = new Map<number, Promise<ReadonlyMap<string, ChunkWord>>>();
  const readWord = async (token: string): Promise<ChunkWord> => {
    const at = findChunk(chunks, token);
    const chunk = chunks[at];
    // A token that no report has.
    if (chunk === undefined) return NO_WORD;
    const words = loaded.get(at) ?? load(chunk.name).then((bytes) => readChunk(bytes, chunk));
    loaded.set(at, words);
    return (await words).get(token) ?? NO_WORD;
  };
  const findWhole = async (phrase: Phrase): Promise<PhrasePlaces> => {
    const read = (slot: Slot) =>
      slot.length === 0 ? undefined : Promise.all(slot.map(readWord)).then(mergeWords);
    return findPhrase(await Promise.all(phrase.map(read)));
  };
  return {
    prepare: (phrases) => {
      for (const token of new Set(phrases.flatMap((phrase) => thinOut(phrase, chunks)).flat()))
        readWord(token).catch(() => {});
    },
    find: async (phrases) => {
      const found = phrases.map(async (phrase) => {
        const thin = thinOut(phrase, chunks);
        const places = await findWhole(thin);
        return thin === phrase || places.size === 0 ? places : findWhole(phrase);
      });
      return mergePlaces(await Promise.all(found));
    },
  };
}

/**
 * The phrase with anything in place of its most frequent tokens, if it needs many files: what has not even the others
 * in their places does not have the phrase, and most long phrases are in few parts.
 */
function thinOut(phrase: Phrase, chunks: readonly ChunkSpan[]): Phrase {
  const files = phrase.map((slot) => slot.map((token) => findChunk(chunks, token)));
  if (new Set(files.flat()).size <= MANY) return phrase;
  // The more characters a file spans, the less there is to say of each.
  const width = (slot: readonly number[]) => Math.min(...slot.map((at) => measureSpan(chunks[at])));
  const byRarity = [...files.keys()].sort((a, b) => width(files[b] ?? []) - width(files[a] ?? []));
  const kept = new Set<number>();
  const loaded = new Set<number>();
  for (const place of byRarity) {
    const more = files[place] ?? [];
    if (new Set([...loaded, ...more]).size > FEW) continue;
    for (const file of more) loaded.add(file);
    kept.add(place);
  }
  // A phrase of nothing but open places would be nowhere.
  return loaded.size === 0 ? phrase : phrase.map((slot, place) => (kept.has(place) ? slot : []));
}

/** A token that no report has is the rarest. */
const measureSpan = (chunk: ChunkSpan | undefined): number =>
  chunk === undefined
    ? Number.POSITIVE_INFINITY
    : (chunk.to.codePointAt(0) ?? 0) - (chunk.from.codePointAt(0) ?? 0);

/** @throws Error if it is another one, whole as it may be */
function readChunk(bytes: Uint8Array, { from, to }: ChunkSpan): ReadonlyMap<string, ChunkWord> {
  const words = readPagefindChunk(bytes);
  const plain = [...words.keys()].map(formatPlainWord);
  if (!plain.includes(from) || !plain.includes(to)) throw new Error(`not the words from ${from} to ${to}`);
  return words;
}

/** Chunks are in the order of their words, and do not overlap. @returns -1 if none has the token's word */
function findChunk(chunks: readonly ChunkSpan[], token: string): number {
  const word = formatPlainWord(token);
  let [low, high] = [0, chunks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareCodePoints(chunks[middle]?.to ?? '', word) < 0) low = middle + 1;
    else high = middle;
  }
  const chunk = chunks[low];
  return chunk && compareCodePoints(chunk.from, word) <= 0 ? low : -1;
}
