import { type ArchiveSubject, formatReportCount } from './archive-subject.ts';
import { formatArchiveName } from './format-archive-name.ts';

/** What a receiver must find in `data/`. */
export interface PayloadSize {
  readonly files: number;
  readonly bytes: number;
}

/** `bag-info.txt` (RFC 8493 § 2.2.2). Its only date is the content's: a clock would give each archive other bytes. */
export function formatBagInfo(subject: ArchiveSubject, payload: PayloadSize): string {
  const { name, organization, contact, url, siteIdCode, from, to, software } = subject;
  const rows: [label: string, value: string][] = [
    ['Source-Organization', organization],
    // The settings do not tell whether it is a number, a mail address or a street.
    ['Contact-Information', contact],
    ['External-Description', `${name}：${formatReportCount(subject)}，发布日期 ${from} 至 ${to}`],
    ['Bagging-Date', to],
    ['External-Identifier', formatArchiveName(subject)],
    ['Payload-Oxum', `${payload.bytes}.${payload.files}`],
    ['Internal-Sender-Identifier', url],
    ['Internal-Sender-Identifier', siteIdCode],
    ['Bag-Software-Agent', software],
  ];
  return rows
    .map(([label, value]) => [label, flatten(value)] as const)
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${label}: ${value}\n`)
    .join('');
}

/** On one line, whatever a reader takes for a line end. */
function flatten(value: string): string {
  return value.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
