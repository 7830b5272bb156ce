import { findYear } from '../../report/calendar-date.ts';
import {
  ANNUAL_EXAMPLE,
  ANNUAL_PARTS,
  ANNUAL_REPORT_BASIS,
  findPart,
  findReportYear,
  isAnnualReport,
} from '../annual-report.ts';
import type { ReportRule } from '../lint-rule.ts';

export const annualYearRule: ReportRule = {
  code: 'annual-year',
  title: '法治政府建设年度报告的年份不对',
  basis: `${ANNUAL_REPORT_BASIS}：报告上一年度，安排下一年度`,
  wrong: { ...ANNUAL_EXAMPLE, body: ANNUAL_EXAMPLE.body.replace('2022', '2021') },
  right: ANNUAL_EXAMPLE,
  *check({ source: { fields }, sections, texts }) {
    if (!isAnnualReport(fields)) return;
    const year = findReportYear(fields);
    if (year >= Number(fields.date.slice(0, 4))) {
      yield {
        at: { field: '标题' },
        message: `报告的年份是 ${year}，发布日期却是 ${fields.date}：年度报告在下一年发布`,
        remedy: '核对标题里的年份和发布日期',
      };
    }
    const part = ANNUAL_PARTS[3];
    const section = part && findPart(sections, part);
    const heading = texts.find(({ kind, section: id }) => kind === 'heading' && id === section?.id);
    const planned = section && findYear(section.title);
    if (!heading || planned === undefined || planned === year + 1) return;
    yield {
      at: { text: heading, index: Math.max(0, heading.text.indexOf(String(planned))) },
      message: `${year} 年度报告的安排应当是 ${year + 1} 年的，“${section?.title}”写的是 ${planned} 年`,
      remedy: `改为：${year + 1}年`,
    };
  },
};
