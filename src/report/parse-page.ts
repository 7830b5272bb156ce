import { clip } from '../base/clip.ts';
import { append } from '../base/long-lists.ts';
import type { Problem } from '../diagnostics/diagnostic.ts';
import { createTable, type FormField, findField } from './fields.ts';
import { findHiddenCharacter } from './hidden-characters.ts';
import { joinLines } from './join-lines.ts';
import { parseExceptions } from './parse-exceptions.ts';
import { parseFormerAddresses } from './parse-former-addresses.ts';
import { type FrontMatterValue, parseFrontMatter } from './parse-front-matter.ts';
import { checkBody } from './parse-report.ts';
import { readDay } from './read-day.ts';
import type { CheckException, FormerAddress, ReportSource } from './report.ts';
import { collectFaults, type ReportFault } from './report-fault.ts';
import { splitFrontMatter } from './split-front-matter.ts';

/** 固定页面: pages of a portal that are no reports, such as 政府信息公开指南. */

/** Where a page is linked on all others. */
export const PAGE_PLACES = ['导航', '页脚', '不列出'] as const;

export type PagePlace = (typeof PAGE_PLACES)[number];

export interface PageFields {
  title: string;
  /** Name of the column that lists it. */
  column?: string;
  /** `ColumnType` of 《政府网站发展指引》, for the labels of the page. */
  columnType?: string;
  place: PagePlace;
  /** Smaller ones come first; those without a number last. */
  order?: number;
  /** 更新日期, `YYYY-MM-DD`. */
  updated?: string;
  summary?: string;
  /** 旧网址, as of a report. */
  formerAddresses: readonly FormerAddress[];
  /** 检查例外, as of a report. */
  exceptions: readonly CheckException[];
}

/** A page as read from disk. */
export interface PageSource
  extends Readonly<
    Pick<ReportSource, 'file' | 'folder' | 'text' | 'sha256' | 'body' | 'bodyLine' | 'places'>
  > {
  /** Its file's name without the ending. */
  readonly id: string;
  readonly fields: PageFields;
}

export type ParsedPage = Pick<PageSource, 'fields' | 'places' | 'body' | 'bodyLine'>;

interface PageField extends Omit<FormField, 'key'> {
  read(value: FrontMatterValue, report: ReportFault): Partial<PageFields>;
}

/** A field that is a text. */
const ofText =
  (read: (text: string, report: ReportFault) => Partial<PageFields>): PageField['read'] =>
  (value, report) => {
    if (value.kind === 'scalar') return read(value.text, report);
    report('写成了几项，只能写一项', '后面只写一项，不用方括号、花括号和减号');
    return {};
  };

const readText = (property: 'title' | 'column' | 'columnType' | 'summary', most: number) =>
  ofText((text, report) => {
    const value = joinLines(text);
    if (findHiddenCharacter(value)) {
      report('里面有看不见的控制字符', '删去这个值，用键盘重新输入一遍，不要粘贴', { rule: 'text-control' });
      return {};
    }
    const length = [...value].length;
    if (length > most) report(`有 ${length} 个字，最多 ${most} 个`, '写短一些', { level: 'warning' });
    return { [property]: value };
  });

const EXCEPTIONS = findField('检查例外');

/** By what stands in front of the colon, in the order in which the manual tells them. */
export const PAGE_FIELDS: Readonly<Record<string, PageField>> = {
  标题: {
    type: 'text',
    required: true,
    help: '网页的大标题，正文里不要再写一遍',
    example: '政府信息公开指南',
    aliases: ['题目', '名称'],
    read: readText('title', 200),
  },
  栏目: {
    type: 'column',
    help: '放在哪个栏目里；不写就不在栏目里',
    aliases: ['所属栏目', '所属类目'],
    read: readText('column', 60),
  },
  栏目类型: {
    type: 'text',
    isRare: true,
    help: '给检查看的标签 ColumnType；不写就照栏目和名称',
    example: '办事服务',
    read: readText('columnType', 60),
  },
  位置: {
    type: 'place',
    help: '导航在每页上方（最多 3 个），页脚在每页下方；不写的，有栏目的不列出，没有的在页脚',
    read: ofText((text, report) => {
      const place = PAGE_PLACES.find((each) => each === text);
      if (place) return { place };
      report(
        `写成“${clip(text)}”，没有这个位置`,
        `可选：${PAGE_PLACES.map((each) => `“${each}”`).join(' ')}`,
      );
      return {};
    }),
  },
  顺序: {
    type: 'text',
    help: '数字，小的在前；不排先后就不写',
    example: '10',
    aliases: ['排序', '序号'],
    read: ofText((text, report) => {
      if (/^\d{1,6}$/.test(text)) return { order: Number(text) };
      report(`写成“${clip(text)}”，不是数字`, '写 0 到 999999 之间的整数，小的在前；不排先后就不写这一项');
      return {};
    }),
  },
  更新日期: {
    type: 'date',
    help: '写在标题下面，正文改了就换',
    aliases: ['更新时间', '发布日期', '修订日期'],
    read: ofText((text, report) => {
      const reading = readDay('更新日期', '更新日期', text, report);
      return reading ? { updated: reading.date } : {};
    }),
  },
  摘要: {
    type: 'text',
    help: '一两句话，最多 100 字，写在栏目的列表里',
    aliases: ['简介', '说明', '概述'],
    read: readText('summary', 100),
  },
  旧网址: {
    type: 'addresses',
    isRare: true,
    help: '这个网页以前的网址，每行一个；打开旧网址会转到这里',
    example: 'pages/jiu.html',
    read: (value, report) => ({ formerAddresses: parseFormerAddresses(value, report) }),
  },
  检查例外: {
    type: 'exceptions',
    help: EXCEPTIONS?.help ?? '',
    form: EXCEPTIONS?.form ?? '',
    ...(EXCEPTIONS?.parts ? { parts: EXCEPTIONS.parts } : {}),
    read: (value, report) => ({ exceptions: parseExceptions(value, report) }),
  },
};

export const PAGE_TABLE = createTable(
  Object.entries(PAGE_FIELDS).map(([key, field]) => ({ key, ...field })),
  { subject: '网页', unshown: '不会发布' },
);

/**
 * Reads a fixed page.
 * @param text The whole file with LF line ends, without BOM.
 * @returns `page` only if no problem is an error
 */
export function parsePage(text: string): { page?: ParsedPage; problems: Problem[] } {
  const split = splitFrontMatter(text, PAGE_TABLE.names);
  if ('rule' in split) return { problems: [split] };
  const front = parseFrontMatter(split.frontMatter, split.frontMatterLine, PAGE_TABLE.names);
  const problems = [...split.problems, ...front.problems];
  const fields: PageFields = { title: '', place: '不列出', formerAddresses: [], exceptions: [] };
  // A page that stands in no column would be found by nobody.
  if (!front.entries.has('栏目')) fields.place = '页脚';
  for (const [key, field] of Object.entries(PAGE_FIELDS)) {
    const value = front.entries.get(key);
    if (!value || isBlank(value)) continue;
    const report = collectFaults(problems, { rule: 'page-field', at: value });
    const ofField: ReportFault = (message, ...said) =>
      report(message.startsWith(key) ? message : `${key}${message}`, ...said);
    Object.assign(fields, field.read(value, ofField));
  }
  const title = front.entries.get('标题');
  const { line, column } = title ?? { line: Math.max(1, split.frontMatterLine - 1), column: 1 };
  if ((!title || isBlank(title)) && !front.unread.has('标题'))
    problems.push({
      level: 'error',
      rule: 'field-required',
      line,
      column,
      message: '这个网页没有标题',
      remedy: '在两行“---”之间写一行“标题: ”，后面写上网页的大标题',
      form: '在“标题”里写上网页的大标题',
    });
  append(problems, checkBody(split, '网页'));
  const isSound = problems.every(({ level }) => level !== 'error');
  const places = new Map([...front.entries].map(([key, at]) => [key, { line: at.line, column: at.column }]));
  return isSound
    ? { page: { fields, places, body: split.body, bodyLine: split.bodyLine }, problems }
    : { problems };
}

const isBlank = (value: FrontMatterValue) => value.kind === 'scalar' && value.text === '';
