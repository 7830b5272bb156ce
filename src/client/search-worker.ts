import type { SearchEngine, SearchRequest } from '../search/search-answer.ts';
import { createSearchEngine } from './search-engine.ts';

/**
 * The search engine as a script of its own, loaded only when someone searches: in a worker it answers messages; in
 * a page, for browsers that do not let workers import modules (Firefox before 114), it leaves its maker behind.
 */

export interface EngineQuestion {
  turn: number;
  base: string;
  request: SearchRequest;
}

export interface EngineReply {
  turn: number;
  answer?: Awaited<ReturnType<SearchEngine['search']>>;
  /** Why there is no answer. */
  failure?: string;
}

let engine: SearchEngine | undefined;

if (typeof document === 'undefined') {
  self.onmessage = async ({ data: { turn, base, request } }: MessageEvent<EngineQuestion>) => {
    engine ??= createSearchEngine(base);
    let reply: EngineReply;
    try {
      reply = { turn, answer: await engine.search(request) };
    } catch (error) {
      reply = { turn, failure: String(error) };
    }
    self.postMessage(reply);
  };
} else {
  Object.assign(globalThis, { gongbaoSearch: createSearchEngine });
}
