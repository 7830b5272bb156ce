import { computeChecksum, RECEIVER, type ReceiveFile, WRAPPER_ENDING } from '../search/wrap-file.ts';
import { loadPageScript } from './load-page-script.ts';

/** The part of Pagefind's browser module (`pagefind/pagefind.js`, 1.5) that is used. */
interface PagefindModule {
  createInstance(options: { noWorker: boolean; basePath: string }): {
    /** `words`: positions of the words found; of an exact phrase those of its first place. */
    search(query: string): Promise<{ results: { id: string; words: number[] }[] }>;
  };
}

/** Loads a file of the portal. Rejects if it does not arrive, or arrives damaged where that can be told. */
export type LoadFile = (url: URL, cache?: RequestCache) => Promise<Response>;

/** How the search gets its files: the one thing in which a site and an offline copy differ. */
export interface SearchTransport {
  /** The portal's root. */
  base: URL;
  load: LoadFile;
  /** Loads Pagefind, which from then on loads its own files by `load`. */
  openPagefind(load: LoadFile): Promise<PagefindModule>;
}

/** @param isOffline whether the portal is an offline copy, which holds its search files as scripts */
export function createSearchTransport(base: string, isOffline: boolean): SearchTransport {
  const root = new URL('.', base);
  return isOffline ? createScriptTransport(root) : createFetchTransport(root);
}

function createFetchTransport(base: URL): SearchTransport {
  const native = globalThis.fetch.bind(globalThis);
  return {
    base,
    load: (url, cache) => native(url, cache ? { cache } : {}),
    openPagefind: (load) => {
      // All that Pagefind uses; this runs in a worker of our own, or in a page that has nothing else to load.
      globalThis.fetch = (input) => load(new URL(String(input), base));
      return import(new URL('pagefind/pagefind.js', base).href);
    },
  };
}

/** The names that `assets/bundle-pagefind-esbuild.ts` gives to what Pagefind takes from its surroundings. */
type OfflineGlobals = typeof globalThis & {
  gongbaoFetch?: (input: string) => Promise<Response>;
  gongbaoPagefind?: PagefindModule;
  [RECEIVER]?: ReceiveFile;
};

function createScriptTransport(base: URL): SearchTransport {
  const globals = globalThis as OfflineGlobals;
  const arrived = new Map<string, BodyInit>();
  const loading = new Map<string, Promise<void>>();
  globals[RECEIVER] = (path, checksum, kind, data) => {
    if (computeChecksum(data) === checksum) arrived.set(path, kind === 'text' ? data : decodeBase64(data));
  };
  const load: LoadFile = async (url) => {
    const wrapper = new URL(url.pathname + WRAPPER_ENDING, base);
    const path = decodeURIComponent(url.pathname.slice(base.pathname.length));
    const script = loading.get(path) ?? loadScript(wrapper.href);
    loading.set(path, script);
    try {
      await script;
      const content = arrived.get(path);
      if (content === undefined) throw new Error(`${path} is damaged`);
      return new Response(content);
    } finally {
      loading.delete(path);
      // Whoever asked at the same time takes it in the same turn of the event loop.
      setTimeout(() => arrived.delete(path));
    }
  };
  return {
    base,
    load,
    openPagefind: async (watched) => {
      globals.gongbaoFetch = (input) => watched(new URL(input, base));
      await loadScript(new URL('pagefind/pagefind.js', base).href);
      if (!globals.gongbaoPagefind) throw new Error('pagefind.js is damaged');
      return globals.gongbaoPagefind;
    },
  };
}

function decodeBase64(data: string): ArrayBuffer {
  const binary = atob(data);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes.buffer;
}

/** In a worker and in a page. */
async function loadScript(address: string): Promise<void> {
  if (typeof document === 'undefined') {
    (globalThis as unknown as { importScripts(address: string): void }).importScripts(address);
    return;
  }
  await loadPageScript(address);
}
