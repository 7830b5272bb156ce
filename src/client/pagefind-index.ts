import { findPhrase } from '../search/find-phrase.ts';
import { openPagefindFiles, type PagefindFiles, UnknownIndexForm } from './pagefind-files.ts';
import { openPagefindSearch, type PagefindSearch } from './pagefind-search.ts';
import type { SearchTransport } from './search-transport.ts';

/** The reports that hold a phrase, by id, with the places where it begins, in order. */
export interface FoundPlaces {
  starts: ReadonlyMap<string, readonly number[]>;
  /** False if only the first place in each report is known. */
  isWhole: boolean;
}

/** Pagefind's index, asked for phrases of tokens. */
export interface PagefindIndex {
  find(tokens: readonly string[]): Promise<FoundPlaces>;
}

/**
 * Opens the index. Phrases are found from its files as they are read here; where that does not go, Pagefind finds
 * the same reports, more slowly and with the first place in each.
 * @param hash names the state of the index
 */
export async function openPagefindIndex(transport: SearchTransport, hash: string): Promise<PagefindIndex> {
  let pagefind: Promise<PagefindSearch> | undefined;
  const ask = async (tokens: readonly string[]): Promise<FoundPlaces> => {
    pagefind ??= openPagefindSearch(transport);
    return { starts: await (await pagefind).findFirst(tokens), isWhole: false };
  };
  const files = await orUnknown(openPagefindFiles(transport, hash));
  return {
    find: async (tokens) => (files && (await orUnknown(find(files, tokens)))) ?? (await ask(tokens)),
  };
}

async function find({ ids, readWords }: PagefindFiles, tokens: readonly string[]): Promise<FoundPlaces> {
  const starts = new Map<string, readonly number[]>();
  for (const [page, places] of findPhrase(await readWords(tokens))) starts.set(ids[page] ?? '', places);
  return { starts, isWhole: true };
}

async function orUnknown<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof UnknownIndexForm) return undefined;
    throw error;
  }
}
