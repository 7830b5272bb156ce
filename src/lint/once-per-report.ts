import type { LintReport } from './lint-rule.ts';

/** What several rules ask of a report is worked out once for each. */
export function oncePerReport<T>(compute: (report: LintReport) => T): (report: LintReport) => T {
  const known = new WeakMap<LintReport, { readonly value: T }>();
  return (report) => {
    let entry = known.get(report);
    if (!entry) {
      entry = { value: compute(report) };
      known.set(report, entry);
    }
    return entry.value;
  };
}
