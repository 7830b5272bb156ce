import { expect, it } from 'vitest';
import { createSearchRecords } from '../../../src/portal/search-records.ts';
import { createReport } from './sample-portal.ts';

const download = { url: 'a', bytes: 1, sha256: '', typeLabel: '', mime: '' };

it('holds everything that a reader sees as the report’s own, and no file that was generated', () => {
  const report = createReport({
    fields: {
      documentNumber: '示府发〔2021〕3号',
      indexNumber: '000014349/2022-00110',
      source: '示例区示例局办公室',
      keywords: ['甲', '乙'],
      signature: ['示例区示例局', '2022年2月14日'],
    },
    issuer: '示例区示例局（章）',
    preamble: '前言。',
    sections: [{ id: 's1', title: '一、总体情况', level: 2, depth: 1, text: '正文。' }],
    downloads: [
      { ...download, name: '统计表.xlsx', generated: false },
      { ...download, name: '示例.txt', generated: true },
    ],
  });
  const [record] = createSearchRecords([report]);
  expect(record).toMatchObject({
    url: 'reports/2021/shili.html',
    title: '示例区示例局2021年度报告',
    org: '示例区示例局',
    date: '2022-02-14',
    preamble: '前言。',
    sections: [{ id: 's1', title: '一、总体情况', text: '正文。' }],
  });
  const lines = record?.extra.split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      '示例区示例局（章）',
      '2022年2月14日',
      '示府发〔2021〕3号',
      '000014349/2022-00110',
      '示例区示例局办公室',
      '科技、教育',
      '主动公开',
      '甲',
      '乙',
      '统计表.xlsx',
    ]),
  );
  expect(lines).not.toContain('示例.txt');
  expect(lines).not.toContain('');
  expect(lines).not.toContain('undefined');
});
