import { describe, expect, it } from 'vitest';
import { describeSpans, findTextDay, judgeVersions } from '../../../src/report/judge-versions.ts';
import { readVersionNames } from '../../../src/report/version-names.ts';

const correction = (date: string) => ({ date, what: '甲', why: '乙' });

describe('the day that names a text', () => {
  it('is that of its newest 修订, else 发布日期', () => {
    expect(findTextDay({ date: '2022-02-14', corrections: [] })).toBe('2022-02-14');
    const corrections = [correction('2023-05-10'), correction('2022-03-01')];
    expect(findTextDay({ date: '2022-02-14', corrections })).toBe('2023-05-10');
    expect(findTextDay({ date: '2022-02-14', corrections: [correction('2021-01-01')] })).toBe('2022-02-14');
  });

  it('ends when the next one begins, the last with the newest 修订', () => {
    const days = ['2022-02-14', '2022-03-01'];
    expect(describeSpans(days, { date: '2022-02-14', corrections: [correction('2023-05-10')] })).toEqual([
      { from: '2022-02-14', until: '2022-03-01' },
      { from: '2022-03-01', until: '2023-05-10' },
    ]);
    // Nobody wrote down when the present text took over.
    expect(describeSpans(days, { date: '2022-02-14', corrections: [] })[1]).toEqual({ from: '2022-03-01' });
  });

  it.each([
    ['2022-02-13', '2022-02-14', ['2023-05-10'], 'error'],
    ['2023-05-11', '2022-02-14', ['2023-05-10'], 'error'],
    ['2022-02-14', '2022-02-14', [], 'warning'],
    ['2022-02-14', '2022-02-14', ['2022-02-14'], undefined],
    // Corrected twice on one day: the text of the first stood for some hours.
    ['2023-05-10', '2022-02-14', ['2023-05-10', '2023-05-10'], undefined],
  ])('%s of a report of %s, corrected %j: %s', (from, date, days, level) => {
    const [problem] = judgeVersions({ of: '2021/shili', from }, { date, corrections: days.map(correction) });
    expect(problem?.level).toBe(level);
    if (problem) expect(problem.message).toContain(from);
  });
});

it.each([
  ['发布日期由 2022-02-13 更正为 2022-02-14', undefined],
  ['更正发布日期：2022年2月13日改为2022年2月14日', undefined],
  ['2022-02-13 的会议改为 2022-02-14', 'error'],
  ['发布日期由 2022-02-16 更正为 2022-02-14', 'error'],
])('a text keeps the day of then where 发布日期 was corrected: %s', (what, level) => {
  const corrections = [{ date: '2023-05-10', what, why: '登记有误' }];
  const [problem] = judgeVersions(
    { of: '2021/shili', from: '2022-02-13' },
    { date: '2022-02-14', corrections },
  );
  expect(problem?.level).toBe(level);
});

describe('names in versions/', () => {
  it('are days, earliest first', () => {
    const { versions, faults } = readVersionNames(['2023-05-10.md', '2022-02-14.md']);
    expect(versions.map(({ day }) => day)).toEqual(['2022-02-14', '2023-05-10']);
    expect(faults).toEqual([]);
  });

  it.each([
    '2022-02-14.html',
    '2022-02-14.json',
    '2022-02-14.json.js',
    '2022-02-14.txt',
    '2022-02-14-to-present.html',
    '2022-02-14-to-2023-05-10.html',
    '图.png',
    '~$22-02-14.docx',
  ])('%s beside 2022-02-14.md is no fault', (name) => {
    expect(readVersionNames(['2022-02-14.md', name]).faults).toEqual([]);
  });

  it.each([
    ['2022-02-14.MD', '是同一天'],
    ['2022-2-14.md', '是同一天'],
    ['2022.3.1.md', '写法不对'],
    ['20220301.md', '写法不对'],
    ['2022-02-30.md', '没有 30 日'],
    ['2022-03.md', '缺少日'],
    ['index.md', '不是日期'],
    ['<script>.md', '不是日期'],
    ['2022-03-01.md.txt', '不是 .md 文件'],
    ['2022-03-01.txt', '不是 .md 文件'],
    ['旧稿.docx', '不是以前的文本'],
    ['.md', '不是日期'],
  ])('%s is told with a remedy', (name, message) => {
    const { faults, versions } = readVersionNames(['2022-02-14.md', name]);
    expect(versions).toHaveLength(1);
    expect(faults).toEqual([{ name, message: expect.stringContaining(message), remedy: expect.any(String) }]);
  });

  it('of ten thousand are read', () => {
    const names = Array.from(
      { length: 10_000 },
      (_, at) => `${2000 + (at % 100)}-0${1 + (at % 9)}-1${at % 10}.md`,
    );
    expect(readVersionNames(names).versions).toHaveLength(10_000);
  });
});
