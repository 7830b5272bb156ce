import { formatCsv } from '../base/format-csv.ts';
import type { Figure } from './figure.ts';

/** A report as its figures name it. */
export interface FigureReport {
  /** Of its page, from the portal's root. */
  readonly url: string;
  readonly title: string;
  readonly org: string;
  readonly year: number;
  readonly sections: readonly { readonly id: string; readonly title: string }[];
}

/** The figures of one report, or of several, the same way for each. */
export const formatFiguresJson = (report: FigureReport, figures: readonly Figure[]): string =>
  `${JSON.stringify({ ...describeReport(report), figures }, null, 1)}\n`;

export const describeReport = ({ url, title, org, year }: FigureReport) => ({ url, title, org, year });

/** Reads them back. @throws Error if it is not what was written */
export const parseFiguresJson = (text: string): Figure[] =>
  (JSON.parse(text) as { figures: Figure[] }).figures;

const HEADER = '年度 指标 数值 单位 原文 原文单位 位置 表 行 列 从第几个字 句子 报告 网址'.split(' ');

/** A row for each figure. */
export const formatFiguresCsv = (
  reports: readonly { readonly report: FigureReport; readonly figures: readonly Figure[] }[],
): string =>
  formatCsv([
    HEADER,
    ...reports.flatMap(({ report, figures }) => figures.map((figure) => formatRow(report, figure))),
  ]);

function formatRow({ url, title, year, sections }: FigureReport, figure: Figure): (string | number)[] {
  const { id, label, value, unit, text, statedUnit, section, cell, offset, sentence } = figure;
  const heading = sections.find((each) => each.id === section)?.title ?? '';
  return [
    year,
    label,
    value,
    unit ?? '',
    text,
    statedUnit ?? '',
    heading,
    cell ? (cell.caption ?? `表格${cell.table}`) : '',
    cell?.row ?? '',
    cell?.column ?? '',
    offset,
    sentence ?? '',
    title,
    `${url}#${id}`,
  ];
}
