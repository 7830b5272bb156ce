import type { LintReport } from './lint-rule.ts';

/** What several rules ask of a report is worked out once for each. */
export function oncePerReport<T extends object>(compute: (report: LintReport) => T): typeof compute {
  const known = new WeakMap<LintReport, T>();
  return (report) => {
    const value = known.get(report) ?? compute(report);
    known.set(report, value);
    return value;
  };
}
