import { expect, it } from 'vitest';
import { nameSections } from '../../../src/changes/name-sections.ts';

it('names sections by their numbers, with the sections around them', () => {
  const names = nameSections([
    { title: '一、主要举措', level: 2 },
    { title: '（一）深化改革', level: 3 },
    { title: '1.完善制度', level: 4 },
    { title: '（2）修订清单', level: 5 },
    { title: '二、不足', level: 2 },
    { title: '结语', level: 2 },
    { title: '第 三 章 附则', level: 2 },
    { title: '第十二条', level: 3 },
    { title: '2021年的工作', level: 2 },
  ]);
  expect(names).toEqual([
    '第一节',
    '第一节（一）',
    '第一节（一）1.',
    '第一节（一）1.（2）',
    '第二节',
    '“结语”',
    '第三章',
    '第三章第十二条',
    '“2021年的工作”',
  ]);
});
