import { describe, expect, it } from 'vitest';
import { listOtherQueries } from '../../../src/search/other-spellings.ts';

const others = (input: string) => listOtherQueries(input).map(({ text }) => text);

describe('listOtherQueries', () => {
  it.each([
    ['第32条', ['第三十二条']],
    ['第三十二条', ['第32条']],
    ['第一百零五条', ['第105条', '第一百〇五条']],
    ['依照第３２条办理', ['依照第三十二条办理']],
    ['2021年', ['二〇二一年', '二零二一年']],
    ['二零二一年', ['2021年', '二〇二一年']],
    ['2022年2月', ['二〇二二年二月', '二零二二年二月']],
    ['2月14日', ['二月十四日']],
    ['两百人', ['200人', '二百人']],
    ['30000人', ['3万人', '三万人']],
    ['12,480吨', ['12480吨', '一万二千四百八十吨', '一万两千四百八十吨']],
    ['一个', ['1个']],
    ['30%', ['百分之三十']],
    ['百分之三十', ['30%']],
  ])('%s', (input, expected) => {
    expect(others(input)).toEqual(expected);
  });

  it.each([
    '2022-2-14',
    '2022/2/14',
    '2022.2.14',
    '2022年2月14日',
    '２０２２－０２－１４',
    '二〇二二年二月十四日',
  ])('writes the date %s in every way but its own', (input) => {
    const ways = new Set(others(input));
    const all = [
      '2022年2月14日',
      '2022年02月14日',
      '二〇二二年二月十四日',
      '2022-2-14',
      '2022-02-14',
      '2022.2.14',
    ];
    expect(all.filter((way) => !ways.has(way) && way !== input.normalize('NFKC'))).toEqual([]);
    expect(ways.has(input)).toBe(false);
  });

  it.each([
    '法治',
    '一般管理',
    '统一',
    '万一',
    '1.5万',
    '1.2.3版',
    '2022年13月',
    '2022-13-40',
    '第0条',
    '1030%',
    '13812345678人',
    '',
  ])('knows no other way of writing %j', (input) => {
    expect(others(input).filter((text) => !/^二[〇零]二二年13月$/u.test(text))).toEqual([]);
  });

  it('puts what is changed into quotation marks and leaves the rest as it was typed', () => {
    expect(listOtherQueries('办理 第32条 -“教师 培训”')).toEqual([
      { text: '第三十二条', query: '办理 “第三十二条” -“教师 培训”' },
    ]);
    expect(listOtherQueries('“第32条”')).toEqual([{ text: '第三十二条', query: '“第三十二条”' }]);
  });

  it('changes several words one by one and together, but not without end', () => {
    expect(others('2021年 第32条')).toEqual([
      '第三十二条',
      '二〇二一年',
      '二〇二一年 第三十二条',
      '二零二一年',
      '二零二一年 第三十二条',
    ]);
    expect(others('2022年2月14日 2022年2月15日 2022年2月16日').length).toBeLessThanOrEqual(12);
    expect(others('第1条第2条第3条第4条第5条第6条').length).toBeLessThanOrEqual(8);
  });

  it('leaves alone what is excluded', () => {
    expect(others('办理 -第32条')).toEqual([]);
  });
});
