import { ANNUAL_EXAMPLE, ANNUAL_REPORT_BASIS, findReportYear, isAnnualReport } from '../annual-report.ts';
import type { ReportRule } from '../lint-rule.ts';

export const annualDeadlineRule: ReportRule = {
  code: 'annual-deadline',
  title: '法治政府建设年度报告发布晚了',
  basis: `${ANNUAL_REPORT_BASIS}第二十四条：每年4月1日之前公开`,
  wrong: { ...ANNUAL_EXAMPLE, fields: { ...ANNUAL_EXAMPLE.fields, 发布日期: '2022-04-02' } },
  right: { ...ANNUAL_EXAMPLE, fields: { ...ANNUAL_EXAMPLE.fields, 发布日期: '2022-03-31' } },
  *check({ source: { fields } }) {
    const due = `${findReportYear(fields) + 1}-04-01`;
    if (!isAnnualReport(fields) || fields.date < due) return;
    yield {
      at: { field: '发布日期' },
      message: `发布日期 ${fields.date} 不在 ${due} 之前`,
      remedy: '核对发布日期；确实晚了，写进“检查例外”并说明原因',
    };
  },
};
