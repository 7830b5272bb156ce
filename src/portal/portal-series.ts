import { formatUrl } from '../report/urls.ts';
import type { Series } from '../series/collect-series.ts';
import type { PortalReport, PortalSeries, ReportSeries, YearLink } from './portal.ts';

/** Path of a series' page, which its other pages and files are named after. */
const formatSeriesPath = (slug: string) => `series/${slug}.html`;

/** The place of each report of a series, by its id. */
export function linkYears(
  reports: readonly PortalReport[],
  lines: readonly Series[],
): ReadonlyMap<string, ReportSeries> {
  const byId = new Map(reports.map((report) => [report.id, report]));
  const link = (member: Series['members'][number] | undefined): YearLink | undefined => {
    const report = member && byId.get(member.id);
    return report && { year: member.year, url: report.url, title: report.fields.title };
  };
  return new Map(
    lines.flatMap(({ slug, name, members }) =>
      members.map(({ id }, index) => {
        const previous = link(members[index - 1]);
        const next = link(members[index + 1]);
        const place: ReportSeries = {
          name,
          url: formatUrl(formatSeriesPath(slug)),
          ...(previous ? { previous } : {}),
          ...(next ? { next } : {}),
        };
        return [id, place] as const;
      }),
    ),
  );
}

/** The series with their reports, which are complete. */
export function createPortalSeries(
  reports: readonly PortalReport[],
  lines: readonly Series[],
): PortalSeries[] {
  const byId = new Map(reports.map((report) => [report.id, report]));
  const find = (id: string) => byId.get(id) ?? [];
  return lines.map(({ slug, name, members, doubled }) => ({
    path: formatSeriesPath(slug),
    url: formatUrl(formatSeriesPath(slug)),
    name,
    years: members.flatMap(({ id, year }) => [find(id)].flat().map((report) => ({ year, report }))),
    doubled: doubled.map(({ year, ids }) => ({
      year,
      reports: ids.flatMap(find).map(({ url, fields: { title, org, date } }) => ({ url, title, org, date })),
    })),
  }));
}
