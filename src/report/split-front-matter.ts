import type { Problem } from '../diagnostics/diagnostic.ts';

/** A report file cut in two. Lines are 1-based lines of the whole file. */
export interface SplitReport {
  frontMatter: string;
  frontMatterLine: number;
  body: string;
  bodyLine: number;
}

const TEMPLATE_HINT =
  '文件开头应当是：\n    ---\n    标题: …\n    机构名称: …\n    发布日期: 2022-02-14\n    ---';

const fault = (rule: string, line: number, message: string, remedy: string): Problem => ({
  level: 'error',
  rule,
  line,
  column: 1,
  message,
  remedy,
});

/** Splits at the two lines `---`. Tolerates spaces behind them and blank lines before the first. */
export function splitFrontMatter(text: string): SplitReport | Problem {
  if (text.trim() === '') {
    return fault('file-empty', 1, '文件是空的', `把报告的字段和正文写进来。${TEMPLATE_HINT}`);
  }
  const lines = text.split('\n');
  const isFence = (line: string | undefined) => line !== undefined && /^(---|———|－－－|——)\s*$/.test(line);
  const start = lines.findIndex((line) => line.trim() !== '');
  if (!isFence(lines[start])) {
    return fault(
      'front-matter-missing',
      start + 1,
      `文件没有以“---”开头的字段部分，第一行是“${clip(lines[start] ?? '')}”`,
      TEMPLATE_HINT,
    );
  }
  if (!/^---\s*$/.test(lines[start] ?? '')) {
    return fault(
      'front-matter-missing',
      start + 1,
      `字段部分的分隔线写成了“${lines[start]?.trim()}”`,
      '改为三个半角减号：---',
    );
  }
  const end = lines.findIndex((line, index) => index > start && /^---\s*$/.test(line));
  if (end < 0) {
    return fault(
      'front-matter-unclosed',
      start + 1,
      `字段部分从第 ${start + 1} 行的“---”开始，却没有结束的“---”`,
      '在最后一个字段的下一行加上：---',
    );
  }
  return {
    frontMatter: lines.slice(start + 1, end).join('\n'),
    frontMatterLine: start + 2,
    body: lines.slice(end + 1).join('\n'),
    bodyLine: end + 2,
  };
}

/** Shortens a value for a message. */
export function clip(value: string, length = 30): string {
  const characters = [...value.trim()];
  return characters.length > length ? `${characters.slice(0, length).join('')}…` : characters.join('');
}
