import { describe, expect, it } from 'vitest';
import { findLocalPaths, findPlaceholders } from '../../../src/report/machine-text.ts';

describe('a place left to fill in', () => {
  it.each([
    ['联系人：单击或点击此处输入文字。', '单击或点击此处输入文字'],
    ['单击此处添加标题', '单击此处添加标题'],
    ['单击或点击以输入日期。', '单击或点击以输入日期'],
    ['密级：选择一项。', '选择一项。'],
    ['Click or tap here to enter text.', 'Click or tap here to enter text'],
    ['名称【请填写】', '【请填写】'],
    ['名称［请输入正文］', '［请输入正文］'],
    ['于XX年X月X日办结', 'XX年X月X日'],
    ['于202×年×月办结', '202×年×月'],
    ['示发〔20XX〕3号', '〔20XX〕'],
    ['示例区××局', '××'],
    ['尊敬的{{ 姓名 }}', '{{ 姓名 }}'],
  ])('of “%s” is “%s”', (text, piece) => {
    expect(findPlaceholders(text)).toEqual([{ text: piece, index: text.indexOf(piece) }]);
  });

  it.each([
    '二〇二二年二月十四日',
    '2022年2月14日',
    '面积3×4米',
    '编排方式为：X妆XXXXXXXX。',
    '称为“××律师事务所”',
    '点击此处查看',
    '可点击输入框',
    'X光检查',
    '张示例××',
  ])('is not in “%s”', (text) => {
    expect(findPlaceholders(text)).toEqual([]);
  });
});

it('a path on a computer is none on a site', () => {
  expect(findLocalPaths('见C:\\Users\\shili\\台账.xlsx，网址 https://example.com/home/b')).toEqual([
    { index: 1, text: 'C:\\Users\\shili\\台账.xlsx' },
  ]);
  expect(findLocalPaths('比例1:/2，和/或，3:4，https://example.com/Users/a')).toEqual([]);
});
