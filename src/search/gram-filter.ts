import { listWidest, type Phrase, type SearchWord } from './search-word.ts';
import { computeChecksum } from './wrap-file.ts';

/**
 * Which parts of the index cannot hold a phrase: a Bloom filter of each part with one hash function, of its *grams*,
 * which are three or four tokens in a row. A bit that is not set says that no text of the part has the gram; one that is
 * set says nothing for sure. Each file has one stretch of the bits of all parts: a gram takes one file, however many
 * parts there are (decision 029).
 */
const HASH_BITS = 22;
const FILTER_BYTES = 2 ** HASH_BITS / 8;
/** Before it is compressed, which takes a quarter off. */
const FILE_BYTES = 20_000;
/** What a file begins with: its number, which tells it from another one. */
const HEADER = 4;
/** Files that a query loads. */
const MOST_FILES = 4;

/** Of fewer parts none is worth to be left out. */
export const FEWEST_PARTS = 4;
/** A billion characters: the filters of all are in memory together. Of older parts nothing is known. */
export const MOST_PARTS = 500;

/** Asked for by a search that goes beyond the newest parts. */
export const GRAMS_FILE = 'search/grams.json';

export interface GramsList {
  /** Names of the parts whose bits the files have, in their order. Of no other is anything known. */
  readonly parts: readonly string[];
  /** Names of the files, in the order of the bits. */
  readonly files: readonly string[];
}

export const formatGramsPath = (name: string): string => `pagefind/grams/${name}.pf_index`;

export const formatGramsList = (list: GramsList): string => `${JSON.stringify(list)}\n`;

/** @throws Error if it is no such list */
export function parseGramsList(value: unknown): GramsList {
  const { parts, files } = (value ?? {}) as Partial<GramsList>;
  if (!Array.isArray(parts) || !Array.isArray(files) || files.length !== countFiles(parts.length))
    throw new Error('not the list of the grams');
  return { parts, files };
}

/** The filter of a part that has no text yet. */
export const createFilter = (): Uint8Array => new Uint8Array(FILTER_BYTES);

/** Notes the grams of a text. */
export function addGrams(filter: Uint8Array, tokens: readonly string[]): void {
  const add = (bit: number) => {
    filter[bit >> 3] = (filter[bit >> 3] ?? 0) | (1 << (bit & 7));
  };
  let [first, second, third] = [0, 0, 0];
  for (let at = 0; at < tokens.length; at += 1) {
    const fourth = computeChecksum(tokens[at] ?? '');
    if (at >= 2) add(hashGram(0, second, third, fourth));
    if (at >= 3) add(hashGram(first, second, third, fourth));
    first = second;
    second = third;
    third = fourth;
  }
}

/** @returns the bit of four tokens, by their checksums */
function hashGram(first: number, second: number, third: number, fourth: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ second;
  hash = Math.imul(hash, 0x9e3779b1) ^ third;
  hash = Math.imul(hash, 0x9e3779b1) ^ fourth;
  // The end of MurmurHash3: each bit of it depends on all.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> (32 - HASH_BITS);
}

/** Bytes of each filter in a file. */
const measureStretch = (parts: number): number => Math.max(1, Math.floor(FILE_BYTES / parts));

const countFiles = (parts: number): number => Math.ceil(FILTER_BYTES / measureStretch(parts));

/** The files of the filters of all parts, in the order of the bits. */
export function* cutFilters(filters: readonly Uint8Array[]): Generator<Uint8Array> {
  const stretch = measureStretch(filters.length);
  for (let number = 0; number < countFiles(filters.length); number += 1) {
    const file = new Uint8Array(HEADER + filters.length * stretch);
    new DataView(file.buffer).setUint32(0, number);
    for (const [at, filter] of filters.entries())
      file.set(filter.subarray(number * stretch, (number + 1) * stretch), HEADER + at * stretch);
    yield file;
  }
}

/**
 * What a text must have to hold all words: of each word one of its phrases, of each phrase all of these grams. No word
 * about which grams say nothing.
 */
export type WantedGrams = readonly (readonly (readonly number[])[])[];

/** As many grams as a query is worth; the first ones, so that they stay while somebody types, and the last one. */
export function listWantedGrams(words: readonly SearchWord[]): WantedGrams {
  const wanted = words
    .map((word) => listWidest(word).map(listGrams))
    .filter((phrases) => phrases.length > 0 && phrases.every((grams) => grams.length > 0));
  const most = Math.max(1, Math.floor(MOST_FILES / Math.max(1, wanted.flat().length)));
  let room = MOST_FILES;
  const chosen = wanted.filter((phrases) => {
    const isChosen = phrases.length * most <= room;
    if (isChosen) room -= phrases.length * most;
    return isChosen;
  });
  return chosen.map((phrases) =>
    phrases.map((grams) => [
      ...grams.slice(0, most - 1),
      ...grams.slice(Math.max(most - 1, grams.length - 1)),
    ]),
  );
}

/** Bits of the grams of a phrase: of four tokens that are known, or of three between others that are not. */
function listGrams(phrase: Phrase): number[] {
  const checksums = phrase.map(([token, ...others]) =>
    token === undefined || others.length > 0 ? undefined : computeChecksum(token),
  );
  return checksums.flatMap((first, at) => {
    const [second, third, fourth] = checksums.slice(at + 1);
    if (first === undefined || second === undefined || third === undefined) return [];
    if (fourth !== undefined) return [hashGram(first, second, third, fourth)];
    return at === 0 || checksums[at - 1] === undefined ? [hashGram(0, first, second, third)] : [];
  });
}

const locateGram = ({ parts }: GramsList, bit: number): number =>
  Math.floor((bit >> 3) / measureStretch(parts.length));

/** Numbers of the files that have the bits of grams. */
export const listGramFiles = (wanted: WantedGrams, list: GramsList): number[] => [
  ...new Set(wanted.flat(2).map((bit) => locateGram(list, bit))),
];

/** @throws Error if it is not the file of this number */
export function checkFile(bytes: Uint8Array, { parts }: GramsList, number: number): Uint8Array {
  const isWhole = bytes.length === HEADER + parts.length * measureStretch(parts.length);
  if (!isWhole || new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) !== number)
    throw new Error(`not the grams of file ${number}`);
  return bytes;
}

/**
 * Whether a part may hold what is wanted.
 * @param files those of `listGramFiles`, by their numbers
 * @param part its place in the list
 */
export function mayHold(
  wanted: WantedGrams,
  list: GramsList,
  files: ReadonlyMap<number, Uint8Array>,
  part: number,
): boolean {
  const stretch = measureStretch(list.parts.length);
  const has = (bit: number) => {
    const byte = files.get(locateGram(list, bit))?.[HEADER + part * stretch + ((bit >> 3) % stretch)] ?? 0;
    return ((byte >> (bit & 7)) & 1) === 1;
  };
  return wanted.every((phrases) => phrases.some((bits) => bits.every(has)));
}
