import { describe, expect, it } from 'vitest';
import { parseShard, shareReports } from '../../../src/load/share-reports.ts';

const report = (id: string, size = 1000) => ({ id, size });
const part = (name: string, count: number, size?: number) =>
  Array.from({ length: count }, (_, index) => report(`${name}/${index}`, size));

const countShares = (shares: ReadonlyMap<string, number>, count: number) =>
  Array.from(
    { length: count },
    (_, index) => [...shares.values()].filter((share) => share === index + 1).length,
  );

describe('shares of a portal', () => {
  it('have every report once, in the same share whatever the order', () => {
    const parts = [part('2020', 7), part('2021', 30, 50), part('2022', 3, 90_000)];
    const shares = shareReports(parts, 3);
    expect([...shares.keys()].sort()).toEqual(
      parts
        .flat()
        .map(({ id }) => id)
        .sort(),
    );
    const mixed = parts.toReversed().map((one) => one.toReversed());
    expect(new Map([...shareReports(mixed, 3)].sort())).toEqual(new Map([...shares].sort()));
  });

  it('are of about the same work', () => {
    expect(countShares(shareReports([part('a', 100)], 4), 4)).toEqual([25, 25, 25, 25]);
    const shares = shareReports([[report('long', 90_000)], part('short', 92, -1000)], 2);
    expect(countShares(shares, 2)).toEqual([1, 92]);
  });

  it('keep a part of the index together as long as it is no more than a share', () => {
    const parts = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => part(name, 5));
    const shares = shareReports(parts, 3);
    for (const reports of parts) expect(new Set(reports.map(({ id }) => shares.get(id))).size).toBe(1);
    expect(countShares(shares, 3)).toEqual([10, 10, 10]);
  });

  it('may be empty', () => {
    expect(countShares(shareReports([part('a', 2)], 5), 5).sort()).toEqual([0, 0, 0, 1, 1]);
    expect(shareReports([], 3).size).toBe(0);
  });
});

it.each([
  ['1/1', { index: 1, count: 1 }],
  ['2/4', { index: 2, count: 4 }],
  ...[
    '0/4',
    '5/4',
    '1/0',
    '-1/4',
    '1',
    '1/',
    '/4',
    'a/b',
    '1/4/2',
    '1.5/4',
    ' 1/4',
    '１/４',
    '1/10000',
    '',
  ].map((typed) => [typed, undefined] as const),
] as const)('reads %j as a share', (typed, shard) => {
  expect(parseShard(typed)).toEqual(shard);
});
