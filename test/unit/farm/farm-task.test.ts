import { expect, it } from 'vitest';
import { parseFarmTask } from '../../../src/farm/farm-task.ts';

const HASH = 'a'.repeat(64);
const TASK = { index: 2, count: 3, program: HASH, content: HASH, withoutPdf: false, at: '2022-03-01 09:00' };

it('reads what a coordinator wrote', () => {
  for (const task of [TASK, { ...TASK, siteUrl: '' }, { ...TASK, withoutPdf: true, at: '2022-03-01 09:00' }])
    expect(parseFarmTask(JSON.parse(JSON.stringify(task)))).toEqual(task);
});

it.each([
  ['nothing', undefined],
  ['no object', 'part'],
  ['a share beyond the last', { ...TASK, index: 4 }],
  ['a share that is no number', { ...TASK, index: '2' }],
  ['half a share', { ...TASK, index: 1.5 }],
  ['no hash', { ...TASK, program: '../x' }],
  ['no content', { ...TASK, content: undefined }],
  ['an address that is none', { ...TASK, siteUrl: 1 }],
  ['another version', { ...TASK, withoutPdf: undefined, without: ['pdf'] }],
])('does not take %s for a part', (_, value) => {
  expect(parseFarmTask(value)).toBeUndefined();
});

it('takes nothing else along', () => {
  expect(parseFarmTask({ ...TASK, content: HASH, output: '/etc', command: 'rm' })).toEqual(TASK);
});
