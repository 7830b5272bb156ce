import {
  type PagefindMeta,
  readPagefindChunk,
  readPagefindMeta,
  type TokenPlaces,
} from '../search/read-pagefind-chunk.ts';
import type { LoadFile, SearchTransport } from './search-transport.ts';

/** What passes between Pagefind and the host. */
export interface PagefindFiles {
  /** What Pagefind is to load its files by. */
  load: LoadFile;
  /** Parts of the index that did not arrive so far. */
  failures(): number;
  /**
   * Places of some of the tokens, the rarest ones first, with their position in the list: enough to tell where all
   * of them follow each other. Undefined if the index cannot be read here.
   */
  readRarest(tokens: readonly string[]): Promise<RareToken[] | undefined>;
  /** Places of one token, loaded if Pagefind has not. */
  read(token: string): Promise<TokenPlaces | undefined>;
  /** The report's number in `TokenPlaces`, and back. */
  pageOf(id: string): number | undefined;
  idOf(page: number): string | undefined;
}

interface RareToken {
  /** Its position among the tokens asked for. */
  at: number;
  places: TokenPlaces;
}

/** Tokens of a phrase that are looked at: three in the right places are the phrase. */
export const LOOKED_AT = 3;
/** Tokens whose places are kept, for the next letter typed. */
const KEPT_TOKENS = 40;

type Chunk = ReturnType<typeof readPagefindChunk>;

/**
 * Watches the files that Pagefind loads by `load`, so that none has to be loaded twice, and that one that does not
 * arrive is known: Pagefind only logs that, and then finds nothing in it.
 */
export function watchPagefindFiles({ base, load: original }: SearchTransport): PagefindFiles {
  const files = new Map<string, Promise<ArrayBuffer>>();
  let failures = 0;
  const load: LoadFile = async (url, cache) => {
    const name = /([^/]+\.pf_(?:index|meta))$/.exec(url.pathname)?.[1];
    try {
      const response = await original(url, cache);
      if (name && response.ok) files.set(name, response.clone().arrayBuffer());
      if (name && !response.ok) failures += 1;
      return response;
    } catch (error) {
      if (name) failures += 1;
      throw error;
    }
  };

  let meta: Promise<PagefindMeta & { pages: Map<string, number> }> | undefined;
  let pages: Map<string, number> | undefined;
  let ids: readonly string[] = [];
  const chunks = new Map<string, Promise<Chunk>>();
  const kept = new Map<string, TokenPlaces>();

  const loadMeta = async () => {
    const name = [...files.keys()].find((file) => file.endsWith('.pf_meta'));
    const read = readPagefindMeta(await unzip(files.get(name ?? '')));
    ids = read.ids;
    pages = new Map(ids.map((id, page) => [id, page]));
    return { ...read, pages };
  };
  const findChunk = async (token: string): Promise<Chunk | undefined> => {
    meta ??= loadMeta();
    const { chunks: list } = await meta;
    const holder = list.find(
      ({ from, to }) => compareBytes(from, token) <= 0 && compareBytes(token, to) <= 0,
    );
    // A token that no report has.
    if (!holder) return undefined;
    const name = `${holder.name}.pf_index`;
    if (!files.has(name)) await load(new URL(`pagefind/index/${name}`, base));
    const chunk = chunks.get(name) ?? unzip(files.get(name)).then(readPagefindChunk);
    chunks.set(name, chunk);
    return chunk;
  };
  const readPlaces = (token: string, chunk: Chunk | undefined): TokenPlaces => {
    const places = kept.get(token) ?? chunk?.get(token)?.read() ?? new Map();
    kept.delete(token);
    kept.set(token, places);
    const [oldest] = kept.keys();
    if (kept.size > KEPT_TOKENS && oldest !== undefined) kept.delete(oldest);
    return places;
  };

  const readRarest = async (tokens: readonly string[]): Promise<RareToken[]> => {
    const found = await Promise.all(
      tokens.map(async (token, at) => {
        const chunk = await findChunk(token);
        return { at, token, chunk, size: chunk?.get(token)?.size ?? 0 };
      }),
    );
    return found
      .sort((a, b) => a.size - b.size)
      .slice(0, LOOKED_AT)
      .map(({ at, token, chunk }) => ({ at, places: readPlaces(token, chunk) }));
  };
  // An older browser or another Pagefind: what is found stays the same, its order is coarser.
  const orNothing = <T>(promise: Promise<T>): Promise<T | undefined> => promise.catch(() => undefined);

  return {
    load,
    failures: () => failures,
    pageOf: (id) => pages?.get(id),
    idOf: (page) => ids[page],
    read: (token) => orNothing(findChunk(token).then((chunk) => readPlaces(token, chunk))),
    readRarest: (tokens) => orNothing(readRarest(tokens)),
  };
}

/** `DecompressionStream`: Chromium 80, Firefox 113, Safari 16.4. */
async function unzip(bytes: Promise<ArrayBuffer> | undefined): Promise<Uint8Array> {
  if (!bytes) throw new Error('Pagefind has not loaded this file');
  const stream = new Blob([await bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Order of UTF-8 bytes, which is that of code points and not of UTF-16 units. */
function compareBytes(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const difference = (left[at]?.codePointAt(0) ?? 0) - (right[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
