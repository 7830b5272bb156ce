import { describe, expect, it } from 'vitest';
import type { FixedPage } from '../../../src/portal/portal.ts';
import { createRedirects } from '../../../src/portal/redirects.ts';
import { createReport } from './sample-portal.ts';

const SITE = 'https://www.shili.example/baogao/';
const at = { line: 1, column: 1 };

const moved = createReport({
  id: '2021/xin',
  fields: {
    title: '示例区示例局报告',
    formerAddresses: [
      { address: '2020/旧 一', ...at },
      { address: 'zwgk/201.shtml', ...at },
      { address: 'zwgk/202.jsp', ...at },
    ],
  },
  files: [
    { path: 'reports/2021/xin.pdf', content: 'PDF' },
    { path: 'reports/2021/xin/attachments/表.xlsx', content: '表' },
    { path: 'reports/2021/xinde.txt', content: '别的' },
  ],
});
const removed = createReport({
  id: '2021/che',
  fields: { withdrawal: { date: '2023-05-01', reason: '有误', explanation: [], text: 'removed' } },
  withheld: ['甲.PDF', '乙.txt', '丙.xlsx', 'b/丁.docx'],
  files: [
    { path: 'reports/2021/che.pdf', content: '告示 PDF' },
    { path: 'reports/2021/che.txt', content: '告示' },
  ],
});
const view = { path: 'reports/2021/xin/previews/表.xlsx.html', report: moved };

describe('createRedirects', () => {
  it('has nothing to say of a portal without old addresses', () => {
    expect(createRedirects([createReport()], [], [], SITE)).toEqual({ redirects: [], pages: [], files: [] });
  });

  it('leads pages on, and has files answer with the same bytes', () => {
    const { pages, files, redirects } = createRedirects([moved], [view], [], SITE);
    expect(pages.map(({ path, url }) => [path, url])).toEqual([
      ['reports/2020/旧 一.html', 'reports/2021/xin.html'],
      ['reports/2020/旧 一/previews/表.xlsx.html', 'reports/2021/xin/previews/%E8%A1%A8.xlsx.html'],
      ['zwgk/201.shtml', 'reports/2021/xin.html'],
    ]);
    expect(files).toEqual([
      { path: 'reports/2020/旧 一.pdf', content: 'PDF' },
      { path: 'reports/2020/旧 一/attachments/表.xlsx', content: '表' },
    ]);
    expect(redirects).toEqual([
      { from: 'reports/2020/旧 一.html', to: 'reports/2021/xin.html' },
      { from: 'reports/2020/旧 一.pdf', to: 'reports/2021/xin.pdf' },
      { from: 'reports/2020/旧 一/', to: 'reports/2021/xin.html' },
      { from: 'reports/2020/旧 一/attachments/表.xlsx', to: 'reports/2021/xin/attachments/表.xlsx' },
      { from: 'reports/2020/旧 一/previews/表.xlsx.html', to: 'reports/2021/xin/previews/表.xlsx.html' },
      { from: 'zwgk/201.shtml', to: 'reports/2021/xin.html' },
      { from: 'zwgk/202.jsp', to: 'reports/2021/xin.html' },
    ]);
  });

  it('has withheld attachments answer with the notice where their format can hold it, else by the table alone', () => {
    const { pages, files, redirects } = createRedirects([removed], [], [], SITE);
    expect(pages).toEqual([]);
    expect(files).toEqual([
      { path: 'reports/2021/che/attachments/甲.PDF', content: '告示 PDF' },
      { path: 'reports/2021/che/attachments/乙.txt', content: '告示' },
    ]);
    expect(redirects).toEqual([{ from: 'reports/2021/che/', to: 'reports/2021/che.html' }]);
  });

  it('has the notice answer at old addresses as well, for attachments and former texts', () => {
    const formerAddresses = [{ address: '2020/jiu', ...at }];
    const { files, redirects } = createRedirects(
      [{ ...removed, fields: { ...removed.fields, formerAddresses }, withheldDays: ['2021-03-01'] }],
      [],
      [],
      SITE,
    );
    expect(files.map(({ path }) => path)).toEqual([
      'reports/2021/che/attachments/甲.PDF',
      'reports/2021/che/attachments/乙.txt',
      'reports/2021/che/versions/2021-03-01.txt',
      'reports/2020/jiu.pdf',
      'reports/2020/jiu.txt',
      'reports/2020/jiu/attachments/甲.PDF',
      'reports/2020/jiu/attachments/乙.txt',
      'reports/2020/jiu/versions/2021-03-01.txt',
    ]);
    expect(redirects).toContainEqual({
      from: 'reports/2020/jiu/attachments/甲.PDF',
      to: 'reports/2021/che/attachments/甲.PDF',
    });
  });

  it('leads fixed pages on, with their JSON', () => {
    const json = { path: 'pages/指南.json', content: '{}' };
    const guide = {
      ...{ id: '指南', path: 'pages/指南.html', title: '示例指南', files: [json] },
      formerAddresses: ['pages/老指南.html', 'zwgk/zn.shtml'].map((address) => ({ address, ...at })),
    } as unknown as FixedPage;
    const { pages, files, redirects } = createRedirects([], [], [guide], SITE);
    expect(pages).toEqual([
      { path: 'pages/老指南.html', url: 'pages/%E6%8C%87%E5%8D%97.html', title: '示例指南' },
      { path: 'zwgk/zn.shtml', url: 'pages/%E6%8C%87%E5%8D%97.html', title: '示例指南' },
    ]);
    expect(files).toEqual([{ path: 'pages/老指南.json', content: '{}' }]);
    expect(redirects).toEqual([
      { from: 'pages/老指南.html', to: 'pages/指南.html' },
      { from: 'pages/老指南.json', to: 'pages/指南.json' },
      { from: 'zwgk/zn.shtml', to: 'pages/指南.html' },
    ]);
  });

  it('leaves the folder of a report alone that lies below', () => {
    const below = createReport({ id: '2021/che/zi' });
    expect(createRedirects([removed, below], [], [], SITE).redirects).toEqual([]);
  });
});
