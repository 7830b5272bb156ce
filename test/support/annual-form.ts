import { createRandom } from '../../scripts/bench/random.ts';
import { formatForm } from '../../src/profiles/format-form.ts';
import { listLeaves, type Profile } from '../../src/report/profile.ts';
import { PROFILES } from './profiles.ts';

/** 政府信息公开工作年度报告. */
const FORM = PROFILES.find(({ id }) => id === 'xinxi-gongkai') as Profile;

/** Numbers by `table row column`; those that are not there are 0. */
export type Figures = Map<string, number>;

export const keyOf = (table: string, row: string, column: string) => `${table} ${row} ${column}`;

const idsOf = (table: string, side: 'rows' | 'columns') =>
  listLeaves(FORM.tables.find(({ id }) => id === table)?.[side] ?? []).map(({ id }) => id);

/** Figures of a right report, invented; most are 0, as in real ones. */
export function inventFigures(seed: number, carriedIn?: Figures): Figures {
  const random = createRandom(seed);
  const some = (most: number) => (random() < 0.6 ? 0 : Math.floor(random() * most));
  const figures: Figures = new Map();
  const set = (table: string, row: string, column: string, value: number) =>
    figures.set(keyOf(table, row, column), value);
  for (const row of idsOf('regulations', 'rows'))
    for (const column of idsOf('regulations', 'columns')) set('regulations', row, column, some(200));
  for (const [table, row] of [
    ['licences', 'licences'],
    ['penalties', 'penalties'],
    ['penalties', 'coercion'],
  ] as const)
    set(table, row, 'decisions', some(20_000));
  set('fees', 'fees', 'amount', some(100_000) / 100);

  const bodies = idsOf('applications', 'columns').filter((id) => id !== 'total');
  const rows = idsOf('applications', 'rows');
  const items = rows.filter((id) => !['new', 'carried-in', 'handled', 'carried-out'].includes(id));
  for (const column of bodies) {
    const values = items.map((row) => [row, some(40)] as const);
    for (const [row, value] of values) set('applications', row, column, value);
    const handled = values.reduce((sum, [, value]) => sum + value, 0);
    const before = carriedIn?.get(keyOf('applications', 'carried-out', column)) ?? some(10);
    const left = Math.max(some(10), before - handled);
    set('applications', 'handled', column, handled);
    set('applications', 'carried-in', column, before);
    set('applications', 'carried-out', column, left);
    set('applications', 'new', column, handled + left - before);
  }
  const sumOf = (table: string, row: string, columns: readonly string[]) =>
    columns.reduce((sum, column) => sum + (figures.get(keyOf(table, row, column)) ?? 0), 0);
  for (const row of rows) set('applications', row, 'total', sumOf('applications', row, bodies));

  for (const group of ['review', 'direct', 'after']) {
    const outcomes = ['upheld', 'corrected', 'other', 'pending'].map((each) => `${group}-${each}`);
    for (const column of outcomes) set('disputes', 'cases', column, some(20));
    set('disputes', 'cases', `${group}-total`, sumOf('disputes', 'cases', outcomes));
  }
  return figures;
}

/** Keys of the numbers that a sum holds: one of them altered cannot go unseen. */
export const listSummed = (figures: Figures): string[] =>
  [...figures.keys()].filter((key) => /^(?:applications|disputes) /u.test(key));

/** The body of a report of this form. @param show how a number is written */
export function writeForm(
  figures: Figures,
  show: (value: number, key: string) => string = (value) => String(value),
): string {
  const body = formatForm(FORM, (table, row, column) => {
    const key = keyOf(table, row, column);
    return show(figures.get(key) ?? 0, key);
  });
  // Parts without a table have a text.
  return body.replace(/^## [一五六]、.*$/gmu, '$&\n\n示例。');
}
