import type { LintExample, LintRule } from './lint-rule.ts';
import { LINT_RULES } from './lint-rules.ts';

const INDENT = '    ';

/** All rules with their examples, as `npm run check -- --rules` prints them. */
export function formatRules(rules: readonly LintRule[] = LINT_RULES): string {
  return rules
    .map((rule) =>
      [
        `${rule.code}  ${rule.title}`,
        `  依据：${rule.basis}`,
        ...(rule.offBecause === undefined ? [] : [`  默认不用：${rule.offBecause}`]),
        `  错：\n${formatExamples(rule.wrong)}`,
        `  对：\n${formatExamples(rule.right)}`,
      ].join('\n'),
    )
    .join('\n\n');
}

/** For programs: the same without the checks themselves. */
export function formatRulesJson(): string {
  const list = LINT_RULES.map(({ code, level = 'warning', title, basis, offBecause, wrong, right }) => ({
    rule: code,
    level,
    title,
    basis,
    on: offBecause === undefined,
    ...(offBecause === undefined ? {} : { offBecause }),
    wrong: [wrong].flat(),
    right: [right].flat(),
  }));
  return JSON.stringify({ rules: list }, null, 1);
}

function formatExamples(examples: LintExample | readonly LintExample[]): string {
  return [examples]
    .flat()
    .map(formatExample)
    .map((text) => text.replace(/^/gm, INDENT))
    .join(`\n${INDENT}（另一篇）\n`);
}

function formatExample({
  fields = {},
  body: whole,
  shown,
  files = [],
  unused = [],
  words,
}: LintExample): string {
  const body = shown === undefined ? whole : `……\n${shown}\n……`;
  return [
    ...Object.entries(fields).map(([key, value]) => `${key}: ${value}`),
    // Characters that cannot be seen are named, else the example shows nothing.
    ...(body === undefined ? [] : [body.replace(/\n+/g, '\n').replace(/\p{DI}/gu, '（看不见的字符）')]),
    ...(words === undefined ? [] : [`用词.csv：\n${words}`]),
    ...(files.length > 0 ? [`attachments 文件夹：${files.join('、')}`] : []),
    ...(unused.length > 0 ? [`index.md 旁边：${unused.join('、')}`] : []),
  ].join('\n');
}
