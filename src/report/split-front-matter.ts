import { clip } from '../base/clip.ts';
import type { Problem } from '../diagnostics/diagnostic.ts';
import { type FieldNames, REPORT_FIELD_NAMES } from './fields.ts';

/** A report file cut in two. Lines are 1-based lines of the whole file. */
export interface SplitReport {
  frontMatter: string;
  frontMatterLine: number;
  body: string;
  bodyLine: number;
  /** What is wrong with the lines `---`, where it is clear all the same which lines are fields and which are text. */
  problems: Problem[];
}

const formatHint = ({ required }: FieldNames) =>
  `文件开头应当是：\n${['---', ...required.map((key) => `${key}: …`), '---'].map((line) => `    ${line}`).join('\n')}`;

const isFence = (line: string) => /^\s*---\s*$/.test(line);

/** What a Chinese input method or Word's AutoFormat makes of `---`, and other counts of hyphens. */
const isNearFence = (line: string) => /^\s*[-\u2010-\u2015─━﹣－]{2,}\s*$/u.test(line);

/** A line of text: no field, no comment, no list item, nothing indented. */
const isProse = (line: string) => /^[^\s#-]/.test(line) && !/[:：]/.test(line);

const fault = (rule: string, line: number, message: string, remedy: string): Problem => ({
  ...{ level: 'error', rule, line, column: 1, message, remedy },
  form: `在“历史”里换回以前的一份；或者请管网站的人用记事本打开这个文件，${remedy}`,
});

const faultyFence = (line: number, text: string) =>
  fault(
    'front-matter-missing',
    line,
    `字段部分的分隔线写成了“${clip(text)}”`,
    '这一行只写三个英文减号（关闭中文输入法再输入）：\n    ---',
  );

/**
 * Splits at the two lines `---`. Tolerates white space around them and blank lines before the first.
 * @returns a problem alone if it cannot be told what is field and what is text
 */
export function splitFrontMatter(
  text: string,
  names: FieldNames = REPORT_FIELD_NAMES,
): SplitReport | Problem {
  if (text.trim() === '') {
    return fault('file-empty', 1, '文件是空的', `把${names.subject}的字段和正文写进来。${formatHint(names)}`);
  }
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trim() !== '');
  const first = lines[start] ?? '';
  if (isFence(first)) return splitBelow(text, lines, start, []);
  if (isNearFence(first)) return splitBelow(text, lines, start, [faultyFence(start + 1, first)]);
  if (names.keys.includes(first.split(/[:：]/, 1)[0]?.trim() ?? '')) {
    const message = `字段前面缺少“---”，第一行是“${clip(first)}”`;
    const missing = fault('front-matter-missing', start + 1, message, '在这一行上面加一行：\n    ---');
    return splitBelow(text, lines, start - 1, [missing]);
  }
  const message = `文件开头没有“---”和字段，第一行是“${clip(first)}”`;
  return fault('front-matter-missing', start + 1, message, `在最前面加上字段。${formatHint(names)}`);
}

const indentOf = (line: string) => line.search(/\S|$/);

/** The line `---` behind a line, but for one in a text below `说明: |`, which may hold a rule of its own. */
function findEnd(lines: readonly string[], start: number): number {
  let opener: number | undefined;
  return lines.findIndex((line, index) => {
    if (index <= start || (opener !== undefined && (line.trim() === '' || indentOf(line) > opener)))
      return false;
    opener = /[:：]\s*[|>][-+\d]*\s*$/.test(line) ? indentOf(line) : undefined;
    return isFence(line);
  });
}

/** @param start index of the opening line */
function splitBelow(text: string, lines: readonly string[], start: number, problems: Problem[]): SplitReport {
  const findAfter = (isWanted: (line: string) => boolean, end: number) =>
    lines.findIndex((line, index) => index > start && index < end && isWanted(line));
  const end = findEnd(lines, start);
  // Without its own end the fields run on to the first rule `---` of the text, or to the end of the file.
  const prose = findAfter(isProse, end < 0 ? lines.length : end);
  const heading = findAfter((line) => /^#{2,6}\s/.test(line), prose);
  const cut = (last: number, bodyStart: number): SplitReport => ({
    frontMatter: lines.slice(start + 1, last).join('\n'),
    frontMatterLine: start + 2,
    // A slice shares the memory of the text, which is kept beside it.
    body: text.slice(lines.slice(0, bodyStart).join('\n').length + 1),
    bodyLine: bodyStart + 1,
    problems,
  });
  if (end >= 0 && heading < 0) return cut(end, end + 1);

  const near = findAfter((line) => isNearFence(line) && !isFence(line), heading < 0 ? lines.length : heading);
  if (near > 0) {
    problems.push(faultyFence(near + 1, lines[near] ?? ''));
    return cut(near, near + 1);
  }
  const reach =
    heading > 0
      ? `，到第 ${heading + 1} 行的标题“${clip(lines[heading] ?? '')}”还没有结束`
      : '，却没有结束的“---”';
  const where = Math.max(1, start + 1);
  problems.push(
    fault(
      'front-matter-unclosed',
      where,
      `字段部分从第 ${where} 行${problems.length > 0 ? '' : '的“---”'}开始${reach}`,
      '在最后一个字段的下一行加上：\n    ---',
    ),
  );
  const last = [heading, prose, lines.length].find((index) => index >= 0) ?? lines.length;
  return cut(last, last);
}
