import { expect, it } from 'vitest';
import { createReportCodes } from '../../../src/portal/create-report-codes.ts';
import { createReport } from './sample-portal.ts';

const SITE_URL = 'https://www.shili.example/baogao/';

it('codes the absolute address of each report’s page', () => {
  const { codes, diagnostics } = createReportCodes([createReport({ id: '2021/示例 局' })], SITE_URL);
  expect(codes.get('2021/示例 局')?.address).toBe(
    `${SITE_URL}reports/2021/%E7%A4%BA%E4%BE%8B%20%E5%B1%80.html`,
  );
  expect(diagnostics).toEqual([]);
});

it('warns of an address that makes the code too dense for a phone, with a short folder to copy', () => {
  const { diagnostics } = createReportCodes([createReport({ id: `2021/${'示例'.repeat(12)}` })], SITE_URL);
  expect(diagnostics).toMatchObject([
    { level: 'warning', rule: 'qr-dense', remedy: expect.stringContaining('2021/baogao') },
  ]);
});

it('makes none where the portal has no address', () => {
  expect(createReportCodes([createReport()], '').codes.size).toBe(0);
});
