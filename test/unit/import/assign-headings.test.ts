import { describe, expect, it } from 'vitest';
import { assignHeadings } from '../../../src/import/assign-headings.ts';
import type { Block } from '../../../src/import/document.ts';

const TEXT = '示例局认真贯彻落实各项部署，扎实推进各项工作。';

const paragraph = (text: string, look: object = {}): Block => ({
  kind: 'paragraph',
  inlines: [{ kind: 'text', text, ...('bold' in look ? { bold: true } : {}) }],
  ...look,
});

/** Lines with their level before them; no level is text. */
const outline = (...lines: readonly (string | Block)[]) => {
  const blocks = lines.map((line) => (typeof line === 'string' ? paragraph(line) : line));
  return assignHeadings(blocks)
    .map((level) => level ?? '-')
    .join(' ');
};

describe('headings', () => {
  it('have the level of their number, whichever levels there are', () => {
    expect(outline('一、总体', '（一）甲', '1.乙', '（1）丙', '①丁', TEXT)).toBe('2 3 4 5 6 -');
    expect(outline('（一）甲', TEXT, '（二）乙', TEXT)).toBe('3 - 3 -');
    expect(outline('第一章 总则', '第一节 通则', '一、甲', TEXT, '第二章 附则', TEXT)).toBe('2 3 4 - 2 -');
    expect(outline('1 总则', '1.1 目的', TEXT, '1.1.1 依据', TEXT, '2 附则', TEXT)).toBe('2 3 - 4 - 2 -');
  });

  it('are not long rows of marks', () => {
    expect(outline('一、总体', '。'.repeat(200_000), '二、甲', `1.乙${'！'.repeat(200_000)}`)).toBe(
      '2 - 2 -',
    );
  });

  it('are not sentences, dates and quantities that begin like one', () => {
    expect(
      outline(`一、${TEXT}`, `（一）加强领导。${TEXT}`, '12项工作', '2021年工作', '1.5万人参加', TEXT),
    ).toBe('- - - - - -');
  });

  it('are not sentences that end in a quotation', () => {
    const quoting = [
      '一、将第三条修改为：“甲局负责。”',
      '二、删去第五条。',
      '三、第七条改为：“十日内办结。”',
    ];
    expect(outline('决定如下：', ...quoting, TEXT)).toBe('- - - - -');
    expect(outline('一、什么是“示例”', TEXT, '二、什么是“样例”', TEXT)).toBe('2 - 2 -');
  });

  it('may end in a full stop where a text of their own follows', () => {
    expect(outline('（一）指导思想。', TEXT, '（二）基本原则。', `1.坚持依法。${TEXT}`, TEXT)).toBe(
      '3 - 3 - -',
    );
    expect(outline('有下列情形的：', '（一）甲情形。', '（二）乙情形。', '（三）其他情形。', TEXT)).toBe(
      '- - - - -',
    );
  });

  it('may have a box before their number, and what one ticks in the text is none', () => {
    const bold = (text: string) => paragraph(text, { bold: true });
    const ranked = (text: string) => paragraph(text, { rank: 3 });
    const parts = [ranked('六、验收'), TEXT, ranked('□七、保密要求'), TEXT, bold('☑ （一）附件'), TEXT];
    expect(outline(...parts)).toBe('2 - 2 - 3 -');
    expect(outline('□一、甲', '□二、乙', '□（三）丙', TEXT)).toBe('- - - -');
  });

  it('are not items of a list, nor of the list of annexes', () => {
    expect(outline('包括：', '1.甲单位', '2.乙单位', '3.丙单位', TEXT)).toBe('- - - - -');
    expect(outline('附件：1.甲名单', '2.乙名单', TEXT)).toBe('- - -');
    expect(
      outline('1.费用', TEXT, '附件：1.甲名单', '2.2021年度申请表', '3.示例实施细则', '示例区示例局'),
    ).toBe('4 - - - - -');
  });

  it('are not the lines of a printed table of contents', () => {
    expect(outline('目　录', '一、总体……1', '二、措施……2', '一、总体', TEXT, '二、措施', TEXT)).toBe(
      '- - - 2 - 2 -',
    );
  });

  it('are lines in the middle in bold, and lines with a heading style, but not captions', () => {
    const displayed = { align: 'center', bold: true };
    expect(outline(paragraph('示例名单', displayed), TEXT, paragraph('图1 示例', displayed), TEXT)).toBe(
      '2 - - -',
    );
    expect(outline(paragraph('背景', { rank: 1 }), TEXT, paragraph('细节', { rank: 2 }), TEXT)).toBe(
      '2 - 3 -',
    );
    expect(outline(TEXT, '附件1', paragraph('示例表', displayed), TEXT)).toBe('- 2 2 -');
  });

  it.each<[string, (string | Block)[], string]>([
    ['a long numbered line is text', [`一、${'示'.repeat(58)}`, TEXT], '2 -'],
    ['a longer one too', [`一、${'示'.repeat(59)}`, TEXT], '- -'],
    ['but in bold it may be longer', [paragraph(`一、${'示'.repeat(98)}`, { bold: true }), TEXT], '2 -'],
    ['up to a hundred', [paragraph(`一、${'示'.repeat(99)}`, { bold: true }), TEXT], '- -'],
    ['a line that goes on is text', ['一、甲，', '一、甲；', '一、甲、', TEXT], '- - - -'],
    ['a short sentence is one', [`（一）${'示'.repeat(21)}。`, TEXT], '3 -'],
    ['a longer one is text', [`（一）${'示'.repeat(22)}。`, TEXT], '- -'],
    ['a sentence with a comma is text', ['（一）甲，乙。', TEXT], '- -'],
    ['a line before a list is one', ['（一）甲：', TEXT], '3 -'],
    ['one with a comma is text', ['（一）甲，乙：', TEXT], '- -'],
    ['a number alone is text', ['一、', TEXT], '- -'],
    ['a sentence at the end of the text is text', [TEXT, '（一）甲。'], '- -'],
    ['but a number of the first kind may end it', [TEXT, '一、甲'], '- 2'],
    ['a mark at its end is no second sentence', ['一、甲。”', TEXT], '2 -'],
    ['an article is none, whatever its style', ['第一条 甲', TEXT], '- -'],
    ['unless it is a heading of Word', [paragraph('第一条 甲', { rank: 1 }), TEXT], '2 -'],
    ['or bold', [paragraph('第一条 甲', { bold: true }), TEXT], '2 -'],
    ['a chapter is one without a text of its own', ['第一章 甲', '第二章 乙'], '2 2'],
    [
      'parts move chapters down',
      ['第一编 甲', '第一章 乙', '第一节 丙', '一、丁', '（一）戊', TEXT],
      '2 3 4 5 6 -',
    ],
    [
      'the seventh level is the sixth',
      ['第一编 甲', '第一章 乙', '第一节 丙', '一、丁', '（一）戊', '1.己', TEXT],
      '2 3 4 5 6 6 -',
    ],
    [
      'an item of a heading style is none',
      [paragraph('甲', { rank: 1, item: { marker: '-', depth: 0 } }), TEXT],
      '- -',
    ],
    ['nor is a line of contents', [paragraph('一、甲', { role: 'contents' }), TEXT], '- -'],
    ['bold at the side is text', [paragraph('甲', { bold: true }), TEXT], '- -'],
    ['a line in the middle is text without bold', [paragraph('甲', { align: 'center' }), TEXT], '- -'],
    [
      'one that ends as text is',
      [paragraph('甲：', { rank: 1 }), paragraph('乙。', { rank: 1 }), TEXT],
      '- - -',
    ],
    [
      'an annex is one, whatever its number',
      ['附件', TEXT, '附 件 二：', TEXT, '附件12', TEXT],
      '2 - 2 - 2 -',
    ],
    [
      'its list is none, and ends with other lines',
      ['附件：1.甲', '2.乙', '（一）丙', TEXT, '1.丁', TEXT],
      '- - 3 - 4 -',
    ],
    ['a list of annexes by number is none', ['附件1：甲', '附件2：乙', TEXT], '- - -'],
    ['items go on until a text comes', ['1.甲', '2.乙', TEXT, '1.丙', TEXT], '- - - 4 -'],
    ['deeper decimals belong to the ones above', ['1.1 甲', '1.1.1 乙', TEXT], '3 4 -'],
    [
      'ranks begin with the least that there is',
      [paragraph('甲', { rank: 3 }), TEXT, paragraph('乙', { rank: 4 }), TEXT],
      '2 - 3 -',
    ],
    [
      'a heading runs on into no text',
      [paragraph('甲。乙', { rank: 1 }), paragraph('甲；乙', { rank: 1 }), TEXT],
      '- - -',
    ],
    [
      'a level that the text leaves out counts again',
      ['一、甲', '1.乙', TEXT, '（一）丙', TEXT],
      '2 3 - 3 -',
    ],
    ['one without a text belongs to those of its kind', ['（一）甲', TEXT, '（二）乙'], '3 - 3'],
    ['also below deeper ones', ['（一）甲', '1.乙', TEXT, '（二）丙'], '3 4 - 3'],
    ['but not to those of another part', ['（一）甲', TEXT, '一、乙', TEXT, '（二）丙'], '3 - 2 - -'],
    ['nor to deeper ones above it', ['1.甲', TEXT, '（一）乙', TEXT, '2.丙'], '4 - 3 - -'],
    ['the list of annexes has spaces, and ends other lists', ['附 件 ：1.甲', '2.乙', TEXT], '- - -'],
    ['a line about annexes begins none', ['附件说明', '1.甲', TEXT], '- 4 -'],
    ['nor does one in the middle of a line', ['见附件：甲', '1.乙', TEXT], '- 4 -'],
    ['a mark inside is no end', [paragraph('甲：乙', { rank: 1 }), TEXT], '2 -'],
    ['a line before a list has 22 characters', [`（一）${'示'.repeat(21)}：`, TEXT], '3 -'],
    ['and no more', [`（一）${'示'.repeat(22)}：`, TEXT], '- -'],
    ['unless Word says so', [paragraph(`（一）${'示'.repeat(23)}，示：`, { rank: 1 }), TEXT], '3 -'],
    ['a colon inside is no end either', [`（一）甲：${'示'.repeat(23)}`, TEXT], '3 -'],
    ['a heading of Word may be long', [paragraph('示'.repeat(61), { rank: 1 }), TEXT], '2 -'],
  ])('%s', (_, lines, levels) => {
    expect(outline(...lines)).toBe(levels);
  });

  it('are not the lines of contents, which end where the first of them comes again', () => {
    expect(outline('目次', '一、总体…………12', '二、措施', '一、总体', TEXT)).toBe('- - - 2 -');
    expect(outline('目录', '一、总体', TEXT.repeat(3), '一、总体', TEXT)).toBe('- 2 - 2 -');
    expect(outline('目录', '甲', '乙', '丙', '一、丁', '一、丁', TEXT)).toBe('- - - - 2 2 -');
  });
});
