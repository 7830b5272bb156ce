import type { TextPosition } from '../base/text-position.ts';
import type { PlacedLink } from '../report/outside-address.ts';

/** The list of an inspection: what it asks, what there is of it, and how it is mended. */

export const AUDIT_STATUSES = ['有', '缺', '错', '不适用'] as const;

export type AuditStatus = (typeof AUDIT_STATUSES)[number];

/** Where it is to be seen. */
export interface AuditEvidence extends Partial<TextPosition> {
  /** Path as the editor knows it; absent where the fact has no place in a file. */
  readonly file?: string;
  /** Chinese; names the actual value. */
  readonly text: string;
  /** Chinese, where it is another than the row's; the rest as in `Problem`. */
  readonly remedy?: string;
  readonly form?: string;
  readonly setting?: string;
}

export interface AuditVerdict {
  readonly status: AuditStatus;
  readonly evidence: readonly AuditEvidence[];
}

export interface AuditRow extends AuditVerdict {
  /** Stable kebab-case name. */
  readonly id: string;
  readonly group: string;
  /** What is looked at, Chinese. */
  readonly item: string;
  readonly basis: string;
  /** Chinese; empty where nothing is to be mended. */
  readonly remedy: string;
  /** See `Problem.form`. */
  readonly form?: string;
}

/** What an audit hands out. */
export interface Audit {
  readonly site: { readonly name: string; readonly url: string };
  /** The day that it was made for, `YYYY-MM-DD`. */
  readonly day: string;
  /** Reports that were looked at. */
  readonly checked: number;
  /** Errors in the content, and reports that have some: the list does not know all of these. */
  readonly errors: number;
  readonly faulty: number;
  /** Links that leave the portal, each where it stands. */
  readonly links: readonly (PlacedLink & { readonly file: string })[];
  readonly rows: readonly AuditRow[];
}

export const countStatuses = ({ rows }: Pick<Audit, 'rows'>): Record<AuditStatus, number> => {
  const counts = { 有: 0, 缺: 0, 错: 0, 不适用: 0 };
  for (const { status } of rows) counts[status] += 1;
  return counts;
};
