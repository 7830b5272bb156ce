import type { SearchEngine, SearchRequest } from '../search/search-answer.ts';
import { createSearchEngine } from './search-engine.ts';
import { createSearchTransport } from './search-transport.ts';

/**
 * The search engine as a script of its own, loaded only when someone searches: in a worker it answers messages; in
 * a page, where no worker starts (from disk), it leaves its maker behind.
 */

export interface EngineQuestion {
  turn: number;
  base: string;
  byScript: boolean;
  /** With the first question, what the page has loaded already: texts by path. */
  files?: Readonly<Record<string, string>>;
  ask: keyof SearchEngine;
  request: Pick<SearchRequest, 'text' | 'filters' | 'reach'> & Partial<SearchRequest>;
}

export interface EngineReply {
  /** 0 before any question: the worker is there. */
  turn: number;
  answer?: unknown;
  /** Why there is no answer. */
  failure?: string;
}

let engine: SearchEngine | undefined;

/** @param base address of a page in the portal's root */
function startEngine(base: string, byScript: boolean, files?: EngineQuestion['files']): SearchEngine {
  return createSearchEngine(createSearchTransport(base, byScript, files));
}

if (typeof document === 'undefined') {
  self.onmessage = async ({
    data: { turn, base, byScript, files, ask, request },
  }: MessageEvent<EngineQuestion>) => {
    engine ??= startEngine(base, byScript, files);
    let reply: EngineReply;
    try {
      reply = { turn, answer: await engine[ask](request as SearchRequest) };
    } catch (error) {
      reply = { turn, failure: String(error) };
    }
    self.postMessage(reply);
  };
  self.postMessage({ turn: 0 } satisfies EngineReply);
} else {
  Object.assign(globalThis, { gongbaoSearch: startEngine });
}
