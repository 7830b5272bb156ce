import { describe, expect, it } from 'vitest';
import { restoreWidth } from '../../../src/import/restore-width.ts';

describe('full width', () => {
  it.each([
    ['2021年,我局', '2021年，我局'],
    ['《纲要(2021-2025年)》', '《纲要（2021-2025年）》'],
    ['(一)加强', '（一）加强'],
    ['(1)加强', '（1）加强'],
    ['如下:一是', '如下：一是'],
    ['好吗?好!', '好吗？好！'],
    ['幼儿园),对', '幼儿园），对'],
    ['甲;乙', '甲；乙'],
    ['(甲', '（甲'],
    ['a)，', 'a），'],
    ['(a)(甲)', '(a)（甲）'],
    ['((甲))', '（（甲））'],
    ['甲 (a', '甲 (a'],
    ['见(a', '见（a'],
    ['1:甲', '1：甲'],
    ['甲,1', '甲，1'],
    ['活动(“宪法卫士”)等', '活动（“宪法卫士”）等'],
  ])('is restored in %s', (text, restored) => {
    expect(restoreWidth(text)).toBe(restored);
  });

  it.each([
    '1,000',
    '10:30',
    'a(b), c: d',
    'https://example.com/?a=1',
    '1.5%、A-B',
    'f(x)',
  ])('is not given to %s', (text) => {
    expect(restoreWidth(text)).toBe(text);
  });
});
