import { type PreparedReport, prepareReport } from '../search/collect-hits.ts';
import { parseReportText } from '../search/parse-report-text.ts';
import type { CatalogEntry } from '../search/search-catalog.ts';
import { computeTextChecksum } from '../search/text-checksum.ts';
import { loadJson } from './load-file.ts';
import type { SearchTransport } from './search-transport.ts';

/** Texts kept: the reports on the screen and those of the searches just before. */
const KEPT = 60;

/** `missing`: it cannot be had; `changed`: what is there is not what was indexed. */
type LoadedText = PreparedReport | 'missing' | 'changed';

/** Loads the text of a report. */
export type LoadReportText = (report: CatalogEntry) => Promise<LoadedText>;

/**
 * Excerpts come from the `.json` beside each report's page and not from the index: the index holds folded tokens
 * without punctuation.
 */
export function createReportTexts(transport: SearchTransport): LoadReportText {
  const kept = new Map<string, Promise<LoadedText>>();
  return async (report) => {
    const key = `${report.text} ${report.url}`;
    const loading = kept.get(key) ?? loadReportText(transport, report);
    kept.delete(key);
    kept.set(key, loading);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    const text = await loading;
    if (typeof text === 'string') kept.delete(key);
    return text;
  };
}

async function loadReportText(
  transport: SearchTransport,
  { url, text: wanted }: CatalogEntry,
): Promise<LoadedText> {
  const path = url.replace(/\.html$/, '.json');
  const load = async (cache?: RequestCache): Promise<LoadedText> => {
    try {
      const text = parseReportText(await loadJson(transport, path, cache));
      if (!text) return 'missing';
      return computeTextChecksum(text) === wanted ? prepareReport(text) : 'changed';
    } catch {
      return 'missing';
    }
  };
  const text = await load();
  // A cache may have kept an old one, or the page that a host sent in its place.
  return typeof text === 'string' ? load('reload') : text;
}
