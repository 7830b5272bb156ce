import { describe, expect, it } from 'vitest';
import { type PlannedReport, planParts } from '../../../src/search/plan-parts.ts';

const report = (date: string, size = 1000, name = date): PlannedReport => ({
  url: `reports/${date.slice(0, 4)}/${name}.html`,
  date,
  size,
});
const show = (reports: readonly PlannedReport[], most = 5000) =>
  planParts(reports, most).map(({ from, to, reports: members }) => `${from} ${to} ${members.length}`);
/** Parts by what decides their bytes. */
const identify = (reports: readonly PlannedReport[], most = 5000) =>
  planParts(reports, most).map((part) => JSON.stringify(part.reports));
const differences = (before: readonly PlannedReport[], after: readonly PlannedReport[]) => {
  const old = new Set(identify(before));
  return identify(after).filter((part) => !old.has(part)).length;
};

/** A report a month from 2000 to 2023. */
const monthly = Array.from({ length: 288 }, (_, at) =>
  report(`${2000 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-15`, 500),
);

describe('planParts', () => {
  it('keeps in one part what is not too much for one, whatever its years', () => {
    expect(show([report('1979-10-01'), report('1999-12-31'), report('2000-01-01')])).toEqual([
      '0000-01 9999-12 3',
    ]);
    expect(show([])).toEqual([]);
  });

  it('takes the largest aligned spans that are not too much, newest first', () => {
    expect(show([2018, 2019, 2020, 2021, 2022, 2023].map((year) => report(`${year}-03-01`, 2000)))).toEqual([
      '2022-01 2023-12 2',
      '2020-01 2021-12 2',
      '2016-01 2019-12 2',
    ]);
    expect(planParts(monthly, 5000).map(({ reports }) => reports.length)).toEqual(Array(48).fill(6));
  });

  it('parts a busy year by half, quarter and month, at its ends too', () => {
    const days = [
      '2020-12-31',
      '2021-01-01',
      '2021-03-31',
      '2021-04-01',
      '2021-06-30',
      '2021-07-01',
      '2021-12-31',
      '2022-01-01',
    ];
    expect(show(days.map((date) => report(date, 3000)))).toEqual([
      '2022-01 2023-12 1',
      '2021-10 2021-12 1',
      '2021-07 2021-09 1',
      '2021-06 2021-06 1',
      '2021-04 2021-04 1',
      '2021-03 2021-03 1',
      '2021-01 2021-01 1',
      '2020-01 2020-12 1',
    ]);
  });

  it('parts a month that is too much by the addresses', () => {
    const busy = Array.from({ length: 64 }, (_, at) => report('2021-07-01', 500, `r${at}`));
    const parts = planParts(busy, 5000);
    expect(parts.length).toBeGreaterThan(6);
    expect(new Set(parts.map(({ from, to }) => `${from} ${to}`))).toEqual(new Set(['2021-07 2021-07']));
    expect(parts.flatMap(({ reports }) => reports).length).toBe(64);
    for (const { reports } of parts) {
      expect(reports.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(5000);
    }
    expect(differences(busy, [...busy, report('2021-07-31', 500, 'later')])).toBeLessThanOrEqual(2);
  });

  it('leaves a report of more than a part alone in one', () => {
    expect(show([report('2021-07-01', 9000, 'a'), report('2021-07-02', 100, 'b')])).toHaveLength(2);
  });

  it('does not depend on the order, and orders oldest first within a part', () => {
    expect(planParts([...monthly].reverse(), 5000)).toEqual(planParts(monthly, 5000));
    for (const { reports } of planParts(monthly, 5000)) {
      expect(reports.map(({ url }) => url)).toEqual(reports.map(({ url }) => url).sort());
    }
  });

  it('changes one part when a report is added, edited or removed', () => {
    expect(differences(monthly, [...monthly, report('2005-05-20', 50, 'added')])).toBe(1);
    expect(
      differences(
        monthly,
        monthly.map((each, at) => (at === 100 ? { ...each, size: 480 } : each)),
      ),
    ).toBe(1);
    expect(
      differences(
        monthly,
        monthly.filter((_, at) => at !== 100),
      ),
    ).toBe(1);
    // What is published next year is a part of its own.
    expect(differences(monthly, [...monthly, report('2024-01-01', 500)])).toBe(1);
  });

  it('divides or joins neighbours only where one is too much or two are little enough', () => {
    const grown = [...monthly, report('2005-05-20', 2200, 'added')];
    expect(differences(monthly, grown)).toBe(2);
    expect(differences(grown, monthly)).toBe(1);
  });

  it('takes a report without a date for the oldest', () => {
    const [, last] = planParts([report('2021-01-01', 4000), { url: 'x.html', date: '', size: 4000 }], 5000);
    expect(last).toMatchObject({ from: '0000-01', reports: [{ url: 'x.html' }] });
  });
});
