import { anchorFigures } from '../figures/anchor-figures.ts';
import { drawChart } from '../figures/draw-chart.ts';
import type { FigureReport } from '../figures/format-figures.ts';
import { joinFigures, type YearFigures } from '../figures/join-figures.ts';
import { nameYears } from '../report/fold-years.ts';
import { alignSections } from '../series/align-sections.ts';
import type { PortalReport, PortalSeries } from './portal.ts';

/** Indicators with a chart each, and rows of the table: more are in the file. A chart of nothing but 0 shows nothing. */
const CHARTS = 8;
const ROWS = 150;
/** Characters of all reports together up to which the page has their texts as well. */
const MAX_TEXT = 40_000;

export const describeFigureReport = ({ url, fields, sections }: PortalReport): FigureReport => ({
  url,
  title: fields.title,
  org: fields.org,
  year: fields.year,
  sections,
});

export const readYearFigures = ({ years }: Pick<PortalSeries, 'years'>): YearFigures[] =>
  years.map(({ report }) => ({
    report: describeFigureReport(report),
    figures: report.figures?.read() ?? [],
  }));

/** The text of a report's page. Figures that other pages point at have an id. */
export function renderAnchored({ body, figures }: PortalReport): string {
  const { html, blocks } = body();
  return (figures && anchorFigures(html, blocks, figures.read())) ?? html;
}

/** One year's text of a section, a line for each paragraph; cells of a table's row apart. */
interface YearText {
  readonly year: number;
  readonly lines: readonly (readonly string[])[];
}

interface SeriesCell {
  readonly year: number;
  readonly text: string;
  /** Of the table, not of the number: 万元. */
  readonly unit?: string;
  /** Absent where the year has nothing. */
  readonly href?: string;
}

export interface SeriesView {
  /** Between the first and the last. */
  readonly missing: readonly number[];
  readonly outline: readonly {
    readonly depth: number;
    /** Of the newest year that has the section. */
    readonly heading: string;
    readonly cells: readonly SeriesCell[];
    /** What the years say there; nothing if none says anything, or if all texts together are too long for a page. */
    readonly texts: readonly YearText[];
  }[];
  readonly charts: readonly { readonly label: string; readonly context?: string; readonly svg: string }[];
  readonly figures: readonly {
    readonly label: string;
    readonly context?: string;
    readonly cells: readonly SeriesCell[];
  }[];
  /** Indicators that are not shown. */
  readonly more: number;
}

/** What a series' page shows. Nothing on it is said by anybody but the reports. */
export function describeSeries(series: PortalSeries): SeriesView {
  const years = series.years.map(({ year }) => year);
  const last = years.at(-1) ?? 0;
  const missing: number[] = [];
  for (let year = years[0] ?? 0; year < last; year += 1) if (!years.includes(year)) missing.push(year);
  const aligned = alignSections(
    series.years.map(({ year, report }) => ({ year, sections: report.sections })),
  );
  const texts = readTexts(series);
  const indicators = joinFigures(readYearFigures(series));
  const name = ({ label, context, values }: (typeof indicators)[number]) => {
    // A year in the label is another one in each report.
    const year = values.at(-1)?.year ?? 0;
    return {
      label: nameYears(label, year),
      ...(context === undefined ? {} : { context: nameYears(context, year) }),
    };
  };
  return {
    missing,
    outline: aligned.map(({ depth, sections }) => ({
      depth,
      heading: sections.findLast((section) => section !== undefined)?.title ?? '',
      texts: years.flatMap((year, index) => {
        const text = texts?.[index]?.get(sections[index]?.id ?? '') ?? '';
        return text === '' ? [] : [{ year, lines: text.split('\n').map((line) => line.split('\t')) }];
      }),
      cells: series.years.map(({ year, report }, index) => {
        const section = sections[index];
        return section
          ? { year, text: section.title, href: `${report.url}#${section.id}` }
          : { year, text: '没有' };
      }),
    })),
    charts: indicators
      .filter(({ values }) => values.some(({ figure }) => figure.value !== 0))
      .slice(0, CHARTS)
      .map((indicator, index) => ({
        ...name(indicator),
        svg: drawChart({ ...indicator, ...name(indicator) }, years, `chart-${index + 1}`),
      })),
    figures: indicators.slice(0, ROWS).map((indicator) => ({
      ...name(indicator),
      cells: years.map((year): SeriesCell => {
        const value = indicator.values.find((each) => each.year === year);
        if (!value) return { year, text: '没有' };
        const { figure, url } = value;
        return {
          year,
          text: figure.text,
          ...(figure.statedUnit === undefined ? {} : { unit: figure.statedUnit }),
          href: `${url}#${figure.id}`,
        };
      }),
    })),
    more: Math.max(0, indicators.length - ROWS),
  };
}

/** The text of each section by its id, year by year; nothing if it is too much for a page. */
function readTexts({ years }: PortalSeries): ReadonlyMap<string, string>[] | undefined {
  const texts: Map<string, string>[] = [];
  let length = 0;
  for (const { report } of years) {
    const { sections } = report.body();
    length += sections.reduce((sum, { text }) => sum + text.length, 0);
    if (length > MAX_TEXT) return undefined;
    texts.push(new Map(sections.map(({ id, text }) => [id, text])));
  }
  return texts;
}
