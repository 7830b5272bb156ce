import { describe, expect, it } from 'vitest';
import { createSampleWord } from '../../support/word-sample.ts';

const { parts } = createSampleWord('正文。');
const styles = parts['word/styles.xml'] ?? '';

/** What a style says, by its id. */
const read = (id: string) => {
  const xml = new RegExp(`<w:style [^>]*w:styleId="${id}">(.*?)</w:style>`, 's').exec(styles)?.[1];
  if (xml === undefined) throw new Error(`no style ${id}`);
  const value = (tag: string, attribute = 'w:val') =>
    new RegExp(`<w:${tag} [^/]*?${attribute}="([^"]*)"`).exec(xml)?.[1];
  return {
    size: value('sz'),
    face: value('rFonts', 'w:eastAsia'),
    align: value('jc'),
    indent: value('ind', 'w:firstLineChars'),
    left: value('ind', 'w:leftChars'),
    line: value('spacing', 'w:line'),
    snaps: value('snapToGrid'),
    outline: value('outlineLvl'),
    next: value('next'),
    xml,
  };
};

/** GB/T 9704-2012, 5.2 and 7.3: faces, and sizes in half-points: 2号 44, 3号 32, 4号 28, 小四 24, 五号 21. */
describe('the styles of a Word file', () => {
  it('have the text in 仿宋 of 3号, scaled so that 28 characters fit a line, without space beside digits', () => {
    const defaults = /<w:docDefaults>.*<\/w:docDefaults>/s.exec(styles)?.[0] ?? '';
    expect(defaults).toContain('w:ascii="仿宋" w:hAnsi="仿宋" w:eastAsia="仿宋"');
    expect(defaults).toContain('<w:sz w:val="32"/>');
    expect(defaults).toContain('<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>');
    expect(read('Normal').xml).toContain('<w:w w:val="98"/><w:sz w:val="32"/>');
    expect(read('Normal').align).toBe('both');
  });

  it('have the title in 小标宋 of 2号 in the middle, a line free below it', () => {
    expect(read('Title')).toMatchObject({
      face: '方正小标宋简体',
      size: '44',
      align: 'center',
      next: 'BodyText',
    });
    expect(read('Title').xml).toMatch(/<w:spacing w:after="579" w:line="579" w:lineRule="exact"\/>/);
    expect(read('Title').xml).toContain('<w:b/>');
  });

  it.each([
    ['Heading1', '黑体', '0'],
    ['Heading2', '楷体', '1'],
    ['Heading3', '仿宋', '2'],
    ['Heading6', '仿宋', '5'],
  ])('have %s in %s, kept with what follows', (id, face, outline) => {
    expect(read(id)).toMatchObject({ face, outline, indent: '200', next: 'BodyText' });
    expect(read(id).xml).toContain('<w:keepNext/><w:keepLines/>');
  });

  it.each([
    'BodyText',
    'ListBullet',
    'ListNumber',
    'ListContinue',
    'Quote',
    'Remark',
  ])('begin %s after two characters', (id) => expect(read(id).indent).toBe('200'));

  it('leave 主送机关 and pictures at the edge, and set quotations in 楷体 further in', () => {
    expect(read('Salutation').indent).toBeUndefined();
    expect(read('Figure')).toMatchObject({ indent: '0', align: 'center', snaps: '0' });
    expect(read('Quote')).toMatchObject({ left: '200', face: '楷体' });
  });

  it.each([
    ['Caption', '28', 'center'],
    ['TableText', '24', 'left'],
    ['TableHead', '24', 'center'],
    ['Remark', '24', undefined],
    ['FootnoteText', '21', 'left'],
    ['Footer', '28', 'left'],
    ['Imprint', '28', 'left'],
    ['Signature', undefined, 'right'],
    ['Date', undefined, 'right'],
    ['DocumentNumber', undefined, 'center'],
  ])('have %s in its size, off the grid of characters', (id, size, align) => {
    expect(read(id)).toMatchObject({ snaps: '0' });
    expect([read(id).size, read(id).align]).toEqual([size, align]);
  });

  it('keep the lines of 落款 and 版记 as high as those of the text', () => {
    for (const id of ['Signature', 'Date', 'Imprint']) expect(read(id).line).toBe('579');
  });

  it('have heads of tables and captions in 黑体, page numbers in 宋体', () => {
    expect([read('TableHead').face, read('Caption').face, read('Footer').face]).toEqual([
      '黑体',
      '黑体',
      '宋体',
    ]);
  });

  it('raise references to notes, and have rules around the cells of tables', () => {
    expect(read('FootnoteReference').xml).toContain('<w:vertAlign w:val="superscript"/>');
    for (const side of ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'])
      expect(read('TableGrid').xml).toContain(`<w:${side} w:val="single" w:sz="4"`);
    expect(read('Hyperlink').xml).toContain('<w:color w:val="0563C1"/>');
  });

  it('name what stands in for a face that a computer does not have', () => {
    const fonts = parts['word/fontTable.xml'] ?? '';
    expect(
      [...fonts.matchAll(/<w:font w:name="([^"]*)"><w:altName w:val="([^"]*)"\/>/g)].map(
        ([, ...names]) => names,
      ),
    ).toEqual([
      ['仿宋', 'FangSong'],
      ['方正小标宋简体', '宋体'],
      ['黑体', 'SimHei'],
      ['楷体', 'KaiTi'],
      ['宋体', 'SimSun'],
    ]);
  });
});

describe('settings and footers of a Word file', () => {
  it('are those of Word 2013 and later, with points before items two characters in', () => {
    const settings = parts['word/settings.xml'] ?? '';
    expect(settings).toMatch(/w:name="compatibilityMode"[^>]*w:val="15"/);
    expect(settings).toContain('<w:characterSpacingControl w:val="compressPunctuation"/>');
    const levels = [...(parts['word/numbering.xml'] ?? '').matchAll(/<w:lvl .*?<\/w:lvl>/gs)].map(
      ([level]) => level,
    );
    expect(levels).toHaveLength(9);
    for (const [depth, level] of levels.entries()) {
      expect(level).toContain('<w:lvlText w:val="•"/>');
      expect(level).toContain('w:firstLineChars="200"');
      expect(/w:leftChars="(\d+)"/.exec(level)?.[1]).toBe(depth === 0 ? undefined : String(depth * 200));
    }
  });

  it('number the pages one character from the edge, 7 mm below the text', () => {
    const { document, parts: all } = createSampleWord('正文。');
    const twips = (mm: number) => Math.round((mm * 1440) / 25.4);
    expect(document).toContain(`w:footer="${twips(25)}"`);
    for (const [name, side] of [
      ['footer1', 'right'],
      ['footer2', 'left'],
    ]) {
      const footer = all[`word/${name}.xml`] ?? '';
      expect(footer).toContain(`<w:ind w:${side}Chars="100"`);
      expect(footer).toContain('> PAGE <');
    }
  });
});
