import { isRecord, readList, readText } from '../base/json.ts';

/** The text of a page as the JSON beside it has it. */
export interface ReportJson {
  readonly title: string;
  /** Before the first heading. */
  readonly preamble: string;
  readonly sections: readonly { readonly id: string; readonly title: string; readonly text: string }[];
  readonly footnotes: string;
  /** Attached files whose text is known. */
  readonly attachments: readonly AttachedText[];
}

interface AttachedText {
  readonly name: string;
  readonly text: string;
  /** Where it is shown: on the report's page, or on a page of its own. */
  readonly anchor?: string;
  readonly page?: string;
}

/** Reads a report's JSON, or a fixed page's; what is missing is empty. Undefined if it is neither. */
export function parseReportJson(value: unknown): ReportJson | undefined {
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
      name: readText(file, 'name'),
      text: readText(file, 'text'),
      ...(typeof file.anchor === 'string' ? { anchor: file.anchor } : {}),
      ...(isPortalPage(file.page) ? { page: file.page } : {}),
    })),
  };
}

/** An address below the portal's root: nothing else may become a link. */
const isPortalPage = (value: unknown): value is string =>
  typeof value === 'string' && /^reports\/[^:]*\.html$/.test(value);
