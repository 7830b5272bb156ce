import { type PreparedReport, prepareReport } from '../search/collect-hits.ts';
import { parseReportText } from '../search/parse-report-text.ts';
import type { LoadFile, SearchTransport } from './search-transport.ts';

/** Texts kept: the reports on the screen and those of the searches just before. */
const KEPT = 60;

/** Loads the text of a report; undefined if it cannot be had. */
export type LoadReportText = (url: string) => Promise<PreparedReport | undefined>;

/**
 * Excerpts come from the `.json` beside each report's page and not from the index: the index holds folded tokens
 * without punctuation.
 */
export function createReportTexts({ base, load }: SearchTransport): LoadReportText {
  const kept = new Map<string, Promise<PreparedReport | undefined>>();
  return async (url) => {
    const loading = kept.get(url) ?? loadReportText(load, new URL(url.replace(/\.html$/, '.json'), base));
    kept.delete(url);
    kept.set(url, loading);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    const text = await loading;
    if (!text) kept.delete(url);
    return text;
  };
}

async function loadReportText(load: LoadFile, url: URL): Promise<PreparedReport | undefined> {
  try {
    const response = await load(url);
    const text = response.ok ? parseReportText(await response.json()) : undefined;
    return text && prepareReport(text);
  } catch {
    return undefined;
  }
}
