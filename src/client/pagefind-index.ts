import { extendPhrase } from '../search/extend-phrase.ts';
import { findPlaces } from '../search/find-places.ts';
import type { TokenPlaces } from '../search/read-pagefind-chunk.ts';
import { LOOKED_AT, type PagefindFiles, watchPagefindFiles } from './pagefind-files.ts';
import type { SearchTransport } from './search-transport.ts';

/** For each report that holds a phrase the first place where it begins. */
export type FirstPlaces = ReadonlyMap<string, number>;

/** Pagefind, asked for phrases of tokens. */
export interface PagefindIndex {
  findFirst(tokens: readonly string[]): Promise<FirstPlaces>;
  /** Every place where the phrase begins, by page; undefined if the index cannot be read here. */
  findAll(tokens: readonly string[]): Promise<TokenPlaces | undefined>;
  files: PagefindFiles;
}

/** Answers kept, so that the next letter typed asks only for what is new. */
const KEPT = 60;

/**
 * Opens the index. Pagefind runs in the thread of its caller, which is a worker of ours: its own worker would copy
 * every result once more.
 */
export async function openPagefindIndex(transport: SearchTransport): Promise<PagefindIndex> {
  const files = watchPagefindFiles(transport);
  const module = await transport.openPagefind(files.load);
  const basePath = new URL('pagefind/', transport.base).href;
  const instance = module.createInstance({ noWorker: true, basePath });
  const firsts = createCache<FirstPlaces>();
  const starts = createCache<TokenPlaces | undefined>();

  const watched = async <T>(work: Promise<T>): Promise<T> => {
    const failures = files.failures();
    const result = await work;
    if (files.failures() > failures) throw new Error('A part of the search index did not arrive');
    return result;
  };
  const ask = async (tokens: readonly string[]): Promise<FirstPlaces> => {
    const { results } = await watched(instance.search(`"${tokens.join(' ')}"`));
    return new Map(results.map(({ id, words }) => [id, words[0] ?? 0]));
  };

  /** The phrase before the last letter typed is known: Pagefind would walk all places of all its tokens again. */
  const extend = async (tokens: readonly string[]): Promise<FirstPlaces | undefined> => {
    const before = tokens.slice(0, -1);
    const known = await starts.peek(before);
    const next = known && (await watched(files.read(tokens.at(-1) ?? '')));
    if (!next) return undefined;
    const extended = extendPhrase(known, next, before.length);
    starts.get(tokens, async () => extended);
    const first = new Map<string, number>();
    for (const [page, [place = 0]] of extended) first.set(files.idOf(page) ?? '', place);
    return first;
  };

  const findFirst = (tokens: readonly string[]) =>
    firsts.get(tokens, async () => (await extend(tokens)) ?? (await ask(tokens)));

  /** From the rarest tokens: those of a longer phrase are enough to rank by, but not to find by. */
  const readStarts = async (tokens: readonly string[]): Promise<TokenPlaces | undefined> => {
    const [found, rarest] = [await findFirst(tokens), await files.readRarest(tokens)];
    if (!rarest) return undefined;
    const places = new Map<number, readonly number[]>();
    for (const id of found.keys()) {
      const page = files.pageOf(id) ?? -1;
      places.set(page, findPlaces(rarest, page));
    }
    return places;
  };

  return {
    files,
    findFirst,
    // For longer phrases the rarest tokens also where more is known: a search has one order, however it was typed.
    findAll: (tokens) =>
      tokens.length > LOOKED_AT ? readStarts(tokens) : starts.get(tokens, () => readStarts(tokens)),
  };
}

/** The last answers by phrase. */
function createCache<T>() {
  const kept = new Map<string, Promise<T>>();
  return {
    peek: (tokens: readonly string[]) => kept.get(tokens.join(' ')),
    get(tokens: readonly string[], create: () => Promise<T>): Promise<T> {
      const phrase = tokens.join(' ');
      const value = kept.get(phrase) ?? create();
      kept.delete(phrase);
      kept.set(phrase, value);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return value;
    },
  };
}
