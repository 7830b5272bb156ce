import { describe, expect, it } from 'vitest';
import { findYear, parseDate } from '../../../src/report/calendar-date.ts';

describe('parseDate', () => {
  it.each([
    ['2022-02-14', { ok: true, date: '2022-02-14' }],
    ['1900-01-01', { ok: true, date: '1900-01-01' }],
    ['2199-12-31', { ok: true, date: '2199-12-31' }],
    ['2024-02-29', { ok: true, date: '2024-02-29' }],
    ['2022-02-14 09:30', { ok: true, date: '2022-02-14', time: '09:30' }],
    ['2022-02-14T23:59', { ok: true, date: '2022-02-14', time: '23:59' }],
  ])('reads %s', (text, reading) => {
    expect(parseDate(text)).toEqual(reading);
  });

  it.each([
    ['2022/2/14', '2022-02-14'],
    ['2022.2.14', '2022-02-14'],
    ['2022年2月14日', '2022-02-14'],
    ['2022 年 2 月 14 日', '2022-02-14'],
    ['２０２２－０２－１４', '2022-02-14'],
    ['2022—02—14', '2022-02-14'],
    ['20220214', '2022-02-14'],
    ['2022-2-14 9:05', '2022-02-14 09:05'],
    ['2022年2月14日9时5分', '2022-02-14 09:05'],
    ['2022-02-14 09:30:00', '2022-02-14 09:30'],
    ['2022-02-14 09:30:00.0', '2022-02-14 09:30'],
    ['二〇二二年二月十四日', '2022-02-14'],
    ['二○二二年十月二十日', '2022-10-20'],
    ['二零二二年十二月三十一日', '2022-12-31'],
  ])('refuses %s and suggests %s', (text, suggestion) => {
    expect(parseDate(text)).toEqual({ ok: false, fault: '写法不是“年-月-日”', suggestion });
  });

  it('suggests a year of four digits', () => {
    const wanted = { ok: false, fault: '年份要写四位', suggestion: '2022-02-14' };
    expect(parseDate('22.2.14')).toEqual(wanted);
    expect(parseDate('22年2月14日')).toEqual(wanted);
  });

  it.each([
    ['2022-02-30', '2022 年 2 月没有 30 日'],
    ['2023-02-29', '2023 年 2 月没有 29 日'],
    ['2022年2月30日', '2022 年 2 月没有 30 日'],
    ['22.2.30', '2022 年 2 月没有 30 日'],
    ['2022-13-01', '没有 13 月'],
    ['2022-00-10', '没有 0 月'],
    ['2022-01-00', '2022 年 1 月没有 0 日'],
    ['0022-02-14', '年份“0022”不在 1900—2199 之间'],
    ['2022-02-14 24:00', '时间“24:00”不存在'],
    ['2022-02-14 9:70', '时间“9:70”不存在'],
    ['2022年2月', '缺少日'],
    ['2022-02', '缺少日'],
    ['2022年', '缺少月和日'],
    ['昨天', '不是“年-月-日”形式的日期'],
    ['2022-02-14 上午', '不是“年-月-日”形式的日期'],
    ['2022-02-14 09', '不是“年-月-日”形式的日期'],
    ['', '不是“年-月-日”形式的日期'],
    ['<script>', '不是“年-月-日”形式的日期'],
    ['\ud800', '不是“年-月-日”形式的日期'],
  ])('refuses %j without inventing a date', (text, fault) => {
    expect(parseDate(text)).toEqual({ ok: false, fault });
  });

  it('refuses a huge text', () => {
    expect(parseDate('1'.repeat(100_000)).ok).toBe(false);
    expect(parseDate('十'.repeat(100_000)).ok).toBe(false);
  });
});

describe('findYear', () => {
  it.each([
    ['示例局2021年度法治政府建设情况报告', 2021],
    ['示例局 2021 年工作总结', 2021],
    ['示例局２０２１年度报告', 2021],
    ['示例局二〇二一年度报告', 2021],
    ['示例文化5000年展陈2019年度报告', 2019],
  ])('finds the year of %s', (title, year) => {
    expect(findYear(title)).toBe(year);
  });

  it.each([
    '示例文化5000年展陈报告',
    '第12021年',
    '2021示例报告',
    '一年工作总结',
    '',
  ])('finds none in %j', (title) => {
    expect(findYear(title)).toBeUndefined();
  });
});
