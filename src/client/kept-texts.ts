import type { CatalogEntry } from '../search/search-catalog.ts';
import { loadJson } from './load-file.ts';
import type { SearchTransport } from './search-transport.ts';

/** Texts kept: the reports on the screen and those of the searches just before. */
const KEPT = 60;

/** Texts of reports, each made ready once. */
export interface KeptTexts<Text extends object, Fault> {
  load(report: CatalogEntry): Promise<Text | Fault>;
  /** The text, if it has been loaded. */
  known(report: CatalogEntry): Text | undefined;
}

/**
 * Keeps texts, and no faults: what is asked for again may have come by then.
 * @param read is asked a second time, around the browser's cache, where it has a fault: a cache may have kept an old
 * text, or the page that a host sent in its place
 */
export function keepTexts<Text extends object, Fault extends string | undefined>(
  read: (report: CatalogEntry, cache?: RequestCache) => Promise<Text | Fault>,
): KeptTexts<Text, Fault> {
  const kept = new Map<string, { loading: Promise<Text | Fault>; text?: Text }>();
  const formatKey = ({ text, url }: CatalogEntry) => `${text} ${url}`;
  const start = async (report: CatalogEntry): Promise<Text | Fault> => {
    const text = await read(report);
    return typeof text === 'object' ? text : read(report, 'reload');
  };
  return {
    known: (report) => kept.get(formatKey(report))?.text,
    async load(report) {
      const key = formatKey(report);
      const entry = kept.get(key) ?? { loading: start(report) };
      kept.delete(key);
      kept.set(key, entry);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      const text = await entry.loading;
      if (typeof text === 'object') entry.text = text;
      else kept.delete(key);
      return text;
    },
  };
}

/** The JSON that lies beside a report's page. @throws Error if it does not arrive or is no JSON */
export const loadReportJson = (
  transport: SearchTransport,
  url: string,
  cache?: RequestCache,
): Promise<unknown> => loadJson(transport, url.replace(/\.html$/, '.json'), cache);
