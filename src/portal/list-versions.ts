import { formatChineseDate, formatChineseSpan } from '../base/format-chinese-date.ts';
import type { Correction } from '../report/report.ts';
import { formatUrl } from '../report/urls.ts';
import { formatCorrection } from './format-correction.ts';
import type { ComparisonPage, FormerReport, Portal, PortalReport } from './portal.ts';

/** Pages of the former texts, and of what changed: each held against the text that took its place and the present one. */
export function collectVersionPages(
  reports: readonly PortalReport[],
): Pick<Portal, 'versionPages' | 'comparisonPages'> {
  return {
    versionPages: reports.flatMap((report) =>
      report.versions.map((version) => ({ path: version.path, report, version })),
    ),
    comparisonPages: reports.flatMap((report) =>
      report.versions.flatMap((before, index): ComparisonPage[] => {
        const next = report.versions[index + 1];
        const present = { path: formatComparisonPath(before), report, before, after: report };
        return next
          ? [{ path: formatComparisonPath(before, next), report, before, after: next }, present]
          : [present];
      }),
    ),
  };
}

/** An address once published stays right: what is called present is always held against the present text. */
export const formatComparisonPath = ({ path }: FormerReport, next?: FormerReport): string =>
  path.replace(/\.html$/, `-to-${next?.former.from ?? 'present'}.html`);

/** A text of a report and the days on which it was what was published, for a reader to choose. */
export interface VersionRow {
  readonly label: string;
  /** Absent for the text that the report's page shows. */
  readonly url?: string;
  /** What the next correction changed. */
  readonly next?: string;
  readonly present?: string;
  /** Of the link to `present`. */
  readonly presentLabel?: string;
}

/** What the text on the report's own page is called: one that was taken back has no present text. */
export const nameLastText = ({ fields }: Pick<PortalReport, 'fields'>): string =>
  fields.withdrawal ? '撤回以前最后的文本' : '现行文本';

/** Latest first, as the corrections are. @returns nothing if no former text is kept */
export function listVersionRows({ versions, fields }: PortalReport): VersionRow[] {
  if (versions.length === 0) return [];
  const newest = fields.corrections[0]?.date;
  const last = nameLastText({ fields });
  const rows = versions.map((version, index): VersionRow => {
    const next = versions[index + 1];
    return {
      label: `${formatChineseSpan(version.former)}的文本`,
      url: version.url,
      ...(next ? { next: formatUrl(formatComparisonPath(version, next)) } : {}),
      present: formatUrl(formatComparisonPath(version)),
      presentLabel: `与${last}对照`,
    };
  });
  const since = newest === undefined ? '现在' : `${formatChineseDate(newest)}起`;
  return [...rows, { label: `${since}：${last}，就是这一页` }].reverse();
}

/** Pictures and links to files that a former text has: the files are those of now. */
export const showsFiles = ({ files }: FormerReport): boolean => files.some((file) => 'copyFrom' in file);

/** What was written down of the changes between two texts, latest first. */
export function listCorrectionsBetween({ before, after }: ComparisonPage): Correction[] {
  const until = 'former' in after ? after.former.from : undefined;
  const known = new Set(before.fields.corrections.map(formatCorrection));
  return after.fields.corrections.filter(
    (correction) =>
      !known.has(formatCorrection(correction)) &&
      correction.date >= before.former.from &&
      (until === undefined || correction.date <= until),
  );
}
