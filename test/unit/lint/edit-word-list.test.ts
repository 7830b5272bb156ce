import { describe, expect, it } from 'vitest';
import { EMPTY_WORD_LIST, editWordList, listWordRows } from '../../../src/lint/edit-word-list.ts';

const LIST =
  '写法,应为,级别,说明,经手\n示例区府,示例区政府,错误,"规范,简称",张\n\n网站标示码 , 网站标识码,,,李\n';
const row = (written: string, right = '', level = '', note = '') => ({ written, right, level, note });

describe('the list of words', () => {
  it('is read with the lines of its rows, also those that do not hold', () => {
    expect(listWordRows(LIST)).toEqual([
      { line: 2, ...row('示例区府', '示例区政府', '错误', '规范,简称') },
      { line: 4, ...row('网站标示码', '网站标识码') },
    ]);
    expect(listWordRows('没有表头\n')).toBeUndefined();
  });

  it('gets a row at its end, changes one and loses one, and no other line changes', () => {
    expect(editWordList(LIST, undefined, row('甲', '乙；丙', '提醒', '说"法"'))).toBe(
      `${LIST}甲,乙；丙,提醒,"说""法""",\n`,
    );
    expect(editWordList(LIST, 4, row('网站标示码', '网站标识码', '提醒'))).toBe(
      LIST.replace('网站标示码 , 网站标识码,,,李', '网站标示码,网站标识码,提醒,,李'),
    );
    expect(editWordList(LIST, 2, undefined)).toBe(LIST.replace(/示例区府.*\n/, ''));
    expect(editWordList('写法,应为\n甲,乙', undefined, row('丙'))).toBe('写法,应为\n甲,乙\n丙,\n');
  });

  it('begins empty', () => {
    expect(editWordList(EMPTY_WORD_LIST, undefined, row('甲', '', '例外'))).toBe(
      `${EMPTY_WORD_LIST}甲,,例外,\n`,
    );
  });

  it('keeps the separator that the table has', () => {
    expect(editWordList('写法\t应为\n甲\t乙\n', undefined, row('丙', '丁,戊'))).toBe(
      '写法\t应为\n甲\t乙\n丙\t丁,戊\n',
    );
  });

  it.each([
    ['a row that is not there', LIST, 3, row('甲')],
    ['a column that the table lacks', '写法,应为\n甲,乙\n', 2, row('甲', '乙', '错误')],
    ['a row over several lines', '写法,应为\n甲,"乙\n丙"\n丁,戊\n', 3, row('甲', '乙')],
    ['what is no table', '没有表头\n', undefined, row('甲')],
  ] as const)('refuses %s', (_, text, line, wanted) => {
    expect(editWordList(text, line, wanted)).toBeUndefined();
  });
});
