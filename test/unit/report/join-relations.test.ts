import { describe, expect, it } from 'vitest';
import { joinRelations } from '../../../src/report/join-relations.ts';
import type { RelationEntry, ReportSource } from '../../../src/report/report.ts';

const source = (id: string, ...relations: Partial<RelationEntry>[]) =>
  ({ id, fields: { date: '2021-02-14', relations } }) as unknown as ReportSource;
const amends = (target: RelationEntry['target'], more: Partial<RelationEntry> = {}) =>
  ({ relation: { type: 'amends', side: 'active' }, target, ...more }) as const;

describe('relations', () => {
  it('written once are there for both, without the name that one gives the other', () => {
    const joined = joinRelations([source('甲', amends({ id: '乙' }, { name: '乙办法' })), source('乙')]);
    const [own] = joined.get('甲') ?? [];
    const [others] = joined.get('乙') ?? [];
    expect(own).toMatchObject({ name: '乙办法', relation: { side: 'active' } });
    expect(others).toMatchObject({ other: { source: { id: '甲' } }, relation: { side: 'passive' } });
    expect(others).not.toHaveProperty('name');
  });

  it('written by both are one, and what a report says itself goes first', () => {
    const passive = { type: 'amends', side: 'passive' } as const;
    const joined = joinRelations([
      source('甲', amends({ id: '乙' })),
      source('乙', { relation: passive, target: { id: '甲' }, name: '甲决定' }),
    ]);
    expect(joined.get('乙')).toMatchObject([{ name: '甲决定', written: [{}, {}] }]);
    expect(joined.get('乙')?.[0]?.written.map((one) => one.source.id)).toEqual(['乙', '甲']);
  });

  it('to the report itself, or to one that is not there, are left out; an address is kept', () => {
    const address = 'https://www.example.org/a.html';
    const joined = joinRelations([
      source('甲', amends({ id: '甲' }), amends({ id: '丙' }), amends({ address })),
    ]);
    expect(joined.get('甲')?.map(({ other }) => other)).toEqual([{ address }]);
  });
});
