import type { ReportText } from '../search/collect-hits.ts';
import { parseReportText } from '../search/parse-report-text.ts';

/**
 * Loads the text of a report from the `.json` beside its page. Excerpts come from there and not from the index:
 * the index holds folded tokens without punctuation, and a second copy of every text in its metadata would make
 * it half as large again and searchable twice. Undefined if the file cannot be had: the report is then shown
 * without excerpts.
 * @param url Address of the report's page, relative to `base`.
 */
export async function loadReportText(url: string, base: string): Promise<ReportText | undefined> {
  try {
    const response = await fetch(new URL(url.replace(/\.html$/, '.json'), base));
    return response.ok ? parseReportText(await response.json()) : undefined;
  } catch {
    return undefined;
  }
}
