import { describe, expect, it } from 'vitest';
import { formatCellNumber, formatCellText, formatGeneral } from '../../../src/viewing/format-cell-number.ts';
import { parseFormatCode } from '../../../src/viewing/parse-format-code.ts';

const show = (value: number, code: string, is1904 = false) =>
  formatCellNumber(value, parseFormatCode(code), is1904);

describe('numbers as their sheet shows them', () => {
  it.each([
    [0.1 + 0.2, 'General', '0.3'],
    [99999999999, 'General', '99999999999'],
    [310115198001011, 'G/通用格式', '3.10115E+14'],
    [1 / 3, 'General', '0.333333333'],
    [0.0000123456, 'General', '1.23456E-05'],
    [310115198001011, '0', '310115198001011'],
    [1234567890123456, '0', '1234567890123460'],
    [1e21, '0', '1000000000000000000000'],
    [0.000001234, '0.00000000', '0.00000123'],
    [1234567.891, '#,##0.00', '1,234,567.89'],
    [1.005, '0.00', '1.01'],
    [999.999, '0.00', '1000.00'],
    [-2.5, '0', '-3'],
    [-0.004, '0.00', '0.00'],
    [0.4567, '0.0%', '45.7%'],
    [0.285, '0%', '29%'],
    [7, '000', '007'],
    [0.5, '#.##', '.5'],
    [12, '0.??', '12.'],
    [5, '"共"0"件"', '共5件'],
    [1234567, '#,##0,"千"', '1,235千'],
    [-5, '#,##0;(#,##0)', '(5)'],
    [0, '0;-0;"—"', '—'],
    [98.5, '[$¥-804]#,##0.00', '¥98.50'],
    [1234.5, '[$€-407]#,##0.00', '€1,234.50'],
    [1234.5, '[$€-2] #,##0.00', '€ 1,234.50'],
    [98.5, '[$￥]#,##0.00', '￥98.50'],
    [98.5, '_ ¥* #,##0.00_ ', '¥98.50'],
    [3, '[Red]0', '3'],
    [-3, '[红色]0;[颜色 10]-0', '-3'],
    [12345, '0.00E+00', '1.23E+04'],
    [3.5, '# ?/?', '3 1/2'],
    [0.125, '# ??/??', '1/8'],
    [-2.25, '# ?/4', '-2 1/4'],
    [1234.5, '#,##0 ?/?"吨"', '1,234 1/2吨'],
    [2.5, '??/??', '5/2'],
    [5, '"合计"', '合计'],
    [5, ';;;', ''],
    [12.5, '0.0‰', '12.5‰'],
    [12, '@', '12'],
  ])('%d with %j is %j', (value, code, text) => {
    expect(show(value, code)).toBe(text);
  });

  it.each([
    [34567, '0"."0,"万元"', '3.5万元'],
    [34567, '0!.0,"万"', '3.5万'],
    [345678901, '0\\.00,,"亿"', '3.46亿'],
    [13900005678, '000-0000-0000', '139-0000-5678'],
    [202311, '0000"年"00"月"', '2023年11月'],
    [930, '00\\:00', '09:30'],
    [1, '[=1]"男";[=2]"女"', '男'],
    [2, '[=1]"男";[=2]"女"', '女'],
    [59.5, '[>=60]"及格";"不及格"', '不及格'],
    [60, '[>=60]"及格";"不及格"', '及格'],
    [1500, '[>=1000000]0.00,,"百万";[>=1000]0.0,"千";0', '1.5千'],
    [-5.2, '[Red][<0]"↓"0.0;[Green][>0]"↑"0.0;0.0', '↓5.2'],
    [8, 'General"元"', '8元'],
    [8.25, '"第"General"名"', '第8.25名'],
    [8, 'G/通用格式"人"', '8人'],
  ])('%d with %j keeps what stands between and around digits: %j', (value, code, text) => {
    expect(show(value, code)).toBe(text);
  });

  it.each([
    [44561, 'yyyy"年"m"月"d"日"', '2021年12月31日'],
    [44561, '[$-804]yyyy/m/d;@', '2021/12/31'],
    [44561, 'yyyy/m/d aaaa', '2021/12/31 星期五'],
    [44561, 'yyyy/m/d aaa', '2021/12/31 五'],
    [44561, '[$-804]aaa', '周五'],
    [44561, 'ddd d-mmm-yy', 'Fri 31-Dec-21'],
    [44561, '[$-F800]dddd, mmmm dd, yyyy', '2021年12月31日'],
    [0.75, '[$-F400]h:mm:ss AM/PM', '18:00:00'],
    [44561.604166667, 'yyyy/m/d h:mm', '2021/12/31 14:30'],
    [0.604166667, 'h:mm AM/PM', '2:30 PM'],
    [0.604166667, '上午/下午h"时"mm"分"', '下午2时30分'],
    [0.25, '上午/下午h:mm', '上午6:00'],
    [1.5, '[h]:mm', '36:00'],
    [0.000732, '[s].00', '63.24'],
    [60, 'yyyy-m-d', '1900-2-29'],
    [1, 'yyyy-m-d', '1900-1-1'],
    [61, 'yyyy-m-d', '1900-3-1'],
    [36526, 'e"年"', '2000年'],
  ])('%d with %j is the date %j', (value, code, text) => {
    expect(show(value, code)).toBe(text);
  });

  it.each([
    [-1, 'yyyy-m-d', '-1'],
    [2958466, 'yyyy-m-d', '2958466'],
    [-1.5, '[h]:mm', '-1.5'],
    [-1.5, '[h]', '-1.5'],
    [3, '[=1]"男";[=2]"女"', '3'],
  ])('%d with %j, where Excel shows only ####, is the plain number', (value, code, text) => {
    expect(show(value, code)).toBe(text);
  });

  it.each([
    [2021, '[DBNum1][$-804]0', '二〇二一'],
    [12, '[DBNum1][$-804]General', '一十二'],
    [123456789, '[DBNum2][$-804]General', '壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖'],
    [10203, '[DBNum2]G/通用格式"元"', '壹万零贰佰零叁元'],
    [20000500, '[DBNum2]General', '贰仟万零伍佰'],
    [1000000010, '[DBNum2]General', '壹拾亿零壹拾'],
    [0, '[DBNum2]General', '零'],
    [-12.05, '[DBNum2]General', '-壹拾贰.零伍'],
    [12.5, '[DBNum2]0.00', '壹贰.伍零'],
    [123, '[DBNum3]General', '１百２十３'],
    [44561, '[DBNum1][$-804]yyyy"年"m"月"d"日"', '二〇二一年十二月三十一日'],
    [44470, '[DBNum2]yyyy"年"mm"月"dd"日"', '贰零贰壹年壹拾月零壹日'],
    [0.5868, '[DBNum1]h"时"mm"分"', '十四时〇五分'],
    [1234567890123, '[DBNum2]General', '1.23457E+12'],
  ])('%d with %j is spelt %j', (value, code, text) => {
    expect(show(value, code)).toBe(text);
  });

  it.each([
    '[$-411]ggge"年"m"月"',
    '[$-404]e"年"',
    '[$-411]e"年"m"月"',
    '[$-30804]yyyy',
    'yyyy"年第"q"季"',
    'bbbb',
    '[DBNum4]0',
    '[DBNum2][$-411]0',
    '[DBNum1]0"第3"',
    '[NatNum1]0',
    '0%%',
    '0.0,%',
    '[h]:mm yyyy',
    'hh[m]',
    '[h][m]',
    'yyyy;0',
    '[unknown]0',
    'Standard',
    'constructor',
    '"0',
    '0.0.0E',
    '0'.repeat(256),
  ])('a code that is not wholly understood shows the plain number: %s', (code) => {
    expect(parseFormatCode(code)).toBeUndefined();
    expect(show(44561.5, code)).toBe('44561.5');
  });

  it.each([
    [336.98, '# ??/100', '336.98'],
    [31675.9772, '# ?/?', '31675.9772'],
    [-2960.957, '# ??/??', '-2960.957'],
    [0.969, '# ??/16', '0.969'],
    [6.098, '?/?', '6.098'],
  ])('%d with %j, of which another number would be made, is the plain number', (value, code, text) => {
    expect(show(value, code)).toBe(text);
  });

  it('counts days from 1904 where the workbook says so, but not lengths of time', () => {
    expect(show(43099, 'yyyy-mm-dd', true)).toBe('2021-12-31');
    expect(show(0, 'yyyy/m/d aaaa', true)).toBe('1904/1/1 星期五');
    expect(show(1.5, '[h]:mm', true)).toBe('36:00');
    expect(show(-1, 'yyyy/m/d', true)).toBe('-1');
    expect(show(0, 'yyyy/m/d;;', true)).toBe('0');
  });

  it('ends on codes made to confuse it', () => {
    for (const code of ['[', '\\', '_', '*', '[[[h]', ';;;;;;;', '0.'.repeat(120), '__proto__'])
      expect(show(1.5, code)).toBe('1.5');
  });
});

it('shows texts as sections for texts want them', () => {
  const text = (code: string) => formatCellText('示例', parseFormatCode(code));
  expect(['0', '@', '0;-0;0;"（"@"）"', ';;;', '@"元"', 'yyyy/m/d;@', 'q'].map(text)).toEqual([
    '示例',
    '示例',
    '（示例）',
    '',
    '示例元',
    '示例',
    '示例',
  ]);
});

it('gives plain numbers without a format', () => {
  expect([1234.5, -0.5, 1e11].map(formatGeneral)).toEqual(['1234.5', '-0.5', '1E+11']);
  const rounded = [9.999999999666668e-6, -9.99999999e-7, 9.9999999e20, 9.99999999e-10];
  expect(rounded.map(formatGeneral)).toEqual(['1E-05', '-1E-06', '1E+21', '1E-09']);
  expect([show(9.9999999e-7, 'General"元"'), show(99999, '##0.0E+0')]).toEqual(['1E-06元', '100.0E+3']);
});
