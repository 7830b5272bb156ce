import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { ReportFault } from './report-fault.ts';

/**
 * Compares two moments, each `YYYY-MM-DD` or `YYYY-MM-DD HH:mm`, as exactly as both are known: a day is neither before
 * nor after an hour of it.
 */
export function compareMoments(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  return compareCodeUnits(a.slice(0, length), b.slice(0, length));
}

/** What is wrong between 发布日期, which readers see, and 发布于, before which nobody sees the report. */
export function judgeReleaseDates(date: string, release: string, report: ReportFault): void {
  const order = compareMoments(release, date);
  if (order < 0)
    report(
      `发布于 ${release}，早于发布日期 ${date}：中间这段时间，网页上写着还没有到的日期`,
      '两个写成同一天；或者删去“发布日期”，就用“发布于”的那一天',
      { rule: 'release-early' },
    );
  if (order > 0)
    report(
      `发布日期 ${date} 早于发布于 ${release}：网页上写的日子，报告还不在网站上`,
      '“发布日期”写实际公开的那一天，或者删去它，就用“发布于”的那一天；那一天已经在别处公开过的，可以不改',
      { rule: 'release-late', level: 'warning' },
    );
}
