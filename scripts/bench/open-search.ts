import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { serveFolder } from '../../test/support/static-server.ts';
import type { ProbeResult } from './probe-result.ts';
import { writeProbePage } from './write-probe-page.ts';

/** The engine of a finished site, with the settings and the query that its own page gives it. */
export interface Search {
  /** @returns addresses of what it finds, or of parts of that */
  ask(query: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** `ours` and `stock` are the searches that `search-probe.ts` knows. */
export type Engine = 'ours' | 'stock' | 'minisearch' | 'material';

/** @param project holds the packages that made the site */
export async function openSearch(
  engine: Engine,
  project: string,
  output: string,
  browser: Browser,
): Promise<Search> {
  if (engine === 'minisearch') return openMiniSearch(project, output);
  const isMaterial = engine === 'material';
  if (!isMaterial) await writeProbePage(output, 'probe.html');
  const server = await serveFolder(output);
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  if (isMaterial) await page.addInitScript(KEEP_WORKER);
  await page.goto(`${server.url}${isMaterial ? 'index' : 'probe'}.html`);
  return {
    ask: (query) => (isMaterial ? askMaterial(page, query) : askProbe(page, engine, query)),
    async close() {
      await page.close();
      await server.close();
    },
  };
}

async function askProbe(page: Page, engine: Engine, query: string): Promise<string[]> {
  const { urls } = (await page.evaluate(`probe.${engine}(${JSON.stringify(query)}, true)`)) as ProbeResult;
  return urls;
}

/** The theme starts a worker with its settings and the index; what it answers is kept (its kinds 2 and 3). */
const KEEP_WORKER = `{
  const Original = Worker;
  let answer;
  let isReady;
  const ready = new Promise((resolve) => (isReady = resolve));
  window.Worker = class extends Original {
    constructor(...args) {
      super(...args);
      this.addEventListener('message', ({ data }) => {
        if (data.type === 1) isReady(this);
        if (data.type === 3) answer?.(data.data.items.flat().map((item) => item.location));
      });
    }
  };
  window.askMaterial = async (data) => {
    const worker = await ready;
    return new Promise((resolve) => {
      answer = resolve;
      worker.postMessage({ type: 2, data });
    });
  };
}`;

const askMaterial = (page: Page, query: string) =>
  page.evaluate(`askMaterial(${JSON.stringify(query)})`) as Promise<string[]>;

interface MiniSearchModule {
  loadJSON(json: string, options: object): { search(query: string): { id: string }[] };
}

/** As `VPLocalSearchBox.vue` of VitePress sets it up. */
async function openMiniSearch(project: string, output: string): Promise<Search> {
  const { default: miniSearch } = (await import(
    pathToFileURL(createRequire(path.join(project, 'package.json')).resolve('minisearch')).href
  )) as { default: MiniSearchModule };
  const chunks = path.join(output, 'assets/chunks');
  const name = (await readdir(chunks)).find((file) => file.startsWith('@localSearchIndex')) ?? '';
  const source = await readFile(path.join(chunks, name));
  const { default: json } = (await import(`data:text/javascript;base64,${source.toString('base64')}`)) as {
    default: string;
  };
  const index = miniSearch.loadJSON(json, {
    fields: ['title', 'titles', 'text'],
    storeFields: ['title', 'titles'],
    searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } },
  });
  return {
    ask: async (query) => index.search(query).map(({ id }) => id),
    close: async () => {},
  };
}
