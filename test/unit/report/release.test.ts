import { describe, expect, it } from 'vitest';
import { compareMoments, findFutureDays, findHold } from '../../../src/report/release.ts';
import type { Review } from '../../../src/report/report.ts';
import { readReport, writeReport } from '../../support/sample-report.ts';

const NOW = '2022-03-01 09:30';
const review = (round: Review['round'], date = '2022-02-10'): Review => ({ round, by: '示例甲', date });
const findFuture = (fields: Parameters<typeof findFutureDays>[0]) =>
  [...findFutureDays(fields, NOW)][0]?.fault;
const hold = (fields: Partial<Parameters<typeof findHold>[0]>, requiredReviews = 0, reviewsSince = '') =>
  findHold({ state: '发布', date: '2022-02-14', reviews: [], ...fields }, NOW, {
    requiredReviews,
    reviewsSince,
  })?.clause;

describe('two moments', () => {
  it.each([
    ['2022-03-01', '2022-03-02', -1],
    ['2022-03-01', '2022-03-01', 0],
    ['2022-03-01 09:30', '2022-03-01 09:31', -1],
    ['2022-03-01 23:59', '2022-03-01', 0],
    ['2022-03-02', '2022-03-01 09:30', 1],
  ])('%s and %s are compared as exactly as both are known', (a, b, order) => {
    expect(Math.sign(compareMoments(a, b))).toBe(order);
  });
});

describe('a report is held back', () => {
  it('while it is a draft or is being read', () => {
    expect(hold({ state: '草稿' })).toBe('还是草稿');
    expect(hold({ state: '送审' })).toBe('还在送审');
    expect(hold({})).toBeUndefined();
  });

  it.each([
    ['2022-03-01 09:31', true],
    ['2022-03-01 09:30', false],
    ['2022-03-01', false],
    ['2022-03-02', true],
    ['2021-12-31 23:59', false],
  ])('until 发布于 %s', (release, isHeld) => {
    expect(hold({ release }) !== undefined).toBe(isHeld);
  });

  it('until it has been read as often as the portal demands', () => {
    expect(hold({ reviews: [review('一审')] }, 1)).toBeUndefined();
    expect(hold({ reviews: [review('一审')] }, 3)).toBe('还没有审完，缺二审、三审');
    expect(hold({ reviews: [review('三审')] }, 2)).toBe('还没有审完，缺一审、二审');
    expect(hold({ reviews: [review('一审'), review('二审'), review('三审')] }, 3)).toBeUndefined();
  });

  it('unless it was published before the portal demanded readings', () => {
    expect(hold({}, 3, '2022-02-15')).toBeUndefined();
    expect(hold({}, 3, '2022-02-14')).toBe('还没有审完，缺一审、二审、三审');
    expect(hold({ state: '草稿' }, 3, '2022-02-15')).toBe('还是草稿');
  });

  it('and the clock may be wrong, where a day is waited for', () => {
    const ask = (fields: Partial<Parameters<typeof findHold>[0]>) =>
      findHold({ state: '发布', date: '2022-02-14', reviews: [], ...fields }, NOW, {
        ...{ requiredReviews: 1, reviewsSince: '' },
      });
    expect(ask({ release: '2022-03-02' })?.isAhead).toBe(true);
    expect(ask({ state: '草稿' })?.isAhead).toBeUndefined();
    expect(ask({})?.remedy).toMatch(/^审过以后写进/);
    const ahead = ask({ reviews: [review('一审', '2022-03-02')] });
    expect(ahead?.isAhead).toBe(true);
    for (const words of [ahead?.remedy, ahead?.form])
      expect(words).toMatch(/^日期写错了，改正；.*先校准；审过/);
  });

  it('as long as a reading lies ahead', () => {
    expect(hold({ reviews: [review('一审', '2022-03-01')] }, 1)).toBeUndefined();
    expect(hold({ reviews: [review('一审', '2022-03-02')] }, 1)).toBe(
      '还没有审完，缺一审（写的日期 2022-03-02 还没有到，现在是 2022-03-01 09:30）',
    );
    expect(hold({ reviews: [review('一审'), review('三审', '2022-03-02')] }, 3)).toBe(
      '还没有审完，缺二审、三审（写的日期 2022-03-02 还没有到，现在是 2022-03-01 09:30）',
    );
  });
});

describe('a day of publication that has not come', () => {
  it.each([
    ['2022-03-01', undefined],
    ['2022-03-02', '2022-03-02'],
  ])('%s', (date, told) => {
    expect(findFuture({ date })?.remedy.split('发布于: ')[1]).toBe(told);
  });

  it('is told to the minute where the minute is known', () => {
    expect(findFuture({ date: '2022-03-01', time: '09:30' })).toBeUndefined();
    expect(findFuture({ date: '2022-03-01', time: '09:31' })?.message).toBe(
      '发布日期 2022-03-01 09:31 还没有到（现在是 2022-03-01 09:30，北京时间）',
    );
  });

  it('is not told of a report without one', () => {
    expect(findFuture({ date: '' })).toBeUndefined();
  });
});

it.each([
  [['2022-03-01'], undefined],
  [['2022-03-02', '2022-02-20'], '修订日期 2022-03-02 还没有到（现在是 2022-03-01 09:30，北京时间）'],
  [[], undefined],
])('corrections of %j: only one that has not come is told', (dates, message) => {
  const corrections = dates.map((date) => ({ date, what: '示例', why: '示例' }));
  expect(findFuture({ corrections })?.message).toBe(message);
});

describe('a report that is badly written is still known as a draft', () => {
  it.each([
    ['an unfinished value', '"草稿'],
    ['a remark in the value', '草稿（待补数据）'],
    ['a Chinese colon and no space', '草稿'],
  ])('%s', (_, value) => {
    const text = writeReport({ 状态: value, 体裁: null }).replace('状态: 草稿\n', '　状态：草稿\n');
    const { report, draft } = readReport(text);
    expect((report ?? draft)?.fields.state).toBe('草稿');
  });
});
