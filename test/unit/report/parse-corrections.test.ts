import { describe, expect, it } from 'vitest';
import { readReport, showProblems, writeReport } from '../../support/sample-report.ts';

const read = (value: string) => readReport(writeReport({ 修订: value }));

describe('修订', () => {
  it('is a list of day, what and why, newest first, those of one day as written', () => {
    const { report, problems } = read(
      '\n  - 日期: 2022-03-01\n    内容: 更正数字\n    原因: 原文笔误\n  - {日期: 2022-05-20, 内容: 补上一段, 原因: 遗漏}\n  - {日期: 2022-03-01, 内容: 删去一句, 原因: 重复}',
    );
    expect(problems).toEqual([]);
    expect(report?.fields.corrections).toEqual([
      { date: '2022-05-20', what: '补上一段', why: '遗漏' },
      { date: '2022-03-01', what: '更正数字', why: '原文笔误' },
      { date: '2022-03-01', what: '删去一句', why: '重复' },
    ]);
  });

  it('may be a single entry, and its texts may run over several lines', () => {
    const { report } = read('\n  日期: 2022-03-01\n  内容: 更正数字，\n    共三处\n  原因: 原文笔误');
    expect(report?.fields.corrections).toEqual([
      { date: '2022-03-01', what: '更正数字，共三处', why: '原文笔误' },
    ]);
  });

  it('is empty where nothing is written', () => {
    expect(readReport(writeReport()).report?.fields.corrections).toEqual([]);
    expect(read('').report?.fields.corrections).toEqual([]);
  });

  it.each([
    ['更正数字', 'corrections-format', '修订的每一项要分别写日期、内容和原因，写的是“更正数字”'],
    ['[[a]]', 'corrections-format', '修订的每一项要分别写日期、内容和原因，写的是一个列表'],
    ['[{内容: 甲, 原因: 乙}]', 'corrections-format', '修订里有一项没有写日期（“甲”那一项）'],
    ['[{日期: 2022-03-01}]', 'corrections-format', '修订里有一项没有写内容、原因（“2022-03-01”那一项）'],
    ['[{日期: 2022-03, 内容: 甲, 原因: 乙}]', 'date-format', '修订日期写成“2022-03”，缺少日'],
    ['[{日期: 2022-03-01, 原因: 乙}]', 'corrections-format', '修订里有一项没有写内容（“2022-03-01”那一项）'],
    [
      '[{日期: 2022-03-01, 内容: 甲, 原因: }]',
      'corrections-format',
      '修订里有一项没有写原因（“2022-03-01”那一项）',
    ],
    [
      '[{日期: 2022-03-01, 内容: [甲], 原因: 乙}]',
      'corrections-format',
      '修订里有一项没有写内容（“2022-03-01”那一项）',
    ],
    [
      '[{日期: 2022-02-30, 内容: 甲, 原因: 乙}]',
      'date-format',
      '修订日期写成“2022-02-30”，2022 年 2 月没有 30 日',
    ],
    [
      '[{日期: 2022-03-01, 内容: "a\\u202eb", 原因: 乙}]',
      'corrections-format',
      '修订的内容里有看不见的控制字符（U+202E）',
    ],
  ])('that cannot be read, %j, is an error: readers see every entry', (value, rule, message) => {
    const { report, problems } = read(value);
    expect(report).toBeUndefined();
    expect(problems).toMatchObject([{ level: 'error', rule, line: 8, message }]);
  });

  it.each(['2022年3月1日', '2022-03-01 09:30'])('the date %s is read with a warning', (day) => {
    const { report, problems } = read(`[{日期: ${day}, 内容: 甲, 原因: 乙}]`);
    expect(report?.fields.corrections).toEqual([{ date: '2022-03-01', what: '甲', why: '乙' }]);
    expect(problems).toMatchObject([{ level: 'warning', remedy: '改为：\n    日期: 2022-03-01' }]);
  });

  it('tells of all that is wrong with an entry at once', () => {
    const { problems } = read('[{日期: 2022-02-30, 内容: "甲\\u202e乙"}]');
    expect(problems.map(({ rule }) => rule)).toEqual([
      'corrections-format',
      'corrections-format',
      'date-format',
    ]);
  });

  it('cannot lie before the day of publication: a warning', () => {
    const { report, problems } = read('[{日期: 2022-02-13, 内容: 甲, 原因: 乙}]');
    expect(report?.fields.corrections).toHaveLength(1);
    expect(problems).toMatchObject([
      {
        level: 'warning',
        rule: 'corrections-early',
        message: '修订日期 2022-02-13 在发布日期 2022-02-14 之前',
      },
    ]);
    expect(read('[{日期: 2022-02-14, 内容: 甲, 原因: 乙}]').problems).toEqual([]);
  });

  it('tells of a key that it does not have, and of a Chinese colon', () => {
    const entry = '日期: 2022-03-01, 内容: 甲, 原因: 乙';
    expect(showProblems(read(`[{${entry}, 说明: 丙}]`).problems)).toContain('没有名为“说明”的字段');
    expect(showProblems(read('\n  - 日期：2022-03-01').problems)).toContain('“日期”后面用了中文冒号');
  });
});
