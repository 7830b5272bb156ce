import { describe, expect, it } from 'vitest';
import { createOutline } from '../../../src/search/create-outline.ts';
import { matchPinyin } from '../../../src/search/match-pinyin.ts';

const section = (id: string, title: string) => ({ id, title });
const outline = createOutline([
  {
    url: 'reports/2021/a.html',
    title: '示例区2021年度法治政府建设情况报告',
    sections: [
      section('s1', '一、主要举措'),
      section('s2', '二、“放管服”改革'),
      section('s3', '三、绿色出行'),
    ],
  },
  {
    url: 'reports/2020/b.html',
    title: '法治宣传计划',
    sections: [section('s1', '一、主要举措'), section('s2', '二、重庆路修缮')],
  },
]);
const match = (input: string) => matchPinyin(input, outline, 5).map(({ title }) => title);

describe('matchPinyin', () => {
  it.each([
    'fazhi',
    'fa zhi',
    'FAZHI',
    'fǎzhì',
    'fa3zhi4',
    'ｆａｚｈｉ',
    'fz',
    'fazhizf',
    'fzzhengfu',
  ])('reads %s as 法治, whole or by initials', (input) => {
    expect(match(input)).toContain('示例区2021年度法治政府建设情况报告');
  });

  it('puts a title that begins with it first, and titles before headings', () => {
    expect(match('fazhi')[0]).toBe('法治宣传计划');
    expect(match('gg')).toEqual(['二、“放管服”改革']);
  });

  it('reads across marks, and names the report and the place of a heading', () => {
    expect(matchPinyin('fangguanfugaige', outline, 5)).toEqual([
      {
        title: '二、“放管服”改革',
        url: 'reports/2021/a.html#s2',
        report: '示例区2021年度法治政府建设情况报告',
      },
    ]);
  });

  it('knows characters with more than one reading, and ü in each way it is typed', () => {
    expect(match('chongqing')).toEqual(['二、重庆路修缮']);
    for (const typed of ['lvse', 'lüse', 'luse']) expect(match(typed), typed).toEqual(['三、绿色出行']);
  });

  it('offers a heading that every report has once', () => {
    expect(match('zhuyaojucuo')).toEqual(['一、主要举措']);
  });

  it('wants every letter used, and does not read across digits', () => {
    expect(match('fazhiq')).toEqual([]);
    expect(match('quniandu')).toEqual([]);
    expect(match('xqzv')).toEqual([]);
  });

  it.each([
    '',
    'f',
    '法治',
    '法z',
    '<img onerror=alert(1)>',
    '123',
    '\uD800',
    'é',
  ])('takes %j for no pinyin', (input) => {
    expect(matchPinyin(input, outline, 5)).toEqual([]);
  });

  it('survives letters without end', () => {
    expect(match('fz'.repeat(5000))).toEqual([]);
    expect(match('a'.repeat(10_000))).toEqual([]);
  });
});
