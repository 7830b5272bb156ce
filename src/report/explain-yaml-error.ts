import { clip } from '../base/clip.ts';
import type { Problem } from '../diagnostics/diagnostic.ts';
import { quoteValue } from './format-front-matter.ts';

/** What is wrong in the front matter, and where. */
export type Explanation = Omit<Problem, 'level' | 'rule'>;

/** Longer values are not repeated in a remedy. */
export const MAX_QUOTED = 200;

/** What ends a value that begins so. */
export const CLOSERS: Readonly<Record<string, string>> = { '"': '"', "'": "'", '[': ']', '{': '}' };

/** A field on a line of its own: its name, and what stands behind the colon. */
function readFieldLine(line: string): { key: string; value: string } {
  const [lead = ''] = /^\s*(?:-\s+)?/.exec(line) ?? [];
  const rest = line.slice(lead.length);
  const colon = rest.indexOf(':');
  const isField = /^[^\s:#'"[{-]/.test(rest) && colon > 0 && /^(?:\s|$)/.test(rest.slice(colon + 1));
  return isField
    ? { key: rest.slice(0, colon).trimEnd(), value: rest.slice(colon + 1).trim() }
    : { key: '', value: '' };
}

/**
 * What YAML cannot read in the lines of one field, in words. Lines and columns are those of the field, 1-based.
 * @param locate line and column of an offset in the lines
 */
export function explainYamlErrors(
  lines: readonly string[],
  errors: readonly { pos: [number, number] }[],
  locate: (offset: number) => { line: number; col: number },
): Explanation[] {
  const unclosed = findUnclosed(lines);
  const findings = new Map<number, Explanation>();
  for (const { pos } of errors) {
    const { line, col } = locate(pos[0]);
    const number = Math.max(1, line);
    const known = unclosed && unclosed.line <= number ? unclosed : undefined;
    // One slip makes YAML stumble several times.
    if (findings.has(known?.line ?? number)) continue;
    const finding = known ?? explainLine(lines[number - 1] ?? '', number, col);
    findings.set(finding.line, finding);
  }
  return [...findings.values()];
}

function explainLine(line: string, number: number, unit: number): Explanation {
  const column = [...line.slice(0, Math.max(0, unit - 1))].length + 1;
  const { key, value } = readFieldLine(line);
  if (/^ *\t/.test(line)) {
    return {
      line: number,
      column: line.indexOf('\t') + 1,
      message: '行首用了制表符（Tab 键）',
      remedy: `改为两个空格：\n    ${line.trim()}`,
    };
  }
  if (!key) return { ...explainNoField(line), line: number };
  const [sign] = /^["']|^[[{}\]*&!|>%@`,?-]|: |:$/.exec(value) ?? [];
  return {
    line: number,
    column,
    message: sign
      ? `“${clip(key)}”的值里有符号 ${sign.trim()} ，会被当作格式，读不懂：“${clip(value)}”`
      : `这一行读不懂：“${clip(line)}”`,
    remedy: explainQuotes(`${key}:`, value),
  };
}

/**
 * For a line in front of which no field is named.
 * @param above the field above it, with all lines of its value, where such a value may have several
 */
export function explainNoField(line: string, above?: { key: string; value: readonly string[] }): Explanation {
  return {
    line: 1,
    column: 1,
    message: `这一行不是“字段: 值”的形式：“${clip(line)}”`,
    remedy: `${
      above
        ? `如果它是“${above.key}”的一行，改为：\n    ${[`${above.key}: |`, ...above.value].join('\n      ')}\n    `
        : '如果它接着上一行，就和上一行连成一行；'
    }如果它是字段，冒号用英文冒号，后面空一格；如果它是正文，移到第二个“---”下面`,
  };
}

/** @param column Where the second one stands. */
export function explainRepeat(key: string, line: number, column: number): Explanation {
  return {
    line,
    column,
    message: `字段“${clip(key)}”写了两次`,
    remedy: `只留一行“${clip(key)}”，删去另一行`,
  };
}

/**
 * The remedy for a value that holds a sign of YAML's.
 * @param before What stands before the value on its line, such as `标题:` or `-`.
 */
export function explainQuotes(before: string, value: string): string {
  if (!value || value.length > MAX_QUOTED) return '给整个值加上英文引号："…"';
  return `给整个值加上英文引号：\n    ${before.trim()} ${quoteValue(value)}`;
}

/** YAML reports a missing `"` where the text ends; the editor has to look where it began. */
function findUnclosed(lines: readonly string[]): Explanation | undefined {
  for (const [index, line] of lines.entries()) {
    const { key, value } = readFieldLine(line);
    const open = value[0] ?? '';
    const close = CLOSERS[open];
    // A list may go on in indented lines.
    if (!close || value.includes(close, 1) || /^\s/.test(lines[index + 1] ?? '')) continue;
    const quoted = open === close;
    return {
      line: index + 1,
      column: [...line.slice(0, line.indexOf(value))].length + 1,
      message: `“${clip(key)}”的值以 ${open} 开头，却没有结尾的 ${close}`,
      remedy:
        value.length > MAX_QUOTED
          ? `在这一行末尾补上：${close}`
          : `补上：\n    ${key}: ${value}${close}${quoted ? '' : '\n    如果它只是文字，给整个值加上英文引号'}`,
    };
  }
  return undefined;
}
