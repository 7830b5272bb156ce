import { describe, expect, it } from 'vitest';
import { findWords } from '../../../src/search/find-words.ts';
import { parseSearchQuery } from '../../../src/search/parse-query.ts';
import { listLevels } from '../../../src/search/search-word.ts';

const find = (query: string, text: string) =>
  findWords(text, parseSearchQuery(query).words).map((ranges) =>
    ranges.map(({ start, end }) => text.slice(start, end)),
  );

describe('findWords', () => {
  it('finds each word as it is written in the text', () => {
    expect(find('放管服改革 ２０２１', '推进“放管服”改革，2021年放管服改革。')).toEqual([
      ['放管服”改革', '放管服改革'],
      ['2021'],
    ]);
  });

  it('finds text in traditional characters, and part of a number', () => {
    expect(find('机构', '機構改革')).toEqual([['機構']]);
    expect(find('21年', '2021年')).toEqual([['21年']]);
    expect(find('“21年”', '2021年，21年')).toEqual([['21年']]);
    expect(find('15', '1.5')).toEqual([[]]);
  });

  it('finds characters where a PDF file gave their radicals, and the other way round', () => {
    expect(find('长宁区人民', '⻓宁区⼈⺠政府')).toEqual([['⻓宁区⼈⺠']]);
    expect(find('⻓宁区⼈⺠', '长宁区人民政府')).toEqual([['长宁区人民']]);
  });

  it('finds whole numbers behind that of an item, and no part of a decimal', () => {
    const text =
      '1.2023年主要工作\n2．2024年安排\n1.5月1日起\n2.12345热线\n3.12月31日前\n增长2.5年，2.5万元，GB/T 1.1—2020年';
    for (const query of ['2023年主要工作', '2024年安排', '5月1日起', '12345热线', '12月31日前'])
      expect(find(`“${query}”`, text), query).toEqual([[query]]);
    // With the item's number too, whole or while it is typed.
    for (const query of ['“1.2023年主要”', '1.2023年主要', '“1.2023”'])
      expect(find(query, text), query).toEqual([[query.replace(/[“”]/gu, '')]]);
    expect(find('“5年”', text)).toEqual([[]]);
    expect(find('“5万元”', text)).toEqual([[]]);
    expect(find('“1.1—2020年”', text)).toEqual([['1.1—2020年']]);
  });

  it('finds what was copied with the number of a footnote in it, and such a number that is text', () => {
    expect(find('提高[1]，共支出', '群众满意度提高，共支出24元')).toEqual([['提高，共支出']]);
    expect(find('“第二项[1][12]”', '第二项，见注')).toEqual([['第二项']]);
    expect(find('见[1]', '见[1]。见2。')).toEqual([['见[1', '见', '见']]);
    expect(find('[1]', '第1项')).toEqual([['1']]);
  });

  it('looks for no number of a note that was copied with it', () => {
    expect(find('[1] 数据来自示例调查', '1项，数据来自示例调查')).toEqual([['数据来自示例调查']]);
    expect(find('[1] [12]', '1项，12项')).toEqual([['1', '1'], ['12']]);
  });

  it.each([
    ['12480吨', ['12,480吨', '12480吨', '12 480 吨']],
    ['12,480吨', ['12,480吨', '12480吨', '12 480 吨']],
    ['１２，４８０吨', ['12,480吨', '12480吨', '12 480 吨']],
    ['2480吨', ['2,480吨', '2480吨', '2 480 吨']],
    ['12,48', ['12,48', '12 48']],
    ['480吨', ['480吨', '480吨', '480 吨']],
  ])('finds %s in the ways it is written', (query, expected) => {
    expect(find(query, '稻谷12,480吨，棉花12480吨，鱼12 480 吨')).toEqual([expected]);
  });

  it.each([
    ['12480.5吨', ['12,480.5吨', '12480.5吨', '12 480.5 吨']],
    ['12,480.5吨', ['12,480.5吨', '12480.5吨', '12 480.5 吨']],
    ['“12480.50”', ['12,480.50']],
    ['2021.2.14', ['2021.2.14']],
  ])('finds %s in the ways it is written, with what stands behind its point', (query, expected) => {
    const text = '12,480.5吨，12480.5吨，12 480.5 吨，12,480.50，124,805，2021.2.14';
    expect(find(query, text)).toEqual([expected]);
  });

  it.each([
    ['02156601234', '021－5660 1234'],
    ['021-56601234', '021-5660-1234'],
    ['(021)56601234', '02156601234'],
    ['4008001234', '400-800-1234'],
    ['13812345678', '138 1234 5678'],
    ['56601234', '5660-1234'],
  ])('finds the telephone number %s as %s', (query, text) => {
    expect(find(query, `电话：${text}。`)).toEqual([[text]]);
  });

  it.each([
    ['15', '1.5'],
    ['12480', '12、480'],
    ['3050', '30-50'],
    ['2.5', '25'],
    ['12480.5', '124,805'],
    ['56601234.5', '5660 1234.5'],
    ['2021年', '2,021年'],
    ['0123', '0,123'],
  ])('does not find %s in %s', (query, text) => {
    expect(find(query, text)).toEqual([[]]);
  });

  it('tells whole numbers from parts of them, with their signs first', () => {
    const levels = (query: string, text: string) =>
      parseSearchQuery(query).words.flatMap((word) =>
        listLevels(word).map((level) => findWords(text, [level])[0]?.map(({ start }) => start)),
      );
    expect(levels('30%', '300，30，30%，30.5，PM30')).toEqual([[7], [4, 7], [0, 4, 7, 11, 18]]);
    expect(levels('-2.5', '2.5、-2.5、12.5')).toEqual([[5], [0, 5], [0, 5, 10]]);
    expect(levels('2.5', '2.5、-2.5、12.5')).toEqual([[0], [0, 5], [0, 5, 10]]);
    expect(levels('第30条', '第30条')).toEqual([[0]]);
    expect(levels('增长3', '增长30，增长3')).toEqual([[5], [5], [0, 5]]);
  });

  it('finds whole numbers alone in quotation marks, but for one that may be cut off at the end', () => {
    expect(find('“3号”', '13号，3号')).toEqual([['3号']]);
    expect(find('“12,48”', '12,480')).toEqual([['12,48']]);
    expect(find('“增长2.5”', '增长2.5%，增长12.5')).toEqual([['增长2.5']]);
  });

  it('finds a phrase that begins again within itself, and no place twice', () => {
    expect(find('公开公示', '公开公开公示')).toEqual([['公开公示']]);
    expect(find('哈哈', '哈哈哈哈哈')).toEqual([['哈哈', '哈哈']]);
  });

  it('goes through a long page of one character once', () => {
    const [ranges] = findWords('的'.repeat(200_000), parseSearchQuery(`${'的'.repeat(99)}地`).words);
    expect(ranges).toEqual([]);
  });
});
