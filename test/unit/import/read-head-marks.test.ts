import { expect, it } from 'vitest';
import { isSignerLine, readHeadMarks } from '../../../src/import/read-head-marks.ts';

/** `份号 000012 | 示例发〔2022〕3号` */
const read = (line: string, isAbove = true) => {
  const found = readHeadMarks(line, isAbove);
  if (!found) return undefined;
  const marks = found.marks.map(({ what, text }) => `${what} ${text}`);
  return [...marks, ...(found.number ? [found.number] : [])].join(' | ');
};

it.each([
  ['000012', '份号 000012'],
  ['№ 000012', '份号 № 000012'],
  ['No.000012 特急', '份号 No.000012 | 紧急程度 特急'],
  ['份号：12', '份号 份号：12'],
  ['份 号 № 00000012', '份号 份 号 № 00000012'],
  ['  加 急  ', '紧急程度 加 急'],
  ['【特急】 示例发〔2022〕3号', '紧急程度 【特急】 | 示例发〔2022〕3号'],
  ['紧急程度：特提', '紧急程度 紧急程度：特提'],
  ['紧 急 程 度 : 平急', '紧急程度 紧 急 程 度 : 平急'],
  ['签发人：张示例　李示例', '签发人 签发人：张示例　李示例'],
  ['签 发：张示例', '签发人 签 发：张示例'],
  ['签发人：张示例　会签人：李示例', '签发人 签发人：张示例　会签人：李示例'],
  ['会签：李示例', '签发人 会签：李示例'],
  ['特急件', '紧急程度 特急件'],
  ['示例发〔2022〕3号　　签发人：张示例', '签发人 签发人：张示例 | 示例发〔2022〕3号'],
  [
    '000012 特急 示例发〔2022〕3号 签发人: 张示例',
    '份号 000012 | 紧急程度 特急 | 签发人 签发人: 张示例 | 示例发〔2022〕3号',
  ],
  ['示例函〔2022〕1号　　类别：A', '答复类别 类别：A | 示例函〔2022〕1号'],
  ['【A1】【公开】', undefined],
  ['【A1】 【公开】', '答复类别 【A1】 | 答复类别 【公开】'],
  ['建议类别:B类', '答复类别 建议类别:B类'],
  ['缓急：急件', '紧急程度 缓急：急件'],
  ['核稿：王示例 印发份数：共 30 份', '拟稿、核稿和印数 核稿：王示例 | 拟稿、核稿和印数 印发份数：共 30 份'],
  [`签发人：${'示'.repeat(40)}`, `签发人 签发人：${'示'.repeat(40)}`],
])('“%s” of 版头 holds %s', (line, marks) => {
  expect(read(line)).toBe(marks);
});

it.each([
  '示例发〔2022〕3号',
  '00012',
  '0000123',
  '000012件',
  '份号：123456789',
  '收文份号：12',
  '特急事项',
  '不紧急',
  '紧急程度：',
  '特急 示例区示例局文件',
  '关于特急',
  `签发人：${'示'.repeat(41)}`,
])('“%s” is no line of 版头', (line) => {
  expect(read(line)).toBeUndefined();
});

it('six digits are 份号 above the title only, and one with its label everywhere', () => {
  expect(read('000012', false)).toBeUndefined();
  expect(read('份号：000012', false)).toBe('份号 份号：000012');
});

it('a line of signers is one or two names', () => {
  expect(['王示例', ' 王五　赵六 ', '欧阳示例 王五'].map(isSignerLine)).toEqual([true, true, true]);
  expect(['王', '示例区示例局', '王五、赵六', '王五 赵六 张三', '王五 2022'].map(isSignerLine)).toEqual(
    Array(5).fill(false),
  );
});
