import type { TextPosition } from '../base/text-position.ts';
import type { ReportSource, TextBlock } from '../report/report.ts';
import type { LintReport, LintText } from './lint-rule.ts';

export interface LintInput extends Omit<LintReport, 'texts'> {
  readonly blocks: readonly TextBlock[];
  /** Where a character of a block stands in the editor's file. */
  locate(block: TextBlock, index: number): TextPosition;
}

export function createLintReport({ blocks, locate, ...report }: LintInput): LintReport {
  const { source } = report;
  const { title, summary } = source.fields;
  return {
    ...report,
    texts: [
      createFieldText(source, '标题', 'title', title),
      ...(summary === undefined ? [] : [createFieldText(source, '摘要', 'summary', summary)]),
      ...blocks.map((block) => ({ ...block, locate: (index: number) => locate(block, index) })),
    ],
  };
}

function createFieldText(
  source: ReportSource,
  key: string,
  kind: 'title' | 'summary',
  text: string,
): LintText {
  return { kind, text, locate: (index) => locateInField(source, key, text, index) };
}

/** A value on one line is located exactly, one over several lines at its start. */
function locateInField(source: ReportSource, key: string, value: string, index: number): TextPosition {
  const start = source.places.get(key) ?? { line: 1, column: 1 };
  const line = source.text.split('\n', start.line)[start.line - 1] ?? '';
  const offset = line.indexOf(value);
  if (offset < 0) return start;
  return { line: start.line, column: [...line.slice(0, offset + index)].length + 1 };
}
