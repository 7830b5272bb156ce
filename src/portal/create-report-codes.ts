import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { createQrCode, isScannableAt120px, type QrCode } from '../qr/qr-code.ts';
import type { ReportSource } from '../report/report.ts';
import { formatUrl } from '../report/urls.ts';

export interface ReportCode {
  readonly code: QrCode;
  /** The address that the code holds, absolute. */
  readonly address: string;
}

/**
 * The QR code of each report's page, by the report's id.
 * @param siteUrl ends in `/`; empty: there is no address, and so no code
 */
export function createReportCodes(
  sources: readonly Pick<ReportSource, 'id' | 'file' | 'fields'>[],
  siteUrl: string,
): { codes: ReadonlyMap<string, ReportCode>; diagnostics: Diagnostic[] } {
  const codes = new Map<string, ReportCode>();
  const diagnostics: Diagnostic[] = [];
  for (const { id, file, fields } of siteUrl ? sources : []) {
    const address = siteUrl + formatUrl(`reports/${id}.html`);
    const code = createQrCode(address);
    codes.set(id, { code, address });
    if (isScannableAt120px(code)) continue;
    diagnostics.push({
      level: 'warning',
      rule: 'qr-dense',
      file,
      line: 1,
      column: 1,
      message: `网址太长（${address.length} 个字符），二维码很密，小屏幕上可能扫不出来`,
      remedy: `把报告的文件夹改成短的字母名字，例如：${fields.year}/baogao`,
    });
  }
  return { codes, diagnostics };
}
