import { describe, expect, it } from 'vitest';
import { dropHeadingNumber, parseHeadingNumber } from '../../../src/report/heading-number.ts';

describe('parseHeadingNumber', () => {
  it.each([
    ['一、总体情况', 1],
    ['二十一、其他', 21],
    ['十、附则', 10],
    ['　 三、前有空格', 3],
    ['（二）主要做法', 2],
    ['(十二)半角括号', 12],
    ['㈠带圈汉字', 1],
    ['㊂带圈汉字', 3],
    ['1. 深化改革', 1],
    ['1．全角句点', 1],
    ['12、顿号', 12],
    ['（1）措施', 1],
    ['⑴措施', 1],
    ['①措施', 1],
    ['⑳措施', 20],
    ['①2021年措施', 1],
    ['第一编 总则', 1],
    ['第二章 组织', 2],
    ['第十二节 保障', 12],
    ['第3条 适用范围', 3],
    ['第一百零三条', 103],
    ['第一千二百六十条 施行日期', 1260],
    ['1深化行政审批', 1],
    ['1组织参加各类活动', 1],
    ['2部署全年工作', 2],
    ['3大力推进', 3],
  ])('reads %s as %i', (text, number) => {
    expect(parseHeadingNumber(text)).toBe(number);
  });

  it.each([
    '总体情况',
    '2021年工作情况',
    '2021法治政府建设',
    '12项审批事项',
    '3月工作安排',
    '100所学校',
    '20余所学校',
    '3大举措',
    '3组数据',
    '5部委联合发文',
    '1.5万人受益',
    '3.15消费者权益日',
    '二〇二一年工作',
    '一是加强领导',
    '一批项目',
    '〇、零号',
    '0. 零号',
    '百、缺数字',
    '一一、不成数',
    '',
    '\ud800',
    '<script>1、</script>',
  ])('finds no number in %j', (text) => {
    expect(parseHeadingNumber(text)).toBeUndefined();
  });

  it('reads only the start of a huge heading', () => {
    expect(parseHeadingNumber(`七、${'很长'.repeat(500_000)}`)).toBe(7);
  });
});

it.each([
  ['一、总体情况', '总体情况'],
  ['（二）办好审批事', '办好审批事'],
  ['第三部分　安排', '安排'],
  ['3. 要求', '要求'],
  ['①要求', '要求'],
  ['2021年工作', '2021年工作'],
  ['3.15活动', '3.15活动'],
  ['十四五规划', '十四五规划'],
])('takes the number off %s', (heading, words) => {
  expect(dropHeadingNumber(heading)).toBe(words);
});
