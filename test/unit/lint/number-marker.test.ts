import { describe, expect, it } from 'vitest';
import { formatMarker, parseBareNumber, parseNumberMarker } from '../../../src/lint/number-marker.ts';

describe('parseNumberMarker', () => {
  it.each([
    ['一、主要举措', '一、', 1, '一、'],
    ['三、一般规定', '一、', 3, '三、'],
    ['十二、附则', '一、', 12, '十二、'],
    ['二．其他', '一、', 2, '二．'],
    ['（二）完善制度', '（一）', 2, '（二）'],
    ['(十一)半角', '（一）', 11, '(十一)'],
    ['　　1.完善制度', '1.', 1, '1.'],
    ['2、加强监管', '1.', 2, '2、'],
    ['3 、报价', '1.', 3, '3 、'],
    ['四 、报价', '一、', 4, '四 、'],
    ['2. 5 月底前办结', '1.', 2, '2.'],
    ['（3）措施', '（1）', 3, '（3）'],
    ['4）措施', '1）', 4, '4）'],
    ['⑤措施', '①', 5, '⑤'],
    ['第一百零三条 规定', '第一条', 103, '第一百零三条'],
    ['第2章 组织', '第一章', 2, '第2章'],
  ])('reads %s', (text, style, value, typed) => {
    expect(parseNumberMarker(text)).toMatchObject({ style, value, typed });
  });

  it.each([
    '2021年工作情况',
    '1.5万人受益',
    '3.15消费者权益日',
    '19. 2  供应商应当报价',
    '一、二年级学生',
    '十一、十二月',
    '一是加强领导',
    '第十条之一 规定',
    '第一百年奋斗目标',
    '（2021）示01号',
    '100、示例',
    '工作情况',
    '',
  ])('finds no number in %j', (text) => {
    expect(parseNumberMarker(text)).toBeUndefined();
  });
});

describe('parseBareNumber', () => {
  it('reads a number that lacks its mark, and no quantity, date or year', () => {
    expect(parseBareNumber('1深化改革')).toMatchObject({ style: '1.', value: 1, typed: '1', separator: '' });
    for (const text of ['12项审批事项', '3月安排', '2021年工作', '2021法治政府', '1、深化', '深化'])
      expect(parseBareNumber(text)).toBeUndefined();
  });
});

it('formatMarker writes a number in each style', () => {
  expect(formatMarker('一、', 12, '、')).toBe('十二、');
  expect(formatMarker('（一）', 20, '')).toBe('（二十）');
  expect(formatMarker('1.', 3, '')).toBe('3.');
  expect(formatMarker('1.', 3, '、')).toBe('3、');
  expect(formatMarker('（1）', 3, '')).toBe('（3）');
  expect(formatMarker('①', 3, '')).toBe('③');
  expect(formatMarker('①', 21, '')).toBe('（21）');
  expect(formatMarker('第一条', 103, '')).toBe('第一百零三条');
  expect(formatMarker('第一章', 110, '')).toBe('第一百一十章');
});
