import { describe, expect, it } from 'vitest';
import { formatCellNumber } from '../../../src/file-preview/format-cell-number.ts';
import { formatDecimal } from '../../../src/file-preview/format-decimal.ts';

const show = (value: number, code: string, is1904 = false) => formatCellNumber(value, code, is1904);

describe('numbers as their sheet shows them', () => {
  it.each([
    [1234.5, '', '1234.5'],
    [0.1 + 0.2, 'General', '0.3'],
    [310115198801011, '', '310115198801011'],
    [1234567.891, '#,##0.00', '1,234,567.89'],
    [1.005, '0.00', '1.01'],
    [-0.004, '0.00', '0.00'],
    [0.4567, '0.0%', '45.7%'],
    [0.285, '0%', '29%'],
    [7, '000', '007'],
    [0.5, '#.##', '.5'],
    [12.3, '0.##', '12.3'],
    [5, '0"件"', '5件'],
    [5, '"共"0"件"', '共5件'],
    [1234567, '#,##0,"千"', '1,235千'],
    [-5, '#,##0;(#,##0)', '(5)'],
    [-5, '0.0', '-5.0'],
    [0, '0;-0;"—"', '—'],
    [98.5, '[$¥-804]#,##0.00', '¥98.50'],
    [98.5, '_ ¥* #,##0.00_ ', '¥98.50'],
    [3, '[Red]0', '3'],
    [12345, '0.00E+00', '1.23E+04'],
    [0.5, '# ?/?', '0.5'],
    [5, '"合计"', '合计'],
    [5, ';;;', ''],
  ])('%d with %j is %j', (value, code, text) => {
    expect(show(value, code)).toBe(text);
  });

  it.each([
    [44561, 'yyyy"年"m"月"d"日"', '2021年12月31日'],
    [44561, 'yyyy-mm-dd', '2021-12-31'],
    [44561, '[$-804]yyyy/m/d', '2021/12/31'],
    [44561, 'yyyy/m/d aaaa', '2021/12/31 星期五'],
    [44561.604166667, 'yyyy/m/d h:mm', '2021/12/31 14:30'],
    [0.604166667, 'h:mm AM/PM', '2:30 PM'],
    [0.604166667, '上午/下午h"时"mm"分"', '下午2时30分'],
    [1.5, '[h]:mm', '36:00'],
    [60, 'yyyy-m-d', '1900-2-29'],
    [1, 'yyyy-m-d', '1900-1-1'],
    [61, 'yyyy-m-d', '1900-3-1'],
    [-1, 'yyyy-m-d', '-1'],
  ])('%d with %j is the date %j', (value, code, text) => {
    expect(show(value, code)).toBe(text);
  });

  it('counts days from 1904 where the workbook says so', () => {
    expect(show(43099, 'yyyy-mm-dd', true)).toBe('2021-12-31');
  });

  it('ends on codes made to confuse it', () => {
    for (const code of [
      '"',
      '[',
      '\\',
      '_',
      '0'.repeat(5000),
      '#,'.repeat(3000),
      '[[[h]',
      ';;;;;;;',
      '0.'.repeat(999),
    ]) {
      expect(typeof show(1.5, code)).toBe('string');
    }
  });
});

describe('formatDecimal', () => {
  it.each([
    [1e21, 0, '1000000000000000000000'],
    [0.000001234, 8, '0.00000123'],
    [999.999, 2, '1000.00'],
    [-2.5, 0, '-3'],
  ])('%d with %d digits', (value, digits, text) => {
    expect(formatDecimal(value, digits)).toBe(text);
  });
});
