import { expect, it } from 'vitest';
import { findCodeAddress, judgeReportCode } from '../../../src/qr/report-code.ts';
import { createReport } from '../portal/sample-portal.ts';

const SITE_URL = 'https://www.shili.example/baogao/';

it('codes the absolute address of each report’s page', () => {
  const report = createReport({ id: '2021/示例 局' });
  expect(findCodeAddress(report, SITE_URL)).toBe(
    `${SITE_URL}reports/2021/%E7%A4%BA%E4%BE%8B%20%E5%B1%80.html`,
  );
  expect(judgeReportCode(report, SITE_URL)).toEqual([]);
});

it('warns of an address that makes the code too dense for a phone, with a short folder to copy', () => {
  const report = createReport({ id: `2021/${'示例'.repeat(12)}` });
  expect(judgeReportCode(report, SITE_URL)).toMatchObject([
    { level: 'warning', rule: 'qr-dense', remedy: expect.stringContaining('2021/baogao') },
  ]);
});

it('says of a page that its address is too long for any code, and makes none', () => {
  const report = createReport({ id: `2021/${'示例'.repeat(200)}` });
  expect(findCodeAddress(report, SITE_URL)).toBeUndefined();
  expect(judgeReportCode(report, SITE_URL)).toMatchObject([
    { level: 'warning', rule: 'qr-dense', message: expect.stringContaining('网页上没有二维码') },
  ]);
});

it('makes none where the portal has no address', () => {
  expect(findCodeAddress(createReport(), '')).toBeUndefined();
});
