import { describe, expect, it } from 'vitest';
import { checkWordText } from '../../../src/word/check-word-text.ts';
import { createSampleWord, listParagraphs, PNG, writeWideTable } from '../../support/word-sample.ts';

const pictures = new Map([['a.png', PNG]]);

/** What stands below the title. */
const show = (body: string) => listParagraphs(createSampleWord(body, {}, { pictures }).document).slice(1);

describe('blocks of a Word file', () => {
  it('begin at their indent, whatever spaces were typed before the first character, and keep all others', () => {
    expect(show('　　甲　 乙')).toEqual(['BodyText：甲　 乙']);
    expect(show('## 　一、甲')).toEqual(['Heading1：一、甲']);
    expect(show('　　**甲**　*乙*')).toEqual(['BodyText：甲　乙']);
    expect(show('　甲　**乙**')).toEqual(['BodyText：甲　乙']);
    expect(show('![图](a.png "　图1 甲")')).toEqual(['Figure：▣', 'Caption：图1 甲']);
  });

  it('have a line between two parts, and nothing of their own', () => {
    expect(show('甲\n\n---\n\n乙')).toEqual(['BodyText：甲', '：—', 'BodyText：乙']);
    expect(show('![图](a.png)\n\n甲')).toEqual(['Figure：▣', 'BodyText：甲']);
  });

  it('have remarks in their own style, but not inside a quotation', () => {
    expect(show('注：甲。\n\n> 注：乙。')).toEqual(['Remark：注：甲。', 'Quote：注：乙。']);
  });

  it('end a page before and behind a wide table with a line that nobody sees', () => {
    const { document } = createSampleWord(`甲\n\n${writeWideTable(14)}\n\n乙`);
    const ends = document.match(/<w:p><w:pPr>(?:(?!<\/w:pPr>).)*<w:sectPr>.*?<\/w:p>/gs) ?? [];
    expect(ends).toHaveLength(2);
    for (const end of ends) {
      expect(end).toContain('<w:snapToGrid w:val="0"/><w:spacing w:line="20" w:lineRule="exact"/>');
      expect(end.replace(/<[^>]*>/g, '')).toBe('');
    }
  });

  it('hold items that begin with another block: the number stands before it, a point is not set', () => {
    expect(show('1. > 甲\n2. 乙')).toEqual(['ListNumber：1. ', 'Quote：甲', 'ListNumber：2. 乙']);
    expect(show('- > 甲')).toEqual(['Quote：甲']);
    expect(show('-\n- 乙')).toEqual(['ListBullet：乙']);
    expect(show('1.\n2. 乙')).toEqual(['ListNumber：1. ', 'ListNumber：2. 乙']);
    expect(show('- ![图](a.png)\n\n    甲')).toEqual(['Figure：▣', 'ListContinue：甲']);
  });

  it('are one list to Word down to its ninth level, and stay there', () => {
    const deep = Array.from({ length: 11 }, (_, depth) => `${'    '.repeat(depth)}- 第${depth}层`).join('\n');
    const { document } = createSampleWord(deep);
    expect([...document.matchAll(/<w:ilvl w:val="(\d+)"\/>/g)].map(([, level]) => Number(level))).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8,
    ]);
    const [first = '', second = '', third = ''] = document.match(/<w:ind [^>]*>/g) ?? [];
    const place = (ind: string) =>
      ['leftChars', 'left', 'firstLineChars', 'firstLine'].map(
        (name) => new RegExp(`w:${name}="(\\d+)"`).exec(ind)?.[1],
      );
    // 156 mm are 8,845 twips: a character is 315 of them.
    expect(place(first)).toEqual([undefined, undefined, '200', '630']);
    expect(place(second)).toEqual(['200', '630', '200', '630']);
    expect(place(third)).toEqual(['400', '1260', '200', '630']);
  });

  it('of a note stand in its part, with pictures and links of their own, and refer to no other note', () => {
    const body = '甲[^a]\n\n[^a]: 注[网](https://www.example.com/)![图](a.png)[^b]\n\n    续\n\n[^b]: > 引';
    const { document, parts, ...sample } = createSampleWord(body, {}, { pictures });
    const notes = parts['word/footnotes.xml'] ?? '';
    expect(listParagraphs(notes)).toEqual([
      '：',
      '：',
      'FootnoteText：# 注网▣',
      'FootnoteText：续',
      'FootnoteText：# ',
      'FootnoteText：引',
    ]);
    expect(listParagraphs(document).at(-1)).toBe('BodyText：#');
    expect(
      [...notes.matchAll(/<w:footnote w:type="(\w+)" w:id="(-?\d)"/g)].map((match) => match.slice(1)),
    ).toEqual([
      ['separator', '-1'],
      ['continuationSeparator', '0'],
    ]);
    const relations = parts['word/_rels/footnotes.xml.rels'] ?? '';
    expect(
      [...relations.matchAll(/Id="(\w+)"[^>]*Target="([^"]*)"/g)].map((match) => match.slice(1)),
    ).toEqual([
      ['rId1', 'https://www.example.com/'],
      ['rId2', 'media/image1.png'],
    ]);
    expect(notes).toContain('<w:hyperlink r:id="rId1"');
    expect(notes).toContain('r:embed="rId2"');
    expect(checkWordText(sample.bytes, sample)).toBeUndefined();
    expect(createSampleWord('甲[^a]\n\n[^a]: 注').parts['word/_rels/footnotes.xml.rels']).toBeUndefined();
  });

  it('link to what is there: a section that the text does not have is no link', () => {
    const { document, parts } = createSampleWord(
      '## 一、甲\n\n见[甲](#s1)、[乙](#s9)、[表](attachments/1.xlsx)、[网](https://www.example.com/?a=1&b=2)。',
    );
    expect(document).toContain('w:name="s1"');
    expect(document.match(/<w:hyperlink [^>]*>/g)).toEqual([
      '<w:hyperlink w:anchor="s1" w:history="1">',
      expect.stringContaining('r:id='),
    ]);
    expect(parts['word/_rels/document.xml.rels']).toContain(
      'Target="https://www.example.com/?a=1&amp;b=2" TargetMode="External"',
    );
    const twice = createSampleWord('[甲](https://www.example.com/)[乙](https://www.example.com/)');
    expect(twice.parts['word/_rels/document.xml.rels']?.match(/www\.example\.com/g)).toHaveLength(1);
  });
});

describe('cells of a Word table', () => {
  it('are as wide as their columns, set in the middle of their rows, and span only where they do', () => {
    const { document } = createSampleWord(
      '| 甲 | 乙 | 丙 |\n|--|--|--|\n| 丁丁丁丁丁 | 戊 | < |\n| 己 | < | < |',
    );
    const columns = [...document.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
    const [a = 0, b = 0, c = 0] = columns;
    const cells = [...document.matchAll(/<w:tcPr>(.*?)<\/w:tcPr>/gs)].map(([, cell = '']) => [
      Number(/<w:tcW w:w="(\d+)" w:type="dxa"\/>/.exec(cell)?.[1]),
      /<w:gridSpan w:val="(\d)"/.exec(cell)?.[1],
    ]);
    expect(cells).toEqual([
      [a, undefined],
      [b, undefined],
      [c, undefined],
      [a, undefined],
      [b + c, '2'],
      [a + b + c, '3'],
    ]);
    expect(document.match(/<w:vAlign w:val="center"\/>/g)).toHaveLength(6);
    expect(document).toContain(`<w:tblW w:w="${a + b + c}" w:type="dxa"/>`);
    expect(document).toMatch(/<w:tblStyle w:val="TableGrid"\/>.*<w:tblLayout w:type="fixed"\/>/s);
  });

  it('stand at every place of rows that are shorter than the head', () => {
    const { document } = createSampleWord('| 甲 | 乙 |\n|--|--|\n| 丙 |');
    const rows = [...document.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row.match(/<w:tc>/g)?.length);
    expect(rows).toEqual([2, 2]);
  });

  it('share the room by their texts, and neither one with a long text nor an empty one takes all or none', () => {
    const widths = (table: string) =>
      [...createSampleWord(table).document.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) =>
        Number(width),
      );
    const [short = 0, long = 0, none = 0] = widths(
      `| 甲甲 | 乙 | |\n|--|--|--|\n| 丙 | ${'长'.repeat(300)} | |`,
    );
    expect(long).toBeGreaterThan(4 * short);
    expect(none).toBeGreaterThan(2 * 240);
    const [one = 0, two = 0] = widths('| 甲甲甲甲甲 | 乙乙乙乙乙乙乙乙乙乙 |\n|--|--|\n| 丙 | 丁 |');
    expect(two).toBeGreaterThan(1.5 * one);
    expect(two).toBeLessThan(2 * one);
    const [first = 0, second = 0] = widths('| 甲 | 乙 |\n|--|--|\n| 12345678.9 | 丁 |');
    expect(first).toBeGreaterThan(1.3 * second);
    // However many columns there are, nine digits and a point find room, in faces wider than the measure as well.
    const many = widths(
      `| ${'甲 |'.repeat(5)}\n|${'--|'.repeat(5)}\n| 12345678.9 |${' 丁丁丁丁丁丁丁丁 |'.repeat(4)}`,
    );
    expect(many[0]).toBeGreaterThan(((9 * 0.62 + 0.36) * 1.04 + 0.7) * 240);
  });
});
