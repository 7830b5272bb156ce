import { describeReport, formatFiguresCsv } from '../figures/format-figures.ts';
import { joinFigures } from '../figures/join-figures.ts';
import { formatUrl } from '../report/urls.ts';
import { collectSeries, type Series } from '../series/collect-series.ts';
import { readYearFigures } from './describe-series.ts';
import type { PortalReport, PortalSeries, ReportSeries, SeriesYear, YearLink, YearPair } from './portal.ts';

/** Path of a series' page, which its other pages and files are named after. */
export const formatSeriesPath = (slug: string) => `series/${slug}.html`;

/** Which reports line up by year: none that was taken back. */
export const lineUp = (reports: readonly PortalReport[]): Series[] =>
  collectSeries(reports.flatMap(({ fields, traits }) => (fields.withdrawal ? [] : [traits])));

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
      members.map(({ id, year }, index) => {
        const previous = link(members[index - 1]);
        const next = link(members[index + 1]);
        const place: ReportSeries = {
          name,
          url: formatUrl(formatSeriesPath(slug)),
          year,
          years: members.length,
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
  return lines.map(({ slug, name, members, doubled }) => {
    const path = formatSeriesPath(slug);
    const years = members.flatMap(({ id, year }): SeriesYear[] => {
      const report = byId.get(id);
      return report ? [{ year, report }] : [];
    });
    const hasFigures = years.some(({ report }) => report.figures);
    const place = { name, seriesUrl: formatUrl(path) };
    return {
      path,
      url: formatUrl(path),
      name,
      years,
      doubled: doubled.map(({ year, ids }) => ({
        year,
        reports: ids
          .flatMap((id) => byId.get(id) ?? [])
          .map(({ url, fields: { title, org, date } }) => ({ url, title, org, date })),
      })),
      ...(hasFigures
        ? {
            figures: {
              json: formatUrl(formatFiguresPath(path, 'json')),
              csv: formatUrl(formatFiguresPath(path, 'csv')),
            },
          }
        : {}),
      pairs: pairYears(years).map(([before, after]): YearPair => {
        const own = formatPairPath(path, before, after);
        return { path: own, url: formatUrl(own), ...place, before, after };
      }),
    };
  });
}

/** Each year is held against this many before it. */
const REACH = 3;

/**
 * Each year with the three before it: any two would be as many pages as the square of the years, and each with the newest
 * would lose its addresses with every new year.
 */
export const pairYears = <Year>(years: readonly Year[]): [Year, Year][] =>
  years.flatMap((after, index) =>
    years.slice(Math.max(0, index - REACH), index).map((before): [Year, Year] => [before, after]),
  );

/** Of the page with two years of the series at `path`. */
export const formatPairPath = (path: string, before: { year: number }, after: { year: number }) =>
  path.replace(/\.html$/, `/${before.year}-${after.year}.html`);

const formatFiguresPath = (path: string, ending: 'json' | 'csv') =>
  path.replace(/\.html$/, `.figures.${ending}`);

/** The figures of all years, and which of them say the same. */
export function listFigureFiles(series: PortalSeries): { path: string; format: () => string }[] {
  if (!series.figures) return [];
  return [
    { path: formatFiguresPath(series.path, 'json'), format: () => formatSeriesFigures(series) },
    {
      path: formatFiguresPath(series.path, 'csv'),
      format: () => formatFiguresCsv(readYearFigures(series)),
    },
  ];
}

function formatSeriesFigures(series: PortalSeries): string {
  const years = readYearFigures(series);
  const value = {
    url: series.url,
    name: series.name,
    reports: years.map(({ report, figures }) => ({ ...describeReport(report), figures })),
    indicators: joinFigures(years).map(({ values, ...indicator }) => ({
      ...indicator,
      values: values.map(({ year, url, figure: { id, value } }) => ({ year, value, url: `${url}#${id}` })),
    })),
  };
  return `${JSON.stringify(value, null, 1)}\n`;
}
