import { parseDate } from '../report/calendar-date.ts';
import { isDocumentNumber, suggestDocumentNumber } from '../report/document-number.ts';
import type { Field } from '../report/fields.ts';
import { foldChoice } from '../report/fold-choice.ts';
import type { FieldContext } from '../report/parse-fields.ts';
import { findFirstLevel } from '../report/split-topic.ts';
import { readValidity, VALIDITY_CHOICES } from '../report/validity.ts';

/** What the portal allows in its fields. */
export type FieldRules = Pick<FieldContext, 'vocabulary' | 'indexNumberPattern'>;

type Outcome = { ok: true; values: string[] } | { ok: false; reason: string };

const ok = (...values: string[]): Outcome => ({ ok: true, values });

function choose(choices: readonly string[], name: string, ...texts: readonly string[]): Outcome {
  const folded = texts.map(foldChoice);
  const choice = choices.find((each) => folded.includes(foldChoice(each)));
  return choice ? ok(choice) : { ok: false, reason: `不在可选的${name}里` };
}

type Reader = (value: string, rules: FieldRules, field: Field) => Outcome;

/** The items of a list, however the source parts them. */
export const splitItems = (value: string): string[] => value.split(/[,，;；、|｜\s]+/u).filter(Boolean);

/** What has no reader is never taken from a label: the text speaks of it in its own lines, or no source page has it. */
const READERS: Readonly<Record<Field['type'], Reader | undefined>> = {
  text: (value, _rules, field) =>
    field.maxLength && [...value].length > field.maxLength
      ? { ok: false, reason: `有 ${[...value].length} 个字，超过 ${field.maxLength} 个` }
      : ok(value),
  date: (value, _rules, { property }) =>
    property === 'validUntil' ? readEnd(value) : readDate(value.replace(FROM_DAY, '$1'), 10),
  'date-time': (value) => readDate(value, 16),
  topic: (value, { vocabulary }) => {
    // Of several topics the portal has the first; its further levels stay as issued.
    const first = value.replace(/[;；].*$/su, '').replace(/(?<![\s\\/>＞»→|｜])[\s\\/>＞»→|｜]+$/u, '');
    return findFirstLevel(first, vocabulary.topics)
      ? ok(first.trim())
      : choose(vocabulary.topics, '主题分类', value, first);
  },
  validity: (value) => {
    const validity = readValidity(value);
    return validity
      ? ok(validity)
      : { ok: false, reason: `看不出是${VALIDITY_CHOICES.join('、')}里的哪一个` };
  },
  genre: (value, { vocabulary }) => choose(vocabulary.genres, '体裁', value),
  disclosure: (value, { vocabulary }) => choose(vocabulary.disclosures, '公开类别', value),
  'document-number': (value) => {
    const plain = value.replace(/\s+/gu, '');
    if (isDocumentNumber(plain)) return ok(plain);
    const suggestion = suggestDocumentNumber(plain);
    if (suggestion) return ok(suggestion);
    return [...plain].length <= 40 ? ok(plain) : { ok: false, reason: '不像发文字号' };
  },
  'index-number': (value, { indexNumberPattern }) => {
    const plain = value.replace(/\s+/gu, '');
    return indexNumberPattern.test(plain)
      ? ok(plain)
      : { ok: false, reason: '不合本站索引号的格式（管网站的人可以在 site.json 里改 indexNumberPattern）' };
  },
  list: (value) => {
    const items = splitItems(value);
    return items.length > 0 ? ok(...items) : { ok: false, reason: '是空的' };
  },
  moment: undefined,
  state: undefined,
  reviews: undefined,
  lines: undefined,
  year: undefined,
  attachments: undefined,
  reports: undefined,
  relations: undefined,
  corrections: undefined,
  withdrawal: undefined,
  addresses: undefined,
  exceptions: undefined,
};

export const isRead = ({ type }: Field): boolean => READERS[type] !== undefined;

/** The value of a field as it is to stand in the front matter, or why the portal's rules refuse what the document says. */
export function readFieldValue(value: string, rules: FieldRules, field: Field): Outcome {
  const read = READERS[field.type];
  if (!read) throw new Error(`${field.key} is not read from documents`);
  return read(value, rules, field);
}

/** 自2022年3月1日起施行 */
const FROM_DAY = /^自\s*(.*?)\s*起(?:施行|实施|生效|执行|失效|废止|停止执行)?[。.]?$/u;

/** The last day of a period: 自2022年3月1日至2027年2月28日. One of five years is not counted: by which rule, nobody says. */
function readEnd(value: string): Outcome {
  const end = value.replace(/^.*(?:至|到|~|～|—|–)\s*/su, '').replace(/\s*(?:为?止|有效|[。.])+$/u, '');
  const reading = readDate(end, 10);
  return reading.ok ? reading : { ok: false, reason: '没有写明到哪一天；文件写明了的，照它写' };
}

/** @param length 10 for a day, 16 with the minute */
function readDate(value: string, length: number): Outcome {
  const reading = parseDate(value);
  if (reading.ok) return ok(`${reading.date}${reading.time && length > 10 ? ` ${reading.time}` : ''}`);
  return { ok: false, reason: reading.fault };
}
