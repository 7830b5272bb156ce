import { expect, it } from 'vitest';
import {
  createIndexedReports,
  createSearchRecords,
  listFormerTexts,
} from '../../../src/portal/search-records.ts';
import type { ReportFields } from '../../../src/report/report.ts';
import { createReport } from './sample-portal.ts';

const download = { url: 'a', bytes: 1, sha256: '', typeLabel: '', mime: '' };

it('holds everything that a reader sees as the report’s own, and no file that was generated', () => {
  const report = createReport({
    fields: {
      time: '09:30',
      documentNumber: '示府发〔2021〕3号',
      indexNumber: '000014349/2022-00110',
      source: '示例区示例局办公室',
      keywords: ['甲', '乙'],
      signature: ['示例区示例局', '2022年2月14日'],
      copiedTo: ['甲机关', '乙机关'],
      printedBy: '示例局办公室',
      printedDate: '2022-02-15',
      corrections: [{ date: '2022-03-01', what: '更正数字', why: '原文笔误' }],
    },
    issuer: '示例区示例局（章）',
    preamble: '前言。',
    sections: [{ id: 's1', title: '一、总体情况', level: 2, depth: 1, text: '正文。' }],
    downloads: [
      { ...download, name: '统计表.xlsx' },
      { ...download, name: '说明.txt', text: '附件里的话' },
      { ...download, name: '示例.txt', form: 'text', text: '由正文生成' },
    ],
  });
  const [record] = createSearchRecords([report]);
  expect(record).toMatchObject({
    url: 'reports/2021/shili.html',
    title: '示例区示例局2021年度报告',
    facets: { year: '2021', org: '示例区示例局', topic: '科技、教育', genre: '报告' },
    date: '2022-02-14',
    preamble: '前言。',
    sections: [{ id: 's1', title: '一、总体情况', text: '正文。' }],
    attachments: [{ name: '说明.txt', text: '附件里的话' }],
  });
  const lines = record?.extra.split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      '示例区示例局（章）',
      '2022年2月14日',
      '抄送：甲机关，乙机关。',
      '示例局办公室 2022年2月15日印发',
      '2022-02-14 09:30',
      '示府发〔2021〕3号',
      '000014349/2022-00110',
      '示例区示例局办公室',
      '科技、教育',
      '主动公开',
      // As it stands on the page, whose run it is.
      '甲、乙',
      '统计表.xlsx',
      '说明.txt',
      '示例区示例局',
      '2022-03-01',
      '更正数字',
      '原因：原文笔误',
    ]),
  );
  expect(lines).not.toContain('示例.txt');
  expect(lines).not.toContain('');
  expect(lines).not.toContain('undefined');
});

it('reads the text of a report for the index only where it is asked for, and knows without it what has changed', () => {
  const report = createReport({ preamble: '前言。' });
  let read = 0;
  const describe = (change: Partial<typeof report>) => {
    const body = () => {
      read += 1;
      return report.body();
    };
    const watched = { ...report, ...change, body };
    return createIndexedReports([watched])[0];
  };
  const first = describe({});
  expect(first).toMatchObject({ url: report.url, date: report.fields.date });
  expect(describe({})?.key).toBe(first?.key);
  const changes = [
    { key: 'another' },
    { issuer: '示例区示例局（章）' },
    { fields: { ...report.fields, topic: '其他' } },
    { downloads: [{ ...download, name: '说明.txt', text: '附件里的话' }] },
  ];
  for (const change of changes) expect(describe(change)?.key, JSON.stringify(change)).not.toBe(first?.key);
  expect(read).toBe(0);
  expect(first?.record()).toEqual(createSearchRecords([report])[0]);
  expect(read).toBe(1);
});

it('measures a report by its text and what is attached', () => {
  const downloads = [{ ...download, name: '说明.txt', text: '附件里的话' }];
  const terms = { terms: '总体 体情', times: '21' };
  expect(createIndexedReports([{ ...createReport({ downloads }), terms }])[0]?.size).toBe(8);
});

it('a former text dates from its day, and shares what became of its report', () => {
  const former = { of: '2021/shili', from: '2022-03-01', until: '2023-05-10' };
  const version = { ...createReport({ id: '2021/shili/versions/2022-03-01' }), former };
  const search = (fields: Partial<ReportFields> = {}) =>
    createSearchRecords(listFormerTexts([createReport({ fields, versions: [version] } as never)]))[0];
  expect(search()).toMatchObject({ date: '2022-03-01', url: 'reports/2021/shili/versions/2022-03-01.html' });
  expect(search()?.facets.state).toBeUndefined();
  const withdrawal = { date: '2024-01-01', reason: '有误', explanation: [], text: 'kept' as const };
  const withdrawn = search({ withdrawal });
  expect(withdrawn?.facets.state).toBe('已撤回');
  // Its own page does not say so.
  expect(withdrawn?.extra).not.toContain('有误');
});
