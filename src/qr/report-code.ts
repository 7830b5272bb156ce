import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ReportSource } from '../report/report.ts';
import { formatUrl } from '../report/urls.ts';
import { canBeCoded, isScannableAt120px } from './qr-code.ts';

const formatAddress = (id: string, siteUrl: string) => siteUrl + formatUrl(`reports/${id}.html`);

/**
 * The absolute address that the QR code of a report's page holds.
 * @param siteUrl ends in `/`; empty: there is no address, and so no code
 * @returns `undefined` also for an address that no code holds
 */
export function findCodeAddress({ id }: Pick<ReportSource, 'id'>, siteUrl: string): string | undefined {
  const address = formatAddress(id, siteUrl);
  return siteUrl && canBeCoded(address) ? address : undefined;
}

/** Tells of a code that phones may not be able to read, and of a page that has none. */
export function judgeReportCode(
  { id, file, fields }: Pick<ReportSource, 'id' | 'file' | 'fields'>,
  siteUrl: string,
): Diagnostic[] {
  const address = formatAddress(id, siteUrl);
  if (!siteUrl || isScannableAt120px(address)) return [];
  return [
    {
      level: 'warning',
      rule: 'qr-dense',
      file,
      line: 1,
      column: 1,
      message: `网址太长（${address.length} 个字符），${canBeCoded(address) ? '二维码很密，小屏幕上可能扫不出来' : '二维码里放不下，网页上没有二维码'}`,
      remedy: `把报告的文件夹改成短的字母名字，例如：${fields.year}/baogao`,
    },
  ];
}
