import { eastAsianWidth } from 'get-east-asian-width';
import { groupBy } from '../base/group-by.ts';
import { printable } from '../base/printable.ts';
import { AUDIT_STATUSES, type Audit, type AuditEvidence, type AuditRow, countStatuses } from './audit-row.ts';

/** Places that are named for one row; a program gets them all. */
const MOST_SHOWN = 8;

/** Columns that a text takes in a terminal. */
const measure = (text: string): number =>
  [...text].reduce((width, character) => width + eastAsianWidth(character.codePointAt(0) ?? 0), 0);

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - measure(text)));

/** An audit as the text that a command prints: a line for each row, and under it where it is seen and how it is mended. */
export function formatAudit(audit: Audit): string {
  const width = Math.max(0, ...audit.rows.map(({ item }) => measure(item)));
  return [
    printable(
      `检查清单：${audit.site.name}${audit.site.url ? ` ${audit.site.url}` : ''}（${audit.day}，报告 ${audit.checked} 篇）`,
    ),
    ...[...groupBy(audit.rows, ({ group }) => group)].map(([group, rows]) =>
      [group, ...rows.map((row) => formatRow(row, width))].join('\n'),
    ),
    formatAuditSummary(audit),
    formatAuditErrors(audit),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** That there are errors, and what that means for the list; empty if there are none. */
export function formatAuditErrors({ errors, faulty }: Pick<Audit, 'errors' | 'faulty'>): string {
  if (errors === 0) return '';
  const where = faulty > 0 ? `，涉及 ${faulty} 篇报告` : '，不在报告里';
  return `内容有 ${errors} 处错误${where}：有错误的没有查完，这里列出的可能不全。用 npm run check 逐条看，改好以后再列一次。`;
}

/** `共 46 项：有 30、缺 8、错 4、不适用 4` */
export function formatAuditSummary(audit: Pick<Audit, 'rows'>): string {
  const counts = countStatuses(audit);
  return `共 ${audit.rows.length} 项：${AUDIT_STATUSES.map((status) => `${status} ${counts[status]}`).join('、')}`;
}

const STATUS_WIDTH = Math.max(...AUDIT_STATUSES.map(measure));

function formatRow({ status, item, evidence, remedy }: AuditRow, width: number): string {
  const head = printable(`  ${pad(status, STATUS_WIDTH)}  ${pad(item, width)}`);
  const indent = ' '.repeat(measure(head) + 2);
  const [first, ...others] = evidence
    .slice(0, MOST_SHOWN)
    .map((one) => indentLines(formatEvidence(one), indent));
  const rest = evidence.length - MOST_SHOWN;
  return [
    `${head}  ${first ?? ''}`.trimEnd(),
    ...others.map((text) => indent + text),
    ...(rest > 0 ? [`${indent}另有 ${rest} 处（--format json 全部列出）`] : []),
    ...(remedy ? [`${indent}改法：${indentLines(remedy, indent)}`] : []),
  ].join('\n');
}

const indentLines = (text: string, indent: string): string =>
  printable(text).replace(/\n\s*/g, `\n${indent}  `);

/** `内容/site.json:3:2 没有写 "icp"` */
export const formatPlace = ({ file, line, column }: AuditEvidence): string =>
  file === undefined ? '' : [file, ...(line === undefined ? [] : [line, column])].join(':');

const formatEvidence = (evidence: AuditEvidence): string =>
  [formatPlace(evidence), evidence.text].filter(Boolean).join(' ') +
  (evidence.remedy ? `\n改法：${evidence.remedy}` : '');

/** For programs; documented in `docs/hosting.md`. */
export const formatAuditJson = (audit: Audit): string =>
  JSON.stringify({ ...audit, counts: countStatuses(audit) }, null, 1);
