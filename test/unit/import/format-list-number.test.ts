import { describe, expect, it } from 'vitest';
import { formatListNumber } from '../../../src/import/format-list-number.ts';

describe('numbers of automatic lists', () => {
  it.each([
    [
      'chineseCounting',
      [1, 10, 11, 20, 21, 101, 110, 115],
      '一 十 十一 二十 二十一 一百零一 一百一十 一百一十五',
    ],
    ['chineseCountingThousand', [1000, 1001, 1010], '一千 一千零一 一千零一十'],
    ['chineseLegalSimplified', [1, 10, 12], '壹 壹拾 壹拾贰'],
    ['ideographTraditional', [1, 2, 10], '甲 乙 癸'],
    ['ideographDigital', [1, 10, 21], '一 一〇 二一'],
    ['decimal', [1, 10], '1 10'],
    ['decimalZero', [1, 10], '01 10'],
    ['decimalFullWidth', [12], '１２'],
    ['decimalEnclosedCircle', [1, 20, 21, 36, 50], '① ⑳ ㉑ ㊱ ㊿'],
    ['decimalEnclosedParen', [1, 20], '⑴ ⒇'],
    ['upperRoman', [4, 9, 14], 'IV IX XIV'],
    ['lowerLetter', [1, 26, 27], 'a z aa'],
    ['somethingNew', [3], '3'],
  ] as const)('in %s', (format, values, text) => {
    expect(values.map((value) => formatListNumber(value, format)).join(' ')).toBe(text);
  });
});
