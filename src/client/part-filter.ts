import {
  checkFile,
  FEWEST_PARTS,
  formatGramsPath,
  GRAMS_FILE,
  type GramsList,
  listGramFiles,
  listWantedGrams,
  mayHold,
  parseGramsList,
} from '../search/gram-filter.ts';
import type { PartInfo } from '../search/parts-list.ts';
import type { SearchWord } from '../search/search-word.ts';
import { loadJson, loadZipped } from './load-file.ts';
import type { SearchTransport } from './search-transport.ts';

interface Grams {
  /** Names of the parts of the portal for which they were asked for: another one has other grams. */
  readonly of: string;
  readonly list: Promise<GramsList>;
  /** By their numbers. */
  readonly files: Map<number, Promise<Uint8Array>>;
}

/** Tells which parts of the index need not be opened. */
export function createPartFilter(transport: SearchTransport) {
  let grams: Grams | undefined;

  const open = (all: readonly PartInfo[]): Grams => {
    const of = all.map(({ name }) => name).join();
    if (grams?.of !== of) {
      const list = loadJson(transport, GRAMS_FILE, 'no-cache').then(parseGramsList);
      grams = { of, list, files: new Map() };
    }
    return grams;
  };
  const load = (files: Grams['files'], list: GramsList, number: number): Promise<Uint8Array> => {
    const path = formatGramsPath(list.files[number] ?? '');
    const file =
      files.get(number) ?? loadZipped(transport, path).then((bytes) => checkFile(bytes, list, number));
    files.set(number, file);
    return file;
  };
  return {
    /**
     * The parts that may have all words. Where that cannot be told all are: what does not arrive is no error.
     * @param all the parts of the portal
     */
    async select(all: readonly PartInfo[], words: readonly SearchWord[]): Promise<ReadonlySet<PartInfo>> {
      const wanted = listWantedGrams(words);
      if (all.length < FEWEST_PARTS || wanted.length === 0) return new Set(all);
      const opened = open(all);
      try {
        const list = await opened.list;
        const files = new Map(
          await Promise.all(
            listGramFiles(wanted, list).map(
              async (number) => [number, await load(opened.files, list, number)] as const,
            ),
          ),
        );
        const places = new Map(list.parts.map((name, at) => [name, at]));
        return new Set(
          all.filter(({ name }) => {
            const part = places.get(name);
            return part === undefined || mayHold(wanted, list, files, part);
          }),
        );
      } catch {
        // The next question tries again.
        if (grams === opened) grams = undefined;
        return new Set(all);
      }
    },
  };
}
