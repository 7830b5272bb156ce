import {
  ANNUAL_EXAMPLE,
  ANNUAL_PARTS,
  ANNUAL_REPORT_BASIS,
  findPart,
  isAnnualReport,
} from '../annual-report.ts';
import type { Finding, LintReport, ReportRule } from '../lint-rule.ts';

export const annualPartsRule: ReportRule = {
  code: 'annual-parts',
  title: '法治政府建设年度报告缺少规定的部分',
  basis: `${ANNUAL_REPORT_BASIS}所列年度报告的内容：举措和成效，不足和原因，第一责任人职责，下一年度安排`,
  wrong: { ...ANNUAL_EXAMPLE, body: '## 一、主要举措和成效\n\n示例。\n\n## 二、存在的不足\n\n示例。' },
  right: ANNUAL_EXAMPLE,
  *check(report) {
    const { fields } = report.source;
    if (!isAnnualReport(fields)) return;
    for (const part of ANNUAL_PARTS) {
      if (findPart(report.sections, part)) continue;
      yield {
        at: { field: '标题' },
        message: `法治政府建设年度报告没有“${part.name}”这一部分`,
        remedy: `照原件补上这一部分，标题里要看得出是“${part.name}”；原件确实没有，写进“检查例外”并说明原因`,
      };
    }
    yield* checkReasons(report);
  },
};

/** The second part has to give the reasons for what is wanting, not only name it. */
function* checkReasons({ sections, texts }: LintReport): Generator<Finding> {
  const part = ANNUAL_PARTS[1];
  const section = part && findPart(sections, part);
  if (!section) return;
  const isInside = (id = '') => id === section.id || id.startsWith(`${section.id}-`);
  const own = texts.filter((text) => isInside(text.section));
  const heading = own.find(({ kind }) => kind === 'heading');
  if (!heading || own.some(({ text }) => /原因|由于|因为|缘于|根源/.test(text))) return;
  yield {
    at: { text: heading, index: 0 },
    message: `“${section.title}”只说了不足，标题和内容都没有说原因`,
    remedy: '照原件写明原因，标题里也写上“原因”；原件确实没有，写进“检查例外”并说明原因',
  };
}
