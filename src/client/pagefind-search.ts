import type { LoadFile, SearchTransport } from './search-transport.ts';

/** Pagefind's own search. */
export interface PagefindSearch {
  /** For each report that holds the phrase, by id, the first place where it begins. */
  findFirst(tokens: readonly string[]): Promise<Map<string, readonly number[]>>;
}

/**
 * Starts Pagefind in the thread of its caller, which is a worker of ours: its own worker would copy every result once
 * more. Its files are watched as they load: of one that does not arrive it only logs, and then finds nothing in it.
 */
export async function openPagefindSearch(transport: SearchTransport): Promise<PagefindSearch> {
  let failures = 0;
  const load: LoadFile = async (url, cache) => {
    const isIndex = /\.pf_(?:index|meta)$/.test(url.pathname);
    try {
      const response = await transport.load(url, cache);
      if (isIndex && !response.ok) failures += 1;
      return response;
    } catch (error) {
      if (isIndex) failures += 1;
      throw error;
    }
  };
  const module = await transport.openPagefind(load);
  const basePath = new URL('pagefind/', transport.base).href;
  const instance = module.createInstance({ noWorker: true, basePath });
  return {
    async findFirst(tokens) {
      const before = failures;
      const { results } = await instance.search(`"${tokens.join(' ')}"`);
      if (failures > before) throw new Error('A part of the search index did not arrive');
      return new Map(results.map(({ id, words }) => [id, [words[0] ?? 0]]));
    },
  };
}
