import type { Suggestion } from './search-answer.ts';

/** Titles and headings of reports, newest first; loaded only when a search found nothing. */
export interface Outline {
  reports: {
    /** The report's page, relative to the portal's root and percent-encoded. */
    url: string;
    title: string;
    /** Those that no newer report has: 一、总体情况 stands in every one. */
    headings: [id: string, title: string][];
  }[];
  /** Readings of every Han character in them, without tones, ü as v, the usual one first: 重 is `zhong chong`. */
  readings: Readonly<Record<string, string>>;
}

/** The outline of a part of the index. @param name made of its content */
export function formatOutline(name: string, outline: Outline): string {
  return `${JSON.stringify({ name, ...outline })}\n`;
}

/** @throws Error if it is not the outline of that name */
export function parseOutline(value: unknown, name: string): Outline {
  const outline = value as (Outline & { name?: string }) | null;
  if (outline?.name !== name || !Array.isArray(outline.reports)) {
    throw new Error('not the outline of this part of the index');
  }
  return outline;
}

/** What may be offered in place of nothing: each title, and behind it the headings of its report. */
export const listOffers = ({ reports }: Outline): Suggestion[] =>
  reports.flatMap(({ url, title, headings }) => [
    { title, url },
    ...headings.map(([id, heading]) => ({
      title: heading,
      url: `${url}#${encodeURIComponent(id)}`,
      report: title,
    })),
  ]);

/**
 * The outlines of parts as that of one index: a heading stands with the newest report that has it.
 * @param order addresses of the reports, newest first
 */
export function mergeOutlines(outlines: readonly Outline[], order: readonly string[]): Outline {
  const reports = new Map(
    outlines.flatMap((outline) => outline.reports.map((report) => [report.url, report])),
  );
  const seen = new Set<string>();
  return {
    reports: order.flatMap((url) => {
      const report = reports.get(url);
      if (!report) return [];
      const headings = report.headings.filter(([, title]) => !seen.has(title));
      for (const [, title] of headings) seen.add(title);
      return [{ ...report, headings }];
    }),
    readings: Object.assign({}, ...outlines.map(({ readings }) => readings)),
  };
}
