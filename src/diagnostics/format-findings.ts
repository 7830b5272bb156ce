import { printable } from '../base/printable.ts';
import type { Finding } from './finding.ts';

/** Warnings are no harm. */
export function isWhole(findings: readonly Finding[]): boolean {
  return findings.every(({ level }) => level !== 'error');
}

const LEVEL_NAMES = { error: '错误', warning: '提醒' } as const;

/** More than this nobody reads; the rest is of the same kind most of the time. */
const MOST = 30;

/** Findings as a command prints them, errors first, each level in the order of discovery. */
export function formatFindings(findings: readonly Finding[]): string {
  const sorted = [
    ...findings.filter(({ level }) => level === 'error'),
    ...findings.filter(({ level }) => level === 'warning'),
  ];
  const shown = sorted
    .slice(0, MOST)
    .map(
      ({ path, level, message, remedy, rule }) =>
        `${oneLine(path)}  ${LEVEL_NAMES[level]}  ${printable(message)}\n  改法：${printable(remedy)}\n  规则：${rule}`,
    );
  const rest = sorted.length - shown.length;
  return [...shown, ...(rest > 0 ? [`……还有 ${rest} 处没有列出来`] : [])].join('\n\n');
}

/** `共 2 处错误、1 处提醒` */
export function formatFindingCount(findings: readonly Finding[]): string {
  const errors = findings.filter(({ level }) => level === 'error').length;
  return `共 ${errors} 处错误、${findings.length - errors} 处提醒`;
}

/** A name of which no line of output can be made. */
export function oneLine(text: string): string {
  return printable(text).replaceAll('\n', '\ufffd');
}
