import { expect, it } from 'vitest';
import { hasInventedNumber, isNothing, isUnfilled } from '../../../src/report/unfilled.ts';

it.each([
  '无',
  '（待定）',
  ' 待 定 ',
  'null',
  'NULL',
  'N/A',
  '——',
  '…',
  '暂无。',
  '待填',
  '［无］',
  'ＴＢＤ',
  '',
])('%s says that there is nothing', (text) => {
  expect(isNothing(text)).toBe(true);
  expect(isUnfilled(text)).toBe(true);
});

it.each([
  '示例',
  '示例文字',
  '测试',
  '某某单位',
  '某某市人民政府',
  '（请填写单位名称）',
  '××局',
  'example',
])('%s is to be replaced', (text) => {
  expect(isUnfilled(text)).toBe(true);
  expect(isNothing(text)).toBe(false);
});

it.each([
  '示例区人民政府办公室',
  '无锡市人民政府',
  '无障碍声明',
  '测试中心',
  '1234567890',
  '京ICP备05000001号-1',
  '京公网安备11000002000001号',
  '021-66660000',
  '待遇保障科',
  'NoName',
])('%s is a value', (text) => expect(isUnfilled(text)).toBe(false));

it('nobody has a number of one digit', () => {
  for (const text of ['0000000000', '示例ICP备00000000号-1', '电话 000-00000000', '１１１１１１１１'])
    expect(hasInventedNumber(text)).toBe(true);
  for (const text of ['1234567890', '京公网安备11000002000001号', '10000000元'])
    expect(hasInventedNumber(text)).toBe(false);
});

it('a row of brackets is a value', () => {
  expect(isUnfilled(`甲${'）'.repeat(100_000)}乙`)).toBe(false);
});
