import { FIELDS, type FormField } from './fields.ts';

/** An entry of a list: key and value of each of its parts. */
export type FieldItem = readonly (readonly [key: string, value: string])[];

/** A field to be written, or only spoken of. */
export interface FrontMatterEntry {
  readonly key: string;
  /** One for most fields, several for lists and 落款; none leaves the field empty. */
  readonly values: readonly string[];
  /** Entries of a field such as 关联, in place of the values. */
  readonly items?: readonly FieldItem[] | undefined;
  /** Chinese, a line each, written as comments above the field; an empty one is an empty line. */
  readonly comments?: readonly string[];
  /** Only the comments: a field that the editor may add. */
  readonly isOmitted?: true;
}

/** YAML's signs (YAML 1.2.2, 5.3) and whatever else would not be read back as it is. */
const UNSAFE_START = /^[\s!-/:-@[-`{-~]/u;
const UNSAFE_INSIDE = /:(?:\s|$)|\s#|[\n\p{Cc}]/u;

/** Front matter between its two `---`, as `parseFrontMatter` reads it. Values stand as text, quoted only where they must. */
export function formatFrontMatter(entries: readonly FrontMatterEntry[]): string {
  const lines = entries.flatMap(({ key, values, items, comments = [], isOmitted }) => [
    ...comments.map((comment) => (comment === '' ? '' : `# ${comment}`)),
    ...(isOmitted
      ? []
      : items
        ? [`${key}:`, ...items.flatMap((item) => formatListEntry(item))]
        : [formatEntry(key, values, FIELDS)]),
  ]);
  return `---\n${lines.join('\n')}\n---\n`;
}

/** The line of one field, or its lines. */
export function formatEntry(key: string, values: readonly string[], fields: readonly FormField[]): string {
  if (values.length === 0) return `${key}:`;
  const type = fields.find((field) => field.key === key)?.type;
  if (type === 'list') return formatList(key, values);
  if (values.length > 1) return `${key}: |\n${values.map((value) => `  ${value}`).join('\n')}`;
  return `${key}: ${formatScalar(values[0] ?? '')}`;
}

/** Short values on one line: `关键词: [甲, 乙]`. */
export const formatList = (key: string, values: readonly string[]): string =>
  `${key}: [${values.map(formatItem).join(', ')}]`;

/** An entry of a field such as 修订: its parts, a line each. @param pairs key and value of each */
export function formatListEntry(pairs: FieldItem, indent = '  '): string[] {
  const lines = formatParts(pairs, `${indent}  `);
  return lines.map((line, index) => (index === 0 ? `${indent}- ${line.slice(indent.length + 2)}` : line));
}

/** Parts of an entry, indented; a value of several lines keeps them. */
export const formatParts = (pairs: FieldItem, indent = '  '): string[] =>
  pairs.flatMap(([key, value]) =>
    formatEntry(key, value.split('\n'), [])
      .split('\n')
      .map((line) => indent + line),
  );

/** A value of one line. */
export function formatScalar(value: string): string {
  return UNSAFE_START.test(value) || UNSAFE_INSIDE.test(value) || value.trim() !== value
    ? quoteValue(value)
    : value;
}

const formatItem = (value: string) => (/[,[\]{}，]/u.test(value) ? quoteValue(value) : formatScalar(value));

/** In quotes, as YAML reads it back (YAML 1.2.2, 7.3). Single quotes know no escapes, so a backslash stays one. */
export function quoteValue(value: string): string {
  return /["\\]/u.test(value) ? `'${value.replaceAll("'", "''")}'` : `"${value}"`;
}
