import { parseDigits, parseNumber } from '../../base/han-number.ts';
import { findYear, parseDate } from '../../report/calendar-date.ts';
import {
  isDocumentNumber,
  suggestDocumentNumber,
  YEAR_CLOSING,
  YEAR_OPENING,
} from '../../report/document-number.ts';
import type { Finding, LintReport, ReportRule } from '../lint-rule.ts';
import { matchTexts, quoteAround } from '../quote-around.ts';

const YEAR = '((?:19|20)\\d{2}|[一二][〇零○Ｏ一二三四五六七八九]{3})\\s?年';
const MONTH = '(\\d{1,2}|[一二三四五六七八九十]{1,3})\\s?月';
const DAY = '(\\d{1,2}|[一二三四五六七八九十]{1,3})\\s?日';

/** With a year, or a month and a day: 13月 alone may be the age of a child. 28日至30日 has two days. */
const DATE = new RegExp(
  `(?<![\\d.])(?:${YEAR}\\s?)?${MONTH}(?!份)(?:\\s?${DAY}(?:[—–~～至到-]{1,2}${DAY})?)?`,
  'gu',
);
/** 2021-02-30. What has no such month, or more behind it, is the number of something. */
const NUMERIC_DATE =
  /(?<![\w.〔（(/-])((?:19|20)\d{2})[-./](0?[1-9]|1[0-2])[-./](0?[1-9]|[12]\d|3[01])(?![\w/-]|\.\d)/gu;

const dateImpossibleRule: ReportRule = {
  code: 'date-impossible',
  title: '没有这一天',
  basis: 'GB/T 7408：公历日期',
  wrong: { body: '自2021年2月30日起施行，每年13月1日检查。' },
  right: { body: '自2020年2月29日起施行，每年12月1日检查，幼儿满18月入园。' },
  *check({ texts }) {
    const likely = texts.filter(({ text }) => text.includes('月'));
    const found = [...matchTexts(likely, DATE), ...matchTexts(texts, NUMERIC_DATE)];
    for (const { at, typed, match } of found) {
      const [, year, month = '', ...written] = match;
      const days = written.flatMap((day) => (day === undefined ? [] : readNumber(day)));
      if (year === undefined && days.length === 0) continue;
      // Without a year any 29 February may be meant.
      const fault = findDateFault(year ? Number(parseDigits(year)) : 2000, readNumber(month), days);
      if (!fault) continue;
      yield {
        at,
        message: `“${typed.replace(/\s/g, '')}”这个日期不存在：${fault}`,
        remedy: '核对原件，把日期改对',
      };
    }
  },
};

const readNumber = (digits: string) => parseNumber(digits) ?? 0;

function findDateFault(year: number, month: number, days: readonly number[]): string | undefined {
  if (month < 1 || month > 12) return `没有 ${month} 月`;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const day = days.find((each) => each < 1 || each > last);
  if (day === undefined) return undefined;
  return month === 2 && day === 29 ? `${year} 年 2 月没有 29 日` : `${month} 月没有 ${day} 日`;
}

const dateDisagreeRule: ReportRule = {
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

/** 21年度, 21年3月; not 15年6个月, a length of time, and not 2021年. */
const SHORT_YEAR =
  /(?<![\d.〇零一二三四五六七八九十百千第近满历经])[‘’']?([0-3]\d|[89]\d)年(?=度|\d{1,2}月(?!份?以)|[上下]半年)/gu;

/** Of a document's number: 示例发〔21〕5号. */
const SHORT_NUMBER =
  /(?<=\p{Script=Han}\s?[〔﹝[［【])([0-3]\d|[89]\d)(?=[〕﹞\]］】]\s?第?\s?\d{1,5}\s?号)/gu;

const twoDigitYearRule: ReportRule = {
  code: 'two-digit-year',
  title: '年份只写两位',
  basis: 'GB/T 15835—2011：四位数字的年份不简写为两位',
  wrong: { body: '21年度完成示例事项，21年3月通过验收。' },
  right: { body: '2021年度完成示例事项，2021年3月通过验收，工龄15年6个月。' },
  *check({ texts }) {
    for (const [pattern, unit] of [
      [SHORT_YEAR, '年'],
      [SHORT_NUMBER, ''],
    ] as const)
      for (const { at, quoted, match } of matchTexts(texts, pattern)) {
        const digits = match[1];
        const year = Number(digits) >= 80 ? `19${digits}` : `20${digits}`;
        yield { at, message: `年份只写了两位：${quoted}`, remedy: `写四位年份：${year}${unit}` };
      }
  },
};

/**
 * A year directly before the kinds of word that 年 or 年度 is said before: 2021法治政府. Quantities (2000万), versions
 * (2021版) and names (2030议程) do not begin so.
 */
const BARE_YEAR =
  /(?<![\d.A-Za-z０-９—\-–~～/])((?:19|20)\d{2})(?=法治|工作(?!日|时|人|站|组|室|量)|全年|主要|重点|政府(?!采购)|财政|预算|决算|上半年|下半年|推进|依法|信息公开|总结|情况|计划|我[局区市县委院校镇]|全[区市县省局镇])/gu;

const yearUnitRule: ReportRule = {
  code: 'year-unit',
  title: '年份后面缺“年”或“年度”',
  basis: 'GB/T 15835—2011：年份写作“2021年”',
  wrong: { body: '## 一、2021法治政府建设的举措\n\n示例。' },
  right: { body: '## 一、2021年法治政府建设的举措\n\n共2000余名，2021版目录，2030议程。' },
  *check({ texts }) {
    for (const { at, typed: year, quoted } of matchTexts(texts, BARE_YEAR)) {
      const message = `“${year}”后面缺“年”或“年度”：${quoted}`;
      yield { at, message, remedy: `改为：${year}年 或 ${year}年度` };
    }
  },
};

/** A body's sign, a year in brackets, a number. Court cases (（2015）民申字第2号) have their year first. */
const DOCUMENT_NUMBER = new RegExp(
  `(\\p{Script=Han}{1,12})\\s?${YEAR_OPENING}\\s?(?:19|20)\\d{2}年?\\s?${YEAR_CLOSING}\\s?第?\\s?0*[1-9]\\d{0,4}\\s?号`,
  'gu',
);

const documentNumberTextRule: ReportRule = {
  code: 'document-number-text',
  title: '文中发文字号写法不合规范',
  basis: 'GB/T 9704—2012 7.2.5：年份用六角括号〔〕，序号不编虚位，不加“第”',
  wrong: { body: '根据《示例通知》（示例发[2021]第05号），推进示例工作。' },
  right: { body: '根据《示例通知》（示例发〔2021〕5号），推进示例工作；（2015）示申字第2号裁定。' },
  *check({ texts }) {
    const likely = texts.filter(({ text }) => text.includes('号'));
    for (const { at, typed, match } of matchTexts(likely, DOCUMENT_NUMBER)) {
      const suggestion = isDocumentNumber(typed) ? undefined : suggestDocumentNumber(typed);
      if (suggestion === undefined) continue;
      const { length } = match[1] ?? '';
      const index = at.index + length;
      yield {
        at: { ...at, index },
        message: `发文字号写成${quoteAround(at.text.text, index, typed.length - length, 6)}，不合规范`,
        remedy: `年份用六角括号，序号不写“第”、不补 0，改为：${suggestion.slice(length)}`,
        fix: { was: typed.slice(length), now: suggestion.slice(length) },
      };
    }
  },
};

const UNIT = '([项件起次人名个所家户条篇份场宗例台辆座]|万人|万元|亿元|万人次|人次)';
/** 1,050, too. */
const AMOUNT = '((?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?)';
const TOTAL = `共(?:有|计|计有|办理|受理|收到|开展|完成)?[^，。；：\\d]{0,12}?${AMOUNT}${UNIT}`;

/** 共49项，包括甲12项、乙1项、丙36项。 Up to the end of the clause; 其中 and 等 name only a part. */
const SUM = new RegExp(`${TOTAL}[^，。；：\\d]{0,8}[，：](其中|包括|分别为|分别是)([^。；]*)`, 'gu');

const sumMismatchRule: ReportRule = {
  code: 'sum-mismatch',
  title: '一句话里的数字加起来不等',
  basis: '数据核对：分项之和等于总数',
  wrong: { body: '共有监管事项50项，包括行政检查12项、行政强制1项、行政处罚36项。' },
  right: { body: '共有监管事项49项，包括行政检查12项、行政强制1项、行政处罚36项。' },
  *check({ texts }) {
    for (const { at, match } of matchTexts(texts, SUM)) {
      const [typed, total = '', unit = '', lead = '', rest = ''] = match;
      const parts = readParts(rest, unit);
      if (!parts) continue;
      const sum = Number(parts.reduce((value, part) => value + part, 0).toFixed(6));
      if (lead === '其中' ? sum <= readAmount(total) : sum === readAmount(total)) continue;
      const index = at.index + typed.indexOf(total);
      yield {
        at: { ...at, index },
        message: `总数写的是 ${total}${unit}，后面各项加起来是 ${sum}${unit}：${quoteAround(at.text.text, index, total.length)}`,
        remedy: `核对数字：${parts.join(' + ')} = ${sum}`,
      };
    }
  },
};

const PARTS = new RegExp(`(?<![\\d.,])${AMOUNT}(\\p{Script=Han}{0,3})`, 'gu');

const readAmount = (written: string) => Number(written.replaceAll(',', ''));

/** The parts, at least two and all of the same unit; `undefined` if the list is cut short or holds other numbers. */
function readParts(rest: string, unit: string): number[] | undefined {
  if (/等|以上|左右|余|多[项件起次人名个所家户条篇份场宗例台辆座]|%/.test(rest)) return undefined;
  const numbers = [...rest.matchAll(PARTS)];
  if (numbers.length < 2 || !numbers.every(([, , behind = '']) => behind.startsWith(unit))) return undefined;
  return numbers.map(([, number = '']) => readAmount(number));
}

/** Dates, figures, 发文字号. */
export const DATE_AND_FIGURE_RULES: readonly ReportRule[] = [
  dateImpossibleRule,
  dateDisagreeRule,
  twoDigitYearRule,
  yearUnitRule,
  documentNumberTextRule,
  sumMismatchRule,
];
