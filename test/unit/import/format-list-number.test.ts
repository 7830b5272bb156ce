import { describe, expect, it } from 'vitest';
import { formatListNumber, formatZeros, isKnownFormat } from '../../../src/import/format-list-number.ts';

describe('numbers of automatic lists', () => {
  it.each([
    [
      'chineseCounting',
      [1, 10, 11, 20, 21, 101, 110, 115],
      '一 十 十一 二十 二十一 一百零一 一百一十 一百一十五',
    ],
    ['chineseCountingThousand', [1000, 1001, 1010], '一千 一千零一 一千零一十'],
    ['chineseLegalSimplified', [1, 10, 12], '壹 壹拾 壹拾贰'],
    ['ideographLegalTraditional', [2, 3, 16, 205], '貳 參 壹拾陸 貳佰零伍'],
    ['ideographTraditional', [1, 2, 10], '甲 乙 癸'],
    ['ideographDigital', [1, 10, 21], '一 一〇 二一'],
    ['decimal', [1, 10], '1 10'],
    ['decimalZero', [1, 10], '01 10'],
    ['decimalFullWidth', [12], '１２'],
    ['decimalEnclosedCircle', [1, 20, 21, 35, 36, 50, 51], '① ⑳ ㉑ ㉟ ㊱ ㊿ 51'],
    ['decimalEnclosedParen', [1, 20], '⑴ ⒇'],
    ['upperRoman', [4, 9, 14], 'IV IX XIV'],
    ['lowerRoman', [90, 40, 400, 900, 1990, 4000], 'xc xl cd cm mcmxc 4000'],
    ['lowerLetter', [1, 26, 27, 53], 'a z aa aaa'],
    ['upperLetter', [1, 26, 781], 'A Z 781'],
    ['ideographZodiac', [1, 12, 13], '子 亥 13'],
    ['ideographEnclosedCircle', [1, 10, 11], '㊀ ㊉ 11'],
    ['decimalEnclosedFullstop', [1, 20, 21], '⒈ ⒛ 21'],
    ['chineseCounting', [0, 9999, 10000, 2010], '〇 九千九百九十九 10000 二千零一十'],
    ['chineseLegalSimplified', [0, 205], '零 贰佰零伍'],
    ['ordinal', [3], '3.'],
    ['somethingNew', [3], '3'],
    ['none', [3], ''],
    ['bullet', [3], '3'],
    ['decimalZero2', [7, 70, 700], '007 070 700'],
    ['decimalZero3', [7], '0007'],
    ['decimalZero4', [7], '00007'],
    ['decimalFullWidth2', [90], '９０'],
    ['decimalHalfWidth', [90], '90'],
    ['decimalEnclosedCircleChinese', [0, 1], '0 ①'],
    ['decimalEnclosedParen', [0, 21], '0 21'],
    ['taiwaneseCounting', [12], '十二'],
    ['taiwaneseCountingThousand', [1012], '一千零一十二'],
    ['japaneseCounting', [200], '二百'],
    ['ideographLegalTraditional', [1111], '壹仟壹佰壹拾壹'],
    ['japaneseDigitalTenThousand', [203], '二〇三'],
    ['taiwaneseDigital', [19], '一九'],
    ['ideographTraditional', [11], '11'],
    ['upperRoman', [0, 3999, 4000], '0 MMMCMXCIX 4000'],
    ['lowerLetter', [0, 780, 781], `0 ${'z'.repeat(30)} 781`],
    ['chineseCounting', [-1, 100, 1100, 9090], '-1 一百 一千一百 九千零九十'],
  ] as const)('in %s', (format, values, text) => {
    expect(values.map((value) => formatListNumber(value, format)).join(' ')).toBe(text);
  });

  it('are known by name, and by their zeros', () => {
    expect(['decimal', 'none', 'bullet', 'hebrew1'].map(isKnownFormat)).toEqual([true, true, true, false]);
    expect([1, 2, 4].map(formatZeros)).toEqual(['decimalZero', 'decimalZero2', 'decimalZero4']);
  });
});
