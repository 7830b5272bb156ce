import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkWordText } from '../../../src/word/check-word-text.ts';
import { formatSignature } from '../../../src/word/format-signature.ts';
import { formatProperties } from '../../../src/word/properties.ts';
import { createSampleWord, PNG } from '../../support/word-sample.ts';

const pictures = new Map([['a.png', PNG]]);

describe('the package of a Word file', () => {
  const { bytes, parts } = createSampleWord('甲[^1]\n\n![图](a.png)\n\n[^1]: 注', {}, { pictures });
  const names = Object.keys(unzipSync(bytes));

  it('lists its content types first, and one for every part', () => {
    expect(names[0]).toBe('[Content_Types].xml');
    const types = parts['[Content_Types].xml'] ?? '';
    expect(types).toContain('xmlns="http://schemas.openxmlformats.org/package/2006/content-types"');
    expect(types).toContain('Extension="jpg" ContentType="image/jpeg"');
    const type = (name: string) =>
      new RegExp(`PartName="/${name}" ContentType="([^"]*)"`).exec(types)?.[1] ??
      new RegExp(`Extension="${name.split('.').at(-1)}" ContentType="([^"]*)"`).exec(types)?.[1];
    const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.';
    expect(Object.fromEntries(names.slice(1).map((name) => [name, type(name)]))).toEqual({
      '_rels/.rels': 'application/vnd.openxmlformats-package.relationships+xml',
      'word/document.xml': `${word}document.main+xml`,
      'word/_rels/document.xml.rels': 'application/vnd.openxmlformats-package.relationships+xml',
      'word/styles.xml': `${word}styles+xml`,
      'word/settings.xml': `${word}settings+xml`,
      'word/fontTable.xml': `${word}fontTable+xml`,
      'word/numbering.xml': `${word}numbering+xml`,
      'word/footer1.xml': `${word}footer+xml`,
      'word/footer2.xml': `${word}footer+xml`,
      'word/footnotes.xml': `${word}footnotes+xml`,
      'word/media/image1.png': 'image/png',
      'docProps/core.xml': 'application/vnd.openxmlformats-package.core-properties+xml',
      'docProps/app.xml': 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
      'docProps/custom.xml': 'application/vnd.openxmlformats-officedocument.custom-properties+xml',
    });
  });

  it.each([
    ['_rels/.rels', ''],
    ['word/_rels/document.xml.rels', 'word/'],
  ])('has each relation of %s lead to a part, under an id of its own and the type of what it is', (name, folder) => {
    const relations = [
      ...(parts[name] ?? '').matchAll(/<Relationship Id="([^"]*)" Type="([^"]*)" Target="([^"]*)"\/>/g),
    ];
    expect(relations.length).toBeGreaterThan(3);
    expect(new Set(relations.map(([, id]) => id)).size).toBe(relations.length);
    for (const [, id, type = '', target = ''] of relations) {
      expect(id).toMatch(/^rId[1-9]\d*$/);
      expect(names).toContain(folder + target);
      expect(type).toMatch(
        target.includes('core')
          ? /^http:\/\/schemas\.openxmlformats\.org\/package\/2006\/relationships\/metadata\/core-properties$/
          : /^http:\/\/schemas\.openxmlformats\.org\/officeDocument\/2006\/relationships\/[a-zA-Z-]+$/,
      );
      const kind = target.replace(/^.*\/|\d?\.\w+$/g, '');
      if (folder) expect(type.endsWith(kind), `${type} ${target}`).toBe(true);
    }
  });

  it('packs pictures as they are', () => {
    expect(unzipSync(bytes)['word/media/image1.png']).toEqual(PNG.bytes);
    for (const name of names.filter((each) => !each.endsWith('.png')))
      expect(strFromU8(unzipSync(bytes)[name] ?? new Uint8Array())).toMatch(
        /^<\?xml version="1\.0" encoding="UTF-8" standalone="yes"\?>\n</,
      );
  });
});

describe('a picture of a Word file', () => {
  const draw = (width: number, height: number, orientation?: number) => {
    const source = orientation === undefined ? PNG : { ...PNG, orientation };
    const { document } = createSampleWord(
      '![分布 & 图](a.png)',
      {},
      { pictures: new Map([['a.png', source]]), size: { width, height } },
    );
    const extents = [...document.matchAll(/<(?:wp:extent|a:ext) cx="(\d+)" cy="(\d+)"\/>/g)];
    return { document, extents: extents.map(([, x, y]) => [Number(x), Number(y)]) };
  };

  it('is drawn as DrawingML has it, in the line, with its words', () => {
    const { document, extents } = draw(20, 10);
    const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
    expect(document).toContain(
      `<a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/picture">`,
    );
    expect(document).toContain(`<pic:pic xmlns:pic="${drawing}/picture">`);
    expect(document).toContain(`<a:graphicFrameLocks xmlns:a="${drawing}/main" noChangeAspect="1"/>`);
    expect(document).toContain('<wp:inline distT="0" distB="0" distL="0" distR="0">');
    expect(document).toContain('<a:stretch><a:fillRect/></a:stretch>');
    expect(document).toContain('<a:off x="0" y="0"/>');
    expect(document).toContain('<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>');
    for (const tag of ['wp:docPr', 'pic:cNvPr'])
      expect(document).toContain(`<${tag} id="1" name="图片 1" descr="分布 &amp; 图"/>`);
    // A pixel is a 96th of an inch; the frame and the picture in it are the same size.
    expect(extents).toEqual([
      [20 * 9525, 10 * 9525],
      [20 * 9525, 10 * 9525],
    ]);
  });

  it('fills the width or three quarters of the height of the page at most, upright and on its side', () => {
    const [widest, highest] = [156 * 36_000, 168 * 36_000];
    const near = (value: number) => expect.closeTo(value, -4);
    expect(draw(4000, 100).extents[0]).toEqual([near(widest), near(widest / 40)]);
    expect(draw(100, 4000).extents[0]).toEqual([near(highest / 40), near(highest)]);
    expect(draw(3000, 4000, 6).extents[0]).toEqual([near(widest), near((widest * 3) / 4)]);
    expect(draw(3000, 4000).extents[0]).toEqual([near((highest * 3) / 4), near(highest)]);
    expect(draw(1, 9000).extents[0]?.[0]).toBeGreaterThan(0);
  });
});

describe('properties of a Word file', () => {
  it('have the day and the minute of the report, and nothing for what it does not say', () => {
    const { parts } = createSampleWord('甲', { 关键词: '[甲词, 乙词]', 摘要: '摘要文字' });
    const core = parts['docProps/core.xml'] ?? '';
    for (const name of ['created', 'modified'])
      expect(core).toContain(
        `<dcterms:${name} xsi:type="dcterms:W3CDTF">2022-02-14T00:00:00Z</dcterms:${name}>`,
      );
    expect(core.replace(/<\?.*?\?>\s*|<[^>]*>/g, '|').replace(/\|+/g, '|')).toBe(
      '|示例区示例局2021年度示例工作报告|科技、教育|示例区示例局|甲词；乙词|摘要文字|示例区示例局|报告|zh-CN|2022-02-14T00:00:00Z|2022-02-14T00:00:00Z|',
    );
    for (const name of ['dc:creator', 'cp:lastModifiedBy', 'dc:language', 'cp:keywords'])
      expect(core).toContain(`<${name}>`);
    const timed = createSampleWord('甲', { 发布日期: '2022-02-14 09:30' }).parts;
    expect(timed['docProps/core.xml']).toContain('2022-02-14T09:30:00Z');
    expect(timed['docProps/custom.xml']).toContain('name="发布日期"><vt:lpwstr>2022-02-14 09:30</vt:lpwstr>');
  });

  it('have the fields under their names, but those that are text, steer the portal or follow from the title', () => {
    const { parts } = createSampleWord('甲', {
      关键词: '[甲词, 乙词]',
      落款: '示例局',
      抄送: '丙机关',
      印发机关: '示例局办公室',
      印发日期: '2022-02-15',
      年度: '2021',
      相关文章: '[2020/shili]',
      修订: '\n  - 日期: 2022-03-01\n    内容: 改了一处\n    原因: 写错了',
    });
    const custom = parts['docProps/custom.xml'] ?? '';
    const read = [...custom.matchAll(/pid="(\d+)" name="([^"]*)"><vt:lpwstr>([^<]*)</g)];
    expect(read.map(([, id]) => Number(id))).toEqual(read.map((_, index) => index + 2));
    const fields = Object.fromEntries(read.map(([, , name, value]) => [name, value]));
    expect(fields).toMatchObject({ 公报文档: '1', 关键词: '甲词；乙词', 体裁: '报告', 公开类别: '主动公开' });
    const written = ['标题', '主题分类', '体裁', '发布日期', '公开类别', '机构名称', '关键词'];
    expect(Object.keys(fields)).toEqual(['公报文档', ...written]);
    expect(parts['docProps/app.xml']).toContain('<Company>示例区示例局</Company>');
  });
});

describe('版记 of a Word file', () => {
  const rows = (fields: Record<string, string>) =>
    [...createSampleWord('甲', fields).document.matchAll(/<w:tr>(.*?)<\/w:tr>/gs)].map(([, row = '']) =>
      row.replace(/<w:tab\/>/g, '→').replace(/<[^>]*>/g, ''),
    );

  it('has a row for what is given, and none for what is not', () => {
    expect(rows({})).toEqual([]);
    expect(createSampleWord('甲').document).toMatch(/甲<\/w:t><\/w:r><\/w:p><w:sectPr>/);
    expect(rows({ 抄送: '甲机关' })).toEqual(['抄送：甲机关。']);
    expect(rows({ 印发机关: '示例局' })).toEqual(['示例局→']);
    expect(rows({ 印发日期: '2022-02-15' })).toEqual(['→2022年2月15日印发']);
    expect(rows({ 抄送: '甲机关', 印发机关: '示例局' })).toEqual(['抄送：甲机关。', '示例局→']);
  });

  it('stays together, as wide as the text, one character of 四号 free at both ends', () => {
    const { document } = createSampleWord('甲', { 抄送: '甲机关', 印发机关: '示例局' });
    const [table = ''] = /<w:tbl>.*<\/w:tbl>/s.exec(document) ?? [];
    expect(table).toMatch(/w:vertAnchor="margin".*w:tblpYSpec="bottom"/);
    expect(table.match(/<w:pStyle w:val="Imprint"\/>/g)).toHaveLength(2);
    expect(table.match(/<w:cantSplit\/>/g)).toHaveLength(2);
    expect(table.match(/<w:keepNext\/>/g)).toHaveLength(1);
    expect(table).toMatch(/<w:left w:w="280" w:type="dxa"\/><w:right w:w="280" w:type="dxa"\/>/);
    const [, width] = /<w:tblW w:w="(\d+)" w:type="dxa"/.exec(table) ?? [];
    expect(Number(width)).toBeCloseTo((156 * 1440) / 25.4, -1);
    for (const name of ['w:gridCol', 'w:tcW']) expect(table).toContain(`<${name} w:w="${width}"`);
    expect(table).toContain('<w:tblOverlap w:val="never"/>');
    // A line of the text above it, and a paragraph of a point that ends the file.
    const spaces = [...document.matchAll(/<w:spacing w:line="(\d+)" w:lineRule="exact"\/><\/w:pPr><\/w:p>/g)];
    expect(spaces.map(([, height]) => Number(height))).toEqual([579, 20]);
  });

  it('has rules of 0.35 mm outside and 0.25 mm between, 抄送 behind its colon, the date at the right', () => {
    const { document } = createSampleWord('甲', { 抄送: '甲机关', 印发日期: '2022-02-15' });
    const [table = ''] = /<w:tbl>.*<\/w:tbl>/s.exec(document) ?? [];
    const size = (side: string) =>
      Number(new RegExp(`<w:${side} w:val="single" w:sz="(\\d+)"`).exec(table)?.[1]);
    // Eighths of a point.
    expect((size('top') / 8) * (25.4 / 72)).toBeCloseTo(0.35, 1);
    expect(size('bottom')).toBe(size('top'));
    expect(size('insideH')).toBeLessThan(size('top'));
    expect(table).toMatch(/<w:ind w:left="840" w:hanging="840"\/>/);
    const [, tab] = /<w:tab w:val="right" w:pos="(\d+)"/.exec(table) ?? [];
    const [, width] = /<w:tblW w:w="(\d+)"/.exec(table) ?? [];
    expect(Number(width) - Number(tab)).toBe(2 * 280);
  });
});

describe('落款 of a Word file', () => {
  const places = (lines: string[]) =>
    [...formatSignature(lines).matchAll(/w:val="(\w+)".*?w:rightChars="(\d+)" w:right="(\d+)"/g)].map(
      ([, style, chars, twips]) => [style, Number(chars) / 100, Number(twips)],
    );

  it.each([
    '2022年2月14日',
    '二〇二二年二月十四日',
    '二○二二年',
    '2022-02-14',
    '2022.2.14',
    '2022/2/14',
    '2022 年 2 月',
  ])('knows a date by its form: %s', (date) => expect(places(['甲', date])[1]?.[0]).toBe('Date'));

  it.each(['示例局2022', '二二年', '202年', '(2022)3号'])('and nothing else: %s', (line) => {
    expect(places(['甲', line])[1]?.[0]).toBe('Signature');
  });

  it('keeps two characters free, in twips as well, where no date follows a name', () => {
    expect(places(['示例区教育体育和旅游局'])).toEqual([['Signature', 2, 630]]);
    // The name begins 11 + 2 characters from the edge, the date, 6.5 wide, at 11.
    expect(places(['示例区教育体育和旅游局', '2022年2月14日'])).toEqual([
      ['Signature', 2, 630],
      ['Date', 4.5, expect.closeTo(4.5 * 315, -1)],
    ]);
    expect(places(['2022年2月14日', '2022年2月15日'])).toEqual([
      ['Date', 2, 630],
      ['Date', 2, 630],
    ]);
    expect(places(['示例区教育体育和旅游局', '示例委', '2022年2月14日'])).toEqual([
      ['Signature', 2, 630],
      ['Signature', 7.5, expect.closeTo(7.5 * 315, -1)],
      ['Date', 2, 630],
    ]);
  });

  it('has an empty line above it, stays together, and may be nothing', () => {
    const xml = formatSignature(['示例局', '示例委', '2022年2月14日']);
    expect(xml.match(/w:beforeLines="100"/g)?.length).toBe(1);
    expect(xml.match(/<w:keepNext\/>/g)?.length).toBe(2);
    expect(formatSignature([])).toBe('');
  });
});

it('orders properties as the schema does, whatever their order in the code', () => {
  expect(
    formatProperties('w:pPr', { 'w:jc': 'center', 'w:ind': { 'w:firstLine': 1 }, 'w:pStyle': 'Title' }),
  ).toBe('<w:pPr><w:pStyle w:val="Title"/><w:ind w:firstLine="1"/><w:jc w:val="center"/></w:pPr>');
  expect(formatProperties('w:rPr', {})).toBe('');
});

describe('what is wrong with a Word file', () => {
  it('is quoted with twelve characters on both sides, also where one of the texts has ended', () => {
    const sample = createSampleWord(`${'甲'.repeat(40)}乙${'丙'.repeat(40)}`);
    const [block] = sample.blocks;
    if (!block) throw new Error('no text');
    const check = (text: string) => checkWordText(sample.bytes, { ...sample, blocks: [{ ...block, text }] });
    const [around, behind] = ['甲'.repeat(12), '丙'.repeat(11)];
    expect(check(`${'甲'.repeat(40)}丁${'丙'.repeat(40)}`)).toEqual({
      level: 'warning',
      rule: 'word-text',
      line: 1,
      column: 1,
      message: `这一篇没有 Word 文件：它的文字与网页不一样，网页是“${around}丁${behind}”，Word 文件是“${around}乙${behind}”`,
      remedy: '不改也可以：网页和其他文件照常生成。这是程序的毛病，请把这一篇发给维护程序的人',
    });
    expect(check('甲'.repeat(40))?.message).toContain(`网页是“${around}”，Word 文件是“${around}乙${behind}”`);
    expect(check('\u001b甲')).toMatchObject({
      message: '这一篇没有 Word 文件：正文里有 Word 文件存不了的字符 U+001B',
      remedy: expect.stringMatching(/^删去这个看不见的字符/),
    });
    const nothing = { title: '', signature: [], copiedTo: [] };
    expect(checkWordText(sample.bytes, { fields: nothing, blocks: [] })?.message).toContain(
      '网页是“（没有文字）”，Word 文件是“示例区示例局2021年度”',
    );
  });
});
