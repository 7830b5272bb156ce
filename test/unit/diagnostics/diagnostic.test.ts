import { expect, it } from 'vitest';
import { hasErrors, locateProblems, type Problem } from '../../../src/diagnostics/diagnostic.ts';

const problem: Problem = {
  level: 'warning',
  rule: 'text-length',
  line: 1,
  column: 1,
  message: '示例',
  remedy: '示例',
};

it('locateProblems adds the file', () => {
  expect(locateProblems('a/index.md', [problem])).toEqual([{ ...problem, file: 'a/index.md' }]);
});

it('hasErrors sees an error among warnings', () => {
  const [warning] = locateProblems('a', [problem]);
  if (!warning) throw new Error('nothing located');
  expect(hasErrors([])).toBe(false);
  expect(hasErrors([warning, warning])).toBe(false);
  expect(hasErrors([warning, { ...warning, level: 'error' }])).toBe(true);
});
