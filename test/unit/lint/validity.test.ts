import { describe, expect, it } from 'vitest';
import { VALIDITY_RULES } from '../../../src/lint/rules/validity.ts';
import { lintPortal } from '../../../src/lint/run-rules.ts';
import type { ReportSource } from '../../../src/report/report.ts';
import { ALL_RULES } from '../../support/lint-sample.ts';
import { readSources, relate, relateMany } from '../../support/sample-relations.ts';

const lintSources = (sources: readonly ReportSource[], today?: string) =>
  lintPortal(sources, ALL_RULES, VALIDITY_RULES, today).map(
    ({ rule, file, message }) => `${file.split('/').at(-2)} ${rule} ${message}`,
  );

const lint = (reports: Parameters<typeof readSources>[0]) => lintSources(readSources(reports));

const rulesOf = (reports: Parameters<typeof lint>[0]) =>
  lint(reports).map((found) => found.split(' ', 2).join(' '));

describe('days, against the newest day of publication', () => {
  const published = { 发布日期: '2025-01-01' };
  it.each([
    ['2024-12-31', ['jia validity-date']],
    ['2025-01-01', ['jia validity-ending']],
    ['2025-04-01', ['jia validity-ending']],
    ['2025-04-02', []],
  ])('有效期至 %s', (day, expected) => {
    expect(rulesOf({ jia: { 有效性: '有效', 有效期至: day }, yi: published })).toEqual(expected);
    expect(rulesOf({ jia: { 有效期至: day }, yi: published })).toEqual(expected);
    expect(rulesOf({ jia: { 有效性: '失效', 有效期至: day }, yi: published })).toEqual([]);
  });

  it('施行日期 that has come, and that has not', () => {
    const waiting = { 有效性: '尚未施行', 施行日期: '2025-01-01' };
    expect(rulesOf({ jia: waiting, yi: published })).toEqual(['jia validity-date']);
    expect(rulesOf({ jia: waiting })).toEqual([]);
    expect(rulesOf({ jia: { 有效性: '有效', 施行日期: '2025-01-02' }, yi: published })).toEqual([
      'jia validity-date',
    ]);
  });
});

describe('days, in a check, which knows the day', () => {
  const told = (fields: Record<string, string>, today: string) =>
    lintSources(readSources({ jia: fields, yi: { 发布日期: '2025-01-01' } }), today).join();

  it('are counted from it', () => {
    expect(told({ 有效性: '有效', 有效期至: '2025-06-30' }, '2026-01-01')).toMatch(
      /validity-date 有效期至 2025-06-30，已经过了（现在是 2026-01-01）/,
    );
    expect(told({ 有效性: '有效', 有效期至: '2025-06-30' }, '2025-06-29')).toMatch(
      /validity-ending .*离检查的这一天 2025-06-29 只有 1 天/,
    );
    expect(told({ 有效性: '尚未施行', 施行日期: '2025-03-01' }, '2025-03-01')).toMatch(/已经到了/);
    expect(told({ 有效性: '有效', 施行日期: '2025-03-01' }, '2025-03-01')).toBe('');
  });

  it('and from the newest report where the check is made as if of an earlier day', () => {
    expect(told({ 有效性: '有效', 有效期至: '2024-12-31' }, '2024-06-01')).toMatch(
      /最新一篇发布于 2025-01-01/,
    );
  });
});

describe('what two sides say', () => {
  it('differently is told at the one that still says 有效', () => {
    for (const word of ['废止', '宣布失效', '代替'])
      expect(rulesOf({ jia: relate(word, 'yi'), yi: { 有效性: '有效' } }), word).toEqual([
        'yi relation-disagrees',
      ]);
    expect(rulesOf({ jia: {}, yi: { 有效性: '有效', ...relate('被废止', 'jia') } })).toEqual([
      'yi relation-disagrees',
    ]);
    expect(rulesOf({ jia: relate('修改', 'yi'), yi: { 有效性: '有效' } })).toEqual(['yi relation-disagrees']);
  });

  it('agrees where the one that repeals is not in force yet, or the other ended in another way', () => {
    const waiting = { 有效性: '尚未施行', 施行日期: '2030-01-01' };
    expect(rulesOf({ jia: { ...waiting, ...relate('废止', 'yi') }, yi: { 有效性: '有效' } })).toEqual([]);
    expect(rulesOf({ jia: relate('废止', 'yi'), yi: { 有效性: '宣布失效' } })).toEqual([]);
    expect(rulesOf({ jia: relate('修改', 'yi'), yi: { 有效性: '已修改' } })).toEqual([]);
    expect(
      rulesOf({ jia: relate('解读', 'yi', '依据', 'yi', '转发', 'yi'), yi: { 有效性: '有效' } }),
    ).toEqual([]);
  });

  it('is named with both forms where they differ', () => {
    const explain = (relation: string, other: string, form: string) => ({
      关联: `\n  - 关系: ${relation}\n    对象: ${other}\n    形式: ${form}`,
    });
    expect(lint({ jia: explain('被解读', 'yi', '图解'), yi: explain('解读', 'jia', '文字') })).toEqual([
      expect.stringMatching(/^jia relation-disagrees .*“图解”、“文字”/),
    ]);
    expect(lint({ jia: explain('被解读', 'yi', '图解'), yi: explain('解读', 'jia', '图解') })).toEqual([]);
  });

  it('is to be stated by the one that it is about', () => {
    expect(lint({ jia: relate('废止', 'yi'), yi: {} })).toEqual([
      expect.stringMatching(/^yi validity-unstated .*网页上按“废止”显示/),
    ]);
    expect(rulesOf({ jia: relate('代替', 'yi'), yi: {} })).toEqual([]);
  });

  it('is to be stated as the page shows it, where one amends and another repeals', () => {
    expect(lint({ bing: relate('修改', 'yi'), jia: relate('废止', 'yi'), yi: {} })).toEqual([
      expect.stringMatching(/^yi validity-unstated .*被废止.*网页上按“废止”显示/),
    ]);
  });
});

describe('a policy document', () => {
  const policy = { 所属类目: '规范性文件' };
  it.each([
    ['by its number', { 发文字号: '示水规〔2021〕2号' }, ['jia policy-unexplained']],
    ['that no longer holds', { ...policy, 有效性: '失效' }, []],
    ['that explains one', { 所属类目: '规范性文件解读' }, []],
    ['and no other', { 所属类目: '工作报告', 发文字号: '示水发〔2021〕2号' }, []],
  ])('%s', (_name, fields, expected) => {
    expect(rulesOf({ jia: fields })).toEqual(expected);
  });

  it('is explained by a report or on another site, whichever side says it', () => {
    expect(rulesOf({ jia: policy, yi: relate('解读', 'jia') })).toEqual([]);
    expect(rulesOf({ jia: { ...policy, ...relate('被解读', 'https://a.example/') } })).toEqual([]);
    expect(rulesOf({ jia: { ...policy, ...relate('依据', 'yi') }, yi: {} })).toEqual([
      'jia policy-unexplained',
    ]);
  });
});

it('takes ten thousand reports that all follow one', () => {
  const sources = [...readSources({ jia: { 有效性: '有效' } }), ...relateMany(10_000, () => 'jia')];
  expect(lintSources(sources)).toEqual([]);
});
