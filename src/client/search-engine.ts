import type { SearchWord } from '../search/parse-query.ts';

/** The part of Pagefind's browser module (`pagefind/pagefind.js`, 1.5) that is used. */
interface PagefindModule {
  createInstance(options: object): PagefindInstance;
}

interface PagefindInstance {
  search(
    query: string,
    options: { sort: Record<string, 'asc' | 'desc'> },
  ): Promise<{ results: PagefindResult[] }>;
}

interface PagefindResult {
  id: string;
  data(): Promise<{ raw_url?: string; url: string; meta: Record<string, string> }>;
}

/** A report that holds all words, not yet loaded. */
export interface FoundReport {
  /** The index's name for the report: the same report has the same id in every search. */
  id: string;
  /** Loads the report's address, relative to the portal's root, and its title in tokens. */
  load(): Promise<{ url: string; tokenizedTitle: string }>;
}

export interface SearchOutcome {
  /** All reports that hold every word, newest first. */
  reports: FoundReport[];
  /** True if the portal has no report at all. */
  isEmptyPortal: boolean;
}

export interface SearchEngine {
  /** @throws Error if the index cannot be loaded. */
  search(words: readonly SearchWord[]): Promise<SearchOutcome>;
}

/** `base`: the portal's root as an absolute URL. Nothing is loaded before the first search. */
export function createSearchEngine(base: string): SearchEngine {
  let engine: PagefindInstance | undefined;
  let checker: PagefindInstance | undefined;

  const open = async (options: { noWorker?: boolean }): Promise<PagefindInstance> => {
    const module = (await import(new URL('pagefind/pagefind.js', base).href)) as PagefindModule;
    return module.createInstance(options);
  };

  const search = async (words: readonly SearchWord[]): Promise<SearchOutcome> => {
    // Pagefind throws on an index without languages, which is what a portal without reports has.
    if (!engine && (await loadLanguages(base)).length === 0) return { reports: [], isEmptyPortal: true };
    engine ??= await open({});
    let results = await searchAllWords(engine, words);
    if (results.length === 0) {
      results = await searchAgain(words);
      if (results.length > 0) engine = checker;
    }
    return {
      reports: results.map((result) => ({ id: result.id, load: () => loadAddress(result) })),
      isEmptyPortal: false,
    };
  };

  /**
   * A part of the index that does not arrive is only logged by Pagefind, which then finds nothing and keeps the
   * failure. Before a reader is told that there is nothing, the search is run once more by a second instance, in
   * this thread, where the browser can tell which files did not arrive.
   */
  const searchAgain = async (words: readonly SearchWord[]): Promise<PagefindResult[]> => {
    await loadLanguages(base);
    performance.clearResourceTimings();
    checker ??= await open({ noWorker: true });
    const results = await searchAllWords(checker, words);
    const failed = performance.getEntriesByType('resource').find(isFailedChunk);
    if (results.length === 0 && failed) throw new Error(`${failed.name} did not arrive`);
    return results;
  };

  return {
    async search(words) {
      try {
        return await search(words);
      } catch (cause) {
        engine = undefined;
        checker = undefined;
        throw new Error('The search index could not be used', { cause });
      }
    },
  };
}

/** Languages of the index. Never from the cache: it also tells a lost connection from an empty result. */
async function loadLanguages(base: string): Promise<string[]> {
  const response = await fetch(new URL('pagefind/pagefind-entry.json', base), { cache: 'no-store' });
  if (!response.ok) throw new Error(`pagefind-entry.json: HTTP ${response.status}`);
  const entry = (await response.json()) as { languages: object };
  return Object.keys(entry.languages);
}

/** `responseStatus` is 0 for a broken connection; browsers that do not know it (before 2023) tell nothing. */
function isFailedChunk(timing: PerformanceEntry): boolean {
  const status = 'responseStatus' in timing ? Number(timing.responseStatus) : 200;
  return timing.name.endsWith('.pf_index') && (status === 0 || status >= 400);
}

async function loadAddress(result: PagefindResult): Promise<{ url: string; tokenizedTitle: string }> {
  const data = await result.data();
  return { url: data.raw_url ?? data.url, tokenizedTitle: data.meta.title ?? '' };
}

/**
 * One exact phrase query a word, and the reports that all of them found. `<html lang="zh-CN">` makes Pagefind run
 * `Intl.Segmenter` over the query; tokens of one character and whole Latin words come through it as they are.
 */
async function searchAllWords(
  instance: PagefindInstance,
  words: readonly SearchWord[],
): Promise<PagefindResult[]> {
  const [first = [], ...others] = await Promise.all(
    words.map(async (word) => {
      const response = await instance.search(`"${word.join(' ')}"`, { sort: { date: 'desc' } });
      return response.results;
    }),
  );
  const ids = others.map((results) => new Set(results.map((result) => result.id)));
  return first.filter((result) => ids.every((set) => set.has(result.id)));
}
