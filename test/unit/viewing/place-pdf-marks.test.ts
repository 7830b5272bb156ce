import { expect, it } from 'vitest';
import { placePdfMarks } from '../../../src/viewing/place-pdf-marks.ts';

/** Each character is 10 wide and its line 20 high, the first line at the top, 100. */
const boxOf = (text: string) => (offset: number) => {
  if (text[offset] === '\n') return undefined;
  const line = text.slice(0, offset).split('\n').length - 1;
  const left = (offset - text.lastIndexOf('\n', offset) - 1) * 10;
  return { left, right: left + 10, bottom: 80 - line * 20, top: 100 - line * 20 };
};
const mark = (text: string, left: number, line: number) => ({
  text,
  left,
  right: left + 15,
  bottom: 82 - line * 20,
  top: 98 - line * 20,
});

it.each([
  ['behind a label', '姓名：\n电话：', [mark('张三', 40, 0), mark('123', 40, 1)], '姓名： 张三\n电话： 123'],
  ['between words', '性别  男  女', [mark('☑', 30, 0), mark('☐', 70, 0)], '性别 ☑ 男  ☐ 女'],
  ['before words', '同意', [mark('☐', -20, 0)], '☐ 同意'],
  ['on a line of its own', '甲\n\n乙', [mark('填的字', 0, 1)], '甲\n填的字\n乙'],
  ['on an empty page', '', [mark('填', 0, 3), mark('写', 30, 3)], '填\n写\n'],
])('marks stand %s', (_, text, marks, expected) => {
  expect(placePdfMarks(text, marks, boxOf(text))).toBe(expected);
});

it('text without marks stays as it is', () => {
  expect(placePdfMarks('甲\n\n乙', [], () => undefined)).toBe('甲\n\n乙');
});

it('a mark below a line stands behind all of it, also where a letter in the middle reaches down farther', () => {
  const low = (offset: number) => {
    const box = boxOf('姓名，电话')(offset);
    return box && { ...box, ...(offset === 2 ? { top: 86 } : {}) };
  };
  const below = { text: '填的字', left: 0, right: 40, bottom: 20, top: 30 };
  expect(placePdfMarks('姓名，电话', [below], low)).toBe('姓名，电话\n填的字\n');
});
