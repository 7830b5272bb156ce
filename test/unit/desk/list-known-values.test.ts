import { expect, it } from 'vitest';
import { describeFields } from '../../../src/desk/describe-fields.ts';
import { listKnownValues } from '../../../src/desk/list-known-values.ts';

const REPORTS = [
  { category: '通 知', org: '示例区示例局' },
  { category: '办法', org: '示例区示例局' },
  { org: '' },
];

it('offers what the columns of the settings take, or without any what reports say', () => {
  const columns = [
    { name: '政策文件', children: [{ name: '通知' }] },
    { name: '年报', reports: [{ 所属类目: ['年度报告', '通知'] }, { 体裁: '报告' }] },
  ];
  expect(listKnownValues(columns, REPORTS)).toEqual({
    所属类目: ['政策文件', '通知', '年度报告'],
    机构名称: ['示例区示例局'],
  });
  expect(listKnownValues([], REPORTS).所属类目).toEqual(['办法', '通 知']);
});

it('is where the line is written, beside which another may be', () => {
  const choices = { topics: [], genres: [], disclosures: [], known: listKnownValues([], REPORTS) };
  const inputOf = (key: string) =>
    describeFields('---\n标题: 示例\n---\n', choices).fields.find((field) => field.key === key)?.input;
  expect(inputOf('所属类目')).toEqual({ kind: 'line', known: ['办法', '通 知'] });
  expect(inputOf('信息来源')).toEqual({ kind: 'line', known: [] });
});
