import { describe, expect, it } from 'vitest';
import { readFields, readReport, showReport, writeReport } from '../../support/sample-report.ts';

const ENTRY = (round: string, by = '示例甲', date = '2022-02-10') =>
  `\n  - 审次: ${round}\n    人: ${by}\n    日期: ${date}`;

const write = (value: string) => writeReport({ 审核: value });
const errors = (value: string) =>
  readReport(write(value))
    .problems.filter(({ level }) => level === 'error')
    .map(({ rule, message }) => `${rule}：${message}`);

describe('审核', () => {
  it('tells who has read it, in the order of the readings', () => {
    const text = write(
      ENTRY('二审', '示例乙', '2022-02-11') + ENTRY('一审') + ENTRY('三审', '示例丙', '2022-02-12'),
    );
    expect(readFields(text).reviews).toEqual([
      { round: '一审', by: '示例甲', date: '2022-02-10' },
      { round: '二审', by: '示例乙', date: '2022-02-11' },
      { round: '三审', by: '示例丙', date: '2022-02-12' },
    ]);
  });

  it.each(['', '\n'])('may be empty', (value) => {
    expect(readFields(writeReport({ 审核: value })).reviews).toEqual([]);
    expect(readFields(writeReport()).reviews).toEqual([]);
  });

  it('takes a single entry, and other names of the readings with a remark', () => {
    const { report, problems } = readReport(write('\n  审次: 复审\n  人: 示例乙\n  日期: 2022年2月11日'));
    expect(report?.fields.reviews).toEqual([{ round: '二审', by: '示例乙', date: '2022-02-11' }]);
    expect(problems.map(({ level, remedy }) => `${level} ${remedy}`)).toEqual([
      'warning 改为：\n    审次: 二审',
      'warning 改为：\n    日期: 2022-02-11',
    ]);
  });

  it.each([
    ['no entry', '示例甲', 'reviews-format：审核的每一项要分别写审次、人和日期，写的是“示例甲”'],
    [
      'a list in the list',
      '\n  - [一审, 示例甲]',
      'reviews-format：审核的每一项要分别写审次、人和日期，写的是一个列表',
    ],
    [
      'no name',
      '\n  - 审次: 一审\n    日期: 2022-02-10',
      'reviews-format：审核里有一项没有写人（“一审”那一项）',
    ],
    ['a reading that is none', ENTRY('四审'), 'review-round：审次“四审”不在可选的值里'],
    [
      'a day that is none',
      ENTRY('一审', '示例甲', '2022-02-30'),
      'date-format：审核日期写成“2022-02-30”，2022 年 2 月没有 30 日',
    ],
    [
      'a hidden character',
      ENTRY('一审', '示例\u202e甲'),
      'reviews-format：审核的人里有看不见的控制字符（U+202E）',
    ],
    ['a reading twice', ENTRY('一审') + ENTRY('一审', '示例乙'), 'reviews-format：审核里有两项都是“一审”'],
    ['markup in a name of a reading', ENTRY('<script>'), 'review-round：审次“<script>”不在可选的值里'],
  ])('refuses %s', (_, value, expected) => {
    expect(errors(value).map((line) => line.replace(/（U\+202E[^）]*）/, '（U+202E）'))).toEqual([expected]);
  });

  it('says once that there are too many', () => {
    expect(errors(ENTRY('一审').repeat(10_000))).toEqual([
      'reviews-format：审核写了 10000 项，一篇报告最多 3 项：一审、二审、三审各一项',
    ]);
  });

  it('offers nothing to copy: a record that is copied would be forged', () => {
    expect(showReport(write('示例甲'))).not.toMatch(/改为/);
  });

  it('warns of a record that contradicts itself', () => {
    const text = write(ENTRY('一审', '示例甲', '2022-02-12') + ENTRY('二审', '示例甲', '2022-02-11'));
    expect(readReport(text).problems.map(({ level, message }) => `${level} ${message}`)).toEqual([
      'warning 二审的日期 2022-02-11 在一审的 2022-02-12 之前',
      'warning 一审和二审是同一个人：“示例甲”',
    ]);
  });
});

describe('状态', () => {
  it('is 发布 where nothing is written', () => {
    expect(readFields(writeReport()).state).toBe('发布');
    expect(readFields(writeReport({ 状态: '' })).state).toBe('发布');
  });

  it.each(['草稿', '送审', '发布'] as const)('may be %s', (state) => {
    expect(readFields(writeReport({ 状态: state })).state).toBe(state);
  });

  it.each(['已发布', '<script>', '../草稿', '草稿稿'])('refuses %s with the choices', (state) => {
    const { report, problems } = readReport(writeReport({ 状态: state }));
    expect(report).toBeUndefined();
    expect(problems.map(({ rule }) => rule)).toEqual(['state-unknown']);
    expect(problems[0]?.remedy).toContain('可选：“草稿” “送审” “发布”');
  });

  it('is one value', () => {
    expect(readReport(writeReport({ 状态: '[草稿, 送审]' })).report).toBeUndefined();
  });
});

describe('发布于', () => {
  it.each([
    ['2099-01-01', '2099-01-01'],
    ['2099-01-01 09:30', '2099-01-01 09:30'],
  ])('is a day, with a time if there is one: %s', (written, release) => {
    expect(readFields(writeReport({ 发布日期: written, 发布于: written })).release).toBe(release);
  });

  it('gives 发布日期 where none is written', () => {
    const { date, time } = readFields(writeReport({ 发布日期: null, 发布于: '2099-01-01 09:30' }));
    expect([date, time]).toEqual(['2099-01-01', '09:30']);
    const day = readFields(writeReport({ 发布日期: '', 发布于: '2099-01-01' }));
    expect([day.date, day.time]).toEqual(['2099-01-01', undefined]);
  });

  it.each([
    ['2099-02-30', 'date-format'],
    ['明年', 'date-format'],
    ['[2099-01-01]', 'text-format'],
  ])('refuses %s, and asks for nothing else', (written, rule) => {
    const { report, problems } = readReport(writeReport({ 发布日期: null, 发布于: written }));
    expect(report).toBeUndefined();
    expect(problems.map((problem) => problem.rule)).toEqual([rule]);
  });

  it('cannot be before 发布日期: the page would tell a day to come', () => {
    const { problems } = readReport(writeReport({ 发布日期: '2099-01-05', 发布于: '2099-01-01' }));
    expect(problems.map(({ level, rule }) => `${level} ${rule}`)).toEqual(['error release-early']);
  });

  it('is told if it is later than the day that the page tells', () => {
    const { problems } = readReport(writeReport({ 发布日期: '2099-01-01', 发布于: '2099-01-05' }));
    expect(problems.map(({ level, rule }) => `${level} ${rule}`)).toEqual(['warning release-late']);
  });

  it('may be an hour of the day that the page tells', () => {
    expect(
      readFields(writeReport({ 发布日期: '2099-01-01', 发布于: '2099-01-01 09:00' })).time,
    ).toBeUndefined();
  });
});

describe('a field that is to hold a report back, under another name', () => {
  it.each([
    ['发布状态: 草稿', '状态'],
    ['稿件状态：送审', '状态'],
    ['定时发布: 2099-01-01 09:00', '发布于'],
    ['狀態: 草稿', '状态'],
    ['發佈於: 2099-01-01', '发布于'],
  ])('%s is an error, and its remedy holds the report back', (line, key) => {
    const text = writeReport({ 落款: `示例局\n${line}` });
    const [problem] = readReport(text).problems.filter(({ level }) => level === 'error');
    const name = line.split(/[:：]/)[0] ?? '';
    expect(problem?.message).toBe(`没有名为“${name}”的字段，写了报告也照样发布`);
    expect(problem?.remedy).toBe(`把“${name}”改为：${key}`);
    const { report } = readReport(text.replace(name, key));
    expect(report && [report.fields.state, report.fields.release]).not.toEqual(['发布', undefined]);
  });
});
