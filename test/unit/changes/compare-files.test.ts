import { expect, it } from 'vitest';
import { compareFiles } from '../../../src/changes/compare-files.ts';
import { formatChangeList } from '../../../src/changes/format-change-list.ts';

const BEFORE = new Map([
  ['旧.html', '1'],
  ['b.html', '1'],
  ['a.html', '1'],
  ['reports/2021/附件 1.pdf', '1'],
]);
const AFTER = new Map([
  ['reports/2021/附件 1.pdf', '2'],
  ['b.html', '2'],
  ['新.html', '1'],
  ['a.html', '1'],
]);

it('lists files that came, changed and went, as addresses in one order on every machine', () => {
  const list = formatChangeList(compareFiles(BEFORE, AFTER), { from: 'x', to: 'y' });
  expect(list.endsWith('\n')).toBe(true);
  expect(JSON.parse(list)).toEqual({
    generator: 'gongbao',
    version: 1,
    from: 'x',
    to: 'y',
    added: ['%E6%96%B0.html'],
    changed: ['b.html', 'reports/2021/%E9%99%84%E4%BB%B6%201.pdf'],
    removed: ['%E6%97%A7.html'],
  });
});

it('has empty lists where nothing changed, and no `from` for a first build', () => {
  const list = JSON.parse(formatChangeList(compareFiles(AFTER, AFTER), { from: undefined, to: 'y' }));
  expect(list).toMatchObject({ from: null, added: [], changed: [], removed: [] });
});
