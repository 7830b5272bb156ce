import { findYear } from '../report/calendar-date.ts';
import type { ReportFields, Section } from '../report/report.ts';

/** Says when the report is due (Art. 24) and what it contains. */
export const ANNUAL_REPORT_BASIS = '《法治政府建设与责任落实督察工作规定》';

/** Whether a report is an annual report on the rule of law: by its 所属类目, else by its title. */
export function isAnnualReport({ category, title, genre }: ReportFields): boolean {
  const isReport = genre === '报告' || /报告/.test(title);
  return isReport && /年/.test(title) && (category === '法治政府' || /法治政府建设/.test(title));
}

export interface AnnualPart {
  readonly name: string;
  readonly heading: RegExp;
  /** Its heading in a sound report, for examples. */
  readonly example: (year: number) => string;
}

/** The parts that every report has; the fifth, 其他需要报告的情况, is there if there is anything to say. */
export const ANNUAL_PARTS: readonly AnnualPart[] = [
  {
    name: '主要举措和成效',
    heading: /举措|成效|做法|工作情况|开展情况|进展情况/,
    example: (year) => `## 一、${year}年推进法治政府建设的主要举措和成效`,
  },
  {
    name: '存在的不足和原因',
    heading: /不足|问题|短板|差距/,
    example: (year) => `## 二、${year}年推进法治政府建设存在的不足和原因`,
  },
  {
    name: '党政主要负责人履行第一责任人职责的情况',
    heading: /第一责任人|主要负责人/,
    example: (year) => `## 三、${year}年党政主要负责人履行推进法治建设第一责任人职责的有关情况`,
  },
  {
    name: '下一年度的主要安排',
    heading: /安排|计划|打算|思路|下一步|下步|展望/,
    example: (year) => `## 四、${year + 1}年推进法治政府建设的主要安排`,
  },
];

/** The outermost section that a part is. */
export function findPart(sections: readonly Section[], part: AnnualPart): Section | undefined {
  return sections.find(({ depth, title }) => depth === 1 && part.heading.test(title));
}

/** The year that the report is about, by its title. */
export function findReportYear({ title, year }: ReportFields): number {
  return findYear(title) ?? year;
}

/** A sound report for the examples of the rules on annual reports. */
export const ANNUAL_EXAMPLE = {
  fields: { 标题: '示例区示例局2021年度法治政府建设情况报告', 发布日期: '2022-02-14' },
  body: ANNUAL_PARTS.map(({ example }) => `${example(2021)}\n\n示例。`).join('\n\n'),
} as const;
