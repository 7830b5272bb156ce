import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ReportSource } from '../report/report.ts';
import { formatUrl } from '../report/urls.ts';
import { createQrCode, isScannableAt120px, type QrCode } from './qr-code.ts';

export interface ReportCode {
  readonly code: QrCode;
  /** The address that the code holds, absolute. */
  readonly address: string;
}

const formatAddress = (id: string, siteUrl: string) => siteUrl + formatUrl(`reports/${id}.html`);

/**
 * The QR code of a report's page.
 * @param siteUrl ends in `/`; empty: there is no address, and so no code
 * @returns `undefined` also for an address that no code holds
 */
export function createReportCode({ id }: Pick<ReportSource, 'id'>, siteUrl: string): ReportCode | undefined {
  if (!siteUrl) return undefined;
  const address = formatAddress(id, siteUrl);
  const code = createQrCode(address);
  return code && { code, address };
}

/** Tells of a code that phones may not be able to read, and of a page that has none. */
export function judgeReportCode(
  source: Pick<ReportSource, 'id' | 'file' | 'fields'>,
  siteUrl: string,
): Diagnostic[] {
  const code = createReportCode(source, siteUrl)?.code;
  if (!siteUrl || (code && isScannableAt120px(code))) return [];
  const { length } = formatAddress(source.id, siteUrl);
  return [
    {
      level: 'warning',
      rule: 'qr-dense',
      file: source.file,
      line: 1,
      column: 1,
      message: `网址太长（${length} 个字符），${code ? '二维码很密，小屏幕上可能扫不出来' : '二维码里放不下，网页上没有二维码'}`,
      remedy: `把报告的文件夹改成短的字母名字，例如：${source.fields.year}/baogao`,
    },
  ];
}
