import { describe, expect, it } from 'vitest';
import { LINT_RULES } from '../../../src/lint/lint-rules.ts';
import { lintPortal, lintReport } from '../../../src/lint/run-rules.ts';
import { ALL_RULES, createLintInput, createPortalInput, lintExample } from '../../support/lint-sample.ts';

describe.each(LINT_RULES.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  it('finds its wrong example and tells where, what and how to mend it', () => {
    const found = lintExample(rule, rule.wrong);
    expect(found.length).toBeGreaterThan(0);
    for (const { rule: name, level, message, remedy, line, column } of found) {
      expect(name).toBe(code);
      expect(level).toBe(rule.level ?? 'warning');
      for (const text of [message, remedy]) expect(text).toMatch(/\p{Script=Han}/u);
      expect(line).toBeGreaterThan(0);
      expect(column).toBeGreaterThan(0);
    }
  });

  it('finds nothing in its right example, nor does any other rule', () => {
    const inputs = [rule.right].flat().map((each, index) => createLintInput(each, `2021/shili-${index + 1}`));
    const found = [
      ...inputs.flatMap((input) => lintReport(input, ALL_RULES)),
      ...lintPortal(inputs.map(createPortalInput), ALL_RULES),
    ];
    expect(found).toEqual([]);
  });

  it('says in Chinese what it looks for and on what ground', () => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(rule.title).toMatch(/^[^。]*\p{Script=Han}[^。]*$/u);
    expect(rule.basis).toMatch(/\p{Script=Han}|GB/u);
    if (rule.offBecause !== undefined) expect(rule.offBecause).toMatch(/\p{Script=Han}/u);
  });
});

it('no two rules have one name', () => {
  expect(new Set(LINT_RULES.map(({ code }) => code)).size).toBe(LINT_RULES.length);
});
