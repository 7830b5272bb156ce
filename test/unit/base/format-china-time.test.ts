import { expect, it } from 'vitest';
import { formatChinaTime } from '../../../src/base/format-china-time.ts';

it.each([
  ['2022-02-28T15:59:59Z', '2022-02-28 23:59'],
  ['2022-02-28T16:00:00Z', '2022-03-01 00:00'],
  ['2022-07-01T00:00:00+02:00', '2022-07-01 06:00'],
])('%s is %s in China, winter and summer, wherever the machine stands', (moment, shown) => {
  expect(formatChinaTime(new Date(moment))).toBe(shown);
});
