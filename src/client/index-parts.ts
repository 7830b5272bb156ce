import { once } from '../base/once.ts';
import { retainKeys } from '../base/retain-keys.ts';
import { type Outline, parseOutline } from '../search/outline.ts';
import { formatPartPath, type PartInfo, parsePartsList } from '../search/parts-list.ts';
import { type CatalogEntry, parseSearchCatalog } from '../search/search-catalog.ts';
import { loadJson, loadZipped } from './load-file.ts';
import { openPagefindIndex, type PagefindIndex } from './pagefind-index.ts';
import type { SearchTransport } from './search-transport.ts';

/** A part of the index that is being searched. */
export interface OpenPart {
  /** Newest first. */
  reports: readonly CatalogEntry[];
  index: PagefindIndex;
  loadOutline(): Promise<Outline>;
}

/** The parts of the portal's index, each opened when it is first asked for. @param list file that lists them */
export function createIndexParts(transport: SearchTransport, list: string) {
  let known: readonly PartInfo[] | undefined;
  /** Shared by those who ask meanwhile. */
  let asking: Promise<readonly PartInfo[]> | undefined;
  const opened = new Map<string, Promise<OpenPart>>();

  const load = async (cache: RequestCache) => parsePartsList(await loadJson(transport, list, cache));
  const attempt = async <T>(
    info: PartInfo,
    work: (part: OpenPart) => T | Promise<T>,
    cache?: RequestCache,
  ): Promise<T> => {
    const used = opened.get(info.name) ?? openPart(transport, info, cache);
    opened.set(info.name, used);
    try {
      return await work(await used);
    } catch (error) {
      // Not if another question has opened it anew already.
      if (opened.get(info.name) === used) opened.delete(info.name);
      throw error;
    }
  };
  return {
    /** Newest first, as they were when last asked for. */
    known: () => known,
    /** As they are now: a portal may be published anew under an open tab. @throws Error if that does not arrive */
    ask: async () => {
      asking ??= load('no-cache').catch(() => load('reload'));
      try {
        known = await asking;
      } finally {
        asking = undefined;
      }
      retainKeys(opened, new Set(known.map(({ name }) => name)));
      return known;
    },
    /**
     * Works with a part. What fails is tried once more with the part loaded around the browser's cache.
     * @throws Error if a file of the part does not arrive whole
     */
    use: <T>(info: PartInfo, work: (part: OpenPart) => T | Promise<T>): Promise<T> =>
      attempt(info, work).catch(() => attempt(info, work, 'reload')),
  };
}

async function openPart(transport: SearchTransport, info: PartInfo, cache?: RequestCache): Promise<OpenPart> {
  // Never another content under the same name: it may come from the browser's cache, unless that failed.
  const path = formatPartPath(info, 'catalog', info.name);
  const catalog = parseSearchCatalog(await loadJson(transport, path, cache), info.name);
  const { reports, chunks, outline } = catalog;
  if (reports.length !== info.reports) throw new Error('not the catalogue of this part of the index');
  return {
    reports,
    index: openPagefindIndex(
      (name) => loadZipped(transport, formatPartPath(info, 'words', name), cache),
      chunks,
    ),
    loadOutline: once(async () =>
      parseOutline(await loadJson(transport, formatPartPath(info, 'outline', outline), cache), outline),
    ),
  };
}
