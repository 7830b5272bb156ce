/** Runs in the browser: both searches behind one function, so that they are asked and timed alike. */
import { createReportFinder } from '../../src/client/report-finder.ts';
import { createSearchEngine } from '../../src/client/search-engine.ts';
import { createSearchTransport } from '../../src/client/search-transport.ts';
import { parseSearchQuery } from '../../src/search/parse-query.ts';
import { FIRST_REACH } from '../../src/search/search-scope.ts';
import type { ProbeBest, ProbeResult } from './probe-result.ts';

interface StockModule {
  search(
    query: string,
  ): Promise<{ results: { id: string; data(): Promise<{ raw_url?: string; url: string }> }[] }>;
}

type Question = { turn: number; base: string; what: 'list' | 'first' | 'best'; text: string };

async function answer({ base, what, text }: Question): Promise<string[] | ProbeBest> {
  if (what !== 'best') {
    finder ??= createReportFinder(createSearchTransport(base, false));
    const { reports } = await finder.find(parseSearchQuery(text), what === 'first' ? FIRST_REACH : ALL);
    return reports.map(({ entry }) => entry.url);
  }
  engine ??= createSearchEngine(createSearchTransport(base, false));
  const { results } = await engine.search({
    text,
    filters: {},
    sort: 'relevance',
    from: 0,
    count: 1,
    reach: ALL,
  });
  return { url: results[0]?.url ?? '', section: results[0]?.sections[0]?.id ?? '' };
}

const ALL = Number.POSITIVE_INFINITY;

let finder: ReturnType<typeof createReportFinder> | undefined;
let engine: ReturnType<typeof createSearchEngine> | undefined;

if (typeof document === 'undefined') {
  self.onmessage = async ({ data }: MessageEvent<Question>) => {
    self.postMessage({ turn: data.turn, result: await answer(data) });
  };
} else {
  startPage();
}

/**
 * In the page: this search is asked in a worker, as on the real page; stock Pagefind starts its own. Of both the time
 * is taken here, from the question until the page knows all that was found, with the way to the worker and back.
 */
function startPage(): void {
  const waiting = new Map<number, (result: unknown) => void>();
  let worker: Worker | undefined;
  let turn = 0;
  const ask = (what: Question['what'], text: string) =>
    new Promise((resolve) => {
      worker ??= new Worker('probe.js');
      worker.onmessage = ({ data }) => waiting.get(data.turn)?.(data.result);
      turn += 1;
      waiting.set(turn, resolve);
      worker.postMessage({ turn, base: document.baseURI, what, text } satisfies Question);
    });

  const askOurs = async (query: string): Promise<ProbeResult> => {
    const started = performance.now();
    const urls = (await ask('list', query)) as string[];
    return { urls, milliseconds: performance.now() - started };
  };
  const urls = new Map<string, Promise<string>>();
  const askStock = async (query: string, withUrls: boolean): Promise<ProbeResult> => {
    const module = (await import(new URL('pagefind/pagefind.js', document.baseURI).href)) as StockModule;
    const started = performance.now();
    const { results } = await module.search(query);
    const milliseconds = performance.now() - started;
    // Loading a page's data is slow and not part of what is compared: once for each page is enough.
    const found = (withUrls ? results : []).map((result) => {
      const load = async () => {
        const { raw_url, url } = await result.data();
        return (raw_url ?? url).replace(/^\//, '');
      };
      const known = urls.get(result.id) ?? load();
      urls.set(result.id, known);
      return known;
    });
    return { urls: await Promise.all(found), milliseconds };
  };
  Object.assign(window, {
    probe: {
      ours: askOurs,
      best: (text: string) => ask('best', text),
      first: (text: string) => ask('first', text),
      stock: askStock,
    },
  });
}
