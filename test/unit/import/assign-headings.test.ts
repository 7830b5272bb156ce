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

  it('are not sentences, dates and quantities that begin like one', () => {
    expect(
      outline(`一、${TEXT}`, `（一）加强领导。${TEXT}`, '12项工作', '2021年工作', '1.5万人参加', TEXT),
    ).toBe('- - - - - -');
  });

  it('may end in a full stop where a text of their own follows', () => {
    expect(outline('（一）指导思想。', TEXT, '（二）基本原则。', `1.坚持依法。${TEXT}`, TEXT)).toBe(
      '3 - 3 - -',
    );
    expect(outline('有下列情形的：', '（一）甲情形。', '（二）乙情形。', '（三）其他情形。', TEXT)).toBe(
      '- - - - -',
    );
  });

  it('are not items of a list, nor of the list of annexes', () => {
    expect(outline('包括：', '1.甲单位', '2.乙单位', '3.丙单位', TEXT)).toBe('- - - - -');
    expect(outline('附件：1.甲名单', '2.乙名单', TEXT)).toBe('- - -');
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
});
