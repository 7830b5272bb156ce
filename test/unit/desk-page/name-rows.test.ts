import { expect, it } from 'vitest';
import { nameRows } from '../../../src/desk-page/name-rows.ts';

const BEFORE = { rows: ['甲', '乙', '丙'], names: [1, 2, 3] };

it.each([
  [
    ['甲', '丙'],
    [1, 3],
  ],
  [
    ['乙改', '丙'],
    [1, 3],
  ],
  [
    ['甲', '乙改', '丙'],
    [1, 2, 3],
  ],
  [
    ['甲', '乙', '丙', '丁'],
    [1, 2, 3, 4],
  ],
  [
    ['新', '甲', '乙改', '又新', '丙'],
    [4, 1, 2, 5, 3],
  ],
  [[], []],
])('rows keep their names when the list becomes %j', (rows, names) => {
  expect(nameRows(BEFORE, rows)).toEqual({ rows, names });
});
