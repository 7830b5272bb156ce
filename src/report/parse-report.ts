import type { Problem } from '../diagnostics/diagnostic.ts';
import { findHiddenCharacter } from './hidden-characters.ts';
import { type FieldContext, parseFields } from './parse-fields.ts';
import { parseFrontMatter } from './parse-front-matter.ts';
import type { ReportSource, ReportState } from './report.ts';
import { type SplitReport, splitFrontMatter } from './split-front-matter.ts';

export type ParsedReport = Pick<ReportSource, 'fields' | 'places' | 'body' | 'bodyLine'>;

/**
 * Reads one report file.
 * @param text The whole file with LF line ends, without BOM.
 * @returns `report` only if no problem is an error; else `draft`, with empty fields where one is: what else is wrong
 * with its text and files can be looked for.
 */
export function parseReport(
  text: string,
  context: Omit<FieldContext, 'frontMatterStart' | 'unread'>,
): { report?: ParsedReport; draft?: ParsedReport; problems: Problem[] } {
  const split = splitFrontMatter(text);
  if ('rule' in split) return { problems: [split] };
  const { entries, unread, problems: form } = parseFrontMatter(split.frontMatter, split.frontMatterLine);
  const { fields, problems: values } = parseFields(entries, {
    ...context,
    unread,
    frontMatterStart: { line: Math.max(1, split.frontMatterLine - 1), column: 1 },
  });
  const places = new Map([...entries].map(([key, { line, column }]) => [key, { line, column }]));
  // A line that cannot be read, `状态: "草稿`, still says that the report is not to be published.
  const meant =
    !entries.has('状态') &&
    /^[^\S\n\r\u2028\u2029]*状态\s*[:：].*?(草稿|送审)/mu.exec(split.frontMatter)?.[1];
  if (meant) fields.state = meant as ReportState;
  const report = { fields, places, body: split.body, bodyLine: split.bodyLine };
  const problems = [...split.problems, ...form, ...values, ...checkBody(split)];
  const isSound = problems.every(({ level }) => level !== 'error');
  return isSound ? { report, problems } : { draft: report, problems };
}

/** Numeric character references of HTML, which Markdown reads (CommonMark 0.31, 2.5). */
const REFERENCE = /&#(?:[xX]([\da-fA-F]{1,6})|(\d{1,7}));/g;

/** @param subject what the file is */
export function checkBody({ body, bodyLine, problems }: SplitReport, subject = '报告'): Problem[] {
  if (body.trim() === '') {
    // Without its end the fields reach to the end of the file.
    if (problems.length > 0) return [];
    const remedy = `把${subject}的正文粘贴到第二个“---”下面`;
    return [
      { level: 'error', rule: 'body-empty', line: bodyLine, column: 1, message: '字段后面没有正文', remedy },
    ];
  }
  // Hardly any text has one: looked at as a whole first.
  if (!findHiddenCharacter(body) && body.search(REFERENCE) < 0) return [];
  return body.split('\n').flatMap((line, index): Problem[] => {
    const hidden = findHiddenCharacter(line) ?? findHiddenReference(line);
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

/** `&#x202E;` is typed in plain letters, and does the same harm on the page. */
function findHiddenReference(line: string): ReturnType<typeof findHiddenCharacter> {
  for (const { index, 1: hex, 2: decimal } of line.matchAll(REFERENCE)) {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    const hidden = code <= 0x10ffff ? findHiddenCharacter(String.fromCodePoint(code)) : undefined;
    if (hidden) return { index, name: hidden.name };
  }
  return undefined;
}

/** Where in the line it is: the editor cannot see it, and few editors' programs show columns. */
function excerpt(line: string, index: number): string {
  const before = [...line.slice(Math.max(0, index - 16), index)].slice(-8).join('');
  return before ? `，在“${before}”后面` : '，在行首';
}
