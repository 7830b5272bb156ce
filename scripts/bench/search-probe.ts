/** Runs in the browser: both searches behind one function, so that they are asked and timed alike. */
import { createSearchEngine } from '../../src/client/search-engine.ts';
import { parseSearchQuery } from '../../src/search/parse-query.ts';

interface StockModule {
  search(
    query: string,
  ): Promise<{ results: { id: string; data(): Promise<{ raw_url?: string; url: string }> }[] }>;
}

/** What a search found, best first, and how long it took until that was known. */
interface ProbeResult {
  urls: string[];
  milliseconds: number;
}

const engine = createSearchEngine(document.baseURI);

const urlsById = new Map<string, Promise<string>>();

/** Loading a page's data is slow and not part of what is compared: once for each page is enough. */
function findUrl(id: string, load: () => Promise<string>): Promise<string> {
  const known = urlsById.get(id) ?? load().then((url) => url.replace(/^\//, ''));
  urlsById.set(id, known);
  return known;
}

async function askOurs(query: string): Promise<ProbeResult> {
  const started = performance.now();
  const { reports } = await engine.search(parseSearchQuery(query).words);
  const milliseconds = performance.now() - started;
  const urls = reports.map(({ id, load }) => findUrl(id, async () => (await load()).url));
  return { urls: await Promise.all(urls), milliseconds };
}

async function askStock(query: string): Promise<ProbeResult> {
  const module = (await import(new URL('pagefind/pagefind.js', document.baseURI).href)) as StockModule;
  const started = performance.now();
  const { results } = await module.search(query);
  const milliseconds = performance.now() - started;
  const urls = results.map((result) =>
    findUrl(result.id, async () => {
      const { raw_url, url } = await result.data();
      return raw_url ?? url;
    }),
  );
  return { urls: await Promise.all(urls), milliseconds };
}

Object.assign(window, { probe: { ours: askOurs, stock: askStock } });
