import { formatPartPath, PARTS_FILE, parsePartsList } from '../search/parts-list.ts';
import type { OtherSpelling, SearchAnswer, SearchEngine } from '../search/search-answer.ts';
import { countReached, FIRST_REACH } from '../search/search-scope.ts';
import { loadPageScript } from './load-page-script.ts';
import type { EngineQuestion, EngineReply } from './search-worker.ts';
import { trustScript } from './trusted-scripts.ts';

/** Where the engine is and what it searches. */
export interface EnginePlace {
  /** Address of the engine's script. */
  script: string;
  /** Address of a page in the portal's root. */
  base: string;
  /** See `loads-by-script.ts`. */
  byScript: boolean;
  /** False from disk: browsers start no worker there. */
  canStartWorker: boolean;
}

/** Milliseconds after which a worker that has not said that it is there is taken for none. */
const START = 20_000;

/** The search engine in a worker, started by the first search; where that does not work, in the page. */
export function connectSearchEngine(place: EnginePlace): SearchEngine {
  let worker: SearchEngine | undefined;
  let canWork = place.canStartWorker;
  /** Shared by those who ask meanwhile: a second engine would take the first one's files. */
  let inPage: Promise<SearchEngine> | undefined;

  const ask = async <T>(put: (engine: SearchEngine) => Promise<T>): Promise<T> => {
    if (canWork) {
      worker ??= startWorker(place);
      try {
        return await put(worker);
      } catch {
        // Either a worker cannot do it here or something did not arrive: the page is the second try for both.
        canWork = false;
      }
    }
    inPage ??= startInPage(place);
    try {
      return await put(await inPage);
    } catch (error) {
      inPage = undefined;
      canWork = place.canStartWorker;
      worker = undefined;
      throw error;
    }
  };
  return {
    search: (request) => ask((engine) => engine.search(request)),
    countSpellings: (request) => ask((engine) => engine.countSpellings(request)),
  };
}

function startWorker({ script, base, byScript }: EnginePlace): SearchEngine {
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  let turn = 0;
  let worker: Worker | undefined;
  /** Why no question will be answered: it may come before the first one is asked. */
  let failure: string | undefined;
  const fail = (reason: string) => {
    failure = reason;
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  };
  try {
    worker = new Worker(trustScript(script));
    // A script that a host refuses has no message, and one that is empty not even an error.
    worker.onerror = ({ message }) => fail(message || 'The worker did not start');
    const start = setTimeout(() => fail('The worker does not answer'), START);
    worker.onmessage = ({ data }: MessageEvent<EngineReply>) => {
      clearTimeout(start);
      const asked = waiting.get(data.turn);
      waiting.delete(data.turn);
      if (data.failure === undefined) asked?.resolve(data.answer);
      else asked?.reject(new Error(data.failure));
    };
  } catch {
    // No workers: the question fails and the page takes over.
  }
  // Beside the script and not after it: a way to the host and back less before the first hits.
  const loading = worker && !byScript ? loadFirstFiles(base) : undefined;
  const ask = async (question: Pick<EngineQuestion, 'ask' | 'request'>): Promise<unknown> => {
    const files = turn === 0 ? await loading : undefined;
    return new Promise((resolve, reject) => {
      if (!worker || failure !== undefined) return reject(new Error(failure ?? 'No worker'));
      turn += 1;
      waiting.set(turn, { resolve, reject });
      const known = files === undefined ? {} : { files };
      worker.postMessage({ turn, base, byScript, ...known, ...question } satisfies EngineQuestion);
    });
  };
  return {
    search: (request) => ask({ ask: 'search', request }) as Promise<SearchAnswer>,
    countSpellings: (request) => ask({ ask: 'countSpellings', request }) as Promise<OtherSpelling[]>,
  };
}

/**
 * The list of parts, and the catalogues of those that every search looks through first.
 * @returns texts by path; what does not arrive is missing: the engine asks again, and tells
 */
async function loadFirstFiles(base: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  const load = async (path: string, cache?: RequestCache) => {
    const response = await fetch(new URL(path, base).href, cache ? { cache } : {});
    if (response.ok) files[path] = await response.text();
  };
  try {
    await load(PARTS_FILE, 'no-cache');
    const parts = parsePartsList(JSON.parse(files[PARTS_FILE] ?? ''));
    const first = parts.slice(0, countReached(parts, FIRST_REACH));
    await Promise.all(first.map((part) => load(formatPartPath(part, 'catalog', part.name))));
  } catch {
    // As said above.
  }
  return files;
}

async function startInPage({ script, base, byScript }: EnginePlace): Promise<SearchEngine> {
  const makers = globalThis as { gongbaoSearch?: (base: string, byScript: boolean) => SearchEngine };
  if (!makers.gongbaoSearch) await loadPageScript(script);
  if (!makers.gongbaoSearch) throw new Error('The search engine did not start');
  return makers.gongbaoSearch(base, byScript);
}
