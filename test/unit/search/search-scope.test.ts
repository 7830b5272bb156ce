import { describe, expect, it } from 'vitest';
import { formatFound, formatLeft, formatSearched } from '../../../src/search/format-scope.ts';
import type { PartInfo } from '../../../src/search/parts-list.ts';
import { countReached, describeScope } from '../../../src/search/search-scope.ts';

const part = (from: string, to: string, reports = 10, characters = 100): PartInfo => ({
  name: `${from}${to}${reports}`,
  from,
  to,
  reports,
  characters,
  tokens: 80,
});
const parts = [
  part('2022-01', '2023-12', 3),
  part('2021-07', '2021-12', 4),
  part('2021-06', '2021-06', 5),
  part('2021-06', '2021-06', 6),
  part('2021-01', '2021-03', 7),
  part('2016-01', '2019-12', 8),
];
const tell = (searched: number, failed: readonly PartInfo[] = [], isGoingOn = false, of = parts) =>
  formatFound(38, describeScope(of, searched, failed), isGoingOn);
const left = (searched: number) => formatLeft(describeScope(parts, searched, []));

describe('countReached', () => {
  it('takes as many parts as have so many tokens together, and at least one', () => {
    expect(
      [0, 1, 100, 199, 200, 1000, Number.POSITIVE_INFINITY].map((reach) => countReached(parts, reach)),
    ).toEqual([1, 1, 1, 1, 2, 6, 6]);
    expect(countReached([], 5)).toBe(0);
  });
});

describe('what was searched, in words', () => {
  it('is nothing where it was everything', () => {
    expect(tell(6)).toBe('共 38 篇');
    expect(formatSearched(describeScope(parts, 6, []))).toBe('');
    expect(tell(0, [], false, [])).toBe('共 38 篇');
  });

  it('names the year, the month, or the share of a month that it reached', () => {
    expect(tell(1, [], true)).toBe('2022 年以来共 38 篇，正在查更早的……');
    expect(tell(2)).toBe('2021 年 7 月以来共 38 篇');
    expect(tell(3)).toBe('2021 年 7 月以来和 2021 年 6 月的一部分共 38 篇');
    expect(tell(4)).toBe('2021 年 4 月以来共 38 篇');
    expect(tell(5)).toBe('2020 年以来共 38 篇');
    expect(tell(1, [], false, parts.slice(2))).toBe('2021 年 6 月的一部分共 38 篇');
  });

  it('names what is left', () => {
    expect(left(1)).toBe('还有 2022 年以前的 30 篇没有查');
    expect(left(2)).toBe('还有 2021 年 7 月以前的 26 篇没有查');
    expect(left(3)).toBe('还有 2021 年 6 月和更早的 21 篇没有查');
  });

  it('names the spans that failed', () => {
    expect(tell(6, [parts[0], parts[1], parts[2], parts[5]] as PartInfo[])).toBe(
      '查到 38 篇，2022 年到 2023 年、2021 年 7 月到 12 月、2021 年 6 月、2016 年到 2019 年的没有查成',
    );
    expect(tell(2, parts.slice(0, 1), true)).toBe(
      '2021 年 7 月以来查到 38 篇，2022 年到 2023 年的没有查成，正在查更早的……',
    );
    expect(tell(6, [part('2020-01', '2020-12')])).toBe('查到 38 篇，2020 年的没有查成');
  });
});
