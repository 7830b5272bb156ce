import { expect, it } from 'vitest';
import { foreseePage } from '../../../src/desk/foresee-page.ts';

const VOCABULARY = { topics: ['科技、教育'], genres: ['报告'], disclosures: ['主动公开'] } as never;
const SURROUNDINGS = {
  id: '2021/jia',
  rules: { vocabulary: VOCABULARY, indexNumberPattern: /./ },
  site: { requiredReviews: 0, reviewsSince: '' },
  sources: [],
  now: new Date('2026-11-30T13:31:00Z'),
} as const;

/** @param lines of its fields besides those that every report has */
const write = (lines: string, date = '') =>
  `---\n标题: 示例区示例局2021年度报告\n主题分类: 科技、教育\n体裁: 报告\n${date}公开类别: 主动公开\n机构名称: 示例区示例局\n${lines}---\n\n正文。\n`;

it('lets a report be put off to a day, whatever day it bears', () => {
  const later = '发布于: 2026-12-05 09:00\n';
  for (const date of ['', '发布日期: 2026-12-05 09:00\n']) {
    const { faults, coming } = foreseePage(write('状态: 草稿\n', date), write(later, date), SURROUNDINGS);
    expect([date, faults.filter((fault) => fault.includes('还没有到'))]).toEqual([date, []]);
    expect(coming).toContain('定于 2026-12-05 09:00 发布');
  }
});

it('refuses a day that has not come of one that is published now', () => {
  const after = write('', '发布日期: 2026-12-05 09:00\n');
  expect(foreseePage(write('状态: 草稿\n'), after, SURROUNDINGS).faults.join()).toContain(
    '发布日期 2026-12-05 09:00 还没有到（现在是 2026-11-30 21:31，北京时间）',
  );
});
