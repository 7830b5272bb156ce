import { expect, it } from 'vitest';
import { alignSections } from '../../../src/series/align-sections.ts';

/** Headings with a mark for each level, as in Markdown. */
const outline = (year: number, headings: readonly string[]) => ({
  year,
  sections: headings.map((heading, index) => {
    const [marks = '', title = ''] = /^(#+) (.*)$/.exec(heading)?.slice(1) ?? [];
    return { id: `${year}-${index}`, title, depth: marks.length };
  }),
});

const show = (...years: ReturnType<typeof outline>[]) =>
  alignSections(years).map(
    ({ depth, sections }) => `${depth} ${sections.map((section) => section?.title ?? '—').join(' | ')}`,
  );

it('puts the same heading beside each other, whatever its number and year', () => {
  expect(
    show(
      outline(2020, ['# 一、2020年主要成效', '# 二、存在的不足']),
      outline(2021, ['# 一、２０２１年度主要成效', '# 二、新增的一节', '# 三、存在的不足']),
    ),
  ).toEqual([
    '1 一、2020年主要成效 | 一、２０２１年度主要成效',
    '1 — | 二、新增的一节',
    '1 二、存在的不足 | 三、存在的不足',
  ]);
});

it('takes the same number with a similar heading for the same section, and no other', () => {
  expect(
    show(
      outline(2020, ['# 一、推进法治政府建设的主要举措', '## （一）把好文件关', '## （二）办好审批事']),
      outline(2021, ['# 一、推进法治政府建设的举措和成效', '## （一）规范校外培训', '## （二）办好审批事项']),
    ),
  ).toEqual([
    '1 一、推进法治政府建设的主要举措 | 一、推进法治政府建设的举措和成效',
    '2 — | （一）规范校外培训',
    '2 （一）把好文件关 | —',
    '2 （二）办好审批事 | （二）办好审批事项',
  ]);
});

it('does not move a section below another parent', () => {
  expect(
    show(outline(2020, ['# 一、甲甲甲', '## （一）要求']), outline(2021, ['# 二、乙乙乙', '## （一）要求'])),
  ).toEqual(['1 — | 二、乙乙乙', '2 — | （一）要求', '1 一、甲甲甲 | —', '2 （一）要求 | —']);
});

it('keeps every section of every year once, also of repeated headings and without any', () => {
  const years = [
    outline(2019, []),
    outline(2020, ['# 一、甲', '# 一、甲', '### 1.深', '# 乙']),
    outline(2021, ['# 乙', '# 一、甲']),
  ];
  const aligned = alignSections(years);
  for (const [index, { sections }] of years.entries()) {
    const found = aligned.flatMap((row) => row.sections[index] ?? []).map(({ id }) => id);
    expect(found.sort()).toEqual(sections.map(({ id }) => id).sort());
  }
});

it('has hundreds of sections over twenty years, most of which are called otherwise each year', () => {
  const years = Array.from({ length: 20 }, (_, year) =>
    outline(
      2000 + year,
      Array.from(
        { length: 200 },
        (_, at) => `# ${at + 1}、示例工作${(at * 7 + year * 13) % 1000}项${year % 2 === 0 ? '甲' : '乙'}情况`,
      ),
    ),
  );
  const aligned = alignSections(years);
  expect(aligned.flatMap(({ sections }) => sections.flatMap((section) => section ?? []))).toHaveLength(4000);
});
