import { FIELDS } from '../report/fields.ts';
import { formatEntry } from '../report/format-front-matter.ts';
import { type FrontMatterValue, parseFrontMatter } from '../report/parse-front-matter.ts';
import { readFieldLines } from '../report/read-field-lines.ts';
import { splitFrontMatter } from '../report/split-front-matter.ts';

/**
 * Writes a field into a report's text and touches no other line. A field that loses its value keeps its line if reports
 * need it, and goes otherwise.
 * @param text with LF line ends @param values as the person typed them, without empty ones
 * @returns the new text; nothing if it cannot be written so that everything reads as before but for this field
 */
export function editField(text: string, key: string, values: readonly string[]): string | undefined {
  const field = FIELDS.find((one) => one.key === key);
  const split = splitFrontMatter(text);
  if (!field || 'rule' in split || split.problems.length > 0) return undefined;
  const { fields } = readFieldLines(split.frontMatter, 1);
  const named = fields.filter((one) => one.key === key);
  if (named.length > 1) return undefined;
  const lines = text.split('\n');
  const start = split.frontMatterLine - 1;
  const written = values.length === 0 && !field.required ? [] : formatEntry(key, values, FIELDS).split('\n');
  const [own] = named;
  if (own) {
    lines.splice(start + own.first, countLines(own.lines), ...written);
  } else {
    const order = (name: string) => FIELDS.findIndex((one) => one.key === name);
    const before = fields.filter((one) => order(one.key) >= 0 && order(one.key) < order(key)).at(-1);
    const at = before ? start + before.first + countLines(before.lines) : start;
    lines.splice(at, 0, ...written);
  }
  const result = lines.join('\n');
  return isOnlyChange(text, result, key, values) ? result : undefined;
}

/** Empty lines and comments below a field belong to whatever comes next. */
const countLines = (lines: readonly string[]): number =>
  lines.findLastIndex((line, index) => index === 0 || !/^\s*(?:#|$)/.test(line)) + 1;

/** Reads both back: the text below, and all fields but the one, are as they were, and that one is what was typed. */
function isOnlyChange(before: string, after: string, key: string, values: readonly string[]): boolean {
  const [old, now] = [splitFrontMatter(before), splitFrontMatter(after)];
  if ('rule' in old || 'rule' in now || old.body !== now.body) return false;
  const [oldEntries, entries] = [old, now].map(
    ({ frontMatter, frontMatterLine }) => parseFrontMatter(frontMatter, frontMatterLine).entries,
  ) as [Map<string, FrontMatterValue>, Map<string, FrontMatterValue>];
  const others = (map: Map<string, FrontMatterValue>) =>
    JSON.stringify([...map].filter(([name]) => name !== key).map(([name, value]) => [name, plain(value)]));
  return (
    others(oldEntries) === others(entries) && readValues(entries.get(key)).join('\n') === values.join('\n')
  );
}

/** Without places. */
function plain(value: FrontMatterValue): unknown {
  if (value.kind === 'scalar') return value.text;
  if (value.kind === 'list') return value.items.map(plain);
  return [...value.entries].map(([name, entry]) => [name, plain(entry)]);
}

/** What a field's line or lines say; nothing for one that is not written, and for entries with parts. */
export function readValues(value: FrontMatterValue | undefined): readonly string[] {
  if (!value) return [];
  if (value.kind === 'scalar') return value.text === '' ? [] : value.text.replace(/\n$/, '').split('\n');
  if (value.kind === 'list')
    return value.items.flatMap((item) => (item.kind === 'scalar' && item.text !== '' ? [item.text] : []));
  return [];
}
