import { parseReportJson } from '../report/parse-report-json.ts';
import type { ReportText } from './collect-hits.ts';

/** Reads what is needed of a report's JSON; what is missing is empty. Undefined if it is not a report's. */
export function parseReportText(value: unknown): ReportText | undefined {
  const report = parseReportJson(value);
  return (
    report && {
      ...report,
      attachments: report.attachments.map(({ name, text, anchor, page }) => ({
        ...(anchor === undefined ? {} : { id: anchor }),
        ...(page === undefined ? {} : { page }),
        title: `附件：${name}`,
        text,
      })),
    }
  );
}
