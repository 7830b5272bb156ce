import { isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument, type YAMLError } from 'yaml';
import type { Problem } from '../diagnostics/diagnostic.ts';
import { FIELD_KEYS, findField } from './fields.ts';
import { findNearest } from './nearest.ts';
import { clip } from './split-front-matter.ts';

/** A place in the editor's file, 1-based. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A value of the front matter. All scalars are strings: 2022-02-14 is no Date and 001 no number. */
export type FrontMatterValue =
  | ({ readonly kind: 'scalar'; readonly text: string } & Position)
  | ({ readonly kind: 'list'; readonly items: readonly FrontMatterValue[] } & Position)
  | ({ readonly kind: 'map'; readonly entries: ReadonlyMap<string, FrontMatterValue> } & Position);

export interface FrontMatter {
  readonly entries: ReadonlyMap<string, FrontMatterValue>;
  readonly problems: readonly Problem[];
}

/**
 * Reads the YAML between the two `---`. Never throws: what cannot be read is a problem with its place.
 * @param firstLine 1-based line of the file on which `text` starts.
 */
export function parseFrontMatter(text: string, firstLine: number): FrontMatter {
  const colons = findFullWidthColons(text, firstLine);
  if (colons.length > 0) return { entries: new Map(), problems: colons };

  const counter = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: counter,
    prettyErrors: false,
    uniqueKeys: true,
  });
  const at = (offset: number): Position => {
    const { line, col } = counter.linePos(offset);
    const lineStart = counter.lineStarts[line - 1] ?? 0;
    return {
      line: firstLine + line - 1,
      column: col === 0 ? 1 : [...text.slice(lineStart, offset)].length + 1,
    };
  };
  if (document.errors.length > 0) {
    return {
      entries: new Map(),
      problems: document.errors.map((error) => explainYamlError(error, text, at)),
    };
  }

  const problems: Problem[] = [];
  const root = document.contents;
  if (root === null || (isScalar(root) && root.value === '')) return { entries: new Map(), problems };
  if (!isMap(root)) {
    problems.push({
      ...at(root.range[0]),
      level: 'error',
      rule: 'front-matter-syntax',
      message: '字段部分不是“字段: 值”的形式',
      remedy: '每行写一个字段，例如：\n    标题: 示例区示例局2021年度法治政府建设情况报告',
    });
    return { entries: new Map(), problems };
  }
  const entries = new Map<string, FrontMatterValue>();
  for (const pair of root.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    const keyAt = at(pair.key.range[0]);
    if (!findField(key)) problems.push(explainUnknownKey(key, keyAt));
    const lost =
      pair.value && 'comment' in pair.value && isScalar(pair.value) ? pair.value.comment : undefined;
    if (lost) {
      problems.push({
        ...keyAt,
        level: 'warning',
        rule: 'front-matter-comment',
        message: `“${key}”的值里，“#${clip(lost)}”会被当作备注丢掉`,
        remedy: `如果它是内容，给整个值加上引号：\n    ${key}: "${isScalar(pair.value) ? String(pair.value.value) : ''} #${lost}"`,
      });
    }
    entries.set(key, pair.value ? readNode(pair.value, at) : { kind: 'scalar', text: '', ...keyAt });
  }
  return { entries, problems };
}

function readNode(node: ParsedNode, at: (offset: number) => Position): FrontMatterValue {
  const position = at(node.range[0]);
  if (isSeq(node))
    return { kind: 'list', items: node.items.map((item) => readNode(item as ParsedNode, at)), ...position };
  if (isMap(node)) {
    const entries = new Map<string, FrontMatterValue>();
    for (const { key, value } of node.items) {
      if (isScalar(key) && value) entries.set(String(key.value), readNode(value as ParsedNode, at));
    }
    return { kind: 'map', entries, ...position };
  }
  return { kind: 'scalar', text: isScalar(node) ? String(node.value ?? '').trim() : '', ...position };
}

/** A Chinese input method types `标题：…`, which YAML silently reads as one long text. */
function findFullWidthColons(text: string, firstLine: number): Problem[] {
  const problems: Problem[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const match = /^([^\s:：#'"-][^:：]*)：(.*)$/.exec(line);
    if (!match || !FIELD_KEYS.includes(match[1]?.trim() ?? '')) continue;
    const key = match[1]?.trim() ?? '';
    problems.push({
      level: 'error',
      rule: 'front-matter-colon',
      line: firstLine + index,
      column: [...(match[1] ?? '')].length + 1,
      message: `“${key}”后面用了中文冒号“：”`,
      remedy: `改为英文冒号加空格：\n    ${key}: ${match[2]?.trim() ?? ''}`.trimEnd(),
    });
  }
  return problems;
}

function explainUnknownKey(key: string, position: Position): Problem {
  const nearest = findNearest(key, FIELD_KEYS);
  return {
    ...position,
    level: 'warning',
    rule: 'field-unknown',
    message: `没有名为“${clip(key)}”的字段，它的内容不会发布`,
    remedy: nearest
      ? `如果指的是“${nearest}”，把“${clip(key)}”改为：${nearest}`
      : `可用的字段：${FIELD_KEYS.join('、')}`,
  };
}

function explainYamlError(error: YAMLError, text: string, at: (offset: number) => Position): Problem {
  const position = at(error.pos[0]);
  const line = text.split('\n')[position.line - at(0).line] ?? '';
  const [, key = '', value = ''] = /^\s*([^:]+):\s*(.*)$/.exec(line) ?? [];
  const quoted =
    key && value && !/^['"]/.test(value)
      ? `给值加上引号：\n    ${key.trim()}: "${value.replaceAll('"', '”')}"`
      : undefined;
  const problem = (message: string, remedy: string): Problem => ({
    ...position,
    level: 'error',
    rule: 'front-matter-syntax',
    message,
    remedy,
  });
  switch (error.code) {
    case 'DUPLICATE_KEY':
      return problem(`字段“${clip(key || line)}”写了两次`, '只留一行，删去另一行');
    case 'TAB_AS_INDENT':
      return problem('行首用了制表符（Tab）', '改为两个空格');
    case 'MISSING_CHAR':
      return problem(
        `“${clip(line)}”里的引号或括号没有成对`,
        '补上缺少的那一个，或把英文引号改为中文引号“ ”',
      );
    default:
      return problem(
        `这一行读不懂：“${clip(line)}”`,
        quoted ?? '每行写一个字段，冒号用英文冒号，后面空一格，例如：\n    机构名称: 示例区示例局',
      );
  }
}
