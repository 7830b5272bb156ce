import type { Problem } from '../diagnostics/diagnostic.ts';
import { findField } from './fields.ts';

/** A report file cut in two. Lines are 1-based lines of the whole file. */
export interface SplitReport {
  frontMatter: string;
  frontMatterLine: number;
  body: string;
  bodyLine: number;
}

const TEMPLATE_HINT =
  '文件开头应当是：\n    ---\n    标题: …\n    机构名称: …\n    发布日期: 2022-02-14\n    体裁: 报告\n    主题分类: …\n    公开类别: 主动公开\n    ---';

const isFence = (line: string) => /^\s*---\s*$/.test(line);

/** What a Chinese input method or Word's AutoFormat makes of `---`, and other counts of hyphens. */
const isNearFence = (line: string) => /^\s*[-\u2010-\u2015─━﹣－]{2,}\s*$/u.test(line);

/** A line of text: no field, no comment, no list item, nothing indented. */
const isProse = (line: string) => /^[^\s#-]/.test(line) && !/[:：]/.test(line);

const fault = (rule: string, line: number, message: string, remedy: string): Problem => ({
  level: 'error',
  rule,
  line,
  column: 1,
  message,
  remedy,
});

const faultyFence = (line: number, text: string) =>
  fault(
    'front-matter-missing',
    line,
    `字段部分的分隔线写成了“${clip(text)}”`,
    '这一行只写三个英文减号（关闭中文输入法再输入）：\n    ---',
  );

/** Splits at the two lines `---`. Tolerates white space around them and blank lines before the first. */
export function splitFrontMatter(text: string): SplitReport | Problem {
  if (text.trim() === '') {
    return fault('file-empty', 1, '文件是空的', `把报告的字段和正文写进来。${TEMPLATE_HINT}`);
  }
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trim() !== '');
  const first = lines[start] ?? '';
  if (!isFence(first)) {
    if (isNearFence(first)) return faultyFence(start + 1, first);
    if (findField(first.split(/[:：]/, 1)[0]?.trim() ?? '')) {
      const message = `字段前面缺少“---”，第一行是“${clip(first)}”`;
      return fault('front-matter-missing', start + 1, message, '在这一行上面加一行：\n    ---');
    }
    const message = `文件开头没有“---”和字段，第一行是“${clip(first)}”`;
    return fault('front-matter-missing', start + 1, message, `在最前面加上字段。${TEMPLATE_HINT}`);
  }
  const inside = (index: number) => index > start;
  const end = lines.findIndex((line, index) => inside(index) && isFence(line));
  // Without its own end the fields run on to the first rule `---` of the text, or to the end of the file.
  const body = end < 0 ? lines.length : end;
  const prose = lines.findIndex((line, index) => inside(index) && index < body && isProse(line));
  const heading = lines.findIndex((line, index) => inside(index) && index < prose && /^#{2,6}\s/.test(line));
  if (end < 0 || heading > 0) {
    const near = lines.findIndex(
      (line, index) =>
        inside(index) && (heading < 0 || index < heading) && isNearFence(line) && !isFence(line),
    );
    if (near > 0) return faultyFence(near + 1, lines[near] ?? '');
    const reach =
      heading > 0
        ? `，到第 ${heading + 1} 行的标题“${clip(lines[heading] ?? '')}”还没有结束`
        : '，却没有结束的“---”';
    return fault(
      'front-matter-unclosed',
      start + 1,
      `字段部分从第 ${start + 1} 行的“---”开始${reach}`,
      '在最后一个字段的下一行加上：\n    ---',
    );
  }
  return {
    frontMatter: lines.slice(start + 1, end).join('\n'),
    frontMatterLine: start + 2,
    body: lines.slice(end + 1).join('\n'),
    bodyLine: end + 2,
  };
}

/** Shortens a value for a message, on one line. */
export function clip(value: string, length = 30): string {
  const characters = [...value.trim().replace(/\s*\n\s*/g, ' ')];
  return characters.length > length ? `${characters.slice(0, length).join('')}…` : characters.join('');
}
