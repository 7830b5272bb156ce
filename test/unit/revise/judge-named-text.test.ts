import { expect, it } from 'vitest';
import { judgeNamedText } from '../../../src/revise/judge-named-text.ts';

const text = (title: string, date: string, paragraphs: string[], what?: string) => ({
  fields: { title, date, corrections: what === undefined ? [] : [{ date: '2023-05-10', what, why: '有误' }] },
  paragraphs,
});
const PRESENT = text('甲', '2022-02-14', ['第一段。', '第二段。']);

it.each([
  ['the same title and another text', text('甲', '2022-02-14', ['别的。'])],
  ['another title and a paragraph of the text', text('乙', '2022-02-14', ['第二段。', '别的。'])],
])('a former text may have %s', (_what, past) => {
  expect(judgeNamedText(past, PRESENT)).toEqual([]);
});

it('one that has neither is not the report’s', () => {
  expect(judgeNamedText(text('乙', '2022-02-14', ['别的。']), PRESENT)).toEqual([
    '标题是《乙》，这一篇是《甲》',
    '正文没有一段相同',
  ]);
});

it('one of another day is not, unless the report says that its day was wrong', () => {
  const past = text('甲', '2022-02-01', ['第一段。']);
  expect(judgeNamedText(past, PRESENT)).toEqual(['发布日期是 2022-02-01，这一篇是 2022-02-14']);
  const what = '发布日期由 2022-02-01 更正为 2022-02-14';
  expect(judgeNamedText(past, PRESENT, what)).toEqual([]);
  expect(judgeNamedText(past, text('甲', '2022-02-14', ['第一段。'], what))).toEqual([]);
  expect(judgeNamedText(past, text('甲', '2022-02-14', ['第一段。'], '第一节改 2 字'))).not.toEqual([]);
});
