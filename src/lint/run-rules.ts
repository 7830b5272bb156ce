import { compareCodeUnits } from '../base/compare-code-units.ts';
import { START, type TextPosition } from '../base/text-position.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CheckSettings } from '../report/check-settings.ts';
import type { ReportSource, TextBlock } from '../report/report.ts';
import type { Finding, FindingPlace, LintReport, LintRule, LintText, PortalLintReport } from './lint-rule.ts';
import { LINT_RULES } from './lint-rules.ts';
import { locateAttachment } from './locate-attachment.ts';

export interface LintInput extends Omit<LintReport, 'texts'> {
  readonly blocks: readonly TextBlock[];
  /** Where a character of a block stands in the editor's file. */
  locate(block: TextBlock, index: number): TextPosition;
}

/** Findings of one rule that are listed for one report: whoever has more mends these and checks again. */
const MOST = 50;

/** What the rules find in one report. Exceptions are for `settleExceptions`, when all reports have been looked at. */
export function lintReport(
  input: LintInput,
  settings: CheckSettings,
  rules: readonly LintRule[] = LINT_RULES,
): Diagnostic[] {
  const report = createLintReport(input);
  return chooseRules(settings, rules).flatMap((rule) =>
    rule.scope === 'portal'
      ? []
      : takeFirst(rule.check(report)).map((finding) => createDiagnostic(rule, input.source, finding)),
  );
}

function createLintReport({ blocks, locate, ...report }: LintInput): LintReport {
  const { source } = report;
  const { title, summary } = source.fields;
  const ofField = (key: string, kind: 'title' | 'summary', text: string): LintText => {
    return { kind, text, locate: (index) => locateInField(source, key, text, index) };
  };
  return {
    ...report,
    texts: [
      ofField('标题', 'title', title),
      ...(summary === undefined ? [] : [ofField('摘要', 'summary', summary)]),
      ...blocks.map((block) => ({ locate: (index: number) => locate(block, index), ...block })),
    ],
  };
}

/** A value on one line is located exactly, one over several lines at its start. */
function locateInField(source: ReportSource, key: string, value: string, index: number): TextPosition {
  const start = source.places.get(key) ?? START;
  const line = source.text.split('\n', start.line)[start.line - 1] ?? '';
  const offset = line.indexOf(value);
  if (offset < 0) return start;
  return { line: start.line, column: [...line.slice(0, offset + index)].length + 1 };
}

function takeFirst(found: Iterable<Finding>): Finding[] {
  const findings: Finding[] = [];
  for (const finding of found) {
    const last = findings[MOST - 1];
    if (last) {
      const rest = `（这一篇里这样的问题不止 ${MOST} 处，其余的没有列出）`;
      return [...findings.slice(0, -1), { ...last, message: last.message + rest }];
    }
    findings.push(finding);
  }
  return findings;
}

/**
 * What the rules find that look at all reports together.
 * @param today `YYYY-MM-DD`; without it no clock decides
 */
export function lintPortal(
  reports: readonly PortalLintReport[],
  settings: CheckSettings,
  rules: readonly LintRule[] = LINT_RULES,
  today?: string,
): Diagnostic[] {
  const ordered = [...reports].sort((a, b) => compareCodeUnits(a.id, b.id));
  return chooseRules(settings, rules).flatMap((rule) =>
    rule.scope === 'portal'
      ? [...rule.check(ordered, today)].map(({ report, field, at = { field }, ...finding }) =>
          createDiagnostic(rule, report, { ...finding, at }),
        )
      : [],
  );
}

/** The rules that a portal wants. One that finds errors is not a matter of taste. */
export function chooseRules(settings: CheckSettings, rules: readonly LintRule[]): LintRule[] {
  const off = new Set(settings.off.map(({ rule }) => rule));
  const on = new Set(settings.on.map(({ rule }) => rule));
  return rules.filter(
    ({ code, level, offBecause }) =>
      level === 'error' || (!off.has(code) && (offBecause === undefined || on.has(code))),
  );
}

function createDiagnostic(
  { level = 'warning', code }: LintRule,
  source: ReportSource,
  { at, message, remedy, form, fix }: Finding,
): Diagnostic {
  return {
    ...{ level, rule: code, ...locatePlace(source, at), message, remedy },
    ...(form === undefined ? {} : { form }),
    ...(fix ? { fix } : {}),
  };
}

function locatePlace(source: ReportSource, at: FindingPlace) {
  const { file } = source;
  if ('attachment' in at) return { file: locateAttachment(file, at.attachment), ...START };
  if ('line' in at) return { file, line: at.line, column: at.column };
  return { file, ...('text' in at ? at.text.locate(at.index) : (source.places.get(at.field) ?? START)) };
}
