import { describe, expect, it } from 'vitest';
import { joinWrappedLines } from '../../../src/import/join-wrapped-lines.ts';
import { readTextLines } from '../../../src/import/text-importer.ts';

describe('lines that a program wrapped', () => {
  const full = '示'.repeat(30);
  const lines = (count: number, line = full) => Array.from({ length: count }, () => line);
  it.each<[string, string[], number]>([
    ['twelve are one', lines(12), 1],
    ['eleven are too few to tell', lines(11), 11],
    ['empty ones do not count', [...lines(11), ''], 12],
    ['shorter than forty columns they are no text', lines(12, '示'.repeat(19)), 12],
    ['of forty columns they are', lines(12, '示'.repeat(20)), 1],
    ['of a hundred columns they are', lines(12, 'a'.repeat(100)), 1],
    ['wider they are paragraphs', lines(12, 'a'.repeat(101)), 12],
    ['half of them full is enough', [...lines(6), ...lines(6, '短行')], 6],
    ['fewer are not', [...lines(5), ...lines(7, '短行')], 12],
    ['a line may end four columns early', [...lines(11), '示'.repeat(28), full], 1],
    ['but not six', [...lines(11), '示'.repeat(27), full], 2],
    [
      'an indent begins a paragraph',
      [...lines(6), ...lines(6).map((line, at) => (at === 0 ? `　${line.slice(1)}` : line))],
      2,
    ],
    ['an empty line too', [...lines(6), '', ...lines(6)], 3],
  ])('%s', (_, written, count) => {
    expect(joinWrappedLines(written)).toHaveLength(count);
  });

  it('have a space between words, and none between Han characters', () => {
    const english = `${'a'.repeat(46)} end`;
    expect(joinWrappedLines(lines(12, english))[0]).toContain('end aaa');
    expect(joinWrappedLines(lines(12, `${'a'.repeat(49)}.  `))[0]).toContain('a. aaa');
    expect(joinWrappedLines(lines(12, `${full}  `))[0]).toBe(`${full.repeat(12)}  `);
    expect(joinWrappedLines(lines(12, `${full}a`))[0]).toBe(`${full}a`.repeat(12));
  });
});

describe('tables in a text', () => {
  const read = (...lines: string[]) =>
    readTextLines(lines.join('\n')).blocks.map((block) =>
      block.kind === 'table'
        ? block.rows.map((row) =>
            row
              .map(({ inlines }) => inlines.map((each) => (each.kind === 'text' ? each.text : '')).join(''))
              .join('|'),
          )
        : block.kind === 'paragraph'
          ? block.inlines.map((each) => (each.kind === 'text' ? each.text : '')).join('')
          : '',
    );
  it.each([
    [['甲\t1', '乙\t2'], [['甲|1', '乙|2']]],
    [
      ['上', ' 甲 \t 1 ', '乙\t', '下'],
      ['上', ['甲|1', '乙|'], '下'],
    ],
    [
      ['甲\t1', '乙\t2\t3'],
      ['甲 1', '乙 2 3'],
    ],
    [['甲\t1'], ['甲 1']],
    [['甲\t\t1'], ['甲 1']],
    [
      ['\t甲', '\t乙'],
      ['甲', '乙'],
    ],
    [
      ['\t', '\t'],
      ['', ''],
    ],
    [
      ['甲\t1', '乙\t2', '\t丙'],
      [['甲|1', '乙|2'], '丙'],
    ],
    [
      ['甲\t1', '乙\t2', '丙\t3\t4', '丁\t5\t6'],
      [
        ['甲|1', '乙|2'],
        ['丙|3|4', '丁|5|6'],
      ],
    ],
  ])('%j', (lines, blocks) => {
    expect(read(...lines)).toEqual(blocks);
  });
});
