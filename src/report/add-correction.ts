import { formatListEntry } from './format-front-matter.ts';
import { readFieldLines } from './read-field-lines.ts';
import type { Correction } from './report.ts';
import { splitFrontMatter } from './split-front-matter.ts';

/** Lines to be put into a text, in place of as many as they replace. All other lines stay as they are. */
export interface LineEdit {
  /** 0-based line in front of which they are put. */
  readonly at: number;
  /** Lines from there on that go. */
  readonly replaces: 0 | 1;
  readonly lines: readonly string[];
}

const KEY = '修订';

/**
 * Where an entry of 修订 goes into a report's file, as the newest: below the field that is there, however it is written,
 * else as the last field. Whoever makes the edit reads the result back.
 * @returns nothing if there is no place that leaves no doubt
 */
export function findCorrectionEdit(text: string, correction: Correction): LineEdit | undefined {
  const split = splitFrontMatter(text);
  if ('rule' in split || split.problems.length > 0) return undefined;
  const { fields } = readFieldLines(split.frontMatter, 1);
  const named = fields.filter(({ key }) => key === KEY);
  const [field] = named;
  if (!field) {
    // In quotes it is the field all the same.
    if (/^\s*(?:\?\s*)?["'?]\s*修\s*订/mu.test(split.frontMatter)) return undefined;
    // In front of the closing line.
    const at = split.bodyLine - 2;
    return { at, replaces: 0, lines: [`${KEY}:`, ...formatListEntry(listPairs(correction))] };
  }
  if (named.length > 1) return undefined;
  const lines = text.split('\n');
  const first = split.frontMatterLine - 1 + field.first;
  const value = (field.lines[0] ?? '').replace(/^[^:]*:/, '').trim();
  if (value.startsWith('[')) return insertInFlow(lines[first] ?? '', first, correction);
  if (value !== '' && !value.startsWith('#')) return undefined;
  const next = field.lines.findIndex((line, index) => index > 0 && !/^\s*(?:#|$)/.test(line));
  const below = { at: first + 1, replaces: 0 } as const;
  if (next < 0) return { ...below, lines: formatListEntry(listPairs(correction)) };
  const written = field.lines[next] ?? '';
  const indent = /^ */.exec(written)?.[0] ?? '';
  if (/^\s*-(?:\s|$)/.test(written))
    return { ...below, lines: formatListEntry(listPairs(correction), indent) };
  // A single entry that is no list: it becomes the second of one.
  const raw = lines[first + next] ?? '';
  if (indent.length < 2 || !raw.startsWith(indent) || /^\s/.test(raw.slice(indent.length))) return undefined;
  const dash = indent.slice(2);
  return {
    at: first + next,
    replaces: 1,
    lines: [...formatListEntry(listPairs(correction), dash), `${dash}- ${raw.slice(indent.length)}`],
  };
}

const listPairs = ({ date, what, why }: Correction) =>
  [
    ['日期', date],
    ['内容', what],
    ['原因', why],
  ] as const;

/** `修订: [{日期: …}]`, on one line. */
function insertInFlow(line: string, at: number, correction: Correction): LineEdit {
  const open = line.indexOf('[') + 1;
  const rest = line.slice(open);
  const pairs = listPairs(correction).map(([key, value]) => `${key}: ${quoteFlow(value)}`);
  const item = `{${pairs.join(', ')}}${/^\s*\]/.test(rest) ? '' : ', '}`;
  return { at, replaces: 1, lines: [line.slice(0, open) + item + rest.trimStart()] };
}

/** Single quotes know no escapes but the doubled quote (YAML 1.2.2, 7.3.2). */
const quoteFlow = (value: string): string => `'${value.replaceAll("'", "''")}'`;
