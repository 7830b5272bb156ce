import { expect, it } from 'vitest';
import { answerFields } from '../../../src/import/answer-fields.ts';
import { importDocument } from '../../support/import-document.ts';

it('an answer goes before what was read, is one line, and leaves a field open where it says nothing', async () => {
  const { fields } = await importDocument('会议材料.txt', '各街道要高度重视，做好准备。\n\n抓好落实。\n');
  const read = (answers: Parameters<typeof answerFields>[1]) =>
    [...answerFields(fields, answers).found.values()].map(({ key, values }) => [key, values]);
  expect(read({})).toEqual([['标题', ['会议材料']]]);
  expect(read({ 标题: ['示例\n---\n状态: 发布'] })).toEqual([['标题', ['示例 --- 状态: 发布']]]);
  expect(read({ 标题: [' '], 状态: ['草稿'] })).toEqual([['状态', ['草稿']]]);
});
