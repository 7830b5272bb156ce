import { isPortalPage } from '../base/is-portal-page.ts';
import { isRecord, readList, readText } from '../base/json.ts';
import type { ReportText } from './collect-hits.ts';

/** Reads what is needed of a report's JSON; what is missing is empty. Undefined if it is not a report's. */
export function parseReportText(value: unknown): ReportText | undefined {
  if (!isRecord(value) || typeof value.title !== 'string') return undefined;
  const attached = readList(value, 'attachments').filter((file) => typeof file.text === 'string');
  return {
    title: value.title,
    preamble: readText(value, 'preamble'),
    sections: readList(value, 'sections').map((section) => ({
      id: readText(section, 'id'),
      title: readText(section, 'title'),
      text: readText(section, 'text'),
    })),
    footnotes: readText(value, 'footnotes'),
    attachments: attached.map((file) => ({
      ...(typeof file.anchor === 'string' ? { id: file.anchor } : {}),
      ...(isPortalPage(file.page) ? { page: file.page } : {}),
      title: `附件：${readText(file, 'name')}`,
      text: readText(file, 'text'),
    })),
  };
}
