import { expect, it } from 'vitest';
import { formatMetaRows } from '../../../src/portal/format-meta-rows.ts';
import { createReport } from './sample-portal.ts';

it('shows the fields of the source page that have a value, and 发文字号 without one, as that page does', () => {
  expect(formatMetaRows(createReport().fields)).toEqual([
    { label: '主题分类', value: '科技、教育' },
    { label: '体裁', value: '报告' },
    { label: '发布日期', value: '2022-02-14' },
    { label: '发文字号', value: '' },
    { label: '公开类别', value: '主动公开' },
    { label: '机构名称', value: '示例区示例局' },
  ]);
});

it('shows 索引号, 所属类目, 发文日期, 关键词 and the time only if they are known', () => {
  const { fields } = createReport({
    fields: {
      indexNumber: '000014349/2022-00110',
      category: '法治政府',
      issuedDate: '2022-02-14',
      keywords: ['甲', '乙'],
      time: '09:30',
      summary: '摘要',
      source: '来源',
    },
  });
  const rows = formatMetaRows(fields);
  expect(rows).toHaveLength(10);
  expect(rows[0]).toEqual({ label: '索引号', value: '000014349/2022-00110' });
  expect(rows).toContainEqual({ label: '发布日期', value: '2022-02-14 09:30' });
  expect(rows.at(-1)).toEqual({ label: '关键词', value: '甲、乙' });
});
