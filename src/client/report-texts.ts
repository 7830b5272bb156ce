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

export interface ReportTexts {
  load(report: CatalogEntry): Promise<LoadedText>;
  /** The text, if it has been loaded. */
  known(report: CatalogEntry): PreparedReport | undefined;
}

/**
 * Excerpts come from the `.json` beside each report's page and not from the index: the index holds folded tokens
 * without punctuation.
 */
export function createReportTexts(transport: SearchTransport): ReportTexts {
  const kept = new Map<string, { loading: Promise<LoadedText>; text?: PreparedReport }>();
  const formatKey = ({ text, url }: CatalogEntry) => `${text} ${url}`;
  return {
    known: (report) => kept.get(formatKey(report))?.text,
    async load(report) {
      const key = formatKey(report);
      const entry = kept.get(key) ?? { loading: loadReportText(transport, report) };
      kept.delete(key);
      kept.set(key, entry);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      const text = await entry.loading;
      if (typeof text === 'string') kept.delete(key);
      else entry.text = text;
      return text;
    },
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
