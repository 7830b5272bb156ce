import type { Problem } from '../diagnostics/diagnostic.ts';
import { type FieldContext, parseFields } from './parse-fields.ts';
import { parseFrontMatter } from './parse-front-matter.ts';
import type { ReportFields } from './report.ts';
import { splitFrontMatter } from './split-front-matter.ts';

export interface ParsedReport {
  fields: ReportFields;
  body: string;
  bodyLine: number;
}

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
  const frontMatter = parseFrontMatter(split.frontMatter, split.frontMatterLine);
  if (frontMatter.problems.some((problem) => problem.level === 'error')) {
    return { problems: [...frontMatter.problems] };
  }
  const { fields, problems } = parseFields(frontMatter.entries, {
    ...context,
    frontMatterStart: { line: split.frontMatterLine - 1, column: 1 },
  });
  const all = [...frontMatter.problems, ...problems];
  if (split.body.trim() === '') {
    all.push({
      level: 'error',
      rule: 'body-empty',
      line: split.bodyLine,
      column: 1,
      message: '字段后面没有正文',
      remedy: '把报告的正文粘贴到第二个“---”下面',
    });
  }
  if (!fields || all.some((problem) => problem.level === 'error')) return { problems: all };
  return { report: { fields, body: split.body, bodyLine: split.bodyLine }, problems: all };
}
