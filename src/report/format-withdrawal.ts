import { formatChineseDate } from '../base/format-chinese-date.ts';
import type { ReportFields, Withdrawal } from './report.ts';

/** State of a withdrawn report, in the words of filters, lists and catalogues. */
export const WITHDRAWN = '已撤回';

/**
 * The notice of 撤回, in the words that page, PDF, Word, text and search show: what was done and when, why, what the
 * editor says besides, and what of the report can still be read. It claims nothing that the editor did not write.
 */
export function listWithdrawalLines({ date, reason, explanation, text }: Withdrawal): string[] {
  return [
    `本文已于${formatChineseDate(date)}撤回`,
    `原因：${reason}`,
    ...explanation,
    text === 'kept' ? '下面是撤回前的正文，只供查阅。' : '正文和附件不再公布。',
  ];
}

/** On one line, for catalogues and lists of changes. */
export function formatWithdrawal({ date, reason, text }: Omit<Withdrawal, 'explanation'>): string {
  return `${date} ${WITHDRAWN}（原因：${reason}）${text === 'removed' ? '，正文已移除' : ''}`;
}

/** Whether neither text nor attachments of a report are published any more. */
export const isTextRemoved = ({ withdrawal }: Pick<ReportFields, 'withdrawal'>): boolean =>
  withdrawal?.text === 'removed';
