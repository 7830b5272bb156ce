import { type PagefindFiles, watchPagefindFiles } from './pagefind-files.ts';

/** The part of Pagefind's browser module (`pagefind/pagefind.js`, 1.5) that is used. */
interface PagefindModule {
  createInstance(options: { noWorker: boolean }): {
    /** `words`: positions of the words found; of an exact phrase those of its first place. */
    search(query: string): Promise<{ results: { id: string; words: number[] }[] }>;
  };
}

/** For each report that holds a phrase the first place where it begins. */
export type FirstPlaces = ReadonlyMap<string, number>;

/** Pagefind, asked for phrases of tokens. */
export interface PagefindIndex {
  findFirst(tokens: readonly string[]): Promise<FirstPlaces>;
  files: PagefindFiles;
}

/** Answers kept, so that the next letter typed asks only for what is new. */
const KEPT = 60;

/**
 * Opens the index. Pagefind runs in the thread of its caller, which is a worker of ours: its own worker would copy
 * every result once more.
 * @param base the portal's root as an absolute URL
 */
export async function openPagefindIndex(base: string): Promise<PagefindIndex> {
  const files = watchPagefindFiles(base);
  const module = (await import(new URL('pagefind/pagefind.js', base).href)) as PagefindModule;
  const instance = module.createInstance({ noWorker: true });
  const kept = new Map<string, Promise<FirstPlaces>>();

  const find = async (phrase: string): Promise<FirstPlaces> => {
    const failures = files.failures();
    const { results } = await instance.search(`"${phrase}"`);
    if (files.failures() > failures) throw new Error('A part of the search index did not arrive');
    return new Map(results.map(({ id, words }) => [id, words[0] ?? 0]));
  };

  return {
    files,
    findFirst: (tokens) => {
      const phrase = tokens.join(' ');
      const places = kept.get(phrase) ?? find(phrase);
      kept.delete(phrase);
      kept.set(phrase, places);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return places;
    },
  };
}
