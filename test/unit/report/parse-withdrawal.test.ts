import { describe, expect, it } from 'vitest';
import { listWithdrawalLines } from '../../../src/report/format-withdrawal.ts';
import { readReport, showProblems, writeReport } from '../../support/sample-report.ts';

const read = (value: string) => readReport(writeReport({ 撤回: value }));

describe('撤回', () => {
  it('says when and why; the text stays where nothing else is said', () => {
    const { report, problems } = read('{日期: 2023-05-01, 原因: 数据有误}');
    expect(problems).toEqual([]);
    expect(report?.fields.withdrawal).toEqual({
      date: '2023-05-01',
      reason: '数据有误',
      explanation: [],
      text: 'kept',
    });
  });

  it('may explain over several lines and take the text away', () => {
    const { report, problems } = read(
      '\n  日期: 2023-05-01\n  原因: 与上级文件\n    不一致\n  说明: |\n    以新的一篇为准。\n\n    咨询电话：12345\n  正文: 移除',
    );
    expect(problems).toEqual([]);
    expect(report?.fields.withdrawal).toEqual({
      date: '2023-05-01',
      reason: '与上级文件不一致',
      explanation: ['以新的一篇为准。', '咨询电话：12345'],
      text: 'removed',
    });
  });

  it('leaves a report as it is where nobody wrote it', () => {
    expect(readReport(writeReport()).report?.fields).not.toHaveProperty('withdrawal');
  });

  it('is told in words that claim nothing else', () => {
    const said = { date: '2023-05-01', reason: '数据有误', explanation: ['以新的一篇为准。'] };
    expect(listWithdrawalLines({ ...said, text: 'removed' })).toEqual([
      '本文已于2023年5月1日撤回',
      '原因：数据有误',
      '以新的一篇为准。',
      '正文和附件不再公布。',
    ]);
    expect(listWithdrawalLines({ ...said, text: 'kept' }).at(-1)).toBe('下面是撤回前的正文，只供查阅。');
  });

  it.each([
    ['', 'withdrawal-format', '撤回要分别写日期和原因，后面什么也没有写'],
    ['是', 'withdrawal-format', '撤回要分别写日期和原因，写的是“是”'],
    [
      '\n  - 日期: 2023-05-01\n    原因: 数据有误',
      'withdrawal-format',
      '撤回要分别写日期和原因，写的是一个列表；撤回只写一次，行首不用减号',
    ],
    ['{日期: 2023-05-01}', 'withdrawal-format', '撤回没有写原因'],
    ['{说明: 见新的一篇}', 'withdrawal-format', '撤回没有写日期和原因'],
    ['{日期: , 原因: 数据有误}', 'withdrawal-format', '撤回没有写日期'],
    [
      '{日期: [2023-05-01], 原因: 甲}',
      'withdrawal-format',
      '撤回的“日期”应当是一段文字，不能是列表或几个部分',
    ],
    ['{日期: 2023-02-30, 原因: 甲}', 'date-format', '撤回日期写成“2023-02-30”，2023 年 2 月没有 30 日'],
    ['{日期: 2023-05, 原因: 甲}', 'date-format', '撤回日期写成“2023-05”，缺少日'],
    ['{日期: 2021-05-01, 原因: 甲}', 'withdrawal-early', '撤回日期 2021-05-01 在发布日期 2022-02-14 之前'],
    [
      '{日期: 2023-05-01, 原因: 甲, 正文: 删除}',
      'withdrawal-text',
      '撤回的“正文”写成“删除”，应当是“保留”或“移除”',
    ],
    ['{日期: 2023-05-01, 原因: "甲\u202e乙"}', 'text-format', '撤回的“原因”里有看不见的控制字符（U+202E）'],
  ])('%s stops the build', (value, rule, message) => {
    const { report, problems } = read(value);
    expect(report).toBeUndefined();
    expect(problems).toEqual([expect.objectContaining({ level: 'error', rule, message })]);
    expect(problems[0]?.remedy).not.toBe('');
  });

  it('takes a date that is written otherwise, and says so', () => {
    const { report, problems } = read('{日期: 2023年5月1日, 原因: 甲}');
    expect(report?.fields.withdrawal?.date).toBe('2023-05-01');
    expect(showProblems(problems)).toMatch(/2023-05-01/);
  });

  it('keeps what a hostile reason says as text', () => {
    const { report } = read("{日期: 2023-05-01, 原因: '<script>alert(1)</script>'}");
    expect(report?.fields.withdrawal?.reason).toBe('<script>alert(1)</script>');
  });
});
