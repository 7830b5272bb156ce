import type { Problem } from '../diagnostics/diagnostic.ts';
import { findHiddenCharacter } from './hidden-characters.ts';
import { type FieldContext, parseFields } from './parse-fields.ts';
import { parseFrontMatter } from './parse-front-matter.ts';
import type { ReportSource } from './report.ts';
import { type SplitReport, splitFrontMatter } from './split-front-matter.ts';

export type ParsedReport = Pick<ReportSource, 'fields' | 'places' | 'body' | 'bodyLine'>;

/**
 * Reads one report file.
 * @param text The whole file with LF line ends, without BOM.
 * @returns `report` only if no problem is an error.
 */
export function parseReport(
  text: string,
  context: Omit<FieldContext, 'frontMatterStart'>,
): { report?: ParsedReport; problems: Problem[] } {
  const split = splitFrontMatter(text);
  if ('rule' in split) return { problems: [split] };
  const bodyProblems = checkBody(split);
  const frontMatter = parseFrontMatter(split.frontMatter, split.frontMatterLine);
  if (frontMatter.problems.some((problem) => problem.level === 'error')) {
    return { problems: [...frontMatter.problems, ...bodyProblems] };
  }
  const { fields, problems } = parseFields(frontMatter.entries, {
    ...context,
    frontMatterStart: { line: split.frontMatterLine - 1, column: 1 },
  });
  const all = [...frontMatter.problems, ...problems, ...bodyProblems];
  if (!fields || all.some((problem) => problem.level === 'error')) return { problems: all };
  const places = new Map([...frontMatter.entries].map(([key, { line, column }]) => [key, { line, column }]));
  return { report: { fields, places, body: split.body, bodyLine: split.bodyLine }, problems: all };
}

function checkBody({ body, bodyLine }: SplitReport): Problem[] {
  if (body.trim() === '') {
    const remedy = '把报告的正文粘贴到第二个“---”下面';
    return [
      { level: 'error', rule: 'body-empty', line: bodyLine, column: 1, message: '字段后面没有正文', remedy },
    ];
  }
  return body.split('\n').flatMap((line, index): Problem[] => {
    const hidden = findHiddenCharacter(line);
    if (!hidden) return [];
    return [
      {
        level: 'error',
        rule: 'text-control',
        line: bodyLine + index,
        column: [...line.slice(0, hidden.index)].length + 1,
        message: `正文里有看不见的控制字符（${hidden.name}）${excerpt(line, hidden.index)}`,
        remedy: '删去这一处前后各一个字，再重新输入这两个字',
      },
    ];
  });
}

/** Where in the line it is: the editor cannot see it, and few editors' programs show columns. */
function excerpt(line: string, index: number): string {
  const before = [...line.slice(0, index)].slice(-8).join('');
  return before ? `，在“${before}”后面` : '，在行首';
}
