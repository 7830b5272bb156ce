import type { Diagnostic } from './diagnostic.ts';
import { printable } from './printable.ts';

const LEVEL_NAMES = { error: '错误', warning: '提醒' } as const;

/** By file, then by place, so that an editor works through a file from top to bottom. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return [...diagnostics].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule),
  );
}

/** All diagnostics as the text that a command prints (design.md, "Diagnostics"). */
export function formatDiagnostics(diagnostics: readonly Diagnostic[]): string {
  return sortDiagnostics(diagnostics)
    .map(
      ({ file, line, column, level, message, remedy, rule }) =>
        `${printable(file).replaceAll('\n', '�')}:${line}:${column}  ${LEVEL_NAMES[level]}  ${printable(message)}\n  改法：${printable(remedy)}\n  规则：${rule}`,
    )
    .join('\n\n');
}

/** `共 2 处错误、1 处提醒（检查 128 篇）` */
export function formatSummary(diagnostics: readonly Diagnostic[], reports: number): string {
  const errors = diagnostics.filter((diagnostic) => diagnostic.level === 'error').length;
  const warnings = diagnostics.length - errors;
  return `共 ${errors} 处错误、${warnings} 处提醒（检查 ${reports} 篇）`;
}
