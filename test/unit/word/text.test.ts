import { describe, expect, it } from 'vitest';
import { checkWordText } from '../../../src/word/check-word-text.ts';
import { measureText } from '../../../src/word/format-text.ts';
import { createSampleWord } from '../../support/word-sample.ts';

/** The paragraphs whose text matches, each as XML. */
function findParagraphs(xml: string, text: RegExp): string[] {
  return [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)]
    .map(([paragraph]) => paragraph)
    .filter((paragraph) => text.test(paragraph.replace(/<[^>]*>/g, '')));
}

describe('the text of a Word file', () => {
  it('has bold words bold, emphasis in 楷体, breaks and line feeds as they are on the page', () => {
    const { document } = createSampleWord('甲**乙**丙*丁*。\n\n戊\\\n己\nfoo\nbar');
    expect(document).toMatch(/<w:rPr><w:b\/><w:bCs\/><\/w:rPr><w:t[^>]*>乙</);
    expect(document).toMatch(/w:eastAsia="楷体"[^>]*\/><\/w:rPr><w:t[^>]*>丁</);
    expect(document).toMatch(/戊<\/w:t>.*<w:br\/>.*己/s);
    expect(document.replace(/<[^>]*>/g, '')).toContain('foo bar');
  });

  it('begins with 主送机关 at the edge, where the first paragraph is one', () => {
    const style = (body: string, text: RegExp) =>
      /w:pStyle w:val="(\w+)"/.exec(findParagraphs(createSampleWord(body).document, text)[0] ?? '')?.[1];
    expect(style('各示例单位：\n\n正文。', /各示例/)).toBe('Salutation');
    expect(style('正文。\n\n各示例单位：', /各示例/)).toBe('BodyText');
    expect(style('现将情况报告如下：\n\n正文。', /现将/)).toBe('BodyText');
    expect(style('已经办理。情况如下：\n\n正文。', /已经/)).toBe('BodyText');
  });

  it('has 落款 in the text at the right, its lines on one page, as 落款 at the end', () => {
    const { document } = createSampleWord('通知。\n\n示例区示例局\n\n2024年5月6日\n\n附件\n\n示例方案');
    const [name = '', date = ''] = findParagraphs(document, /^(?:示例区示例局|2024年5月6日)$/);
    expect(name).toMatch(/"Signature"\/><w:keepNext\/>/);
    expect(date).toContain('"Date"');
    const { document: atEnd } = createSampleWord('通知。', { 落款: '|\n  示例区示例局\n  2024年5月6日' });
    expect(atEnd).toContain(name + date);
  });

  it('breaks a long title between words, as the PDF does', () => {
    const { document } = createSampleWord('正文。', {
      标题: '示例区示例局关于印发《示例区行政执法监督管理办法》和《示例区规范性文件管理办法》的通知',
    });
    const [title = ''] = findParagraphs(document, /关于印发/);
    expect(title.match(/<w:br\/>/g)?.length).toBeGreaterThan(0);
  });

  it('has lists inside lists further in, and their continued paragraphs', () => {
    const { document } = createSampleWord(
      '- 甲\n\n    续甲\n\n    - 乙\n\n1. 丙\n\n    1. 丁\n\n> 引文\n\n注：注释。',
    );
    const look = (text: RegExp) => findParagraphs(document, text)[0] ?? '';
    expect(look(/^甲/)).toMatch(
      /ListBullet.*<w:ilvl w:val="0"\/><w:numId w:val="1"\/>.*w:firstLineChars="200"/s,
    );
    expect(look(/^乙/)).toMatch(/ListBullet.*<w:ilvl w:val="1"\/>.*w:leftChars="200"/s);
    expect(look(/续甲/)).toContain('ListContinue');
    expect(look(/丙/)).toMatch(/ListNumber.*>1\. </s);
    expect(look(/丁/)).toMatch(/ListNumber.*w:leftChars="200"/s);
    expect(look(/引文/)).toContain('"Quote"');
    expect(look(/注释/)).toContain('"Remark"');
  });

  it('keeps a caption with its table or picture', () => {
    const { document } = createSampleWord(
      '表1 甲\n\n| 乙 |\n|--|\n| 丙 |\n\n![丁](attachments/1.png "图1 戊")',
    );
    expect(findParagraphs(document, /表1/)[0]).toMatch(/"Caption"\/><w:keepNext\/>/);
    const [caption = ''] = findParagraphs(document, /图1/);
    expect(caption).not.toContain('keepNext');
    expect(document).toMatch(/"Figure"\/><w:keepNext\/>/);
  });

  it('names its sections for links, without hyphens', () => {
    const { document } = createSampleWord('## 一、甲\n\n### （一）乙\n\n见[乙](<#s1-1>)。');
    expect(document).toContain('w:name="s1_1"');
    expect(document).toContain('w:anchor="s1_1"');
  });

  it('is checked with 落款 that occurs in the text as well', () => {
    const sample = createSampleWord('示例局[^1]\n\n[^1]: 示例局', { 落款: '示例局' });
    expect(checkWordText(sample.bytes, sample)).toBeUndefined();
  });

  it('is read back with tabs and quotation marks', () => {
    const sample = createSampleWord('甲"乙"　丙\u00a0丁', { 标题: '\'甲"乙"\'' });
    expect(checkWordText(sample.bytes, sample)).toBeUndefined();
    expect(sample.parts['docProps/core.xml']).toContain('甲&quot;乙&quot;');
  });
});

describe('a table of a Word file', () => {
  const table = '| 甲 | 乙 | 丙 |\n|:--|--:|:-:|\n| 1,234.56 | 示例事项示例事项示例事项示例事项 | 丁 |';

  it('aligns its cells, and has heads of their own style', () => {
    const { document } = createSampleWord(table);
    const cells = [...document.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => cell);
    expect(cells.map((cell) => /<w:jc w:val="(\w+)"/.exec(cell)?.[1])).toEqual([
      'left',
      'right',
      'center',
      'left',
      'right',
      'center',
    ]);
    expect(cells.map((cell) => /pStyle w:val="(\w+)"/.exec(cell)?.[1])).toEqual([
      ...Array(3).fill('TableHead'),
      ...Array(3).fill('TableText'),
    ]);
  });

  it('lets a page end only inside long rows', () => {
    const { document } = createSampleWord(`| 甲 |\n|--|\n| 短 |\n| ${'长'.repeat(500)} |`);
    const rows = [...document.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) => row.includes('<w:cantSplit/>'));
    expect(rows).toEqual([true, true, false]);
  });
});

it('leaves out properties that Word cannot show', () => {
  const value = '示例'.repeat(50);
  const custom = (length: number) =>
    createSampleWord('甲', { 关键词: `[${value.repeat(length)}]` }).parts['docProps/custom.xml'] ?? '';
  expect(custom(1)).toContain(value);
  expect(custom(3)).not.toContain(value);
});

it('Latin letters are half as wide as Han characters', () => {
  expect(measureText('a1é')).toBe(1.5);
  expect(measureText('示—')).toBe(2);
  expect(measureText('\u02ff\u0300')).toBe(1.5);
});
