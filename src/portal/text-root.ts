import { hashBytes } from '../base/sha256.ts';
import { computeRoot } from '../quote/hash-tree.ts';
import { listTextLines } from '../quote/text-lines.ts';
import type { ReportFields } from '../report/report.ts';
import type { BundledAttachment, ReportBody } from './report-bundle.ts';

/** The hash tree over a text, of the lines that the JSON beside its page has as well: a browser computes the same. */
export function computeTextRoot(
  {
    title,
    headNote,
    signature = [],
  }: Pick<ReportFields, 'title'> & Partial<Pick<ReportFields, 'headNote' | 'signature'>>,
  { preamble, sections, footnotes }: Pick<ReportBody, 'preamble' | 'sections' | 'footnotes'>,
  attachments: readonly Pick<BundledAttachment, 'name' | 'text'>[] = [],
): string {
  const files = attachments.flatMap(({ name, text }) => (text === undefined ? [] : [{ name, text }]));
  const head = { title, ...(headNote ? { headNote } : {}) };
  const lines = listTextLines({ ...head, preamble, sections, footnotes, signature, attachments: files });
  return computeRoot(
    lines.map(({ text }) => text),
    hashBytes,
  );
}
