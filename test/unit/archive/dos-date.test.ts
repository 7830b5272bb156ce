import { expect, it } from 'vitest';
import { formatDosDate } from '../../../src/archive/dos-date.ts';

it.each([
  ['2022-02-14', 2022, 2, 14],
  ['1980-01-01', 1980, 1, 1],
  ['2107-12-31', 2107, 12, 31],
  ['1979-12-31', 1980, 1, 1],
  ['1900-06-30', 1980, 1, 1],
  ['2199-01-02', 2107, 12, 31],
])('%s is %i-%i-%i in a zip', (date, year, month, day) => {
  const value = formatDosDate(date);
  expect(value).toBeGreaterThan(0);
  expect(value).toBeLessThanOrEqual(0xffff);
  expect([(value >> 9) + 1980, (value >> 5) & 15, value & 31]).toEqual([year, month, day]);
});
