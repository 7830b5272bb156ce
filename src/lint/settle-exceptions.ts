import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CheckSettings } from '../report/check-settings.ts';
import { findNearest } from '../report/nearest.ts';
import type { CheckException, ReportSource } from '../report/report.ts';
import type { LintRule } from './lint-rule.ts';
import { LINT_RULES } from './lint-rules.ts';
import { locateAttachment } from './locate-attachment.ts';
import { chooseRules } from './run-rules.ts';

/** What an exception is reported under that excepts nothing. */
export const UNUSED_EXCEPTION = 'exception-unused';

/**
 * What an inspection misses of a body of which no report is to come: written into the last one. It is a matter of the day,
 * so only an audit looks for it.
 */
export const OVERDUE = 'annual-overdue';

/**
 * Whether an editor may keep it as it is: any warning of a report, and errors of the content check; but not what is said of an
 * exception or a draft, nor what only a build finds, once.
 */
export const canExcept = ({ level, rule }: Diagnostic, rules: readonly LintRule[] = LINT_RULES): boolean =>
  level === 'warning'
    ? !/^(?:exceptions?-|correction-missing$|report-(?:held|late)$)/.test(rule)
    : rules.some(({ code }) => code === rule);

/**
 * Takes away the findings that the reports' 检查例外 keep, and adds a finding for each exception that keeps none:
 * it would hide the next slip in its place.
 * @param findings all that is said of all reports
 */
export function settleExceptions(
  findings: readonly Diagnostic[],
  reports: readonly ReportSource[],
  settings: CheckSettings,
  rules: readonly LintRule[] = LINT_RULES,
): Diagnostic[] {
  const kept = new Set<Diagnostic>();
  const unused: Diagnostic[] = [];
  const chosen = new Set(chooseRules(settings, rules).map(({ code }) => code));
  const audited = new Set([OVERDUE, ...rules.flatMap(({ code, isAudited }) => (isAudited ? code : []))]);
  for (const report of reports) {
    const { exceptions } = report.fields;
    if (exceptions.length === 0) continue;
    const lines = report.text.split('\n');
    const attached = locateAttachment(report.file, '');
    const all = findings.filter(({ file }) => file === report.file || file.startsWith(attached));
    const own = all.filter((finding) => canExcept(finding, rules));
    const hasError = (rule: string) =>
      all.some((finding) => finding.rule === rule && finding.level === 'error');
    for (const exception of exceptions) {
      const covered = own.filter((finding) =>
        finding.file === report.file
          ? covers(exception, finding, lines[finding.line - 1] ?? '')
          : coversAttached(exception, finding),
      );
      for (const finding of covered) kept.add(finding);
      const isElsewhere = !chosen.has(exception.rule) && audited.has(exception.rule);
      if (covered.length > 0 || isElsewhere) continue;
      unused.push({
        ...{ level: 'warning', rule: UNUSED_EXCEPTION, file: report.file },
        ...{ line: exception.line, column: exception.column },
        ...(hasError(exception.rule)
          ? explainError(exception.rule)
          : explainUnused(exception, rules, chosen)),
      });
    }
  }
  return [...findings.filter((finding) => !kept.has(finding)), ...unused];
}

/**
 * Whether the finding is of this rule and, if the exception quotes a text, stands inside or beside it. Editors copy what
 * the message shows between 「」: words that the line has with marks between them or on two lines, and numbers of
 * persons with their middle hidden, which the line has not.
 */
export function covers({ rule, quote }: CheckException, finding: Diagnostic, line: string): boolean {
  if (finding.rule !== rule) return false;
  if (quote === undefined) return true;
  if (!line.includes(quote)) return /「(.*)」/u.exec(finding.message)?.[1]?.includes(quote) ?? false;
  const index = [...line].slice(0, finding.column - 1).join('').length;
  for (let start = line.indexOf(quote); start >= 0; start = line.indexOf(quote, start + 1)) {
    if (index >= start && index <= start + quote.length) return true;
  }
  return false;
}

/** The lines of an attached file are not at hand: the quoted text stands in what is said of it. */
const coversAttached = ({ rule, quote }: CheckException, finding: Diagnostic) =>
  finding.rule === rule && (quote === undefined || finding.message.includes(quote));

type Words = Pick<Diagnostic, 'message' | 'remedy' | 'form'>;

const explainError = (rule: string): Words => ({
  message: `检查例外里的规则“${rule}”是错误，不能写成例外，这一项不起作用`,
  remedy: '照那一条错误的改法改好，再删去这一项',
});

function explainUnused(
  { rule, quote }: CheckException,
  rules: readonly LintRule[],
  chosen: ReadonlySet<string>,
): Words {
  const place = quote === undefined ? '' : `、位置“${quote}”`;
  const codes = rules.map(({ code }) => code);
  if (!codes.includes(rule)) {
    const nearest = findNearest(rule, codes);
    return {
      message: `检查例外里的规则“${rule}”在这一篇里没有提醒，这一项不起作用`,
      remedy: nearest
        ? `已经改好的，删去这一项；如果指的是这一条，改为：\n    规则: ${nearest}`
        : '已经改好的，删去这一项；还在的，照检查结果里“规则：”后面的名字写',
      form: '删去这一项；不必改的提醒，在它下面按“不必改”',
    };
  }
  return {
    message: chosen.has(rule)
      ? `检查例外（规则“${rule}”${place}）不再对应任何问题`
      : `检查例外（规则“${rule}”${place}）是多余的：本站没有用这条规则`,
    remedy: quote === undefined ? '删去这一项' : '删去这一项；如果问题还在，位置要照检查结果里「」中的字写',
    form: '删去这一项；如果问题还在，在那条提醒下面按“不必改”',
  };
}
