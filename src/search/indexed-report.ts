import { formatKey } from '../base/sha256.ts';
import type { PlannedReport } from './plan-parts.ts';
import type { SearchRecord } from './render-record.ts';

/** A report for the index. Its record is asked for only when its part has to be made. */
export interface IndexedReport extends PlannedReport {
  /** Hash of all that its record is made of. */
  key: string;
  record(): SearchRecord | Promise<SearchRecord>;
}

/** All texts of a portal: what is published now, and what was published before. */
export interface IndexedTexts {
  readonly reports: readonly IndexedReport[];
  readonly versions: readonly IndexedReport[];
}

/** A report whose record is there already. */
export function createIndexedReport(record: SearchRecord): IndexedReport {
  const { url, title, date, preamble, sections, footnotes, extra, attachments } = record;
  const texts = [title, preamble, footnotes, extra, ...[...sections, ...attachments].map(({ text }) => text)];
  const size = texts.reduce((sum, { length }) => sum + length, 0);
  return { url, date, size, key: formatKey(record), record: () => record };
}
