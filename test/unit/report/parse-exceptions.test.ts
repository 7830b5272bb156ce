import { describe, expect, it } from 'vitest';
import { readReport, showProblems, writeReport } from '../../support/sample-report.ts';

const read = (value: string) => readReport(writeReport({ 检查例外: value }));

describe('检查例外', () => {
  it('is a list of rule, place and reason, with its own place in the file', () => {
    const { report, problems } = read(
      '\n  - 规则: final-mark\n    位置: “示例”的\n    原因: 原文如此\n  - {规则: pair-unmatched, 原因: 引文}',
    );
    expect(problems).toEqual([]);
    expect(report?.fields.exceptions).toEqual([
      { rule: 'final-mark', quote: '“示例”的', reason: '原文如此', line: 9, column: 5 },
      { rule: 'pair-unmatched', reason: '引文', line: 12, column: 5 },
    ]);
  });

  it('may be a single entry', () => {
    expect(read('\n  规则: final-mark\n  原因: 原文如此').report?.fields.exceptions).toHaveLength(1);
  });

  it('is empty where nothing is written', () => {
    expect(readReport(writeReport()).report?.fields.exceptions).toEqual([]);
    expect(read('').report?.fields.exceptions).toEqual([]);
  });

  it.each([
    ['final-mark', '检查例外的每一项要分别写规则和原因，写的是“final-mark”，它不起作用'],
    ['[[final-mark]]', '检查例外的每一项要分别写规则和原因，写的是一个列表，它不起作用'],
    ['[{原因: 原文如此}]', '检查例外里有一项没有写规则，它不起作用'],
    ['[{规则: final-mark}]', '检查例外“final-mark”没有写原因，它不起作用'],
    ['[{规则: final-mark, 原因: ""}]', '检查例外“final-mark”没有写原因，它不起作用'],
    ['[{规则: [a], 原因: 示例}]', '检查例外里有一项没有写规则，它不起作用'],
    ['[{规则: "a\\u202eb", 原因: 示例}]', '检查例外“a\u202eb”里有看不见的控制字符（U+202E），它不起作用'],
    [
      '[{规则: a, 位置: "甲\\n乙", 原因: 示例}]',
      '检查例外“a”的位置有几行，应当是同一行里的几个字，它不起作用',
    ],
  ])('that cannot be used, %j, is told, and stops nothing', (value, message) => {
    const { report, problems } = read(value);
    expect(report?.fields.exceptions).toEqual([]);
    expect(problems).toMatchObject([{ level: 'warning', rule: 'exceptions-format', line: 8, message }]);
    expect(problems[0]?.remedy).toContain('检查例外:\n      - 规则: （');
  });

  it('is read for itself: keys of other fields that look like parts of the language are only unknown', () => {
    const text = writeReport({ constructor: '\n  规则: final-mark' });
    expect(readReport(text).problems.map(({ rule }) => rule)).toEqual(['field-unknown']);
  });

  it('tells of a key that it does not have', () => {
    expect(showProblems(read('[{规则: final-mark, 理由: 示例}]').problems)).toContain('没有名为“理由”的字段');
  });
});
