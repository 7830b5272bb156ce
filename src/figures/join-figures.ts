import { groupBy } from '../base/group-by.ts';
import { foldYears } from '../report/fold-years.ts';
import { dropHeadingNumber } from '../report/heading-number.ts';
import type { Figure } from './figure.ts';
import { VERB_START } from './figure-label.ts';
import type { FigureReport } from './format-figures.ts';

export interface YearFigures {
  readonly report: FigureReport;
  readonly figures: readonly Figure[];
}

/** One number over the years. */
export interface Indicator {
  /** In the words of the newest report. */
  readonly label: string;
  readonly unit?: string;
  /** Title of the table, or of the section where the label alone would not do. */
  readonly context?: string;
  /** The earliest first; a year that does not tell it is not there. */
  readonly values: readonly { readonly year: number; readonly url: string; readonly figure: Figure }[];
}

const CAPTION_NUMBER = /^(?:附|续)?表\s*[A-Z]?[-－—.．\d一二三四五六七八九十]*\s*[：:、.．]?\s*/u;
const UNIT_NOTE = /[（(]?\s*单位\s*[：:].*$/u;

/**
 * What the reports of several years tell alike: the same label and unit. Labels are the same if they differ only in
 * the report's own years, in width, spaces, quotation marks, commas and colons. A number of a table also has to stand
 * below the same title, one that only a verb names below the same heading. What a report tells twice is joined only
 * if the section makes it clear, else not.
 * @param years the earliest first
 */
export function joinFigures(years: readonly YearFigures[]): Indicator[] {
  const doubtful = findDoubled(years, formatKey);
  const isDoubtful = (report: FigureReport, figure: Figure) => doubtful.has(formatKey(report, figure));
  const formatFullKey = (report: FigureReport, figure: Figure) =>
    isDoubtful(report, figure)
      ? JSON.stringify([formatKey(report, figure), foldContext(report, figure)])
      : formatKey(report, figure);
  const unclear = findDoubled(years, formatFullKey);
  const indicators = groupBy(
    years.flatMap(({ report, figures }) => figures.map((figure) => ({ report, figure }))),
    ({ report, figure }) => formatFullKey(report, figure),
  );
  for (const key of unclear) indicators.delete(key);
  const newestFirst = [...years].reverse().flatMap(({ figures }) => figures);
  const rank = new Map(newestFirst.map((figure, index) => [figure, index]));
  const order = (values: readonly { figure: Figure }[]) =>
    rank.get((values.at(-1) as { figure: Figure }).figure) ?? 0;
  return [...indicators.values()]
    .filter((values) => values.length > 1)
    .sort((a, b) => b.length - a.length || order(a) - order(b))
    .map((values) => {
      const { report, figure } = values.at(-1) as (typeof values)[number];
      const isTold = needsContext(figure) || isDoubtful(report, figure);
      const context = isTold ? readContext(report, figure) : undefined;
      return {
        label: figure.label,
        ...(figure.unit === undefined ? {} : { unit: figure.unit }),
        ...(context ? { context } : {}),
        values: values.map(({ report: { year, url }, figure: each }) => ({ year, url, figure: each })),
      };
    });
}

/** Keys that a report has more than once. */
function findDoubled(
  years: readonly YearFigures[],
  format: (report: FigureReport, figure: Figure) => string,
): Set<string> {
  const doubled = new Set<string>();
  for (const { report, figures } of years) {
    const seen = new Set<string>();
    for (const figure of figures) {
      const key = format(report, figure);
      if (seen.has(key)) doubled.add(key);
      seen.add(key);
    }
  }
  return doubled;
}

const foldLabel = (label: string, year: number) => foldYears(label, year).replace(/[“”"‘’'，,：:]/gu, '');

const formatKey = (report: FigureReport, figure: Figure): string =>
  JSON.stringify([
    figure.cell ? 'cell' : 'sentence',
    foldLabel(figure.label, report.year),
    figure.unit ?? '',
    needsContext(figure) ? foldContext(report, figure) : '',
  ]);

/** Of a table, the title tells what the number is; of 受理案件 and 办结, which each section may say, the section does. */
const needsContext = ({ cell, label }: Figure): boolean => {
  const words = label.replace(/\s+/gu, '');
  return cell !== undefined || (VERB_START.test(words) && [...words.replace(VERB_START, '')].length <= 2);
};

const readContext = ({ sections }: FigureReport, { cell, section }: Figure): string =>
  cell?.caption?.replace(UNIT_NOTE, '').trim() ?? sections.find(({ id }) => id === section)?.title ?? '';

const foldContext = (report: FigureReport, figure: Figure): string =>
  foldLabel(dropHeadingNumber(readContext(report, figure).replace(CAPTION_NUMBER, '')), report.year);
