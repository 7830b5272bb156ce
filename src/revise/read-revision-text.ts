import { compareReports } from '../changes/compare-reports.ts';
import { formatTextChanges } from '../changes/find-silent-edits.ts';
import { type PublishedReport, parsePublishedReport } from '../changes/published-report.ts';
import type { Problem } from '../diagnostics/diagnostic.ts';
import { parseBody } from '../markdown/render-body.ts';
import type { FieldContext } from '../report/parse-fields.ts';
import { parseReport } from '../report/parse-report.ts';
import type { ReportFields } from '../report/report.ts';

/** A text of a report, as far as a revision asks for it. */
export interface RevisionText {
  /** The whole file, with LF line ends. */
  readonly text: string;
  readonly fields: ReportFields;
  readonly published: PublishedReport;
  /** What is written below the headings, white space aside. */
  readonly paragraphs: readonly string[];
  /** Errors: of a former text they do not matter, of the present one they do. */
  readonly faults: readonly Problem[];
}

/** @returns the problem that keeps it from being read, if one does */
export function readRevisionText(
  text: string,
  context: Omit<FieldContext, 'frontMatterStart' | 'unread'>,
): RevisionText | Problem {
  const { report, draft, problems } = parseReport(text, context);
  const parsed = report ?? draft;
  const faults = problems.filter(({ level }) => level === 'error');
  if (!parsed) return faults[0] as Problem;
  const { rendered } = parseBody(parsed.body, parsed.bodyLine).finish(() => ({ kind: 'local', url: '' }));
  const { blocks, sections } = rendered;
  const join = (wanted: (block: (typeof blocks)[number]) => boolean) =>
    blocks
      .filter(wanted)
      .map((block) => block.text)
      .join('\n');
  // As its JSON would tell it: a revision sees what a build sees.
  const json = {
    ...parsed.fields,
    preamble: join((block) => block.section === undefined && !block.isFootnote),
    sections,
    footnotes: join((block) => block.isFootnote === true),
  };
  const published = parsePublishedReport(JSON.stringify(json));
  if (!published) throw new Error('a report without a title');
  const paragraphs = blocks
    .filter(({ kind, isFootnote }) => kind !== 'heading' && !isFootnote)
    .map((block) => block.text.replace(/\s/gu, ''));
  return { text, fields: parsed.fields, published, paragraphs, faults };
}

/** What 修订 says of the difference; empty if the texts are the same. */
export const describeRevision = (before: RevisionText, after: RevisionText): string =>
  formatTextChanges(compareReports(before.published, after.published));
