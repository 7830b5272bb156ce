import { clip } from '../base/clip.ts';
import { trimInvisible } from '../base/trim-invisible.ts';
import type { Problem } from '../diagnostics/diagnostic.ts';
import { CLOSERS, MAX_QUOTED } from './explain-yaml-error.ts';
import { type FieldNames, REPORT_FIELD_NAMES } from './fields.ts';

/** One field with all its lines, as YAML is to read them: slips that leave no doubt are mended. */
export interface FieldLines {
  /** Without padding; empty if the lines do not begin with the name of a field. */
  readonly key: string;
  /** 0-based line of the front matter on which it begins. */
  readonly first: number;
  readonly lines: readonly string[];
  /** By lines of the field: where the mended line and the editor's differ. */
  readonly shifts: ReadonlyMap<number, Shift>;
}

/** From column `to` on, a mended line is the editor's from column `from` on. Columns are 0-based, in UTF-16 units. */
interface Shift {
  readonly lead: number;
  readonly to: number;
  readonly from: number;
}

interface Line {
  readonly text: string;
  readonly indent: string;
  /** In front of the colon; `undefined` if there is none. */
  readonly key: string | undefined;
  readonly colon: string;
  /** 0-based, of the colon. */
  readonly colonAt: number;
  readonly value: string;
}

/** A value that goes on in the lines below it, whatever these say: `落款: |`, `说明: |`. */
interface OpenValue {
  /** Columns in front of a line that belongs to it. */
  readonly least: number;
  /** Whether its lines stand as they are; else in quotes or brackets. */
  readonly isBlock: boolean;
  /** Of its first line, as YAML reads it: the others need as many. */
  indent?: number;
}

/** The field whose lines are read. */
interface CurrentField {
  readonly key: string;
  /** In front of its name. */
  readonly indent: string;
  readonly lines: string[];
  readonly shifts: Map<number, Shift>;
  open: OpenValue | undefined;
}

type Report = (finding: Omit<Problem, 'rule' | 'line'>) => void;

/** `：` as a Chinese input method types it, and its look-alikes. */
const COLON = /[:：﹕︰∶]/u;
const MAX_KEY = 40;

/** A name without the padding that printed pages give it. */
export const foldKey = (written: string) => written.replace(/[\s\p{Cf}]+/gu, '');

/**
 * Parts front matter into fields, so that a fault in one does not hide the others. A line that says what field it is
 * begins one, whichever colon was typed and whatever stands in front of it.
 * @param firstLine 1-based line of the file on which `text` starts
 */
export function readFieldLines(
  text: string,
  firstLine: number,
  names: FieldNames = REPORT_FIELD_NAMES,
): { fields: FieldLines[]; problems: Problem[] } {
  const fields: FieldLines[] = [];
  const problems: Problem[] = [];
  let current: CurrentField | undefined;
  const begin = ({ key = '', value }: Line, first: number, indent: string, mended: Mended) => {
    const lines = [mended.text];
    const shifts = new Map(mended.shift && [[0, mended.shift]]);
    fields.push({ key, first, lines, shifts });
    current = { key, indent, lines, shifts, open: findOpen(value, 0) };
  };
  for (const [index, raw] of text.split('\n').entries()) {
    const line = readLine(raw);
    const { key } = line;
    const report: Report = (finding) =>
      problems.push({ rule: 'front-matter-form', line: firstLine + index, ...finding });
    if (key !== undefined && beginsField(line, key, current, names))
      begin(line, index, line.indent, mendField(line, key, names.keys.includes(key), report));
    else if (current ? beginsAnew(raw) : raw.trim() !== '' && !raw.startsWith('#'))
      begin(line, index, '', { text: raw });
    else if (current) addLine(line, current, names, report);
  }
  return { fields, problems };
}

/** Whether a line is the first of another field, rather than more of the one above it. */
function beginsField(
  line: Line,
  key: string,
  current: CurrentField | undefined,
  { keys, findByAlias, listEntryKeys }: FieldNames,
): boolean {
  if (!keys.includes(key) && !findByAlias(key)) return false;
  if (!current || line.indent.length <= current.indent.length) return true;
  return isWhole(line) && !isInside(line, current.open) && !listEntryKeys(current.key);
}

function addLine(line: Line, current: CurrentField, names: FieldNames, report: Report): void {
  const { key } = line;
  const { lines, shifts, open } = current;
  const entryKeys = names.listEntryKeys(current.key);
  const add = ({ text, shift }: Mended) => {
    if (shift) shifts.set(lines.length, shift);
    lines.push(text);
    return text;
  };
  if (open && isInside(line, open)) {
    add(mendInside(line, open, report));
    return;
  }
  current.open = findOpenEntry(add(mendEntry(line.text, entryKeys ?? [], report)));
  // `  机构名称：示例局` below a title may be more of it, or the next field.
  if (key !== undefined && names.keys.includes(key) && key !== current.key && !entryKeys)
    report(explainDoubt(line, key, current.key));
}

const isInside = ({ text, indent }: Line, open: OpenValue | undefined): boolean =>
  open !== undefined && (text.trim() === '' || measure(indent) >= open.least);

/** Whether its colon is YAML's: what stands behind one without a space may be more of a word. */
const isWhole = ({ colon, value }: Line): boolean => colon === ':' && /^(?:[ \t]|$)/.test(value);

function listColonSlips(line: Line): string[] {
  if (isWhole(line)) return [];
  return [line.colon === ':' ? '后面的冒号和值之间没有英文空格' : `后面用了中文冒号“${line.colon}”`];
}

function readLine(text: string): Line {
  const indent = /^[\s\p{Cf}]*/u.exec(text)?.[0] ?? '';
  const reach = text.slice(indent.length, indent.length + MAX_KEY);
  const at = reach.search(COLON);
  const written = reach.slice(0, Math.max(0, at));
  const isKey = at > 0 && !/^[#'"[\]{}-]/.test(written);
  return {
    text,
    indent,
    key: isKey ? foldKey(written) : undefined,
    colon: reach[at] ?? '',
    colonAt: indent.length + at,
    value: at < 0 ? '' : text.slice(indent.length + at + 1),
  };
}

/** @param least see `OpenValue` */
function findOpen(value: string, least: number): OpenValue | undefined {
  const text = value.trim();
  if (/^[|>]/.test(text)) return { least, isBlock: true };
  const close = CLOSERS[text[0] ?? ''];
  return close !== undefined && !text.includes(close, 1) ? { least, isBlock: false } : undefined;
}

/** The same of a mended line of a list or of an entry: `  - 内容: |`. */
function findOpenEntry(text: string): OpenValue | undefined {
  const [start = '', lead = ''] = /^( *)(?:- +)?/.exec(text) ?? [];
  const { key, colon, value } = readLine(text.slice(start.length));
  if (key === undefined) return findOpen(text.slice(start.length), lead.length + 1);
  return colon === ':' ? findOpen(value, start.length + 1) : undefined;
}

/** A line that is not indented is no part of a value, unless it is a comment, an entry of a list or its end. */
const beginsAnew = (line: string) => !/^(?:$|[\s#\]}]|-(?:\s|$))/.test(line);

interface Mended {
  readonly text: string;
  readonly shift?: Shift;
}

/** @param isKey Another name for a field is told of as such. */
function mendField(line: Line, key: string, isKey: boolean, report: Report): Mended {
  const { text, indent, colonAt, value } = line;
  const slips = [...(indent === '' ? [] : [`前面有${nameSpace(indent)}`]), ...listColonSlips(line)];
  if (slips.length === 0) return { text };
  const kept = trimInvisible(value);
  const name = text.slice(indent.length, colonAt).trimEnd();
  if (isKey)
    report({
      level: 'warning',
      column: [...text.slice(0, indent === '' ? colonAt : 0)].length + 1,
      message: `“${clip(key)}”${slips.join('，')}，已读作“${clip(kept)}”`,
      remedy: `改为（行首不空格，英文冒号后面空一格）：\n    ${formatLine(key, kept)}`,
    });
  const mended = `${name}: ${kept}`;
  const from = colonAt + 1 + (kept === '' ? 0 : value.indexOf(kept));
  return { text: mended, shift: { lead: indent.length, to: name.length + 2, from } };
}

/** A line of a list or of an entry: `　- 文件：甲.pdf`. */
function mendEntry(raw: string, keys: readonly string[], report: Report): Mended {
  const [, indent = '', dash = '', space = ''] = /^([\s\p{Cf}]*)(?:(-)([\s\p{Cf}]*))?/u.exec(raw) ?? [];
  const start = indent.length + dash.length + space.length;
  const line = readLine(raw.slice(start));
  const key = line.key !== undefined && keys.includes(line.key) ? line.key : undefined;
  if (key === undefined && (dash === '' || space === '')) return { text: raw };
  const slips = [
    ...(/^ *$/.test(indent) ? [] : [`前面用了${nameSpace(indent.replace(/ /g, ''))}`]),
    ...(dash === '' || /^[ \t]/.test(space) ? [] : ['前面的减号后面没有英文空格']),
    ...(key === undefined ? [] : listColonSlips(line)),
  ];
  if (slips.length === 0) return { text: raw };
  const lead = ' '.repeat(measure(indent));
  const rest = raw.slice(start);
  const value = key === undefined ? trimInvisible(rest) : trimInvisible(line.value);
  const mended = key === undefined ? value : `${key}: ${value}`;
  const before = `${lead}${dash && '- '}`;
  report({
    level: 'warning',
    column: [...raw.slice(0, key === undefined || isWhole(line) ? 0 : start + line.colonAt)].length + 1,
    message: `“${clip(key ?? value)}”${slips.join('，')}，已读作“${clip(value)}”`,
    remedy:
      `改为（英文冒号、减号后面各空一格，行首用英文空格）：\n    ${dash && '- '}${key === undefined ? value : formatLine(key, value)}`.trimEnd(),
  });
  const valueTo = before.length + mended.length - value.length;
  return {
    text: `${before}${mended}`,
    shift: { lead: start - before.length, to: valueTo, from: raw.lastIndexOf(value) },
  };
}

/** A line of a text that stands below its field: only spaces indent it, and a full-width one would end the text. */
function mendInside({ text, indent }: Line, open: OpenValue, report: Report): Mended {
  if (text.trim() === '') return { text };
  const spaces = /^ */.exec(text)?.[0].length ?? 0;
  const isWrong = open.isBlock && spaces < Math.max(1, open.indent ?? open.least) && /[^ ]/.test(indent);
  if (!isWrong) {
    open.indent ??= spaces;
    return { text };
  }
  open.indent ??= open.least + 2;
  const value = text.slice(indent.length);
  report({
    level: 'warning',
    column: 1,
    message: `“${clip(value)}”前面用了${nameSpace(indent.replace(/ /g, ''))}，已读作“${clip(value)}”`,
    remedy: `改为（行首用 ${open.indent} 个英文空格）：\n    ${' '.repeat(open.indent)}${value}`,
  });
  return {
    text: `${' '.repeat(open.indent)}${value}`,
    shift: { lead: indent.length - open.indent, to: open.indent, from: indent.length },
  };
}

function explainDoubt(line: Line, key: string, above: string): Omit<Problem, 'rule' | 'line'> {
  return {
    level: 'error',
    column: line.indent.length + 1,
    message: `看不出“${clip(line.text)}”是字段“${key}”，还是接着上面的“${clip(above)}”`,
    remedy: `是字段，删去行首的空格，改为：\n    ${formatLine(key, trimInvisible(line.value))}\n    是“${clip(above)}”的内容，和上一行连成一行`,
  };
}

function formatLine(key: string, value: string): string {
  return value.length > MAX_QUOTED ? `${key}: …（值不变）` : `${key}: ${value}`.trimEnd();
}

/** Columns that an indentation takes. A tab or a full-width space is as wide as two spaces. */
const measure = (indent: string): number =>
  indent.replace(/[^ ]/gu, (char) => (/\p{Cf}/u.test(char) ? '' : char === '\u00a0' ? ' ' : '  ')).length;

function nameSpace(indent: string): string {
  if (indent.includes('\t')) return '制表符（Tab 键）';
  if (indent.includes('\u3000')) return '全角空格';
  return /^ *$/.test(indent) ? '空格' : '看不见的字符';
}
