import { computeChecksum, RECEIVER, type ReceiveFile, WRAPPER_ENDING } from '../search/wrap-file.ts';
import { loadPageScript } from './load-page-script.ts';
import { trustScript } from './trusted-scripts.ts';

/** Loads a file of the portal. Rejects if it does not arrive, or arrives damaged where that can be told. */
type LoadFile = (url: URL, cache?: RequestCache) => Promise<Response>;

/** How the search gets its files: the one thing in which searches by HTTP and from disk differ. */
export interface SearchTransport {
  /** The portal's root. */
  base: URL;
  load: LoadFile;
}

/**
 * @param byScript see `loads-by-script.ts`
 * @param files texts by path that the page has loaded already: each is given once, and then asked for again
 */
export function createSearchTransport(
  base: string,
  byScript: boolean,
  files: Readonly<Record<string, string>> = {},
): SearchTransport {
  const root = new URL('.', base);
  return byScript ? createScriptTransport(root) : createFetchTransport(root, files);
}

function createFetchTransport(base: URL, files: Readonly<Record<string, string>>): SearchTransport {
  const known = new Map(Object.entries(files).map(([path, text]) => [new URL(path, base).href, text]));
  return {
    base,
    load: async (url, cache) => {
      const text = known.get(url.href);
      if (text === undefined) return fetch(url.href, cache ? { cache } : {});
      known.delete(url.href);
      return new Response(text);
    },
  };
}

function createScriptTransport(base: URL): SearchTransport {
  const globals = globalThis as typeof globalThis & { [RECEIVER]?: ReceiveFile };
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
  return { base, load };
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
    (globalThis as unknown as { importScripts(address: string): void }).importScripts(trustScript(address));
    return;
  }
  await loadPageScript(address);
}
