import { expect, it } from 'vitest';
import { createOutline } from '../../../src/search/create-outline.ts';

it('lists titles, each heading once, and how their characters are read', () => {
  const sections = [
    { id: 's1', title: '一、重阳' },
    { id: 's2', title: '' },
  ];
  const outline = createOutline([
    { url: 'b.html', title: '绿堃⻓A', sections },
    { url: 'a.html', title: '重', sections },
  ]);
  expect(outline.reports).toEqual([
    { url: 'b.html', title: '绿堃⻓A', headings: [['s1', '一、重阳']] },
    { url: 'a.html', title: '重', headings: [] },
  ]);
  expect(Object.keys(outline.readings)).toEqual(['⻓', '一', '堃', '绿', '重', '阳']);
  expect(outline.readings).toMatchObject({ '⻓': 'chang zhang', 堃: 'kun', 绿: 'lv lu', 重: 'zhong chong' });
});
