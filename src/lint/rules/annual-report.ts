import { findYear } from '../../report/calendar-date.ts';
import type { ReportFields, Section } from '../../report/report.ts';
import type { Finding, LintReport, ReportRule } from '../lint-rule.ts';

/** Annual reports on the rule of law: what they contain, and when they are due (Art. 24). */
const BASIS = '《法治政府建设与责任落实督察工作规定》';

/** Whether a report is an annual report on the rule of law: by its 所属类目, else by its title. */
function isAnnualReport({ category, title, genre }: ReportFields): boolean {
  const isReport = genre === '报告' || /报告/.test(title);
  return isReport && /年/.test(title) && (category === '法治政府' || /法治政府建设/.test(title));
}

/** The parts that every report has; the fifth, 其他需要报告的情况, is there if there is anything to say. */
const PARTS = {
  results: { name: '主要举措和成效', heading: /举措|成效|做法|工作情况|开展情况|进展情况/ },
  wants: { name: '存在的不足和原因', heading: /不足|问题|短板|差距/ },
  duties: { name: '党政主要负责人履行第一责任人职责的情况', heading: /第一责任人|主要负责人/ },
  plans: { name: '下一年度的主要安排', heading: /安排|计划|打算|思路|下一步|下步|展望/ },
} as const;

/** The outermost section that a part is. */
function findPart(sections: readonly Section[], { heading }: { heading: RegExp }): Section | undefined {
  return sections.find(({ depth, title }) => depth === 1 && heading.test(title));
}

/** The year that the report is about, by its title. */
function findReportYear({ title, year }: ReportFields): number {
  return findYear(title) ?? year;
}

/** A sound report for the examples. */
const EXAMPLE = {
  fields: { 标题: '示例区示例局2021年度法治政府建设情况报告', 发布日期: '2022-02-14' },
  body: [
    '## 一、2021年推进法治政府建设的主要举措和成效',
    '## 二、2021年推进法治政府建设存在的不足和原因',
    '## 三、2021年党政主要负责人履行推进法治建设第一责任人职责的有关情况',
    '## 四、2022年推进法治政府建设的主要安排',
  ]
    .map((heading) => `${heading}\n\n示例。`)
    .join('\n\n'),
} as const;

const annualPartsRule: ReportRule = {
  code: 'annual-parts',
  title: '法治政府建设年度报告缺少规定的部分',
  basis: `${BASIS}所列年度报告的内容：举措和成效，不足和原因，第一责任人职责，下一年度安排`,
  wrong: { ...EXAMPLE, body: '## 一、主要举措和成效\n\n示例。\n\n## 二、存在的不足\n\n示例。' },
  right: EXAMPLE,
  *check(report) {
    const { fields } = report.source;
    if (!isAnnualReport(fields)) return;
    for (const part of Object.values(PARTS)) {
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
  const section = findPart(sections, PARTS.wants);
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

const annualYearRule: ReportRule = {
  code: 'annual-year',
  title: '法治政府建设年度报告的年份不对',
  basis: `${BASIS}：报告上一年度，安排下一年度`,
  wrong: { ...EXAMPLE, body: EXAMPLE.body.replace('2022', '2021') },
  right: EXAMPLE,
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
    const section = findPart(sections, PARTS.plans);
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

const annualDeadlineRule: ReportRule = {
  code: 'annual-deadline',
  title: '法治政府建设年度报告发布晚了',
  basis: `${BASIS}第二十四条：每年4月1日之前公开`,
  wrong: { ...EXAMPLE, fields: { ...EXAMPLE.fields, 发布日期: '2022-04-02' } },
  right: { ...EXAMPLE, fields: { ...EXAMPLE.fields, 发布日期: '2022-03-31' } },
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

/** Annual reports on the rule of law. */
export const ANNUAL_REPORT_RULES: readonly ReportRule[] = [
  annualPartsRule,
  annualYearRule,
  annualDeadlineRule,
];
