import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ReportSource } from '../report/report.ts';
import { formatUrl } from '../report/urls.ts';
import { createQrCode, isScannableAt120px, type QrCode } from './qr-code.ts';

export interface ReportCode {
  readonly code: QrCode;
  /** The address that the code holds, absolute. */
  readonly address: string;
}

/**
 * The QR code of a report's page.
 * @param siteUrl ends in `/`; empty: there is no address, and so no code
 */
export function createReportCode({ id }: Pick<ReportSource, 'id'>, siteUrl: string): ReportCode | undefined {
  if (!siteUrl) return undefined;
  const address = siteUrl + formatUrl(`reports/${id}.html`);
  return { code: createQrCode(address), address };
}

/** Tells of a code that phones may not be able to read. */
export function judgeReportCode(
  source: Pick<ReportSource, 'id' | 'file' | 'fields'>,
  siteUrl: string,
): Diagnostic[] {
  const made = createReportCode(source, siteUrl);
  if (!made || isScannableAt120px(made.code)) return [];
  return [
    {
      level: 'warning',
      rule: 'qr-dense',
      file: source.file,
      line: 1,
      column: 1,
      message: `网址太长（${made.address.length} 个字符），二维码很密，小屏幕上可能扫不出来`,
      remedy: `把报告的文件夹改成短的字母名字，例如：${source.fields.year}/baogao`,
    },
  ];
}
