import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { LintExample, LintRule, PortalLintReport } from '../../src/lint/lint-rule.ts';
import { LINT_RULES } from '../../src/lint/lint-rules.ts';
import { type LintInput, lintPortal, lintReport } from '../../src/lint/run-rules.ts';
import { parseWordList } from '../../src/lint/word-list.ts';
import { parseBody } from '../../src/markdown/render-body.ts';
import { readTables } from '../../src/profiles/read-tables.ts';
import { findProfile } from '../../src/report/find-profile.ts';
import type { TypedTable } from '../../src/report/typed-table.ts';
import { PROFILES } from './profiles.ts';
import { readReport, showProblems, writeReport } from './sample-report.ts';

/** Every rule, also those that a portal has to ask for. */
export const ALL_RULES = {
  off: [],
  on: LINT_RULES.filter(({ offBecause }) => offBecause).map(({ code }) => ({ rule: code, reason: '示例' })),
};

/** An example as the portal hands it to the rules. @throws Error if the example is no sound report */
export function createLintInput(
  { fields, body, files = [], unused = [], attachments = [], words }: LintExample,
  id = '2021/shili',
): LintInput {
  const text = writeReport(
    { 标题: '示例区示例局示例工作报告', ...fields },
    body === undefined ? undefined : `\n${body}\n`,
  );
  const { report, problems } = readReport(text, id);
  if (!report) throw new Error(showProblems(problems));
  const profile = findProfile(PROFILES, report.fields);
  const source = {
    ...report,
    ...{ id, file: `内容/reports/${id}/index.md`, folder: `/${id}`, text, sha256: '' },
    ...(profile ? { profile } : {}),
  };
  let tables: readonly TypedTable[] = [];
  const { rendered, locate } = parseBody(source.body, source.bodyLine).finish(
    (target) => ({ kind: 'local', url: encodeURI(target) }),
    profile &&
      ((placed) => {
        const read = readTables(profile, placed);
        tables = read.tables;
        return read.roles;
      }),
  );
  const { blocks, sections, outsideLinks: links } = rendered;
  const { list } = words === undefined ? {} : parseWordList(words);
  return {
    source,
    blocks,
    sections,
    links,
    files,
    attachments,
    unused,
    locate,
    ...(profile ? { tables } : {}),
    ...(list ? { words: list } : {}),
  };
}

/** A report as rules see it that look at all reports. */
export const createPortalInput = ({ source, tables }: LintInput): PortalLintReport =>
  tables ? { ...source, carried: tables } : source;

/** What a rule finds in its example, or in any other. */
export function lintExample(rule: LintRule, examples: LintExample | readonly LintExample[]): Diagnostic[] {
  const inputs = [examples].flat().map((each, index) => createLintInput(each, `2021/shili-${index + 1}`));
  return rule.scope === 'portal'
    ? lintPortal(inputs.map(createPortalInput), ALL_RULES, [rule])
    : inputs.flatMap((input) => lintReport(input, ALL_RULES, [rule]));
}

/** What all rules find in a body. */
export function lintBody(body: string, fields: Readonly<Record<string, string>> = {}): Diagnostic[] {
  return lintReport(createLintInput({ body, fields }), ALL_RULES);
}

export function findRule(code: string): LintRule {
  const rule = LINT_RULES.find((each) => each.code === code);
  if (!rule) throw new Error(`no rule ${code}`);
  return rule;
}
