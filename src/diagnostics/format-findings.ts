import { oneLine } from '../base/printable.ts';
import type { Finding } from './finding.ts';
import { formatFault } from './format-diagnostics.ts';

/** Warnings are no harm. */
export function isWhole(findings: readonly Finding[]): boolean {
  return findings.every(({ level }) => level !== 'error');
}

/** More than this nobody reads; the rest is of the same kind most of the time. */
const MOST = 30;

/** Findings as a command prints them, errors first, each level in the order of discovery. */
export function formatFindings(findings: readonly Finding[]): string {
  const sorted = [
    ...findings.filter(({ level }) => level === 'error'),
    ...findings.filter(({ level }) => level === 'warning'),
  ];
  const shown = sorted.slice(0, MOST).map((one) => formatFault(oneLine(one.path), one));
  const rest = sorted.length - shown.length;
  return [...shown, ...(rest > 0 ? [`……还有 ${rest} 处没有列出来`] : [])].join('\n\n');
}
