import { findYear, parseDate } from '../../report/calendar-date.ts';
import type { Finding, LintReport, ReportRule } from '../lint-rule.ts';

export const dateDisagreeRule: ReportRule = {
  code: 'date-disagree',
  title: '日期、年份互相矛盾',
  basis: '信息核对：标题、年度、发文日期、发布日期、落款和正文一致',
  wrong: {
    fields: {
      标题: '示例区示例局2021年度示例报告',
      年度: '2020',
      发布日期: '2022-02-14',
      发文日期: '2022-03-01',
    },
  },
  right: {
    fields: {
      标题: '示例区示例局2021年度示例报告',
      年度: '2021',
      发布日期: '2022-02-14',
      发文日期: '2022-02-10',
    },
  },
  *check(report) {
    yield* compareYear(report);
    yield* compareDates(report);
    yield* compareText(report);
  },
};

/** The one year that a title speaks of; a title with several, such as a plan's, says nothing of 年度. */
function findTitleYear(title: string): number | undefined {
  const years = title.match(/(?<!\d)(?:19|20|21)\d{2}(?!\d)/g) ?? [];
  return years.length > 1 ? undefined : findYear(title);
}

function* compareYear({ source: { fields, places } }: LintReport): Generator<Finding> {
  const year = findTitleYear(fields.title);
  if (year === undefined || !places.has('年度') || year === fields.year) return;
  yield {
    at: { field: '年度' },
    message: `标题说的是 ${year} 年，年度写的是 ${fields.year}`,
    remedy: `标题对的话，改为：\n    年度: ${year}`,
  };
}

function* compareDates({ source: { fields } }: LintReport): Generator<Finding> {
  const { date, issuedDate, printedDate, signature } = fields;
  if (issuedDate !== undefined && issuedDate > date) {
    yield {
      at: { field: '发文日期' },
      message: `发文日期 ${issuedDate} 在发布日期 ${date} 之后`,
      remedy: '核对两个日期；先成文，后发布',
    };
  }
  if (issuedDate !== undefined && printedDate !== undefined && printedDate < issuedDate) {
    yield {
      at: { field: '印发日期' },
      message: `印发日期 ${printedDate} 在发文日期 ${issuedDate} 之前`,
      remedy: '核对两个日期；先成文，后印发',
    };
  }
  const signed = signature.map(readDate).find((each) => each !== undefined);
  if (issuedDate !== undefined && signed !== undefined && signed !== issuedDate) {
    yield {
      at: { field: '落款' },
      message: `落款的日期是 ${signed}，发文日期是 ${issuedDate}`,
      remedy: `核对两个日期；落款对的话，改为：\n    发文日期: ${signed}`,
    };
  }
}

function readDate(line: string): string | undefined {
  const reading = parseDate(line.trim());
  return reading.ok ? reading.date : undefined;
}

/** A report on a year whose text never names it, but names others. */
function* compareText({ source: { fields }, texts }: LintReport): Generator<Finding> {
  const year = /年度/.test(fields.title) ? findTitleYear(fields.title) : undefined;
  if (year === undefined) return;
  const body = texts.filter(({ kind }) => kind !== 'title' && kind !== 'summary');
  const years = body.flatMap(({ text }) => text.match(/(?<!\d)20\d{2}(?=年)/g) ?? []).map(Number);
  if (years.length < 3 || years.includes(year)) return;
  const found = [...new Set(years)].sort((a, b) => a - b);
  yield {
    at: { field: '标题' },
    message: `标题说的是 ${year} 年，正文里一次也没有提到 ${year}年，提到的是 ${found.join('、')}年`,
    remedy: '核对标题和正文里的年份',
  };
}
