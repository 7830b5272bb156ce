import { describe, expect, it } from 'vitest';
import { VALIDITY_CHOICES } from '../../../src/report/validity.ts';
import { readFields, readReport, showReport, writeReport } from '../../support/sample-report.ts';

const levels = (fields: Record<string, string>) =>
  readReport(writeReport(fields)).problems.map(({ level, rule }) => `${level} ${rule}`);

describe('有效性', () => {
  it.each(VALIDITY_CHOICES)('is “%s” as written', (validity) => {
    expect(readReport(writeReport({ 有效性: validity })).report?.fields.validity).toBe(validity);
  });

  it.each([
    ['现行有效', '有效'],
    ['已废止', '废止'],
    ['（已失效）', '失效'],
    ['尚未生效', '尚未施行'],
  ])('“%s” is read as “%s”, and said', (written, validity) => {
    const { report, problems } = readReport(writeReport({ 有效性: written }));
    expect(report?.fields.validity).toBe(validity);
    expect(problems[0]).toMatchObject({
      level: 'warning',
      remedy: expect.stringContaining(`有效性: ${validity}`),
    });
  });

  it.each(['否', '部分失效', '无', '<script>', '有效至2025年'])('“%s” is not guessed', (written) => {
    const { report, problems } = readReport(writeReport({ 有效性: written }));
    expect(report).toBeUndefined();
    expect(problems[0]).toMatchObject({ level: 'error', rule: 'validity-unknown', line: 8, column: 6 });
    for (const choice of VALIDITY_CHOICES) expect(problems[0]?.remedy).toContain(`“${choice}”`);
  });

  it('is one line of text', () => {
    expect(levels({ 有效性: '[有效]' })).toEqual(['error text-format']);
  });
});

describe('what does not go together', () => {
  it('days that cannot follow each other so', () => {
    expect(
      showReport(writeReport({ 有效性: '有效', 施行日期: '2025-01-01', 有效期至: '2024-12-31' })),
    ).toMatchInlineSnapshot(`
      "10:7 error validity-conflict
      有效期至 2024-12-31 在施行日期 2025-01-01 之前
      改法：对照原件核对这两个日期，改正写错的一个"
    `);
    const conflict = 'error validity-conflict';
    expect(levels({ 发文日期: '2022-01-01', 有效期至: '2021-12-31' })).toEqual([conflict]);
    expect(levels({ 有效性: '废止', 发文日期: '2022-01-01', 失效日期: '2021-12-31' })).toEqual([conflict]);
    expect(levels({ 有效性: '废止', 施行日期: '2022-01-01', 失效日期: '2021-12-31' })).toEqual([
      'warning validity-conflict',
    ]);
    expect(levels({ 施行日期: '2025-01-01', 有效期至: '2025-01-01' })).toEqual([]);
  });

  it.each([
    ['失效日期 without 有效性', { 失效日期: '2023-01-01' }, '没有写有效性'],
    ['废止依据 of what is valid', { 有效性: '有效', 废止依据: '示规〔2023〕1号' }, '又写了废止依据'],
    ['尚未施行 without its day', { 有效性: '尚未施行' }, '没有写施行日期'],
    [
      '尚未施行 that was in force when published',
      { 有效性: '尚未施行', 施行日期: '2021-01-01' },
      '2021-01-01',
    ],
  ])('%s', (_name, fields, message) => {
    const { problems } = readReport(writeReport(fields));
    expect(problems).toMatchObject([
      { level: 'warning', rule: 'validity-conflict', message: expect.stringContaining(message) },
    ]);
  });

  it('a day that is none', () => {
    for (const key of ['施行日期', '有效期至', '失效日期'])
      for (const day of ['2023-02-30', '长期', '五年', '[]'])
        expect(levels({ [key]: day }), `${key} ${day}`).toContainEqual(expect.stringMatching(/^error /));
  });
});

describe('主题分类 of several levels', () => {
  it.each([
    '综合政务\\政务公开',
    '综合政务/政务公开/其他',
    '“综合政务” > 政务公开',
  ])('“%s” stays as issued, and is filed under its first level', (topic) => {
    expect(readFields(writeReport({ 主题分类: topic }))).toMatchObject({
      topic: '综合政务',
      topicPath: topic,
    });
  });

  it('has a first level that is known', () => {
    expect(levels({ 主题分类: '怪类\\政务公开' })).toEqual(['error topic-unknown']);
    expect(readFields(writeReport({ 主题分类: '综合政务' })).topicPath).toBeUndefined();
  });
});

it('题注 and 服务对象 are text and a list', () => {
  const note = '（2010年1月1日公布 根据2020年1月1日《决定》修正）';
  expect(readFields(writeReport({ 题注: note, 服务对象: '公民、企业' }))).toMatchObject({
    headNote: note,
    audience: ['公民', '企业'],
  });
});
