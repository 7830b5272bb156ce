import type { PortalReport } from './portal.ts';

/** Pages by the report that they belong to. */
export function groupByReport<Page extends { report: PortalReport }>(pages: readonly Page[]) {
  const groups = new Map<PortalReport, Page[]>();
  for (const page of pages) groups.set(page.report, [...(groups.get(page.report) ?? []), page]);
  return (report: PortalReport): Page[] => groups.get(report) ?? [];
}
