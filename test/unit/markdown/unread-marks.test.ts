import { expect, it } from 'vitest';
import { renderSample } from '../../support/parse-body.ts';

const find = (text: string) =>
  renderSample(text).problems.map(({ rule, line, column, fix }) => [rule, line, column, fix?.now]);

it('signs of bold words that are not read as such are told', () => {
  const [problem] = renderSample('甲\n\n见**甲乙 **丙').problems;
  expect(problem).toEqual({
    level: 'warning',
    rule: 'bold-unread',
    line: 3,
    column: 2,
    message: '“**甲乙 **”读不成加粗，网页上照原样显示星号：后面的 ** 前面不能有空格',
    remedy: '改为：**甲乙**',
    fix: { was: '**甲乙 **', now: '**甲乙** ' },
  });
  expect(find('**第一段。\n\n第二段。**')).toEqual([['bold-unread', 1, 1, undefined]]);
  expect(find('**## 二、不足**')).toEqual([['bold-unread', 1, 1, '## **']]);
  expect(find('**- 甲**')).toEqual([['bold-unread', 1, 1, '- **']]);
});

it.each([
  '**甲** 乙 **丙**',
  '联系人：张**，电话138****0000',
  '\\*\\*甲 \\*\\*',
  '`**甲 **`',
  '说明：\n张**',
])('what may be meant so is left: %j', (text) => expect(find(text)).toEqual([]));

it('a mark without its space is told where the line runs into another', () => {
  const [problem] = renderSample('- 甲\n-乙').problems;
  expect(problem).toEqual({
    level: 'warning',
    rule: 'item-space',
    line: 2,
    column: 1,
    message: '这一行“-乙”读不成列表的一项，和别的行连成了一段：- 后面要空一格',
    remedy: '改为：\n    - 乙',
    fix: { was: '-', now: '- ' },
  });
  expect(find('* 甲\n  *乙\n\n-甲\n-“乙”')).toEqual([
    ['item-space', 2, 3, '* '],
    ['item-space', 4, 1, '- '],
    ['item-space', 5, 1, '- '],
  ]);
});

it.each([
  '-甲',
  '增长\n-2.3%。\n-甲',
  '- 甲\n- 乙',
  '-甲\\\n-乙',
  '* 甲\n*乙*丙',
  '- 甲\n+乙',
  '\\-甲\n\\-乙',
])('what may be no mark is left: %j', (text) => expect(find(text)).toEqual([]));

it('long rows of spaces and signs are told as short ones', () => {
  const spaces = ' '.repeat(100_000);
  expect(find(`甲**乙${spaces}丙`)).toEqual([]);
  expect(find(`甲**乙${spaces}**丙`)).toEqual([['bold-unread', 1, 2, `**乙**${spaces}`]]);
  expect(find(`**- ${spaces}甲`)).toEqual([['bold-unread', 1, 1, undefined]]);
});
