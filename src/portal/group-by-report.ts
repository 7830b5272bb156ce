import { groupBy } from '../base/group-by.ts';
import type { PortalReport } from './portal.ts';

/** Pages by the report that they belong to. */
export function groupByReport<Page extends { report: PortalReport }>(pages: readonly Page[]) {
  const groups = groupBy(pages, ({ report }) => report);
  return (report: PortalReport): Page[] => groups.get(report) ?? [];
}
