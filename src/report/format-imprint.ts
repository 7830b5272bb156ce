import { formatChineseDate } from '../base/format-chinese-date.ts';
import type { ReportFields } from './report.ts';

/** 版记, in the words that page, PDF, Word file and text show; what is not given is empty. */
export interface Imprint {
  /** `抄送：…。` */
  readonly copies: string;
  /** 印发机关. */
  readonly printer: string;
  /** `2022年2月15日印发` */
  readonly printed: string;
}

export type ImprintFields = Pick<ReportFields, 'copiedTo' | 'printedBy' | 'printedDate'>;

const ENDS_WITH_MARK = /[，、；：。,;:.]$/u;

/**
 * The one place where the words of 版记 are made (GB/T 9704-2012, 7.4.2 and 7.4.3): 抄送 and its colon, a comma between
 * bodies that were written one by one, a full stop behind the last, the date without leading zeros and 印发 behind it.
 * Marks that the editor wrote stay as they are.
 * @returns `undefined` without any of the fields
 */
export function formatImprint({ copiedTo, printedBy = '', printedDate }: ImprintFields): Imprint | undefined {
  if (copiedTo.length === 0 && printedBy === '' && printedDate === undefined) return undefined;
  const close = (text: string, mark: string) => (ENDS_WITH_MARK.test(text) ? text : text + mark);
  const bodies = copiedTo.map((body, index) => close(body, index < copiedTo.length - 1 ? '，' : '。'));
  return {
    copies: bodies.length > 0 ? `抄送：${bodies.join('')}` : '',
    printer: printedBy,
    printed: printedDate === undefined ? '' : `${formatChineseDate(printedDate)}印发`,
  };
}

/** 版记 line by line, as text. */
export function listImprintLines(fields: ImprintFields): string[] {
  const { copies = '', printer = '', printed = '' } = formatImprint(fields) ?? {};
  return [copies, [printer, printed].filter(Boolean).join(' ')].filter(Boolean);
}
