import { describe, expect, it } from 'vitest';
import { checkWordText } from '../../../src/word/check-word-text.ts';
import { createWord } from '../../../src/word/create-word.ts';
import { MARKDOWN_SAMPLE } from '../../support/markdown-sample.ts';
import { readFields, writeReport } from '../../support/sample-report.ts';
import { createSampleWord, listParagraphs, PNG, writeWideTable } from '../../support/word-sample.ts';

describe('a Word file', () => {
  it('has the page of official documents: margins, 22 lines of 28 characters, page numbers outside', () => {
    const { document, parts } = createSampleWord('正文。');
    const twips = (mm: number) => Math.round((mm * 1440) / 25.4);
    expect(document).toContain(`<w:pgSz w:w="${twips(210)}" w:h="${twips(297)}"/>`);
    expect(document).toMatch(
      `<w:pgMar w:top="${twips(37)}" w:right="${twips(26)}" w:bottom="${twips(35)}" w:left="${twips(28)}"`,
    );
    const [, pitch, space] =
      /<w:docGrid w:type="linesAndChars" w:linePitch="(\d+)" w:charSpace="(-?\d+)"\/><\/w:sectPr>/.exec(
        document,
      ) ?? [];
    expect(Math.floor(twips(225) / Number(pitch))).toBe(22);
    expect(Math.floor((twips(210) - twips(28) - twips(26)) / 20 / (16 + Number(space) / 4096))).toBe(28);
    expect(parts['word/settings.xml']).toContain('<w:evenAndOddHeaders/>');
    const relations = parts['word/_rels/document.xml.rels'] ?? '';
    for (const [type, side] of [
      ['default', 'right'],
      ['even', 'left'],
    ]) {
      const id = new RegExp(`<w:footerReference w:type="${type}" r:id="(\\w+)"/>`).exec(document)?.[1];
      const target = new RegExp(`Id="${id}"[^>]*Target="([^"]*)"`).exec(relations)?.[1];
      const footer = parts[`word/${target}`] ?? '';
      expect(footer).toContain(`<w:jc w:val="${side}"/>`);
      expect(footer).toMatch(/— <.* PAGE .* —</s);
    }
  });

  it('has 发文字号 above the title, as the PDF has it', () => {
    const sample = createSampleWord('正文。', { 发文字号: '示发〔2021〕3号' });
    expect(listParagraphs(sample.document)).toEqual([
      'DocumentNumber：示发〔2021〕3号',
      'Title：示例区示例局2021年度示例工作报告',
      'BodyText：正文。',
    ]);
    expect(sample.parts['word/styles.xml']).toMatch(
      /w:styleId="DocumentNumber"><w:name w:val="发文字号"\/>.*?<w:spacing w:after="579" w:line="579".*?<w:jc w:val="center"\/>/s,
    );
    expect(checkWordText(sample.bytes, sample)).toBeUndefined();
  });

  it('has a table that is too wide on a turned page of its own, and goes on upright', () => {
    const wide = writeWideTable(14);
    const { document } = createSampleWord(`前文。\n\n${wide}\n\n后文。`);
    const sections = [...document.matchAll(/<w:sectPr>.*?<\/w:sectPr>/gs)].map(([section]) => section);
    expect(sections.map((section) => /w:pgSz ([^/]*)/.exec(section)?.[1])).toEqual([
      'w:w="11906" w:h="16838"',
      'w:w="16838" w:h="11906" w:orient="landscape"',
      'w:w="11906" w:h="16838"',
    ]);
    // Each has the footers with the page's number.
    for (const section of sections) expect(section.match(/<w:footerReference /g)).toHaveLength(2);
    expect(document).toMatch(/前文。.*<w:sectPr>.*<w:tbl>.*<\/w:tbl>.*w:orient="landscape".*后文。/s);
    const twice = createSampleWord(
      `前文。\n\n## 一、甲\n\n${wide}\n\n## 二、乙\n\n${wide}\n\n后文。`,
    ).document;
    // The headings are on the sheets of their tables, and no blank page is between these.
    expect(twice.match(/一、甲|二、乙|<w:tbl>|w:orient="landscape"|<w:sectPr>|后文/g)).toEqual(
      ['<w:sectPr>', '一、甲', '<w:tbl>', '<w:sectPr>', 'w:orient="landscape"', '二、乙', '<w:tbl>'].concat([
        '<w:sectPr>',
        'w:orient="landscape"',
        '后文',
        '<w:sectPr>',
      ]),
    );
    // Nor is one behind a sheet that ends the text.
    expect(
      createSampleWord(`前文。\n\n${wide}`).document.match(/<w:sectPr>|<w:tbl>|w:orient="landscape"/g),
    ).toEqual(['<w:sectPr>', '<w:tbl>', '<w:sectPr>', 'w:orient="landscape"']);
    const listed = createSampleWord(`- 甲\n\n    ${wide.replaceAll('\n', '\n    ')}`).document;
    expect(listed).not.toContain('landscape');
    expect(createSampleWord('| 甲 | 乙 |\n|--|--|\n| 1 | 2 |').document).not.toContain('landscape');
  });

  it('has the last lines of the text on the page of 落款', () => {
    const keeps = (body: string, written: Record<string, string> = { 落款: '示例区示例局' }) =>
      createSampleWord(body, written).document.match(/<w:keepNext\/>(?=.*?正文)/gs)?.length ?? 0;
    expect(keeps('甲。\n\n正文。')).toBe(1);
    expect(keeps('甲。\n\n正文。', {})).toBe(0);
    expect(keeps(`甲。\n\n正文。${'字'.repeat(150)}`)).toBe(0);
  });

  it('keeps a small table on one page, unless the next one would say what its columns are', () => {
    const kept = (markdown: string) =>
      [...createSampleWord(markdown).document.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) =>
        row.includes('w:keepNext'),
      );
    const form = (rows: number) =>
      `| 甲 | < | 乙 |\n|--|--|--|\n| 一 | 二 | 三 |\n${'| 1 | 2 | 3 |\n'.repeat(rows)}`;
    expect(kept(form(1))).toEqual([true, true, false]);
    expect(kept(form(7))).toEqual(Array(9).fill(false));
    expect(kept('| 甲 | 乙 |\n|--|--|\n| 1 | 2 |')).toEqual([false, false]);
  });

  it.each([
    [7, '111,111.03', 156, 15],
    [14, '111,111.03', 225, 12],
    [20, '111,111.03', 348, 10],
    [28, '111,111.03', 348, 10],
    [11, '1234567890', 225, 12],
  ])('tears no number of %i columns: %s on a sheet for %i mm', (columns, number, sheet, smallest) => {
    const { document } = createSampleWord(`前文。\n\n${writeWideTable(columns, number)}`);
    const table = document.slice(document.indexOf('<w:tbl>'));
    const [, whole] = /<w:tblW w:w="(\d+)"/.exec(table) ?? [];
    expect(Number(whole)).toBeCloseTo((sheet * 1440) / 25.4, -1);
    const size = Number(/<w:sz w:val="(\d+)"\/>/.exec(table)?.[1]);
    expect(size).toBeGreaterThanOrEqual(smallest);
    const [left = 0, right = 0] = ['left', 'right'].map((side) =>
      Number(new RegExp(`<w:tblCellMar>.*?<w:${side} w:w="(\\d+)"`).exec(table)?.[1]),
    );
    const [words = 0, ...numbers] = [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) =>
      Number(width),
    );
    expect(numbers).toHaveLength(columns - 1);
    expect(numbers.reduce((sum, width) => sum + width, words)).toBe(Number(whole));
    // Digits of DejaVu Sans, which stands in on Linux: 0.636 em, its comma and its point 0.318.
    const marks = number.replace(/\d/g, '').length;
    const ems = 0.636 * (number.length - marks) + 0.318 * marks;
    for (const width of numbers) expect(width - left - right).toBeGreaterThan(ems * size * 10);
    // And four characters of words stand side by side.
    expect(words - left - right).toBeGreaterThanOrEqual(4 * size * 10);
  });

  it('keeps 连接号 and 间隔号 from the beginning of a line, 分隔号 from both ends', () => {
    const settings = createSampleWord('').parts['word/settings.xml'] ?? '';
    const marks = (name: string) =>
      new RegExp(`<w:${name} w:lang="zh-CN" w:val="([^"]*)"`).exec(settings)?.[1];
    for (const mark of '—～·/，。）') expect(marks('noLineBreaksBefore')).toContain(mark);
    for (const mark of '/（《') expect(marks('noLineBreaksAfter')).toContain(mark);
    expect(marks('noLineBreaksAfter')).not.toContain('，');
  });

  it.each([
    [1, '<a:xfrm>', [300, 200], [0, 0]],
    [2, '<a:xfrm flipH="1">', [300, 200], [0, 0]],
    [3, '<a:xfrm rot="10800000">', [300, 200], [0, 0]],
    [4, '<a:xfrm flipV="1">', [300, 200], [0, 0]],
    [5, '<a:xfrm flipH="1" rot="16200000">', [200, 300], [50, 0]],
    [6, '<a:xfrm rot="5400000">', [200, 300], [50, 0]],
    [7, '<a:xfrm flipH="1" rot="5400000">', [200, 300], [50, 0]],
    [8, '<a:xfrm rot="16200000">', [200, 300], [50, 0]],
  ])('turns a photograph as its camera says: %i', (orientation, turn, [width, height], [beside, above]) => {
    const source = { ...PNG, mime: 'image/jpeg', orientation };
    const { document } = createSampleWord(
      '![图](attachments/1.jpg)',
      {},
      { pictures: new Map([['attachments/1.jpg', source]]), size: { width: 300, height: 200 } },
    );
    const emu = (pixels = 0) => pixels * 9525;
    expect(document).toContain(turn);
    expect(document).toContain(`<wp:extent cx="${emu(width)}" cy="${emu(height)}"/>`);
    expect(document).toContain(
      `<wp:effectExtent l="${emu(beside)}" t="${emu(above)}" r="${emu(beside)}" b="${emu(above)}"/>`,
    );
  });

  it('has real heading styles, one for each rank', () => {
    const { document, parts } = createSampleWord(
      '## 一、甲\n\n### （一）乙\n\n#### 1.丙\n\n##### （1）丁\n\n正文。',
    );
    expect(listParagraphs(document)).toEqual([
      'Title：示例区示例局2021年度示例工作报告',
      'Heading1：一、甲',
      'Heading2：（一）乙',
      'Heading3：1.丙',
      'Heading4：（1）丁',
      'BodyText：正文。',
    ]);
    const styles = parts['word/styles.xml'] ?? '';
    for (const [rank, face] of [
      [1, '黑体'],
      [2, '楷体'],
      [3, '仿宋'],
      [4, '仿宋'],
    ] as const) {
      const style =
        new RegExp(`<w:style [^>]*w:styleId="Heading${rank}">.*?</w:style>`, 's').exec(styles)?.[0] ?? '';
      expect(style).toContain(`<w:name w:val="heading ${rank}"/>`);
      expect(style).toContain(`<w:outlineLvl w:val="${rank - 1}"/>`);
      expect(style).toContain(`w:eastAsia="${face}"`);
    }
  });

  it('says what the page says, whatever the body holds', () => {
    const sample = createSampleWord(MARKDOWN_SAMPLE, { 落款: '|\n  示例区示例局\n  2022年2月14日' });
    expect(sample.blocks.length).toBeGreaterThan(20);
    expect(checkWordText(sample.bytes, sample)).toBeUndefined();
  });

  it('is the same file when it is made again', () => {
    const [first, second] = [createSampleWord(MARKDOWN_SAMPLE), createSampleWord(MARKDOWN_SAMPLE)];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    // Time and day in the list of a zip: noon of 1 January 1980.
    const list = Buffer.from(first.bytes).indexOf('PK\u0001\u0002', 0, 'latin1');
    expect(Buffer.from(first.bytes).readUInt32LE(list + 12)).toBe(0x00216000);
  });

  it('is XML also where the text looks like it', () => {
    const hostile = '<script>alert(1)</script> ]]> & &amp; "引号" \'';
    const sample = createSampleWord(`甲${hostile.replaceAll('&', '\\&')}乙`, {
      标题: JSON.stringify(hostile),
    });
    expect(sample.document).not.toContain('<script');
    expect(sample.parts['docProps/core.xml']).toContain('<dc:title>&lt;script&gt;');
    expect(checkWordText(sample.bytes, sample)).toBeUndefined();
  });

  it('may be empty', () => {
    const sample = createSampleWord('');
    expect(listParagraphs(sample.document)).toEqual(['Title：示例区示例局2021年度示例工作报告']);
    expect(checkWordText(sample.bytes, sample)).toBeUndefined();
  });

  it('has footnotes that Word numbers, also one that nothing refers to, and repeats a number by a field', () => {
    const { document, parts } = createSampleWord('甲[^1]，乙[^1]。\n\n[^1]: 注一\n[^2]: 注二');
    const notes = parts['word/footnotes.xml'] ?? '';
    expect([...notes.matchAll(/<w:footnote w:id="(\d+)">/g)].map(([, id]) => id)).toEqual(['1', '2']);
    expect([...document.matchAll(/<w:footnoteReference w:id="(\d+)"\/>/g)].map(([, id]) => id)).toEqual([
      '1',
      '2',
    ]);
    expect(document).toMatch(/<w:bookmarkStart w:id="1" w:name="_Note1"\/>.* NOTEREF _Note1 /s);
    expect([...document.matchAll(/w:fldCharType="(\w+)"/g)].map(([, type]) => type)).toEqual([
      'begin',
      'separate',
      'end',
    ]);
  });

  it('has tables with a repeated head and a cell at every place of merged ones', () => {
    const { document } = createSampleWord(
      '| 甲 | 乙 | < |\n|---|---|---|\n| ^^ | 丙 | 丁 |\n| 1 | 2 | 3 |\n| ^^ | 5 | 6 |',
    );
    const rows = [...document.matchAll(/<w:tr>(.*?)<\/w:tr>/gs)].map(([, row = '']) => row);
    expect(rows.map((row) => row.includes('<w:tblHeader/>'))).toEqual([true, true, false, false]);
    expect(rows.map((row) => row.match(/<w:vMerge[^>]*>/g)?.join(''))).toEqual([
      '<w:vMerge w:val="restart"/>',
      '<w:vMerge/>',
      '<w:vMerge w:val="restart"/>',
      '<w:vMerge/>',
    ]);
    for (const row of rows) {
      const spans = [...row.matchAll(/<w:tc>(.*?)<\/w:tc>/gs)].map(([, cell = '']) =>
        Number(/<w:gridSpan w:val="(\d)"/.exec(cell)?.[1] ?? 1),
      );
      expect(spans.reduce((sum, span) => sum + span, 0)).toBe(3);
    }
    // A table that ends the document would be continued by the section.
    expect(document).toMatch(/<\/w:tbl><w:p>.*<w:sectPr>/s);
  });

  it('holds a table of thousands of rows', () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `| 第${index}行 | 内容 |`).join('\n');
    const sample = createSampleWord(`| 甲 | 乙 |\n|---|---|\n${rows}`);
    expect(sample.document.match(/<w:tr>/g)?.length).toBe(3001);
    expect(checkWordText(sample.bytes, sample)).toBeUndefined();
  });

  it('keeps pictures between the edges of their cells, which would cut them', () => {
    const { document } = createSampleWord(
      `| 图 | 说明 |\n|--|--|\n| ![甲](a.png) | 示例 |\n\n![乙](a.png)`,
      {},
      { pictures: new Map([['a.png', PNG]]), size: { width: 3000, height: 1500 } },
    );
    const [inCell = 0, alone = 0] = [...document.matchAll(/<wp:extent cx="(\d+)"/g)].map(([, width]) =>
      Number(width),
    );
    const [cell] = [...document.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
    expect(inCell / 635).toBeLessThan(cell ?? 0);
    expect(inCell / 635).toBeGreaterThan((cell ?? 0) * 0.8);
    expect(alone / 635).toBeGreaterThan(8000);
  });

  it('shows pictures once stored, with their words, and says where Word cannot show one', () => {
    const pictures = new Map([
      ['attachments/1.png', PNG],
      ['attachments/2.webp', { ...PNG, mime: 'image/webp' }],
    ]);
    const sample = createSampleWord(
      '![分布图](attachments/1.png "图1 分布")\n\n文中![又一次](attachments/1.png)\n\n![趋势](attachments/2.webp)',
      {},
      { pictures },
    );
    const { document, parts } = sample;
    expect(parts['word/_rels/document.xml.rels']?.match(/media\/[^"]*/g)).toEqual(['media/image1.png']);
    expect(document).toContain('descr="分布图"');
    expect([...document.matchAll(/<wp:docPr id="(\d+)"/g)].map(([, id]) => id)).toEqual(['1', '2']);
    expect(listParagraphs(document).slice(1)).toEqual([
      'Figure：▣',
      'Caption：图1 分布',
      'BodyText：文中▣',
      'Figure：［图：趋势，见网页］',
    ]);
    expect(checkWordText(sample.bytes, sample)).toBeUndefined();
  });

  it('says nothing that a control character of a field would break', () => {
    const fields = { ...readFields(writeReport()), title: '甲\u0001乙' };
    const bytes = createWord({
      fields,
      document: { blocks: [], footnotes: [] },
      issuer: '示例局\ud800',
      pictures: new Map(),
      resolveLink: () => undefined,
    });
    expect(checkWordText(bytes, { fields, blocks: [] })).toMatchObject({
      level: 'warning',
      rule: 'word-text',
    });
  });
});
