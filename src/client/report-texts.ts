import { type PreparedReport, prepareReport } from '../search/collect-hits.ts';
import { parseReportText } from '../search/parse-report-text.ts';
import { computeTextChecksum } from '../search/text-checksum.ts';
import { type KeptTexts, keepTexts, loadReportJson } from './kept-texts.ts';
import type { SearchTransport } from './search-transport.ts';

/** `missing`: it cannot be had; `changed`: what is there is not what was indexed. */
type TextFault = 'missing' | 'changed';

export type ReportTexts = KeptTexts<PreparedReport, TextFault>;

/**
 * Excerpts come from the `.json` beside each report's page and not from the index: the index holds folded tokens
 * without punctuation.
 */
export const createReportTexts = (transport: SearchTransport): ReportTexts =>
  keepTexts<PreparedReport, TextFault>(async ({ url, text: wanted }, cache) => {
    try {
      const text = parseReportText(await loadReportJson(transport, url, cache));
      if (!text) return 'missing';
      return computeTextChecksum(text) === wanted ? prepareReport(text) : 'changed';
    } catch {
      return 'missing';
    }
  });
