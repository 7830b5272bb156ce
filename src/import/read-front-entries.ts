import { type FrontMatterValue, parseFrontMatter } from '../report/parse-front-matter.ts';
import { readFieldLines } from '../report/read-field-lines.ts';

export interface FrontEntry {
  readonly key: string;
  readonly texts: readonly string[];
  readonly isList: boolean;
}

interface FrontEntries {
  readonly entries: readonly FrontEntry[];
  /** Lines that are none of its forms, as they stand. */
  readonly unread: readonly string[];
}

/** Reads what is between the marks of one form; `undefined` if it is no front matter after all. */
type Reader = (text: string) => FrontEntries | undefined;

/**
 * How the front matter of Markdown begins and ends: in YAML as here and in Jekyll, in TOML and JSON as in Hugo, and as
 * Hexo has it, without a line above.
 */
const FORMS: readonly (readonly [RegExp, Reader])[] = [
  [/^\s*---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)/su, readYaml],
  [/^\s*\+{3}[ \t]*\n(.*?)\n\+{3}[ \t]*(?:\n|$)/su, readToml],
  [/^\s*(\{[ \t]*\n.*?\n\})[ \t]*(?:\n|$)/su, readJson],
  [/^\s*((?:(?:[a-z][\w-]*[ \t]*:|[ \t]+\S|- )[^\n]*\n)+)---[ \t]*(?:\n|$)/u, readHeadless],
];

/** The fields above the text of a Markdown file, and the text. */
export function readFrontEntries(text: string): FrontEntries & { readonly body: string } {
  for (const [pattern, read] of FORMS) {
    const [whole, inside] = pattern.exec(text) ?? [];
    const front = inside === undefined ? undefined : read(inside);
    if (front) return { ...front, body: text.slice(whole?.length) };
  }
  return { entries: [], unread: [], body: text };
}

/** Of a field that YAML cannot read, such as `title: 甲: 乙`, the line says what is meant. */
function readYaml(text: string): FrontEntries {
  const known = parseFrontMatter(text, 1).entries;
  const entries = [...known].map(([key, entry]) => ({
    key,
    texts: listTexts(entry),
    isList: entry.kind === 'list',
  }));
  const unread: string[] = [];
  for (const { key, lines } of readFieldLines(text, 1).fields) {
    if (known.has(key)) continue;
    const [line = '', ...more] = lines;
    const [, value = ''] = /^[^:]{1,40}:[ \t]+(.*\S)[ \t]*$/u.exec(line) ?? [];
    const written = lines.join('\n').trim();
    if (key !== '' && more.length === 0 && /^[^"'[{|>&*!]/u.test(value))
      entries.push({ key, texts: [value], isList: false });
    else if (!/^(?:[^:]*:)?$/u.test(written)) unread.push(written);
  }
  return { entries, unread };
}

function readHeadless(text: string): FrontEntries | undefined {
  return /^title[ \t]*:/mu.test(text) ? readYaml(text) : undefined;
}

function readJson(text: string): FrontEntries | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return {
      entries: Object.entries(value as object).map(([key, each]) => ({
        key,
        texts: listValues(each),
        isList: Array.isArray(each),
      })),
      unread: [],
    };
  } catch {
    return undefined;
  }
}

/** `key = "甲"`, `key = ["甲", '乙']`, `key = 2022-02-14`; tables and lists of several lines are left to the editor. */
function readToml(text: string): FrontEntries {
  const entries: FrontEntry[] = [];
  const unread: string[] = [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    const [, key, value = ''] = /^"?([\p{L}_][\p{L}\d_-]*)"?\s*=\s*(.+)$/u.exec(line) ?? [];
    const inside = /^\[([^[\]]*)\]$/u.exec(value)?.[1];
    const strings = readTomlStrings(inside ?? value);
    const bare = inside === undefined && /^[\w:.+-]+(?: \d[\d:.]*)?$/u.test(value) ? [value] : undefined;
    const texts = strings ?? bare;
    if (key !== undefined && texts) entries.push({ key, texts, isList: inside !== undefined });
    else if (line !== '' && !line.startsWith('#')) unread.push(line);
  }
  return { entries, unread };
}

/** Strings with commas between them; `undefined` if there is anything else. */
function readTomlStrings(text: string): string[] | undefined {
  const string = String.raw`"(?:[^"\\]|\\.)*"|'[^']*'`;
  if (!new RegExp(`^(?:(?:${string})\\s*(?:,\\s*|$))*$`, 'u').test(text)) return undefined;
  return (text.match(new RegExp(string, 'gu')) ?? []).map((each) =>
    each.startsWith('"') ? each.slice(1, -1).replace(/\\(["\\])/gu, '$1') : each.slice(1, -1),
  );
}

/** All that is written in a value, however deep. */
function listTexts(value: FrontMatterValue): string[] {
  switch (value.kind) {
    case 'scalar':
      return value.text === '' ? [] : [value.text];
    case 'list':
      return value.items.flatMap(listTexts);
    case 'map':
      return [...value.entries.values()].flatMap(listTexts);
  }
}

function listValues(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(listValues);
  return value === null || value === '' ? [] : [String(value)];
}
