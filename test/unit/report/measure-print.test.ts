import { expect, it } from 'vitest';
import { measurePrint } from '../../../src/report/measure-print.ts';

/** Advance widths of DejaVu Sans, the widest of the usual faces, in ems; 62 % stands for its 63.6 % of a digit. */
it.each([
  ['0123456789', 10 * 0.636],
  ['111,111.03', 8 * 0.636 + 2 * 0.318],
  ['MWmw@%', 0.863 + 0.989 + 0.974 + 0.818 + 1 + 0.95],
  ['ABCDEFGH', 0.684 + 0.686 + 0.698 + 0.77 + 0.632 + 0.575 + 0.775 + 0.752],
  ['ill!|', 3 * 0.278 + 0.401 + 0.337],
  ['a+b', 0.613 + 0.838 + 0.635],
  ['示例，。', 4],
  ['—…', 2],
  ['𠮷', 1],
  ['é', 0.615],
])('%s is about as wide as it is printed', (text, width) => {
  expect(measurePrint(text) / width).toBeGreaterThan(0.88);
  expect(measurePrint(text) / width).toBeLessThan(1.2);
});
