import { describe, expect, it } from 'vitest';
import { createNumbering, separateNumber } from '../../../src/import/docx-numbering.ts';
import { parseXml } from '../../../src/office/parse-xml.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const level = (ilvl: number, text: string, more = '', format = '') =>
  `<w:lvl w:ilvl="${ilvl}">${more.includes('<w:start') ? '' : '<w:start w:val="1"/>'}${more}${format === '' ? '' : `<w:numFmt w:val="${format}"/>`}<w:lvlText w:val="${text}"/></w:lvl>`;
const abstract = (id: number, content: string) =>
  `<w:abstractNum w:abstractNumId="${id}">${content}</w:abstractNum>`;
const num = (id: number, of: number, content = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${content}</w:num>`;
const create = (content: string) =>
  createNumbering(parseXml(new TextEncoder().encode(`<w:numbering ${W}>${content}</w:numbering>`)));

/** The numbers of paragraphs, each given as its level in list 1, or as list and level: `0 1 2:0`. */
const count = (content: string, paragraphs: string) => {
  const numbering = create(content);
  const marks = paragraphs.split(' ').map((paragraph) => {
    const [level = '', list = '1'] = paragraph.split(':').reverse();
    const mark = numbering.next(list, Number(level));
    return mark?.kind === 'number' ? mark.text : mark?.kind === 'bullet' ? `•${mark.depth}` : '-';
  });
  return marks.join(' ');
};
const THREE = level(0, '%1、') + level(1, '（%2）') + level(2, '%1.%2.%3');

describe('the numbers of lists', () => {
  it('have as many figures as the newer of two formats asks for', () => {
    const padded = (format: string) =>
      `<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice><w:numFmt w:val="custom" w:format="${format}"/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>`;
    for (const [format, first] of [
      ['01, 02, 03, ...', '01'],
      ['001, 002, 003, ...', '001'],
      ['00001, 00002, 00003, ...', '00001'],
    ] as const)
      expect(count(abstract(0, padded(format)) + num(1, 0), '0')).toBe(first);
    const numbering = create(abstract(0, padded('a, ç, ĝ, ...')) + num(1, 0));
    expect(numbering.next('1', 0)).toEqual({ kind: 'number', text: '1' });
    expect([...numbering.unknownFormats]).toEqual(['custom']);
  });

  it('begin again below each number above, however deep', () => {
    expect(count(abstract(0, THREE) + num(1, 0), '0 1 1 2 2 1 2 0 1 2')).toBe(
      '1、 （1） （2） 1.2.1 1.2.2 （3） 1.3.1 2、 （1） 2.1.1',
    );
  });

  it('begin again only below the level that their list names', () => {
    const lists = (value: number) =>
      abstract(0, level(0, '%1') + level(1, '%2') + level(2, '%3', `<w:lvlRestart w:val="${value}"/>`)) +
      num(1, 0);
    const paragraphs = '0 1 2 1 2 0 1 2';
    expect(count(lists(0), paragraphs)).toBe('1 1 1 2 2 2 1 3');
    expect(count(lists(1), paragraphs)).toBe('1 1 1 2 2 2 1 1');
    expect(count(lists(2), paragraphs)).toBe('1 1 1 2 1 2 1 1');
  });

  it('begin where the level says, and go on behind those that a level below has shown before', () => {
    const lists =
      abstract(0, level(0, '%1', '<w:start w:val="3"/>') + level(1, '%1.%2', '<w:start w:val="5"/>')) +
      num(1, 0);
    expect(count(lists, '0 0 1')).toBe('3 4 4.5');
    expect(count(lists, '1 1 0 1')).toBe('3.5 3.6 4 4.5');
    expect(count(abstract(0, THREE) + num(1, 0), '0 2 2 1 0 1')).toBe('1、 1.1.1 1.1.2 （2） 2、 （1）');
  });

  it('begin at zero where the level says nothing', () => {
    const lists =
      abstract(0, '<w:lvl w:ilvl="0"><w:numFmt w:val="japaneseCounting"/><w:lvlText w:val="%1、"/></w:lvl>') +
      num(1, 0);
    expect(count(lists, '0 0')).toBe('〇、 一、');
  });

  it('go on together in lists of one definition, and begin once where one overrides them', () => {
    const override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride>';
    const lists = abstract(0, level(0, '%1')) + num(1, 0) + num(2, 0) + num(3, 0, override);
    expect(count(lists, '1:0 2:0 1:0 3:0 3:0 1:0')).toBe('1 2 3 9 10 11');
  });

  it('may have levels of their own', () => {
    const own = `<w:lvlOverride w:ilvl="0">${level(0, '第%1条', '', 'chineseCounting')}</w:lvlOverride>`;
    expect(count(abstract(0, level(0, '%1.')) + num(1, 0, own), '0 1')).toBe('第一条 -');
  });

  it('are in plain numbers at a level of laws', () => {
    const lists =
      abstract(0, level(0, '%1', '', 'chineseCounting') + level(1, '%1.%2', '<w:isLgl/>', 'upperRoman')) +
      num(1, 0);
    expect(count(lists, '0 1')).toBe('一 1.1');
  });

  it('come from the list that a style names', () => {
    const lists =
      abstract(0, '<w:numStyleLink w:val="s"/>') +
      abstract(1, `<w:styleLink w:val="s"/>${level(0, '[%1]')}`) +
      num(1, 0) +
      num(2, 1);
    expect(count(lists, '1:0 2:0 7:0')).toBe('[1] [2] -');
  });

  it('are not shown at a level without any, or whose marks are hidden, and count', () => {
    const hidden = '<w:rPr><w:vanish/></w:rPr>';
    const lists =
      abstract(0, level(0, '%1', '', 'none') + level(1, '%2、', hidden) + level(2, '%2.%3')) + num(1, 0);
    expect(count(lists, '0 1 1 2').split(' ')).toEqual(['', '', '', '2.1']);
  });

  it('are points at a level of points', () => {
    const lists = abstract(0, level(0, '', '', 'bullet') + level(1, '', '', 'bullet')) + num(1, 0);
    expect(count(lists, '1 0')).toBe('•1 •0');
  });

  it.each([
    ['□', '', '□'],
    ['\uf0fe', 'Wingdings', '☑'],
    ['\uf0fc', 'Wingdings', '✓'],
    ['★', '宋体', '★'],
    ['\uf06e', 'Wingdings', '•0'],
    ['\uf0d8', 'Wingdings', '•0'],
    ['o', 'Courier New', '•0'],
    ['●', '', '•0'],
  ])('keep a bullet that says something: %s in %s is %s', (bullet, font, shown) => {
    const fonts = `<w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}"/></w:rPr>`;
    expect(count(abstract(0, level(0, bullet, fonts, 'bullet')) + num(1, 0), '0')).toBe(shown);
  });

  it('name formats that are not known, and levels that belong to a style', () => {
    const numbering = create(
      abstract(0, level(0, '%1', '', 'hebrew1') + level(1, '%2', '<w:pStyle w:val="h2"/>')) + num(1, 0),
    );
    expect(numbering.next('1', 0)).toEqual({ kind: 'number', text: '1' });
    expect([...numbering.unknownFormats]).toEqual(['hebrew1']);
    expect([
      numbering.findLevel('1', 'h2'),
      numbering.findLevel('1', 'h3'),
      numbering.findLevel('9', 'h2'),
    ]).toEqual([1, undefined, undefined]);
    expect(createNumbering(undefined).next('1', 0)).toBeUndefined();
  });

  it.each([
    ['1.', '2021年', '1. 2021年'],
    ['1.', '概述', '1.概述'],
    ['1.1', '概述', '1.1 概述'],
    ['1)', '(甲)', '1) (甲)'],
    ['第一章', '总则', '第一章 总则'],
    ['一、', '2021年', '一、2021年'],
    ['1.1、', '2021年', '1.1、2021年'],
    ['1.', '共12项', '1.共12项'],
    ['（一）', 'A', '（一）A'],
  ])('%s is parted from %s where they would run together', (number, text, whole) => {
    expect(separateNumber(number, text) + text).toBe(whole);
  });
});
