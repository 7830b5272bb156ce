import { compareCodeUnits } from '../base/compare-code-units.ts';

/** One of several shares of a portal's reports, for one of several machines. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

export interface SharedReport {
  readonly id: string;
  /** Characters of its text. */
  readonly size: number;
}

/** What a report costs besides its length. */
const BASE_SIZE = 2000;

/**
 * Deals reports out in shares of about the same work, the same on every machine. Reports of one part of the index stay
 * together, so that a machine can make the part, unless it is more than a share: then they are dealt out one by one,
 * and whoever assembles the portal makes the part.
 * @param parts in any order
 * @returns number of the share, from 1, by the report's id
 */
export function shareReports(
  parts: readonly (readonly SharedReport[])[],
  count: number,
): ReadonlyMap<string, number> {
  const total = measure(parts.flat());
  const units = parts
    .flatMap((part) => (measure(part) * count > total ? part.map((report) => [report]) : [part]))
    .map((reports) => ({ reports, size: measure(reports), name: nameUnit(reports) }))
    .sort((a, b) => b.size - a.size || compareCodeUnits(a.name, b.name));
  const loads = Array.from({ length: count }, () => 0);
  const shares = new Map<string, number>();
  for (const { reports, size } of units) {
    const lightest = loads.indexOf(Math.min(...loads));
    loads[lightest] = (loads[lightest] ?? 0) + size;
    for (const { id } of reports) shares.set(id, lightest + 1);
  }
  return shares;
}

const measure = (reports: readonly SharedReport[]): number =>
  reports.reduce((sum, { size }) => sum + size + BASE_SIZE, 0);

const nameUnit = (reports: readonly SharedReport[]): string =>
  reports.map(({ id }) => id).sort(compareCodeUnits)[0] ?? '';

/** `2/4`: the second of four. @returns nothing if it is no such value */
export function parseShard(typed: string): Shard | undefined {
  const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(typed) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  return shard.index >= 1 && shard.index <= shard.count ? shard : undefined;
}
