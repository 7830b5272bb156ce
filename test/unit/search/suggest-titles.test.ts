import { describe, expect, it } from 'vitest';
import { createOutline } from '../../../src/search/create-outline.ts';
import { suggestTitles } from '../../../src/search/suggest-titles.ts';

const outline = createOutline([
  {
    url: 'reports/2021/a.html',
    title: '示例区示例局2021年度法治政府建设情况报告',
    sections: [{ id: 's1', title: '一、推进政务公开工作' }],
  },
  { url: 'reports/2020/b.html', title: '示例区示例局2020年度法治政府建设情况报告', sections: [] },
  { url: 'reports/2020/c.html', title: '示例区关于垃圾分类的通知', sections: [] },
]);
const suggest = (input: string, limit = 5) => suggestTitles(input, outline, limit).map(({ url }) => url);

describe('suggestTitles', () => {
  it('finds a title with slips in it, the nearest first', () => {
    expect(suggest('示例区示例居2021年度法制政府建设情况报告')).toEqual([
      'reports/2021/a.html',
      'reports/2020/b.html',
    ]);
    expect(suggest('垃圾分累的通知')).toEqual(['reports/2020/c.html']);
  });

  it('finds it in traditional characters', () => {
    expect(suggest('垃圾分類之通知')).toEqual(['reports/2020/c.html']);
  });

  it('offers headings with their report', () => {
    expect(suggestTitles('政务公开的工作', outline, 5)).toEqual([
      {
        title: '一、推进政务公开工作',
        url: 'reports/2021/a.html#s1',
        report: '示例区示例局2021年度法治政府建设情况报告',
      },
    ]);
  });

  it('offers nothing that has little in common, and no more than asked for', () => {
    expect(suggest('外星人入侵地球')).toEqual([]);
    expect(suggest('报')).toEqual([]);
    expect(suggest('法治政府建设情况报告', 1)).toHaveLength(1);
  });
});
