import type { Problem } from '../diagnostics/diagnostic.ts';
import { parseDate } from './calendar-date.ts';
import { isDocumentNumber, suggestDocumentNumber } from './document-number.ts';
import { FIELDS, type Field } from './fields.ts';
import { findNearest } from './nearest.ts';
import type { FrontMatterValue, Position } from './parse-front-matter.ts';
import type { AttachmentRequest, ReportFields } from './report.ts';
import { clip } from './split-front-matter.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the rules need to know besides the values. */
export interface FieldContext {
  readonly vocabulary: Vocabulary;
  /** 索引号 pattern of this portal: authorities differ (`site.json`, indexNumberPattern). */
  readonly indexNumberPattern: RegExp;
  /** Where to report a field that is not there: the line of the opening `---`. */
  readonly frontMatterStart: Position;
  /** The report's folder such as `2021/jiaoyuju`, the last resort for 年度. */
  readonly id: string;
}

type Report = (
  message: string,
  remedy: string,
  options?: { rule?: string; level?: 'warning'; at?: Position },
) => void;

type Values = Partial<Record<string, unknown>>;

/** Checks every field by its type and gives the typed values, or only problems if a report cannot be made of them. */
export function parseFields(
  entries: ReadonlyMap<string, FrontMatterValue>,
  context: FieldContext,
): { fields?: ReportFields; problems: Problem[] } {
  const problems: Problem[] = [];
  const values: Values = { keywords: [], signature: [], attachments: [], related: [] };

  for (const field of FIELDS as readonly Field[]) {
    const value = entries.get(field.key);
    const report: Report = (message, remedy, { rule, level, at } = {}) =>
      problems.push({
        level: level ?? 'error',
        rule: rule ?? `${field.type}-format`,
        line: (at ?? value ?? context.frontMatterStart).line,
        column: (at ?? value ?? context.frontMatterStart).column,
        message,
        remedy,
      });
    if (value === undefined || (value.kind === 'scalar' && value.text === '')) {
      if (field.required) {
        report(
          value ? `必填字段“${field.key}”没有值` : `缺少必填字段“${field.key}”`,
          `${value ? '写成' : '在两行“---”之间加上'}：\n    ${field.key}: ${field.example}`,
          { rule: 'field-required' },
        );
      }
      continue;
    }
    PARSERS[field.type](value, field, values, report, context);
  }

  if (problems.some((problem) => problem.level === 'error')) return { problems };
  values.year ??= guessYear(values, context.id);
  return { fields: values as unknown as ReportFields, problems };
}

type Parser = (
  value: FrontMatterValue,
  field: Field,
  values: Values,
  report: Report,
  context: FieldContext,
) => void;

const PARSERS = {
  text: (value, field, values, report) => {
    const text = readText(value, field, report);
    if (text === undefined) return;
    if (field.maxLength && [...text].length > field.maxLength) {
      report(
        `${field.key}有 ${[...text].length} 个字，超过 ${field.maxLength} 个`,
        `缩短到 ${field.maxLength} 个字以内`,
        {
          level: 'warning',
          rule: 'text-length',
        },
      );
    }
    values[field.property] = text;
  },
  date: (value, field, values, report) => {
    const reading = readDate(value, field, report);
    if (reading) values[field.property] = reading.date;
  },
  'date-time': (value, field, values, report) => {
    const reading = readDate(value, field, report);
    if (!reading) return;
    values[field.property] = reading.date;
    if (reading.time) values.time = reading.time;
  },
  topic: (value, field, values, report, { vocabulary }) =>
    readChoice(value, field, values, report, vocabulary.topics),
  genre: (value, field, values, report, { vocabulary }) =>
    readChoice(value, field, values, report, vocabulary.genres),
  disclosure: (value, field, values, report, { vocabulary }) => {
    readChoice(value, field, values, report, vocabulary.disclosures);
    // 《政府信息公开条例》 Art. 14–16: such a text must never reach a public folder, so it is an error, not a filter.
    if (values[field.property] === '不予公开') {
      report(
        '公开类别是“不予公开”，这篇报告不能发布',
        '把整个文件夹移出内容目录；如果是填错了，改为：\n    公开类别: 主动公开',
        {
          rule: 'disclosure-refused',
        },
      );
    }
  },
  'document-number': (value, field, values, report) => {
    const text = readText(value, field, report);
    if (text === undefined) return;
    values[field.property] = text;
    if (isDocumentNumber(text)) return;
    const suggestion = suggestDocumentNumber(text);
    if (suggestion) {
      report(
        `发文字号写成“${clip(text)}”，不合规范（年份用六角括号，序号不加“第”、不编虚位）`,
        `改为：\n    ${field.key}: ${suggestion}`,
      );
    } else {
      report(
        `发文字号“${clip(text)}”不是“机关代字〔年份〕序号号”的形式`,
        `如果没有写错可以不改；一般写成：\n    ${field.key}: ${field.example}`,
        {
          level: 'warning',
        },
      );
    }
  },
  'index-number': (value, field, values, report, { indexNumberPattern }) => {
    const text = readText(value, field, report);
    if (text === undefined) return;
    values[field.property] = text;
    if (!indexNumberPattern.test(text)) {
      report(
        `索引号“${clip(text)}”不合本站的格式`,
        `按这样写：\n    ${field.key}: ${field.example}\n    还没有索引号就留空`,
      );
    }
  },
  year: (value, field, values, report) => {
    const text = readText(value, field, report);
    if (text === undefined) return;
    const year = /^(\d{4})年?度?$/.exec(text.normalize('NFKC'))?.[1];
    if (year && Number(year) >= 1900 && Number(year) <= 2199) values[field.property] = Number(year);
    else report(`年度写成“${clip(text)}”，应当是四位年份`, `改为：\n    ${field.key}: ${field.example}`);
  },
  list: (value, field, values, report) => {
    values[field.property] = readStrings(value, field, report, /[,，;；、]/);
  },
  lines: (value, field, values, report) => {
    values[field.property] = readStrings(value, field, report, /\n/);
  },
  attachments: (value, field, values, report) => {
    const items = value.kind === 'list' ? value.items : [value];
    const requests: AttachmentRequest[] = [];
    for (const item of items) {
      const file = item.kind === 'map' ? item.entries.get('文件') : item;
      const name = item.kind === 'map' ? item.entries.get('名称') : undefined;
      if (file?.kind !== 'scalar' || file.text === '' || (name && name.kind !== 'scalar')) {
        report(
          '附件里有一项没有写文件名',
          `写成：\n    附件:\n      - 附件1.pdf\n      - 文件: 附件2.xlsx\n        名称: 2021年度统计表`,
          { at: item },
        );
        continue;
      }
      const { line, column } = file;
      requests.push({ file: file.text, ...(name?.text ? { name: name.text } : {}), line, column });
    }
    values[field.property] = requests;
  },
  reports: (value, field, values, report) => {
    values[field.property] = readStrings(value, field, report, /[,，;；]/);
  },
} satisfies Record<Field['type'], Parser>;

function readText(value: FrontMatterValue, field: Field, report: Report): string | undefined {
  if (value.kind === 'scalar') {
    // A line break in the YAML value is layout, not text.
    const text = value.text.replace(/\s*\n\s*/g, '');
    if (!/\p{Cc}/u.test(text)) return text;
    report(`“${field.key}”里有看不见的控制字符`, '删去这一行，重新输入一遍', { rule: 'text-format' });
    return undefined;
  }
  report(`“${field.key}”应当是一行文字`, `写成：\n    ${field.key}: ${field.example}`, {
    rule: 'text-format',
  });
  return undefined;
}

function readDate(value: FrontMatterValue, field: Field, report: Report) {
  const text = readText(value, field, report);
  if (text === undefined) return undefined;
  const reading = parseDate(text);
  const timed = field.type === 'date-time';
  if (reading.ok && (timed || reading.time === undefined)) return reading;
  const fault = reading.ok ? '只写日期，不写时间' : reading.fault;
  const example = reading.ok ? reading.date : (reading.suggestion ?? field.example);
  report(
    `${field.key}写成“${clip(text)}”，${fault}`,
    `改为：\n    ${field.key}: ${example}\n    （年-月-日${timed ? '；知道几点的话可以在后面空一格加上，如 09:30' : ''}）`,
    {
      rule: 'date-format',
    },
  );
  return undefined;
}

function readChoice(
  value: FrontMatterValue,
  field: Field,
  values: Values,
  report: Report,
  choices: readonly string[],
) {
  const text = readText(value, field, report);
  if (text === undefined) return;
  if (choices.includes(text)) {
    values[field.property] = text;
    return;
  }
  const nearest = findNearest(text, choices);
  report(
    `${field.key}“${clip(text)}”不在可选的值里`,
    `${nearest ? `可能是：\n    ${field.key}: ${nearest}\n    ` : ''}可选：${choices.map((choice) => `“${choice}”`).join(' ')}`,
    { rule: `${field.type}-unknown` },
  );
}

function readStrings(value: FrontMatterValue, field: Field, report: Report, separator: RegExp): string[] {
  if (value.kind === 'scalar')
    return value.text
      .split(separator)
      .map((item) => item.trim())
      .filter(Boolean);
  if (value.kind === 'list') {
    const strings = value.items.flatMap((item) => (item.kind === 'scalar' && item.text ? [item.text] : []));
    if (strings.length === value.items.length) return strings;
  }
  report(`“${field.key}”应当是一行文字或一个列表`, `写成：\n    ${field.key}: ${field.example}`, {
    rule: 'list-format',
  });
  return [];
}

/** 年度 as the title says it, else as the folder says it, else the year of publication. */
function guessYear(values: Values, id: string): number {
  const title = /(\d{4})\s*年/.exec(String(values.title).normalize('NFKC'))?.[1];
  const folder = id.split('/').find((segment) => /^(19|20|21)\d{2}$/.test(segment));
  return Number(title ?? folder ?? String(values.date).slice(0, 4));
}
