import { listImprintLines } from '../report/format-imprint.ts';
import type { ReportFields, TextBlock } from '../report/report.ts';
import { formatCorrection } from './format-correction.ts';

/** What the plain text of a report is made of. */
export interface ReportText {
  readonly fields: ReportFields;
  readonly blocks: readonly TextBlock[];
  /** What is to be known before the text is relied on, a line each. */
  readonly notice?: readonly string[];
}

/**
 * The text alone, a paragraph a line with a blank line between.
 * Starts with a BOM: object stores serve .txt without a charset, and browsers then guess wrongly.
 */
export function formatReportText({ fields, blocks, notice = [] }: ReportText): string {
  const { title, headNote, signature, corrections } = fields;
  const parts = [
    notice.join('\n'),
    [title, ...(headNote ? [headNote] : []), ...blocks.map(({ text, numbered }) => numbered ?? text)].join(
      '\n\n',
    ),
    signature.join('\n'),
    listImprintLines(fields).join('\n'),
    corrections.length > 0 ? ['修订记录', ...corrections.map(formatCorrection)].join('\n') : '',
  ];
  return `\uFEFF${parts.filter(Boolean).join('\n\n\n')}\n`;
}
