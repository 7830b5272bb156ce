import { type FieldTable, type FormField, REPORT_TABLE } from '../report/fields.ts';
import { formatEntry, formatList } from '../report/format-front-matter.ts';
import { ITEM_SEPARATOR, SEPARATORS } from '../report/parse-fields.ts';
import { type FrontMatterValue, parseFrontMatter } from '../report/parse-front-matter.ts';
import { readFieldLines } from '../report/read-field-lines.ts';
import { splitFrontMatter } from '../report/split-front-matter.ts';
import type { DeskEntry, DeskFieldChange } from './desk-api.ts';
import { dropEmpty, editEntries, findComment, formatItem } from './edit-entries.ts';

/** What a field of a report's text says; nothing if it is written in another form than it has. */
export function readField(text: string, key: string, table = REPORT_TABLE): DeskEntry[] | undefined {
  const { fields, names } = table;
  const field = fields.find((one) => one.key === key);
  const split = splitFrontMatter(text, names);
  if (!field || 'rule' in split) return undefined;
  const isThere = readFieldLines(split.frontMatter, 1, names).fields.some((one) => one.key === key);
  return readEntries(field, parseFrontMatter(split.frontMatter, 1, names).entries.get(key), isThere);
}

/** Several fields, one after the other. @returns nothing if one of them cannot be written */
export const editFields = (
  text: string,
  changes: readonly DeskFieldChange[],
  table: FieldTable = REPORT_TABLE,
): string | undefined =>
  changes.reduce<string | undefined>(
    (now, { key, values }) => (now === undefined ? undefined : editField(now, key, values, table)),
    text,
  );

/**
 * Writes a field into a report's text and touches no other line. A field that loses its value keeps its line if reports
 * need it, and goes otherwise.
 * @param text with LF line ends @param values as the person typed them, without empty ones
 * @returns the new text; nothing if it cannot be written so that everything reads as before but for this field
 */
export function editField(
  text: string,
  key: string,
  values: readonly DeskEntry[],
  table: FieldTable = REPORT_TABLE,
): string | undefined {
  const { names } = table;
  const field = table.fields.find((one) => one.key === key);
  const split = splitFrontMatter(text, names);
  if (!field || 'rule' in split || split.problems.length > 0) return undefined;
  const { fields } = readFieldLines(split.frontMatter, 1, names);
  const named = fields.filter((one) => one.key === key);
  if (named.length > 1) return undefined;
  const value = parseFrontMatter(split.frontMatter, 1, names).entries.get(key);
  // Of lines that cannot be read nobody knows what would be lost.
  if (named.length > 0 && !value) return undefined;
  const wanted = normalize(field, values, readRaw(value) ?? []);
  const lines = text.split('\n');
  const start = split.frontMatterLine - 1;
  const [own] = named;
  if (own) {
    const first = start + own.first;
    const count = countLines(own.lines);
    const raw = lines.slice(first, first + count);
    const written = rewrite(field, raw, own.lines.slice(0, count), value, wanted);
    if (!written) return undefined;
    lines.splice(first, count, ...written);
  } else {
    const order = (name: string) => table.fields.findIndex((one) => one.key === name);
    const before = fields.filter((one) => order(one.key) >= 0 && order(one.key) < order(key)).at(-1);
    const at = before ? start + before.first + countLines(before.lines) : start;
    lines.splice(at, 0, ...formatField(field, wanted));
  }
  const result = lines.join('\n');
  return isOnlyChange(text, result, field, wanted, names) ? result : undefined;
}

/** Without what says nothing; a file of 附件 without a name of its own stands alone, unless it has been written otherwise. */
function normalize(
  { type }: FormField,
  values: readonly DeskEntry[],
  written: readonly DeskEntry[],
): DeskEntry[] {
  const known = new Set(written.map((entry) => JSON.stringify(entry)));
  return values.map(dropEmpty).flatMap((entry) => {
    if (typeof entry === 'string') return [entry];
    const keys = Object.keys(entry);
    if (keys.length === 0) return [];
    const file = type === 'attachments' && keys.length === 1 ? entry.文件 : undefined;
    return [file === undefined || known.has(JSON.stringify(entry)) ? entry : file];
  });
}

/** Only one entry can be there, and it has no dash. */
export const isSingle = ({ type }: FormField): boolean => type === 'withdrawal';

const orderOf = ({ parts = [] }: FormField) => parts.map(({ key }) => key);

/** The lines of a field that is there. */
function rewrite(
  field: FormField,
  raw: readonly string[],
  mended: readonly string[],
  value: FrontMatterValue | undefined,
  wanted: readonly DeskEntry[],
): string[] | undefined {
  const comments = raw.slice(1).filter((line) => /^\s*#/.test(line));
  if (wanted.length === 0) return [...formatField(field, []), ...(isText(field) ? [] : comments)];
  if (!isText(field) || value?.kind === 'list') {
    const entries = readRaw(value);
    // A field that may have several entries may have one without a dash.
    const isOne = isSingle(field) || (value?.kind === 'map' && wanted.length === 1);
    const edited = entries && editEntries({ raw, mended, entries }, wanted, orderOf(field), isOne);
    if (edited) return edited;
    // Written anew as a whole, its remarks would be lost.
    if (comments.length > 0 && !isText(field)) return undefined;
  }
  const written = formatField(field, wanted);
  if (written.length === 1 && raw.length === 1) written[0] += findComment(mended[0] ?? '');
  return written;
}

/** Whether the value is text, on one line or several, or a list of texts. */
const isText = ({ parts }: FormField) => parts === undefined;

/** The lines of a field that is new. */
function formatField(field: FormField, values: readonly DeskEntry[]): string[] {
  const { key, type, required } = field;
  if (values.length === 0) return required ? [`${key}:`] : [];
  const texts = values.filter((value) => typeof value === 'string');
  if (texts.length < values.length || field.parts)
    return [`${key}:`, ...values.flatMap((entry) => formatItem(entry, orderOf(field), 2, isSingle(field)))];
  if (type === 'reports' || type === 'addresses') return [formatList(key, texts)];
  return formatEntry(key, texts, [field]).split('\n');
}

/** Empty lines and comments below a field belong to whatever comes next. */
const countLines = (lines: readonly string[]): number =>
  lines.findLastIndex((line, index) => index === 0 || !/^\s*(?:#|$)/.test(line)) + 1;

/** Reads both back: the text below, and all fields but the one, are as they were, and that one is what was typed. */
function isOnlyChange(
  before: string,
  after: string,
  field: FormField,
  values: readonly DeskEntry[],
  names: FieldTable['names'],
): boolean {
  const [old, now] = [splitFrontMatter(before, names), splitFrontMatter(after, names)];
  if ('rule' in old || 'rule' in now || old.body !== now.body) return false;
  const [oldEntries, entries] = [old, now].map(
    ({ frontMatter, frontMatterLine }) => parseFrontMatter(frontMatter, frontMatterLine, names).entries,
  ) as [Map<string, FrontMatterValue>, Map<string, FrontMatterValue>];
  const others = (map: Map<string, FrontMatterValue>) =>
    JSON.stringify(
      [...map].filter(([name]) => name !== field.key).map(([name, value]) => [name, plain(value)]),
    );
  const same = (list: readonly DeskEntry[]) =>
    JSON.stringify(
      list.map((entry) =>
        typeof entry === 'string' ? entry : Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    );
  return (
    others(oldEntries) === others(entries) &&
    same(readEntries(field, entries.get(field.key))?.map(dropEmpty) ?? []) === same(values)
  );
}

/** Without places. */
function plain(value: FrontMatterValue): unknown {
  if (value.kind === 'scalar') return value.text;
  if (value.kind === 'list') return value.items.map(plain);
  return [...value.entries].map(([name, entry]) => [name, plain(entry)]);
}

/**
 * What a field's lines say: a text for most, several for lists, entries where they have parts.
 * @param isThere whether the field has lines: of some that cannot be read there is no value
 * @returns nothing if it cannot be read, or is written in another form than the field has
 */
export function readEntries(
  field: FormField,
  value: FrontMatterValue | undefined,
  isThere = value !== undefined,
): DeskEntry[] | undefined {
  if (!value) return isThere ? undefined : [];
  if (isText(field)) {
    const raw = readRaw(value);
    if (!raw?.every((entry) => typeof entry === 'string')) return undefined;
    const separator =
      value.kind === 'list' && field.type !== 'addresses'
        ? ITEM_SEPARATOR
        : (SEPARATORS[field.type as keyof typeof SEPARATORS] ?? /\n/);
    return raw
      .flatMap((text) => text.split(separator))
      .map((text) => text.trim())
      .filter(Boolean);
  }
  if (value.kind === 'scalar' && value.text === '') return [];
  if (isSingle(field) && value.kind !== 'map') return undefined;
  const raw = value.kind === 'scalar' ? value.text.split('\n') : readRaw(value);
  const isSound = raw?.every((entry) => typeof entry !== 'string' || field.type === 'attachments');
  return isSound ? raw : undefined;
}

/** Entries as they stand, one for each of their dashes; nothing if one has parts within parts. */
function readRaw(value: FrontMatterValue | undefined): DeskEntry[] | undefined {
  if (!value) return [];
  if (value.kind === 'scalar') return value.text === '' ? [] : [value.text];
  const items = value.kind === 'list' ? value.items : [value];
  const entries = items.map((item): DeskEntry | undefined => {
    if (item.kind === 'scalar') return item.text;
    if (item.kind === 'list') return undefined;
    const parts = [...item.entries].map(([key, part]) => [
      key,
      part.kind === 'scalar' ? part.text : undefined,
    ]);
    return parts.every(([, text]) => text !== undefined) ? Object.fromEntries(parts) : undefined;
  });
  return entries.every((entry) => entry !== undefined) ? entries : undefined;
}
