import { formatHanNumber } from '../../base/han-number.ts';
import { findYear } from '../../report/calendar-date.ts';
import { findReportYear, fitsFields } from '../../report/find-profile.ts';
import { parseHeadingNumber } from '../../report/heading-number.ts';
import { compilePattern, type Profile, type ProfilePart } from '../../report/profile.ts';
import type { Section } from '../../report/report.ts';
import { findHeading, findPart, KEEP, listTexts } from '../annual-parts.ts';
import type { Finding, LintReport, ReportRule } from '../lint-rule.ts';

/** What reports that repeat each year have to contain, and when they are due: as `_data/profiles` says of their kind. */

const han = (number = 0) => formatHanNumber(number);

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
  title: '年度报告缺少规定的部分',
  basis: '各种年度报告的格式（_data/profiles）所列的内容',
  wrong: { ...EXAMPLE, body: '## 一、主要举措和成效\n\n示例。\n\n## 二、存在的不足\n\n示例。' },
  right: EXAMPLE,
  *check(report) {
    const { profile } = report.source;
    if (!profile) return;
    for (const part of profile.parts) {
      const section = findPart(report.sections, part);
      if (section) yield* checkPart(report, part, section);
      else
        yield {
          at: { field: '标题' },
          message: `${profile.name}没有“${part.name}”这一部分`,
          remedy: `照原件补上这一部分，标题里要看得出是“${part.name}”；原件确实没有，写进“检查例外”并说明原因`,
        };
    }
    yield* checkOrder(report, profile);
  },
};

/** A part has to speak of what it is for, and not to hold what the blank form says in its place. */
function* checkPart(
  report: LintReport,
  { mentions, hint }: ProfilePart,
  section: Section,
): Generator<Finding> {
  const own = listTexts(report, section);
  const heading = findHeading(report, section);
  if (!heading) return;
  if (mentions && !own.some(({ text }) => compilePattern(mentions.pattern).test(text))) {
    const { name } = mentions;
    yield {
      at: { text: heading, index: 0 },
      message: `“${section.title}”的标题和内容都没有说${name}`,
      remedy: `照原件写明${name}，标题里也写上“${name}”；原件确实没有，写进“检查例外”并说明原因`,
    };
  }
  const left = hint && own.find(({ text }) => compilePattern(hint).test(text.trim()));
  if (left)
    yield {
      at: { text: left, index: 0 },
      message: `“${section.title}”里还是格式里的提示：“${left.text.trim()}”`,
      remedy: '删去这句提示，写上这一部分的内容；没有内容就写“无”',
    };
}

/** Parts with an official number stand in its order, and under it. */
function* checkOrder(report: LintReport, { name, parts }: Profile): Generator<Finding> {
  const { sections } = report;
  let last: ProfilePart | undefined;
  let at = -1;
  for (const part of parts) {
    const section = part.number === undefined ? undefined : findPart(sections, part);
    const heading = findHeading(report, section);
    if (!section || !heading) continue;
    const position = sections.indexOf(section);
    const number = parseHeadingNumber(section.title);
    if (last && position < at)
      yield {
        at: { text: heading, index: 0 },
        message: `${name}的第${han(part.number)}部分“${part.name}”排在第${han(last.number)}部分“${last.name}”的前面`,
        remedy: `照格式的顺序排列各部分；${KEEP}`,
      };
    else if (number !== undefined && number !== part.number)
      yield {
        at: { text: heading, index: 0 },
        message: `“${part.name}”是${name}的第${han(part.number)}部分，这里编为第${han(number)}部分：“${section.title}”`,
        remedy: `照格式编号，格式以外的内容放进这几部分里面；${KEEP}`,
      };
    last = part;
    at = Math.max(at, position);
  }
}

const annualYearRule: ReportRule = {
  code: 'annual-year',
  title: '年度报告的年份不对',
  basis: '年度报告报告上一年度；安排的是下一年度',
  wrong: { ...EXAMPLE, body: EXAMPLE.body.replace('2022', '2021') },
  right: EXAMPLE,
  *check(report) {
    const { fields, profile } = report.source;
    if (!profile) return;
    const year = findReportYear(fields);
    if (year >= Number(fields.date.slice(0, 4))) {
      yield {
        at: { field: '标题' },
        message: `报告的年份是 ${year}，发布日期却是 ${fields.date}：年度报告在下一年发布`,
        remedy: '核对标题里的年份和发布日期',
      };
    }
    for (const part of profile.parts) {
      const section = part.years === undefined ? undefined : findPart(report.sections, part);
      const heading = findHeading(report, section);
      const planned = section && findYear(section.title);
      const wanted = year + (part.years ?? 0);
      if (!heading || planned === undefined || planned === wanted) continue;
      yield {
        at: { text: heading, index: Math.max(0, heading.text.indexOf(String(planned))) },
        message: `${year} 年度报告的“${part.name}”应当是 ${wanted} 年的，“${section?.title}”写的是 ${planned} 年`,
        remedy: `改为：${wanted}年`,
      };
    }
  },
};

const annualDeadlineRule: ReportRule = {
  code: 'annual-deadline',
  title: '年度报告发布晚了',
  basis: '各种年度报告的格式（_data/profiles）所列的期限，每条提醒都说明依据',
  wrong: { ...EXAMPLE, fields: { ...EXAMPLE.fields, 发布日期: '2022-04-02' } },
  right: { ...EXAMPLE, fields: { ...EXAMPLE.fields, 发布日期: '2022-03-31' } },
  *check({ source: { fields, profile } }) {
    const deadline = profile?.deadlines.find(({ match }) => !match || fitsFields(match, fields));
    if (!profile || !deadline) return;
    const due = `${findReportYear(fields) + 1}-${deadline.by}`;
    if (fields.date <= due) return;
    const { who, basis, unverified } = deadline;
    yield {
      at: { field: '发布日期' },
      message: `发布日期 ${fields.date} 晚于 ${due}，这是${profile.name}${who ? `（${who}）` : ''}的期限。依据：${basis}${unverified ? '（这条依据没有与原文核对过，请自行核对）' : ''}`,
      remedy: '核对发布日期；确实晚了，写进“检查例外”并说明原因',
    };
  },
};

/** Contents and days of reports that repeat each year. */
export const ANNUAL_REPORT_RULES: readonly ReportRule[] = [
  annualPartsRule,
  annualYearRule,
  annualDeadlineRule,
];
