import type { Diagnostic, TextFix } from '../diagnostics/diagnostic.ts';
import { canExcept, covers } from '../lint/settle-exceptions.ts';
import { TO_MEND } from '../load/hold-reports.ts';
import { type FieldNames, REPORT_FIELD_NAMES } from '../report/fields.ts';
import { readFieldLines } from '../report/read-field-lines.ts';
import { splitFrontMatter } from '../report/split-front-matter.ts';
import type { DeskField, DeskFinding, DeskFix } from './desk-api.ts';

/** Findings of a report as its screen shows them: at which field, what can be done about each with one press. */
export function describeFindings(
  findings: readonly Diagnostic[],
  {
    file,
    text,
    fields,
    names = REPORT_FIELD_NAMES,
  }: { file: string; text: string; fields: readonly DeskField[]; names?: FieldNames },
): DeskFinding[] {
  const lines = text.split('\n');
  const mended = readMended(text, names);
  return findings.map((finding) => {
    const isOwn = finding.file === file;
    const field = isOwn ? findField(finding, fields, names) : undefined;
    const fix = isOwn ? findFix(finding, lines, mended) : undefined;
    const exception =
      finding.level === 'warning' && canExcept(finding) && !finding.message.includes(TO_MEND)
        ? describeException(finding, isOwn ? (lines[finding.line - 1] ?? '') : undefined)
        : undefined;
    const { fix: _, ...told } = finding;
    return {
      ...told,
      ...(field === undefined ? {} : { field }),
      ...(fix ? { fix } : {}),
      ...(exception ? { exception } : {}),
    };
  });
}

/** The lines of the fields as they are read, by their number in the file. */
function readMended(text: string, names: FieldNames): ReadonlyMap<number, string> {
  const split = splitFrontMatter(text, names);
  if ('rule' in split) return new Map();
  return new Map(
    readFieldLines(split.frontMatter, 1, names).fields.flatMap(({ first, lines }) =>
      lines.map((line, index) => [split.frontMatterLine + first + index, line] as const),
    ),
  );
}

/** By its line; of a field that is not there, by its name in the message. */
function findField(
  { line, message }: Diagnostic,
  fields: readonly DeskField[],
  { keys }: FieldNames,
): string | undefined {
  const on = fields.find(({ lines }) => lines && lines[0] <= line && line <= lines[1]);
  if (on || line > 1) return on?.key;
  return keys.find((key) => message.includes(`“${key}”`)) ?? keys.find((key) => message.startsWith(key));
}

/** A remedy that is one line to put in place of the one that is there (docs/editing-reference.md, 八). */
const WHOLE_LINE = /^改为(?:（[^）]*）| \d+ 个 #)?：\n {4}(\S.*)$/u;
const NEW_LINE = /^加一行：\n {4}(\S+?): (.+)$/u;

/** What is certain to be right: a remedy that names choices or asks to look is none. */
function findFix(
  finding: Diagnostic,
  lines: readonly string[],
  mended: ReadonlyMap<number, string>,
): DeskFix | undefined {
  const { line, rule, remedy, fix } = finding;
  const was = lines[line - 1] ?? '';
  if (fix) return placeFix(finding, fix, was);
  const added = NEW_LINE.exec(remedy);
  if (added) return { kind: 'field', change: { key: added[1] ?? '', values: [added[2] ?? ''] } };
  const [, wanted] = WHOLE_LINE.exec(remedy) ?? [];
  if (wanted === undefined) return undefined;
  if (rule === 'front-matter-form') {
    const now = mended.get(line);
    return now === undefined || now === was ? undefined : { kind: 'line', line, was, now };
  }
  if (mended.has(line)) return placePart(finding, wanted, lines, mended);
  const isHeading = /^#+ /.test(wanted) && /^#+\s/.test(was);
  return isHeading ? { kind: 'line', line, was, now: wanted } : undefined;
}

function placeFix({ line, column }: Diagnostic, fix: TextFix, was: string): DeskFix | undefined {
  const from = [...was].slice(0, column - 1).join('').length;
  if (!was.startsWith(fix.was, from)) return undefined;
  const part = { from, to: from + fix.was.length, insert: fix.now };
  const now = was.slice(0, part.from) + part.insert + was.slice(part.to);
  return { kind: 'line', line, was, now, part };
}

/** The place of an entry is that of its first part: the one that is meant may stand below. */
function placePart(
  { line, message }: Diagnostic,
  wanted: string,
  lines: readonly string[],
  mended: ReadonlyMap<number, string>,
): DeskFix | undefined {
  const key = wanted.split(':', 1)[0] ?? '';
  for (let at = line; mended.has(at); at += 1) {
    const [, lead = '', found, value = ''] =
      /^(\s*(?:-\s+)?)([^\s:]+)\s*:\s*(.*)$/u.exec(mended.get(at) ?? '') ?? [];
    if (found !== key) continue;
    const text = value.replace(/^(["'])(.*)\1\s*$/, '$2').trim();
    const isMeant = text !== '' && message.includes([...text].slice(0, 8).join(''));
    return isMeant ? { kind: 'line', line: at, was: lines[at - 1] ?? '', now: lead + wanted } : undefined;
  }
  return undefined;
}

/** Entry of 检查例外 without its reason, as narrow as it can be. @param line of the report's file; absent for an attachment */
function describeException(finding: Diagnostic, line: string | undefined): { rule: string; quote?: string } {
  const { rule, message } = finding;
  const told = /「([^」]*)」/u.exec(message)?.[1];
  const quotes = [
    told,
    line === undefined ? /“([^”]+)”/u.exec(message)?.[1] : quoteLine(line, finding.column),
  ];
  const isGood = (quote: string | undefined) =>
    quote !== undefined &&
    quote.trim() !== '' &&
    (line === undefined
      ? message.includes(quote)
      : covers({ rule, quote, reason: '', line: 1, column: 1 }, finding, line));
  const quote = quotes.find(isGood);
  return { rule, ...(quote === undefined ? {} : { quote }) };
}

const REACH = 8;

/** What stands around a column of a line. */
function quoteLine(line: string, column: number): string {
  const characters = [...line];
  return characters
    .slice(Math.max(0, column - 1 - REACH), column - 1 + REACH)
    .join('')
    .trim();
}
