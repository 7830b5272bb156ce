import { compareCodeUnits } from '../base/compare-code-units.ts';
import { RELATION_ORDER, type Relation, turnRelation } from './relations.ts';
import type { RelationEntry, ReportSource } from './report.ts';
import type { Validity } from './validity.ts';

/** A relation as one of its two documents sees it, whichever of them says it. */
export interface JoinedRelation {
  readonly relation: Relation;
  readonly other: { readonly source: ReportSource } | { readonly address: string };
  /** As the other document is to be called; without one it is the other report's title. */
  readonly name?: string;
  readonly form?: RelationEntry['form'];
  /** Where it is written: in this report, in the other, or in both. */
  readonly written: readonly WrittenRelation[];
}

export interface WrittenRelation {
  readonly source: ReportSource;
  readonly entry: RelationEntry;
}

/** Relations by the report's id; a report without any is absent. */
export type JoinedRelations = ReadonlyMap<string, readonly JoinedRelation[]>;

/**
 * Joins what both sides of each relation say: written once, it is there for both. Entries that lead to no report of
 * these, or to the report itself, are left out; telling of them is for whoever knows why they lead nowhere.
 * @param sources published reports and withdrawn ones
 */
export function joinRelations(sources: readonly ReportSource[]): JoinedRelations {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const found = new Map<string, Map<string, JoinedRelation>>();
  const add = (at: ReportSource, key: string, relation: JoinedRelation) => {
    const own = found.get(at.id) ?? new Map<string, JoinedRelation>();
    found.set(at.id, own);
    const known = own.get(key);
    // What a report itself says goes before what the other says of it.
    own.set(
      key,
      known ? { ...relation, ...known, written: [...known.written, ...relation.written] } : relation,
    );
  };
  const findOther = ({ source, entry: { target } }: WrittenRelation): JoinedRelation['other'] | undefined => {
    if ('address' in target) return target;
    const other = byId.get(target.id);
    return other && other !== source ? { source: other } : undefined;
  };
  const written = sources.flatMap((source) => source.fields.relations.map((entry) => ({ source, entry })));
  for (const one of written) {
    const { relation, target, name, form } = one.entry;
    const other = findOther(one);
    if (!other) continue;
    add(one.source, formatKey(relation, 'id' in target ? target.id : target.address), {
      ...(form ? { form } : {}),
      ...{ written: [one], relation, other },
      ...(name ? { name } : {}),
    });
  }
  for (const one of written) {
    const other = findOther(one);
    if (!other || 'address' in other) continue;
    const { form } = one.entry;
    const relation = turnRelation(one.entry.relation);
    add(other.source, formatKey(relation, one.source.id), {
      ...(form ? { form } : {}),
      ...{ written: [one], relation, other: { source: one.source } },
    });
  }
  return new Map([...found].map(([id, relations]) => [id, [...relations.values()].sort(compareRelations)]));
}

const formatKey = ({ type, side }: Relation, other: string) => `${type} ${side} ${other}`;

/** In the order of their kinds; of one kind the newest first. */
function compareRelations(a: JoinedRelation, b: JoinedRelation): number {
  const rank = ({ relation: { type, side } }: JoinedRelation) =>
    RELATION_ORDER.indexOf(type) * 2 + (side === 'passive' ? 0 : 1);
  const day = ({ other }: JoinedRelation) => ('source' in other ? other.source.fields.date : '');
  const name = ({ other }: JoinedRelation) => ('source' in other ? other.source.id : other.address);
  return rank(a) - rank(b) || compareCodeUnits(day(b), day(a)) || compareCodeUnits(name(a), name(b));
}

/** What a document is after another has done this to it, if it states nothing itself. */
export const RESULTS: Partial<Record<Relation['type'], Validity>> = {
  repeals: '废止',
  annuls: '宣布失效',
  amends: '已修改',
};

/** 有效性 as the report states it, else as a relation says it without doubt. */
export function findValidity(
  { fields }: ReportSource,
  relations: readonly JoinedRelation[] = [],
): Validity | undefined {
  if (fields.validity) return fields.validity;
  const results = new Set(
    relations.flatMap((joined) => (isDone(joined) ? (RESULTS[joined.relation.type] ?? []) : [])),
  );
  return (['废止', '宣布失效', '已修改'] as const).find((validity) => results.has(validity));
}

/** Whether another document has done it to this one: not one that is not in force yet, or was taken back. */
export function isDone({ relation, other }: JoinedRelation): boolean {
  if (relation.side === 'active') return false;
  if ('address' in other) return true;
  return other.source.fields.validity !== '尚未施行' && !other.source.fields.withdrawal;
}
