import { compareCodeUnits } from '../base/compare-code-units.ts';
import { oneLine, printable } from '../base/printable.ts';
import type { Diagnostic } from './diagnostic.ts';

const LEVEL_NAMES = { error: '错误', warning: '提醒' } as const;

/** By file, then by place, so that an editor works through a file from top to bottom. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      compareCodeUnits(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compareCodeUnits(a.rule, b.rule),
  );
}

/** All diagnostics as the text that a command prints: place and fault, remedy, rule. */
export function formatDiagnostics(diagnostics: readonly Diagnostic[]): string {
  return sortDiagnostics(diagnostics)
    .map((one) => formatFault(`${oneLine(one.file)}:${one.line}:${one.column}`, one))
    .join('\n\n');
}

/** @param place as it is printed */
export const formatFault = (
  place: string,
  { level, message, remedy, rule }: Pick<Diagnostic, 'level' | 'message' | 'remedy' | 'rule'>,
): string =>
  `${place}  ${LEVEL_NAMES[level]}  ${printable(message)}\n  改法：${printable(remedy)}\n  规则：${rule}`;

/** More diagnostics than this are also counted by rule. */
const MANY = 20;

/**
 * How many diagnostics of each rule there are, the most frequent first; empty if they are few enough to be read.
 * @param titles what the rules look for, by their names
 */
export function formatCounts(
  diagnostics: readonly Diagnostic[],
  titles: ReadonlyMap<string, string> = new Map(),
): string {
  if (diagnostics.length <= MANY) return '';
  const counts = new Map<string, number>();
  for (const { rule } of diagnostics) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const rows = [...counts].sort(([a, m], [b, n]) => n - m || compareCodeUnits(a, b));
  const width = String(rows[0]?.[1]).length;
  return [
    '各条规则的处数：',
    ...rows.map(([rule, count]) => {
      const title = titles.get(rule);
      return `  ${String(count).padStart(width)}  ${rule}${title ? `（${title}）` : ''}`;
    }),
  ].join('\n');
}

/**
 * For commands that do more than check: warnings that `check` finds too only by count if there are many of them, all
 * else in full.
 * @param uncheckedRules rules of warnings that `check` does not find
 */
export function formatBrief(
  diagnostics: readonly Diagnostic[],
  reports: number,
  titles?: ReadonlyMap<string, string>,
  uncheckedRules: readonly string[] = [],
): string {
  const isUnchecked = ({ level, rule }: Diagnostic) => level === 'error' || uncheckedRules.includes(rule);
  const warnings = diagnostics.filter((diagnostic) => !isUnchecked(diagnostic));
  const counts = formatCounts(warnings, titles);
  const listed = counts ? diagnostics.filter(isUnchecked) : diagnostics;
  return [
    formatDiagnostics(listed),
    counts && `${counts}\n  逐条看：npm run check`,
    formatSummary(diagnostics, reports),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** `共 2 处错误、1 处提醒（检查 128 篇）` */
export const formatSummary = (diagnostics: readonly Diagnostic[], reports: number): string =>
  `${formatLevelCount(diagnostics)}（检查 ${reports} 篇）`;

/** `共 2 处错误、1 处提醒` */
export function formatLevelCount(faults: readonly Pick<Diagnostic, 'level'>[]): string {
  const errors = faults.filter(({ level }) => level === 'error').length;
  return `共 ${errors} 处错误、${faults.length - errors} 处提醒`;
}
