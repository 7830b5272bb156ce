import {
  checkFile,
  FEWEST_PARTS,
  formatGramsPath,
  GRAMS_FILE,
  type GramsList,
  hasGram,
  listWantedGrams,
  locateGram,
  parseGramsList,
} from '../search/gram-filter.ts';
import type { PartInfo } from '../search/parts-list.ts';
import type { SearchWord } from '../search/search-word.ts';
import { loadJson, loadZipped } from './load-file.ts';
import type { SearchTransport } from './search-transport.ts';

/** Tells which parts of the index need not be opened. */
export interface PartFilter {
  /**
   * The parts that may have all words. Where that cannot be told all are: what does not arrive is no error.
   * @param all the parts of the portal
   */
  select(all: readonly PartInfo[], words: readonly SearchWord[]): Promise<ReadonlySet<PartInfo>>;
}

export function createPartFilter(transport: SearchTransport): PartFilter {
  /** Asked for again when the portal has other parts. */
  let list: { of: string; loading: Promise<GramsList> } | undefined;
  const files = new Map<string, Promise<Uint8Array>>();

  const loadList = (all: readonly PartInfo[]): Promise<GramsList> => {
    const of = all.map(({ name }) => name).join();
    if (list?.of !== of)
      list = { of, loading: loadJson(transport, GRAMS_FILE, 'no-cache').then(parseGramsList) };
    return list.loading;
  };
  const loadFile = (grams: GramsList, number: number): Promise<Uint8Array> => {
    const name = grams.files[number] ?? '';
    const loading =
      files.get(name) ??
      loadZipped(transport, formatGramsPath(name)).then((bytes) => checkFile(bytes, grams, number));
    files.set(name, loading);
    return loading;
  };
  return {
    async select(all, words) {
      const wanted = listWantedGrams(words);
      if (all.length < FEWEST_PARTS || wanted.length === 0) return new Set(all);
      try {
        const grams = await loadList(all);
        const numbers = [...new Set(wanted.flat(2).map((bit) => locateGram(grams, bit)))];
        const loaded = new Map(
          await Promise.all(numbers.map(async (number) => [number, await loadFile(grams, number)] as const)),
        );
        const places = new Map(grams.parts.map((name, at) => [name, at]));
        const has = (part: number, bit: number) => {
          const file = loaded.get(locateGram(grams, bit));
          return file === undefined || hasGram(file, grams, part, bit);
        };
        const mayHold = ({ name }: PartInfo) => {
          const part = places.get(name);
          return (
            part === undefined ||
            wanted.every((phrases) => phrases.some((bits) => bits.every((bit) => has(part, bit))))
          );
        };
        return new Set(all.filter(mayHold));
      } catch {
        return new Set(all);
      }
    },
  };
}
