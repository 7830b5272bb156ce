import { FIELDS, type Field, findField, REPORT_FIELD_NAMES } from '../report/fields.ts';
import type { ReportFields } from '../report/report.ts';
import type { Metadatum } from './document.ts';
import { listWords } from './document-text.ts';
import { readLineNumber } from './numbering.ts';
import { dropButtons } from './page-chrome.ts';
import { isRead } from './read-field-value.ts';

const IMPORTED = FIELDS.filter(isRead);

/** Labels of documents that this portal has no field for. */
const DOCUMENT_LABELS = listWords(`
  适用范围 公开范围 公开时限 公开程序 信息分类 信息类别 组配分类 文件类型 文件格式 语种 载体类型
  记录形式 签发 签发人 份号 紧急程度 密级 保密期限
`);

/** Labels of what a site says of its page. */
const PAGE_LABELS = listWords(`
  责任编辑 责编 值班编辑 编辑 编审 作者 撰稿 供稿 发布人 发布者 录入 录入人 核发 审核 审核人 初审 复审 终审 校对 摄影 浏览次数 浏览量 浏览数
  浏览 点击次数 点击数 点击量 点击率 点击 访问量 访问次数 访问数 访问 阅读次数 阅读量 阅读数 阅读 人气 编辑日期 更新时间 更新日期 最近修订 字体大小 字号
  字体 视力保护色 保护视力色 分享到 分享 打印本页 打印 标签 所在位置 当前位置 您的位置
  您当前的位置 您现在的位置 您当前所在的位置 您现在所在的位置 您所在的位置 您的当前位置 浏览字号
  显示字号 阅读字号 字号大小 文字大小 文章类型
`);

const FIELD_LABELS = IMPORTED.flatMap(({ key, aliases = [] }) => [key, ...aliases]);

/** Longest first, so that 发文日期 is not read as 日期. */
const LABELS = [...new Set([...FIELD_LABELS, ...DOCUMENT_LABELS, ...PAGE_LABELS])].sort(
  (a, b) => b.length - a.length,
);

const LABEL = LABELS.map((label) => [...label].join('\\s*')).join('|');

/** What may stand before a label: nothing, white space, bullets and brackets, a date, and a label without a value. */
const BEFORE = String.raw`(?:^|(?<=[\d:：])|[\s|｜丨•·●▪■◆【\[（(，,；;])`;

const LABELLED = new RegExp(`${BEFORE}(${LABEL})\\s*[】\\]]?\\s*[:：]`, 'gu');

/** `发布时间 2022-02-14`: without a colon only before a date. */
const LABELLED_DATE = new RegExp(`${BEFORE}(${LABEL})\\s+(?=\\d{4}\\s*[-年/.]\\s*\\d{1,2})`, 'gu');

/** A title is the longest value that a line of this kind has. */
const MAX_VALUE = 150;

/** A label without spaces, colon and brackets: `【索 引 号】：` → `索引号`. */
export function normalizeLabel(text: string): string {
  return text.replace(/[\s:：【】[\]•·●▪■◆*]/gu, '');
}

/** The key of the field that a label names; `undefined` if this portal has none for it. */
export function findImportedField(label: string): Field | undefined {
  const key = findField(label)?.key ?? REPORT_FIELD_NAMES.findByAlias(label);
  return IMPORTED.find((field) => field.key === key);
}

/** Whether a label names a field. */
export const namesField = (label: string, property: keyof ReportFields): boolean =>
  findImportedField(label)?.property === property;

/** Fields that speak of the page that a text was published on. */
const PAGE_PROPERTIES: readonly (keyof ReportFields)[] = ['source', 'date', 'disclosure', 'indexNumber'];

/** Whether a label speaks of the page that a text was published on, and of nothing in the text. */
export function isPageLabel(label: string): boolean {
  const property = findImportedField(label)?.property;
  return property ? PAGE_PROPERTIES.includes(property) : PAGE_LABELS.has(label);
}

/** Shorter labels may end or begin a word: 来源 and 时间, but not 作者 with its colon. */
const MIN_GLUED = 4;

/** 来源：示例局发布时间：…, where a page parts label and value of another line by nothing but their colour. */
const GLUED = new RegExp(
  `(?<=\\p{Script=Han})(${LABELS.filter((label) => (label.length >= MIN_GLUED || label === '作者') && isPageLabel(label)).join('|')})\\s*[:：]`,
  'gu',
);

/** Whether a text begins with a label and its colon. */
export function startsWithLabel(text: string): boolean {
  return text.search(LABELLED) === 0;
}

/** What pages call the day of publication beside a text. */
const PAGE_DAY = /(?<=^|[\s|｜丨【[（(])(发表|发稿|上网)?(?:时间|日期)\s*[:：]\s*(?=\d{4}\s*[-年/.])/gu;

/**
 * A line that stands around a text, with the day of publication called by its name.
 * @param isOfText whether it tells of the text: else 时间 may be that of a meeting
 */
export const namePageDay = (line: string, isOfText = /来源\s*[:：]/u.test(line)): string =>
  line.replace(PAGE_DAY, (label, kind?: string) => (kind || isOfText ? '发布日期：' : label));

/** Whether pages use the text as a label, of whatever field. */
export function isLabel(text: string): boolean {
  return LABELS.includes(normalizeLabel(text));
}

const DAY = String.raw`\d{4}(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|年\d{1,2}月\d{1,2}日)`;
const TIME = String.raw`(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?`;

/** A day, with the time or without, as pages write it beside 来源 and without a label. */
const BARE_DATE = new RegExp(`^${DAY}${TIME}$`, 'u');
const VALUE_AND_DATE = new RegExp(`^(\\S.*?)(?<!\\s)\\s+(${DAY}${TIME})$`, 'u');
/** A day with what a label tells that is not known. */
const DATE_AND_MORE = new RegExp(`^(${DAY}${TIME})\\s+(\\p{Script=Han}{2,8})\\s*[:：]\\s*(\\S.*)$`, 'u');

/**
 * Reads a line that consists of labels and values alone, such as `信息来源: 区教育局 发布时间 2022-02-14`. A day that
 * stands before or behind 来源 without a label is the day of publication.
 * @returns `undefined` for any other line
 */
export function parseMetadataLine(line: string, origin: string): Metadatum[] | undefined {
  const text = line.replace(/^[\s•·●▪■◆*]+/u, '').trim();
  if (text.length > 600) return undefined;
  const apart = [...text.matchAll(LABELLED), ...text.matchAll(LABELLED_DATE)];
  // 发布时间 in 信息发布时间 is no label of its own.
  const isWithin = (at: number) =>
    apart.some(({ index, 0: label }) => at > index && at < index + label.length);
  const glued = apart.length > 0 ? [...text.matchAll(GLUED)].filter(({ index }) => !isWithin(index)) : [];
  const matches = [...apart, ...glued].sort((a, b) => a.index - b.index);
  const first = matches[0];
  const before = first ? trimValue(text.slice(0, first.index)) : text;
  const isDate = BARE_DATE.test(before);
  if (before !== '' && !isDate) return undefined;
  // A date alone is one of publication only in the form that systems write.
  if (!first && (!isDate || before.includes('年'))) return undefined;
  const found: Metadatum[] = isDate ? [{ label: '发布日期', value: before, origin }] : [];
  for (const [index, match] of matches.entries()) {
    const start = match.index + match[0].length;
    const label = normalizeLabel(match[1] ?? '');
    const property = findImportedField(label)?.property;
    const written = trimValue(text.slice(start, matches[index + 1]?.index ?? text.length));
    const value = isPageLabel(label) ? dropButtons(written) : written;
    // 适用范围：本办法适用于示例区。 is a paragraph that begins with a label, and 简介：一、示例 the head of a list.
    const isText = property === 'summary' ? readLineNumber(value) : /[。；]$/u.test(value);
    if ([...value].length > MAX_VALUE || isText) return undefined;
    found.push(...partValue({ label, value, origin }));
  }
  return found;
}

/** A value with the day of publication behind it, or a day with what an unknown label tells, each for itself. */
function partValue({ label, value, origin }: Metadatum): Metadatum[] {
  const property = findImportedField(label)?.property;
  const isBeside = property === 'source' || PAGE_LABELS.has(label);
  const [, own, date] = (isBeside && VALUE_AND_DATE.exec(value)) || [];
  if (own && date) {
    return [
      { label, value: own, origin },
      { label: '发布日期', value: date, origin },
    ];
  }
  const [, day, other, more] = (property === 'date' && DATE_AND_MORE.exec(value)) || [];
  if (!day || !other || !more) return [{ label, value, origin }];
  return [
    { label, value: day, origin },
    { label: other, value: more, origin },
  ];
}

/** The values of a text whose every line is one of labels; `undefined` for any other. */
export function parseMetadataText(text: string, origin: string): Metadatum[] | undefined {
  const lines = text.split('\n').map((line) => parseMetadataLine(line, origin));
  return lines.every((found) => found !== undefined) ? lines.flat() : undefined;
}

/** Without the brackets and bars that part values on a page, such as the end of those that began before the label. */
function trimValue(text: string): string {
  return (
    text
      // The form of 发文字号 without year and number, which some pages show where there is none.
      .replace(/^〔\s*〕\s*号$/u, '')
      .replace(/^[\s|｜丨】\]]+/u, '')
      .replace(/^([^【[】\]]*)[】\]](?=[\s|｜丨【[]*$)/u, '$1')
      .replace(/(?<![\s|｜丨【[（(•·])[\s|｜丨【[（(•·]+$/u, '')
      .trim()
  );
}
