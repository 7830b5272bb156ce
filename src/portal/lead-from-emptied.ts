import { formatCsv } from '../base/format-csv.ts';
import { describeReport } from '../figures/format-figures.ts';
import type { OutputFile } from '../publish/write-files-fs.ts';
import { listWithdrawalLines } from '../report/format-withdrawal.ts';
import type { Site } from '../report/parse-site.ts';
import type { Withdrawal } from '../report/report.ts';
import { formatUrl } from '../report/urls.ts';
import { collectSeries, groupByLine, type Series } from '../series/collect-series.ts';
import { collectColumns, listColumns } from './columns.ts';
import { describeFigureReport } from './describe-series.ts';
import { collectFacets } from './listings.ts';
import type { PortalReport, RedirectPage } from './portal.ts';
import { formatPairPath, formatSeriesPath, pairYears } from './portal-series.ts';
import { formatFormPath } from './report-forms.ts';

/**
 * 撤回 takes pages away that nobody wrote: lists that had nothing else, the year held against others. Each leads to the
 * notice. By pages alone and not by the hosts' table: a report that is published instead brings them back, and a browser
 * remembers what a table says.
 * @param all newest first, with those that were taken back
 * @param lines those of `lineUp`
 * @param taken paths of pages that there are
 */
export function leadFromEmptied(
  all: readonly PortalReport[],
  lines: readonly Series[],
  taken: Iterable<string>,
  site: Site,
): RedirectPage[] {
  const withdrawn = all.filter(({ fields }) => fields.withdrawal);
  if (withdrawn.length === 0) return [];
  const known = new Set([...taken].map((path) => path.toLowerCase()));
  return [
    ...leadFromYears(all, lines),
    ...withdrawn.flatMap((report) => listPlaces(report, site).map((path) => leadToNotice(path, report))),
  ].filter(({ path }) => !known.has(path.toLowerCase()) && known.add(path.toLowerCase()));
}

const leadToNotice = (path: string, { url, fields: { title } }: PortalReport): RedirectPage => ({
  ...{ path, url, title },
  isEmptied: true,
});

/** Lists that a report is in if it is in any: of its columns, and of its values. */
function listPlaces(report: PortalReport, site: Site): string[] {
  const columns = listColumns(collectColumns([report], [], site.columns)).map(({ path }) => path);
  const values = collectFacets([report]).flatMap(({ name, facets }) =>
    facets.flatMap(({ path }) =>
      name === 'orgs' ? [path, path.replace(/\.html$/, '-by-year.html')] : [path],
    ),
  );
  return [...columns, ...values];
}

/** The pages of series as they would be if nothing had been taken back; a series may have got another address by it. */
function leadFromYears(all: readonly PortalReport[], lines: readonly Series[]): RedirectPage[] {
  const byId = new Map(all.map((report) => [report.id, report]));
  const lineOf = new Map(lines.flatMap((line) => line.members.map(({ id }) => [id, line] as const)));
  return collectSeries(all.map(({ traits }) => traits)).flatMap(({ slug, members }) => {
    const years = members.flatMap(({ id, year }) => {
      const report = byId.get(id);
      return report ? [{ year, report }] : [];
    });
    const ended = years.findLast(({ report }) => report.fields.withdrawal)?.report;
    if (!ended) return [];
    const present = members.map(({ id }) => lineOf.get(id)).find((line) => line !== undefined);
    const path = formatSeriesPath(slug);
    const leadOn = (from: string, to: string, { name }: Series): RedirectPage => ({
      ...{ path: from, url: formatUrl(to), title: `${name}历年对照` },
    });
    const pairs = pairYears(years).map(([before, after]) => {
      const own = formatPairPath(path, before, after);
      const gone = [after.report, before.report].find(({ fields }) => fields.withdrawal);
      if (gone || !present) return leadToNotice(own, gone ?? ended);
      return leadOn(own, formatPairPath(formatSeriesPath(present.slug), before, after), present);
    });
    return [
      present ? leadOn(path, formatSeriesPath(present.slug), present) : leadToNotice(path, ended),
      ...pairs,
    ];
  });
}

/** Reports with what answers at the addresses of their figures once they were taken back. */
export function answerForFigures(all: readonly PortalReport[], { figures }: Site): readonly PortalReport[] {
  if (!figures || all.every(({ fields }) => !fields.withdrawal)) return all;
  const lined = groupByLine(all.map(({ traits }) => traits)).filter(({ years }) => years.size > 1);
  const ids = new Set(lined.flatMap(({ years }) => [...years.values()].flat().map(({ id }) => id)));
  return all.map((report) => {
    const { withdrawal } = report.fields;
    if (!withdrawal || !ids.has(report.id)) return report;
    return { ...report, files: [...report.files, ...createAnswers(report, withdrawal)] };
  });
}

/** The notice, and none of the figures. */
function createAnswers(report: PortalReport, withdrawal: Withdrawal): OutputFile[] {
  const about = { ...describeReport(describeFigureReport(report)), withdrawal, figures: [] };
  const lines = listWithdrawalLines(withdrawal).slice(0, -1);
  return [
    { path: formatFormPath(report.path, 'figures'), content: `${JSON.stringify(about, null, 1)}\n` },
    {
      path: formatFormPath(report.path, 'figuresTable'),
      content: formatCsv([['撤回'], ...lines.map((line) => [line])]),
    },
  ];
}
