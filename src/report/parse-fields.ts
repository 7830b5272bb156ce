import { clip } from '../base/clip.ts';
import { append } from '../base/long-lists.ts';
import type { TextPosition } from '../base/text-position.ts';
import type { Problem } from '../diagnostics/diagnostic.ts';
import { findYear } from './calendar-date.ts';
import { isDocumentNumber, suggestDocumentNumber } from './document-number.ts';
import { FIELDS, type Field } from './fields.ts';
import { foldChoice } from './fold-choice.ts';
import { findHiddenCharacter } from './hidden-characters.ts';
import { joinLines } from './join-lines.ts';
import { judgeValidity } from './judge-validity.ts';
import { findNearest } from './nearest.ts';
import { parseCorrections } from './parse-corrections.ts';
import { parseExceptions } from './parse-exceptions.ts';
import { parseFormerAddresses } from './parse-former-addresses.ts';
import { type FrontMatterValue, listItems } from './parse-front-matter.ts';
import { parseRelations } from './parse-relation-entries.ts';
import { parseReviews } from './parse-reviews.ts';
import { parseWithdrawal } from './parse-withdrawal.ts';
import { readDay } from './read-day.ts';
import { judgeReleaseDates } from './release.ts';
import { type AttachmentRequest, REPORT_STATES, type ReportFields } from './report.ts';
import { collectFaults, type ReportFault } from './report-fault.ts';
import { findFirstLevel } from './split-topic.ts';
import { readValidity, VALIDITY_CHOICES } from './validity.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the rules need to know besides the values. */
export interface FieldContext {
  readonly vocabulary: Vocabulary;
  /** 索引号 pattern of this portal: authorities differ (`site.json`, indexNumberPattern). */
  readonly indexNumberPattern: RegExp;
  /** Fields that are there but could not be read: nothing more is said of them. */
  readonly unread: ReadonlySet<string>;
  /** Where to report a field that is not there: the line of the opening `---`. */
  readonly frontMatterStart: TextPosition;
  /** The report's folder such as `2021/jiaoyuju`, the last resort for 年度. */
  readonly id: string;
}

type Values = Partial<Record<string, unknown>>;

/** What parts the values of a field that are written on one line. */
export const SEPARATORS = {
  list: /[,，;；、\n]/,
  reports: /[,，;；\n]/,
  lines: /\n/,
  addresses: /\n/,
} as const;

/** In `[甲，乙]` the comma of a Chinese input method is meant to part the list. */
export const ITEM_SEPARATOR = /[，\n]/;

const UNPUBLISHED = REPORT_STATES.filter((state) => state !== '发布');

/** Who and when before what: the order in which the catalogue tells fields. */
const FIRST: readonly (keyof ReportFields)[] = ['title', 'org', 'date', 'genre'];

const EMPTY: Values = Object.fromEntries(
  [...FIRST.flatMap((property) => FIELDS.filter((field) => field.property === property)), ...FIELDS].flatMap(
    ({ property, empty }) => (empty === undefined ? [] : [[property, empty]]),
  ),
);

/** The fields of a text that has none. */
export const EMPTY_FIELDS = EMPTY as unknown as ReportFields;

/**
 * Checks every field by its type and gives the typed values. Where a problem is an error, the field is empty: enough to
 * look for what else is wrong with the report, and too little to publish it.
 */
export function parseFields(
  entries: ReadonlyMap<string, FrontMatterValue>,
  context: FieldContext,
): { fields: ReportFields; problems: Problem[] } {
  const problems: Problem[] = [];
  const values: Values = structuredClone(EMPTY);

  for (const field of FIELDS) {
    const value = entries.get(field.key);
    const at = value ?? context.frontMatterStart;
    const report = collectFaults(problems, { rule: `${field.type}-format`, at });
    if (value === undefined || isBlank(value, field)) {
      if (field.required && !context.unread.has(field.key) && !isWritten(field.filledBy ?? '', entries))
        reportMissing(value, field, report, context.vocabulary);
      continue;
    }
    const parsed = PARSERS[field.type](value, report, field, values, context);
    if (parsed !== undefined) values[field.property] = parsed;
  }
  problems.push(...judgeValidity(values, (key) => entries.get(key) ?? context.frontMatterStart));

  if (!isWritten('发布日期', entries) && typeof values.release === 'string')
    [values.date, values.time] = values.release.split(' ');
  values.year ??= guessYear(values, context.id);
  return { fields: values as unknown as ReportFields, problems };
}

/** Whether a field has a value, good or bad. */
function isWritten(key: string, entries: ReadonlyMap<string, FrontMatterValue>): boolean {
  const value = entries.get(key);
  return value !== undefined && !(value.kind === 'scalar' && value.text === '');
}

/** `…` and `-` in place of a text are no text. */
function isBlank(value: FrontMatterValue, { required, type }: Field): boolean {
  // Who begins to withdraw a report and does not say how must not find it published as before.
  if (value.kind !== 'scalar' || type === 'withdrawal') return false;
  return value.text === '' || (required === true && type === 'text' && !/[\p{L}\p{N}]/u.test(value.text));
}

/** Nothing to copy: a value that was never written would pass, and be false. */
function reportMissing(
  value: FrontMatterValue | undefined,
  field: Field,
  report: ReportFault,
  vocabulary: Vocabulary,
): void {
  const place = value
    ? `在“${field.key}:”后面空一格，写上`
    : `在两行“---”之间加一行“${field.key}: ”，后面写上`;
  const choices = listChoices(field.type, vocabulary);
  report(
    value ? `必填字段“${field.key}”没有值` : `缺少必填字段“${field.key}”`,
    {
      file: `${place}：${field.help}${choices.length > 0 ? `\n    ${formatChoices(choices)}` : ''}`,
      form: `写上：${field.form ?? field.help}`,
    },
    { rule: 'field-required' },
  );
}

function listChoices(type: Field['type'], vocabulary: Vocabulary): readonly string[] {
  if (type === 'topic') return vocabulary.topics;
  if (type === 'genre') return vocabulary.genres;
  if (type === 'state') return REPORT_STATES;
  if (type === 'validity') return VALIDITY_CHOICES;
  return type === 'disclosure' ? vocabulary.disclosures : [];
}

const formatChoices = (choices: readonly string[]) =>
  `可选：${choices.map((choice) => `“${choice}”`).join(' ')}`;

/** @returns the value of the field, if there is one @param values of the fields before it, and what else they say */
type Parser = (
  value: FrontMatterValue,
  report: ReportFault,
  field: Field,
  values: Values,
  context: FieldContext,
) => unknown;

const PARSERS = {
  text: (value, report, field) => {
    const text = readText(value, field, report);
    if (text !== undefined) warnOfLength(text, field, report);
    return text;
  },
  date: (value, report, field) => readDate(value, field, report)?.date,
  'date-time': (value, report, field, values) => {
    const reading = readDate(value, field, report);
    if (reading?.time) values.time = reading.time;
    return reading?.date;
  },
  moment: (value, report, field, { date, time }) => {
    const text = readText(value, field, report);
    const reading = text === undefined ? undefined : readDay(field.key, field.key, text, report, true);
    if (!reading) return undefined;
    const release = reading.time ? `${reading.date} ${reading.time}` : reading.date;
    if (typeof date === 'string' && date !== '')
      judgeReleaseDates(typeof time === 'string' ? `${date} ${time}` : date, release, report);
    return release;
  },
  state: (...told) => {
    const [value] = told;
    const choice = readChoice(...told);
    // Who writes 草稿待补 does not want it published, whatever else is wrong with it.
    const meant = value.kind === 'scalar' && UNPUBLISHED.find((state) => value.text.includes(state));
    return meant || choice;
  },
  topic: (...told) => {
    const [value, report, field, values, { vocabulary }] = told;
    const text = value.kind === 'scalar' ? joinLines(value.text) : '';
    const first = findFirstLevel(text, vocabulary.topics);
    if (first === undefined) return readChoice(...told);
    if (readText(value, field, report) === undefined) return undefined;
    values.topicPath = text;
    return first;
  },
  genre: readChoice,
  disclosure: (...told) => {
    const [, report] = told;
    const choice = readChoice(...told);
    // 《政府信息公开条例》 Art. 14–16: such a text must never reach a public folder, so it is an error, not a filter.
    if (choice === '不予公开') {
      report(
        '公开类别是“不予公开”，这篇报告不能发布',
        {
          file: '如果是填错了，照原件改成别的类别；没有公布过的，把整个文件夹移出内容文件夹；公布过的，改回公布时的类别，写上“撤回”，正文写“移除”',
          form: '如果是填错了，照原件改成别的类别；没有公布过的，把它的文件夹整个移到别处；公布过的，改回公布时的类别，在“手续”里撤回，移除正文',
        },
        {
          rule: 'disclosure-refused',
        },
      );
    }
    return choice;
  },
  'document-number': (value, report, field) => {
    const text = readText(value, field, report);
    if (text === undefined || isDocumentNumber(text)) return text;
    const suggestion = suggestDocumentNumber(text);
    if (suggestion) {
      report(
        `发文字号写成“${clip(text)}”，不合规范（年份用六角括号〔〕，序号前不加“第”，也不加 0）`,
        `改为：\n    ${field.key}: ${suggestion}`,
      );
    } else {
      report(
        `发文字号“${clip(text)}”不是“机关代字〔年份〕几号”的形式`,
        '对照原件；没有写错可以不改，没有发文字号就留空',
        { level: 'warning' },
      );
    }
    return text;
  },
  'index-number': (value, report, field, _, { indexNumberPattern }) => {
    const text = readText(value, field, report);
    if (text !== undefined && !indexNumberPattern.test(text)) {
      report(`索引号“${clip(text)}”不合本站的格式`, '照信息公开目录里的编号写全；还没有索引号就留空');
    }
    return text;
  },
  year: (value, report, field) => {
    const text = readText(value, field, report);
    if (text === undefined) return undefined;
    const year = /^(\d{4})年?度?$/.exec(text.normalize('NFKC'))?.[1];
    if (year && Number(year) >= 1900 && Number(year) <= 2199) return Number(year);
    report(`年度写成“${clip(text)}”，应当是四位年份`, '写报告讲的是哪一年，四位数字；标题里有年份就不用写');
    return undefined;
  },
  validity: readChoice,
  list: (value, report, field) => readStrings(value, field, report, SEPARATORS.list),
  lines: (value, report, field) => {
    const lines = readStrings(value, field, report, SEPARATORS.lines);
    warnOfLength(lines.join(''), field, report);
    return lines;
  },
  attachments: (value, report, field) => {
    const items = value.kind === 'list' ? value.items : splitLines(value);
    const requests: AttachmentRequest[] = [];
    for (const item of items) {
      const file = item.kind === 'map' ? item.entries.get('文件') : item;
      const name = item.kind === 'map' ? item.entries.get('名称') : undefined;
      if (file?.kind !== 'scalar' || file.text === '' || (name && name.kind !== 'scalar')) {
        report(
          '附件里有一项没有写文件名',
          {
            file: '只写文件名，或者分别写文件和要显示的名称，像这样：\n    附件:\n      - （attachments 文件夹里的文件名）\n      - 文件: （attachments 文件夹里的文件名）\n        名称: （要显示的名称）',
            form: '写上文件名，或者删去这一项；名称和先后在左边的“附件”里改',
          },
          { at: item },
        );
        continue;
      }
      if (hasHiddenCharacters(file, field, report) || (name && hasHiddenCharacters(name, field, report)))
        continue;
      const { line, column } = file;
      requests.push({ file: file.text, ...(name?.text ? { name: name.text } : {}), line, column });
    }
    return requests;
  },
  reports: (value, report, field) => readStrings(value, field, report, SEPARATORS.reports),
  relations: parseRelations,
  corrections: (value, report, _, { date }) => parseCorrections(value, asText(date), report),
  reviews: parseReviews,
  withdrawal: (value, report, _, { date }) => parseWithdrawal(value, asText(date), report),
  addresses: parseFormerAddresses,
  exceptions: parseExceptions,
} satisfies Record<Field['type'], Parser>;

const asText = (value: unknown) => (typeof value === 'string' ? value : undefined);

function readText(value: FrontMatterValue, field: Field, report: ReportFault): string | undefined {
  if (value.kind !== 'scalar') {
    report(
      `“${field.key}”应当是一行文字，不能是列表或几个部分`,
      {
        file: `在“${field.key}: ”后面写成一行，不用方括号、花括号和减号；以这些符号开头的文字，给整个值加上英文引号`,
        form: '重新写成一行文字',
      },
      { rule: 'text-format' },
    );
    return undefined;
  }
  if (hasHiddenCharacters(value, field, report)) return undefined;
  return joinLines(value.text);
}

function warnOfLength(text: string, { key, maxLength }: Field, report: ReportFault): void {
  const { length } = [...text];
  if (maxLength === undefined || length <= maxLength) return;
  report(`${key}有 ${length} 个字，超过 ${maxLength} 个`, `缩短到 ${maxLength} 个字以内`, {
    level: 'warning',
    rule: 'text-length',
  });
}

function hasHiddenCharacters(
  value: FrontMatterValue & { kind: 'scalar' },
  field: Field,
  report: ReportFault,
): boolean {
  const hidden = findHiddenCharacter(value.text);
  if (hidden === undefined) return false;
  report(`“${field.key}”里有看不见的控制字符（${hidden.name}）`, '删去这个值，用键盘重新输入一遍，不要粘贴', {
    rule: 'text-format',
    at: value,
  });
  return true;
}

/** A name written over several lines is several names. */
function splitLines(value: FrontMatterValue): FrontMatterValue[] {
  if (value.kind !== 'scalar') return [value];
  return value.text.split('\n').map((text, index) => ({ ...value, text, line: value.line + index }));
}

function readDate(value: FrontMatterValue, field: Field, report: ReportFault) {
  const text = readText(value, field, report);
  return text === undefined
    ? undefined
    : readDay(field.key, field.key, text, report, field.type === 'date-time');
}

function readChoice(...[value, report, field, _, { vocabulary }]: Parameters<Parser>): string | undefined {
  const text = readText(value, field, report);
  if (text === undefined) return undefined;
  const choices = listChoices(field.type, vocabulary);
  const choice = choices.includes(text)
    ? text
    : field.type === 'validity'
      ? readValidity(text)
      : findSame(text, choices);
  const rule = `${field.type}-unknown`;
  if (choice !== undefined) {
    if (choice !== text)
      report(`${field.key}写成“${clip(text)}”，已读作“${choice}”`, `改为：\n    ${field.key}: ${choice}`, {
        rule,
        level: 'warning',
      });
    return choice;
  }
  const nearest = findNearest(text, choices);
  // 科技、教育 looks like two values.
  const whole = nearest?.includes('、') ? '（这是一个值，要照原样写全）' : '';
  report(
    `${field.key}“${clip(text)}”不在可选的值里`,
    `${nearest ? `可能是“${nearest}”${whole}，请核对\n    ` : ''}${formatChoices(choices)}`,
    { rule },
  );
  return undefined;
}

/** The choice that differs only in signs, spaces and the order of its parts: 教育，科技 is 科技、教育. */
function findSame(text: string, choices: readonly string[]): string | undefined {
  const foldParts = (value: string) => foldChoice(value).split('、').sort().join('、');
  const folded = foldParts(text);
  return choices.find((choice) => foldParts(choice) === folded);
}

function readStrings(
  value: FrontMatterValue,
  field: Field,
  report: ReportFault,
  separator: RegExp,
): string[] {
  const strings: string[] = [];
  for (const item of listItems(value)) {
    if (item.kind !== 'scalar') {
      report(
        `“${field.key}”应当是一行文字或一个列表`,
        {
          file: '写成一行，或者每项一行，行首是减号和空格；冒号用中文冒号，或者给整个值加上英文引号',
          form: '重新写，每项一行文字',
        },
        { rule: 'list-format', at: item },
      );
      return [];
    }
    if (hasHiddenCharacters(item, field, report)) return [];
    const parts = item.text.split(value.kind === 'list' ? ITEM_SEPARATOR : separator);
    append(
      strings,
      parts.map((text) => text.trim()),
    );
  }
  return strings.filter(Boolean);
}

/** 年度 as the title says it, else as the folder says it, else the year of publication. */
function guessYear(values: Values, id: string): number {
  const folder = id.split('/').find((segment) => /^(19|20|21)\d{2}$/.test(segment));
  return findYear(String(values.title)) ?? Number(folder ?? String(values.date).slice(0, 4));
}
