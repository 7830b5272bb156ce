import type { SearchAnswer, SearchEngine, SearchRequest } from '../search/search-answer.ts';
import { loadPageScript } from './load-page-script.ts';
import type { EngineQuestion, EngineReply } from './search-worker.ts';

/** Address of the engine's script: the page's template writes it on the script tag of this one. */
const script = document.currentScript?.dataset.engine ?? '';

/**
 * The search engine in a worker, started by the first search; where that does not work, in the page.
 * @param base address of a page in the portal's root
 * @param isOffline whether this is an offline copy
 */
export function connectSearchEngine(base: string, isOffline: boolean): SearchEngine {
  const address = new URL(script, base).href;
  let worker: SearchEngine | undefined;
  // Browsers start no worker from disk.
  let canWork = location.protocol !== 'file:';
  /** Shared by those who ask meanwhile: a second engine would take the first one's files. */
  let inPage: Promise<SearchEngine> | undefined;
  return {
    async search(request) {
      if (canWork) {
        worker ??= startWorker(address, base, isOffline);
        try {
          return await worker.search(request);
        } catch {
          // Either a worker cannot do it here or something did not arrive: the page is the second try for both.
          canWork = false;
        }
      }
      inPage ??= startInPage(address, base, isOffline);
      try {
        return await (await inPage).search(request);
      } catch (error) {
        inPage = undefined;
        canWork = location.protocol !== 'file:';
        worker = undefined;
        throw error;
      }
    },
  };
}

function startWorker(address: string, base: string, isOffline: boolean): SearchEngine {
  const waiting = new Map<number, { resolve(answer: SearchAnswer): void; reject(error: Error): void }>();
  let turn = 0;
  const failAll = (reason: string) => {
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  };
  let worker: Worker | undefined;
  try {
    worker = new Worker(address);
    worker.onerror = (event) => failAll(event.message);
    worker.onmessage = ({ data }: MessageEvent<EngineReply>) => {
      const asked = waiting.get(data.turn);
      waiting.delete(data.turn);
      if (data.answer) asked?.resolve(data.answer);
      else asked?.reject(new Error(data.failure));
    };
  } catch {
    // No workers: `search` fails and the page takes over.
  }
  return {
    search: (request: SearchRequest) =>
      new Promise((resolve, reject) => {
        if (!worker) return reject(new Error('No worker'));
        turn += 1;
        waiting.set(turn, { resolve, reject });
        const question: EngineQuestion = { turn, base, isOffline, request };
        worker.postMessage(question);
      }),
  };
}

async function startInPage(address: string, base: string, isOffline: boolean): Promise<SearchEngine> {
  const makers = globalThis as { gongbaoSearch?: (base: string, isOffline: boolean) => SearchEngine };
  if (!makers.gongbaoSearch) await loadPageScript(address);
  if (!makers.gongbaoSearch) throw new Error('The search engine did not start');
  return makers.gongbaoSearch(base, isOffline);
}
