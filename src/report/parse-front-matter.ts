import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseDocument,
  Scalar,
  type YAMLMap,
} from 'yaml';
import { clip } from '../base/clip.ts';
import type { TextPosition } from '../base/text-position.ts';
import { trimInvisible } from '../base/trim-invisible.ts';
import type { Problem } from '../diagnostics/diagnostic.ts';
import {
  type Explanation,
  explainNoField,
  explainQuotes,
  explainRepeat,
  explainYamlErrors,
} from './explain-yaml-error.ts';
import { type FieldNames, findField, isHoldName, REPORT_FIELD_NAMES } from './fields.ts';
import { findNearest } from './nearest.ts';
import { type FieldLines, foldKey, readFieldLines } from './read-field-lines.ts';
import { explainSecrecyMark, isSecrecyValue } from './secrecy-mark.ts';

/**
 * A value of the front matter. All scalars are strings: 2022-02-14 is no Date and 001 no number.
 * Line breaks of the editor's stay: whether they are layout or text depends on the field.
 */
export type FrontMatterValue =
  | ({ readonly kind: 'scalar'; readonly text: string } & TextPosition)
  | ({ readonly kind: 'list'; readonly items: readonly FrontMatterValue[] } & TextPosition)
  | ({ readonly kind: 'map'; readonly entries: ReadonlyMap<string, FrontMatterValue> } & TextPosition);

/** The entries of a field that may be written as a list of them or as a single one. */
export const listItems = (value: FrontMatterValue): readonly FrontMatterValue[] =>
  value.kind === 'list' ? value.items : [value];

export interface FrontMatter {
  readonly entries: ReadonlyMap<string, FrontMatterValue>;
  readonly problems: readonly Problem[];
  /** Keys of fields that are there but cannot be read; why is among the problems. */
  readonly unread: ReadonlySet<string>;
}

/** What reading a node needs to know of the document around it. */
interface Reading {
  readonly text: string;
  readonly names: FieldNames;
  at(offset: number): TextPosition;
  report(rule: string, level: Problem['level'], finding: Explanation): void;
  /** Fields of which the editor is told why they have no value, or not all of it. */
  readonly unread: Set<string>;
}

/**
 * Reads the YAML between the two `---`, each field by itself. Never throws: what cannot be read is a problem with its
 * place.
 * @param firstLine 1-based line of the file on which `text` starts.
 */
export function parseFrontMatter(
  text: string,
  firstLine: number,
  names: FieldNames = REPORT_FIELD_NAMES,
): FrontMatter {
  const { fields, problems } = readFieldLines(text, firstLine, names);
  const entries = new Map<string, FrontMatterValue>();
  const unread = new Set<string>();
  /** Lines that follow a field of several lines without being indented: told once, with all of them. */
  let told = 0;
  for (const [index, field] of fields.entries()) {
    const lines = field.lines.join('\n');
    const counter = new LineCounter();
    const document = parseDocument(lines, {
      schema: 'failsafe',
      lineCounter: counter,
      prettyErrors: false,
      // It compares each key with all others; `readMap` does the same in one pass.
      uniqueKeys: false,
    });
    const columns = createColumnCounter(lines);
    const at = (offset: number): TextPosition => {
      const line = Math.max(1, counter.linePos(offset).line);
      const column = columns(counter.lineStarts[line - 1] ?? 0, offset);
      return { line: firstLine + field.first + line - 1, column: restoreColumn(column, field, line - 1) };
    };
    const report: Reading['report'] = (rule, level, finding) => problems.push({ rule, level, ...finding });
    const root = document.contents;
    if (document.errors.length > 0) {
      unread.add(field.key);
      for (const finding of explainYamlErrors(field.lines, document.errors, (offset) =>
        counter.linePos(offset),
      )) {
        const line = firstLine + field.first + finding.line - 1;
        report('front-matter-syntax', 'error', {
          ...finding,
          line,
          column: restoreColumn(finding.column, field, finding.line - 1),
        });
      }
    } else if (isMap(root))
      readMap(root as YAMLMap.Parsed, '', { text: lines, names, at, report, unread }, entries);
    else if (root !== null && !(isScalar(root) && root.value === '')) {
      if (index < told) continue;
      const above = readAbove(fields, index);
      if (above) told = above.end;
      report('front-matter-syntax', 'error', { ...explainNoField(lines, above), ...at(root.range[0]) });
    }
  }
  return { entries, problems, unread };
}

/** The field of several lines (落款) right above one without a name, with what belongs to it up to the next name. */
function readAbove(fields: readonly FieldLines[], index: number) {
  const field = fields[index - 1];
  if (field === undefined || findField(field.key)?.type !== 'lines') return undefined;
  let end = index;
  while (fields[end]?.key === '') end += 1;
  const [first = '', ...others] = fields.slice(index - 1, end).flatMap((one) => one.lines);
  const value = [first.slice(first.indexOf(':') + 1), ...others].map(trimInvisible);
  return { key: field.key, value: value.filter((line) => !/^[|>]?$/.test(line)), end };
}

/** Columns of growing offsets in code points, 1-based, each character counted once. */
function createColumnCounter(text: string): (lineStart: number, offset: number) => number {
  let last = { lineStart: 0, offset: 0, column: 1 };
  return (lineStart, offset) => {
    const isFurther = last.lineStart === lineStart && last.offset <= offset;
    const from = isFurther ? last : { offset: lineStart, column: 1 };
    last = { lineStart, offset, column: from.column + [...text.slice(from.offset, offset)].length };
    return last.column;
  };
}

/** The column in the editor's file for one in the mended lines. */
function restoreColumn(column: number, { shifts }: FieldLines, line: number): number {
  const shift = shifts.get(line);
  if (!shift) return column;
  return Math.max(1, column > shift.to ? column - shift.to + shift.from : column + shift.lead);
}

/** Reads pairs; those with an unknown key are told as lost. `parent` is the field that holds the map, if any. */
function readMap(
  map: YAMLMap.Parsed,
  parent: string,
  reading: Reading,
  entries = new Map<string, FrontMatterValue>(),
): ReadonlyMap<string, FrontMatterValue> {
  // A map where none belongs is the field's own problem.
  const { names } = reading;
  const known = parent === '' ? names.keys : names.listEntryKeys(parent);
  for (const pair of map.items) {
    // `体  裁`, as printed pages pad it, is 体裁.
    const key = isScalar(pair.key) ? foldKey(String(pair.key.value ?? '')) : '';
    const position = reading.at(pair.key.range[0]);
    if (parent === '' && !names.keys.includes(key) && isHoldName(key))
      reading.report('field-unknown', 'error', explainLostHold(key, position, names));
    else if (known && !known.includes(key))
      reading.report('field-unknown', 'warning', explainUnknownKey(key, known, position, names));
    else if (entries.has(key)) {
      reading.report('front-matter-syntax', 'error', explainRepeat(key, position.line, position.column));
    }
    const value: FrontMatterValue = pair.value
      ? readNode(pair.value, key, reading)
      : { kind: 'scalar', text: '', ...position };
    const isSecret = /^密[级級]/u.test(key) && value.kind === 'scalar' && isSecrecyValue(value.text);
    if (isSecret) reading.report('secrecy-mark', 'error', { ...position, ...explainSecrecyMark(value.text) });
    entries.set(key, value);
  }
  return entries;
}

function readNode(node: ParsedNode, key: string, reading: Reading): FrontMatterValue {
  const position = reading.at(node.range[0]);
  if (isAlias(node) || node.anchor !== undefined || node.tag !== undefined)
    reportLostWord(node, key, reading);
  if (isSeq(node)) {
    return {
      kind: 'list',
      items: node.items.map((item) => readNode(item as ParsedNode, key, reading)),
      ...position,
    };
  }
  if (isMap(node))
    return { kind: 'map', entries: readMap(node as YAMLMap.Parsed, key, reading), ...position };
  if (!isScalar(node)) return { kind: 'scalar', text: '', ...position };
  reportLostComment(node as Scalar.Parsed, key, reading);
  return { kind: 'scalar', text: readText(node as Scalar.Parsed, reading), ...position };
}

/** A value written over several lines keeps them; YAML would join them with spaces, which Chinese has none of. */
function readText(node: Scalar.Parsed, { text }: Reading): string {
  const written = text.slice(node.range[0], node.range[1]);
  const value =
    node.type !== Scalar.BLOCK_LITERAL && written.includes('\n')
      ? unfold(node, written)
      : String(node.value ?? '');
  // Pasted text often has invisible characters at its ends.
  return trimInvisible(value);
}

function unfold({ type, value }: Scalar.Parsed, written: string): string {
  if (type === Scalar.PLAIN) return written.replace(/(?:(?<![^\S\n])[^\S\n]+)?\n[^\S\n]*/g, '\n');
  // `>` is `|` with its lines joined; in quotes, a line break with an empty line behind it is read as a line break. One
  // behind a backslash was to vanish.
  const kept =
    type === Scalar.BLOCK_FOLDED
      ? written.replace('>', '|')
      : written.replace(/(?<!\\)(\\*)\n/g, (whole, signs: string) =>
          type === Scalar.QUOTE_DOUBLE && signs.length % 2 === 1 ? whole : `${whole}\n`,
        );
  const { contents, errors } = parseDocument(kept, { schema: 'failsafe' });
  return String((errors.length === 0 && isScalar(contents) ? contents : { value }).value ?? '');
}

/** YAML's aliases, anchors and tags (`*a`, `&a`, `!a`) would silently eat the first word of a text. */
function reportLostWord(node: ParsedNode, key: string, { text, at, report, unread }: Reading): void {
  const lineStart = text.lastIndexOf('\n', node.range[0] - 1) + 1;
  const line = text.slice(lineStart).split('\n', 1)[0] ?? '';
  const sign = /[*&!]/.exec(line);
  // Tags that YAML itself gives are not the editor's.
  if (!sign) return;
  const value = line.slice(sign.index).trimEnd();
  unread.add(key);
  report('front-matter-syntax', 'error', {
    ...at(lineStart + sign.index),
    message: `“${clip(key)}”的值以 ${sign[0]} 开头，会被当作格式：“${clip(value)}”`,
    remedy: explainQuotes(line.slice(0, sign.index), value),
  });
}

/** `标题: 示例 #1` loses “#1”. Behind a value in quotes a comment is meant as one. */
function reportLostComment(node: Scalar.Parsed, key: string, { text, names, at, report }: Reading): void {
  if (node.type !== Scalar.PLAIN) return;
  const [start, end] = node.range;
  const [, space = '', comment = ''] = /^([^\S\n]*)#([^\n]*)/.exec(text.slice(end)) ?? [];
  if (comment.trim() === '') return;
  const value = text.slice(start, end);
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const whole = `${value}${value ? space : ''}#${comment.trimEnd()}`;
  report('front-matter-comment', 'warning', {
    ...at(end + space.length),
    message: `“${clip(key)}”的值里，“#”和它后面的“${clip(comment)}”会被当作备注，${names.unshown}`,
    remedy: `如果它是内容，${explainQuotes(before, whole)}\n    如果它是备注，移到单独的一行`,
  });
}

/** Who writes `发布状态: 草稿` must not find the text published. */
function explainLostHold(key: string, position: TextPosition, names: FieldNames): Explanation {
  const meant = names.findByAlias(key);
  const askToDelete = `请管网站的人删去第 ${position.line} 行`;
  const remedies = meant
    ? {
        remedy: `把“${clip(key)}”改为：${meant}`,
        form: `在“字段”的“${meant}”里写上，再${askToDelete}`,
      }
    : {
        remedy: '还不能公开的，把文件移到别处；可以公开的，删去这一行',
        form: `还不能公开的，先删去这个${names.subject}；可以公开的，${askToDelete}`,
      };
  const message = `没有名为“${clip(key)}”的字段，写了${names.subject}也照样发布`;
  return { ...position, message, ...remedies };
}

function explainUnknownKey(
  key: string,
  known: readonly string[],
  position: TextPosition,
  names: FieldNames,
): Explanation {
  if (key === '') {
    return {
      ...position,
      message: `这一行没有字段名，它的内容${names.unshown}`,
      remedy: '在冒号前面写上字段名，或者删去这一行',
      form: `请管网站的人用记事本打开这个文件，看第 ${position.line} 行`,
    };
  }
  const nearest = names.findByAlias(key) ?? findNearest(key, known);
  return {
    ...position,
    message: `没有名为“${clip(key)}”的字段，它的内容${names.unshown}`,
    remedy: nearest
      ? `如果指的是“${nearest}”，把“${clip(key)}”改为：${nearest}`
      : `可用的字段：${known.join('、')}`,
    form: nearest
      ? `如果指的是“${nearest}”，在“字段”的“${nearest}”里写上，再请管网站的人删去第 ${position.line} 行`
      : `请管网站的人用记事本打开这个文件，看第 ${position.line} 行`,
  };
}
