import { describe, expect, it } from 'vitest';
import { dropPageNumbers } from '../../../src/import/drop-page-numbers.ts';

const drop = (...lines: string[]) => dropPageNumbers(lines).lines;
/** A text of so many pages, each of which ends inside a sentence. */
const pages = (count: number, foot: (page: number) => string[]) =>
  Array.from({ length: count }, (_, at) => [
    `第${'甲乙丙丁戊己庚'[at]}段${'示例'.repeat(60)}，`,
    ...foot(at + 1),
  ]).flat();

describe('the numbers of pages', () => {
  it.each<[string, (page: number) => string]>([
    ['— 1 —', (page) => `— ${page} —`],
    ['--1--', (page) => `--${page}--`],
    ['•1•', (page) => `•${page}•`],
    ['第 1 页', (page) => ` 第 ${page} 页 `],
    ['第一页', (page) => `第${'一二三'[page - 1]}页`],
    ['第1页，共3页', (page) => `第${page}页，共3页`],
    ['第1页 / 共三页', (page) => `第${page}页/ 共三页`],
    ['共3页 第1页', (page) => `共3页 第${page}页`],
    ['~ 1 ~', (page) => `~ ${page} ~`],
    ['1 / 3', (page) => `${page} / 3`],
    ['Page 1', (page) => `Page ${page}`],
    ['PAGE 1 of 3', (page) => `PAGE ${page} of 3`],
    ['[1]', (page) => `[${page}]`],
    ['（1）', (page) => `（${page}）`],
    ['【 1 】', (page) => `【 ${page} 】`],
    ['P1', (page) => `P${page}`],
    ['p. 1', (page) => `p. ${page}`],
    ['1页', (page) => `${page}页`],
    ['００１', (page) => `００${'１２３'[page - 1]}`],
  ])('as %s go', (_, write) => {
    expect(drop(...pages(3, (page) => [write(page)]))).toEqual(pages(3, () => []));
  });

  it.each([
    [['— 12345 —', '— 12346 —']],
    [['— 3 —', '— 2 —']],
    [['— 2 —', '— 4 —']],
    [['— 2 —', '— 5 —', '— 4 —']],
    [['第1页起', '第2页起']],
    [['见1/3', '见2/3']],
    [['1/3号', '2/3号']],
    [['第1页，共', '第2页，共']],
    [['Page 1.', 'Page 2.']],
    [['1', '2']],
    [['1', '2', '4']],
    [['1201', '1202', '1203']],
  ])('are not %j', (numbers) => {
    const lines = pages(numbers.length, (page) => [numbers[page - 1] ?? '']);
    expect(dropPageNumbers(lines)).toEqual({ lines, leftBehind: [] });
  });

  it.each(['[%]', '（%）'])('in brackets are not taken where each begins an item: %s', (form) => {
    const lines = [1, 2, 3].flatMap((number) => [
      form.replace('%', `${number}`),
      `${'示例'.repeat(80)}办完。`,
    ]);
    expect(dropPageNumbers(lines)).toEqual({ lines, leftBehind: [] });
  });

  it('alone are not taken where they number the rows of a table', () => {
    const lines = [
      '序号',
      '事项',
      ...['甲类', '乙类', '丙类'].flatMap((item, at) => [`${at + 1}`, `受理${item}`]),
    ];
    expect(dropPageNumbers(lines)).toEqual({ lines, leftBehind: [] });
  });

  it('may begin with any, leave one out, or begin again', () => {
    for (const numbers of [
      [7, 8],
      [1, 2, 4],
      [1, 2, 1],
    ])
      expect(drop(...pages(numbers.length, (page) => [`— ${numbers[page - 1]} —`]))).not.toContain('— 1 —');
    expect(drop('甲', '— 7 —', '乙', '— 8 —')).toEqual(['甲', '乙']);
  });

  it('take the empty lines with them that part a sentence, and no others', () => {
    expect(drop('甲，', '', ' ', '— 1 —', ' ', '', '乙', '', '丙。', '', '— 2 —', '', '丁')).toEqual([
      '甲，',
      '乙',
      '',
      '丙。',
      '',
      '',
      '丁',
    ]);
    expect(drop('甲； ', '', '— 1 —', '', '乙', '— 2 —')).toEqual(['甲； ', '', '', '乙']);
  });

  it('are told, and nothing is where there are none', () => {
    expect(dropPageNumbers(['甲', ' — 1 — ', '乙', '— 2 —'])).toEqual({
      lines: ['甲', '乙'],
      leftBehind: [
        { what: '页码 2 处', reason: '是从 PDF 复制来的每页的页码，不是正文', text: '— 1 —\n— 2 —' },
      ],
    });
  });
});

describe('what stands beside the number of each page', () => {
  const HEAD = '示例区年鉴';
  it.each<[string, number, (page: number) => string[], boolean]>([
    ['below each', 3, (page) => [`— ${page} —`, '', HEAD], true],
    ['above each', 3, (page) => [HEAD, ' ', `— ${page} —`], true],
    ['beside two of five', 5, (page) => [`— ${page} —`, page < 3 ? HEAD : `第${page}行`], true],
    ['beside two of six', 6, (page) => [`— ${page} —`, page < 3 ? HEAD : `第${page}行`], false],
    ['beside one', 2, (page) => [`— ${page} —`, page < 2 ? HEAD : ''], false],
    ['also in the middle of pages', 3, (page) => [HEAD, '另一行', `— ${page} —`, HEAD], false],
  ])('%s of %i pages', (_, count, foot, isGone) => {
    const lines = pages(count, foot);
    const { lines: kept, leftBehind } = dropPageNumbers(lines);
    expect(kept.includes(HEAD)).toBe(!isGone);
    expect(kept).toEqual(expect.arrayContaining(pages(count, () => [])));
    if (isGone) expect(leftBehind[1]?.text).toMatch(new RegExp(`^${HEAD}(?:\n${HEAD})*$`, 'u'));
  });

  it('may stand above the first page too, and is no sentence', () => {
    const foot = (page: number) => [`— ${page} —`, HEAD];
    expect(drop(HEAD, ...pages(3, foot))).toEqual([HEAD, ...pages(3, () => [])]);
    expect(drop(HEAD, HEAD, ...pages(3, foot))).toContain(HEAD);
    expect(drop(HEAD, ` ${HEAD}`, ...pages(3, foot))).toContain(HEAD);
    expect(drop(...pages(3, (page) => [`— ${page} —`, `${'　'.repeat(page)}${HEAD} `]))).toHaveLength(3);
    expect(dropPageNumbers(['甲，', '— 1 —', '', '— 2 —', '']).leftBehind).toHaveLength(1);
    for (const text of ['办理完毕。', '其中，受理事项', '一是加强领导；二是']) {
      const lines = pages(3, (page) => [`— ${page} —`, text]);
      expect(drop(...lines)).toEqual(pages(3, () => [text]));
    }
  });
});
