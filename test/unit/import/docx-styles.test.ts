import { describe, expect, it } from 'vitest';
import { createStyles, readAlignment, readFontSize } from '../../../src/import/docx-styles.ts';
import { parseXml } from '../../../src/office/parse-xml.ts';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const parse = (xml: string) => parseXml(new TextEncoder().encode(xml.replace(/^<([\w:]+)/u, `<$1 ${W}`)));
const style = (id: string, content: string, attributes = 'w:type="paragraph"') =>
  `<w:style w:styleId="${id}" ${attributes}>${content}</w:style>`;
const create = (...styles: readonly string[]) =>
  createStyles(parse(`<w:styles>${styles.join('')}</w:styles>`));
const basedOn = (id: string) => `<w:basedOn w:val="${id}"/>`;

describe('a style of Word', () => {
  it('has what it inherits, over as many styles as there are, and its own before that', () => {
    const styles = create(
      style(
        'a',
        '<w:name w:val="A"/><w:pPr><w:jc w:val="center"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr></w:pPr><w:rPr><w:b/><w:sz w:val="44"/><w:vanish/></w:rPr>',
      ),
      style('b', basedOn('a')),
      style('c', `${basedOn('b')}<w:name w:val="C"/>`),
      style(
        'd',
        `${basedOn('c')}<w:pPr><w:jc w:val="left"/></w:pPr><w:rPr><w:b w:val="0"/><w:vanish w:val="false"/><w:sz w:val="32"/></w:rPr>`,
      ),
      style('e', `${basedOn('c')}<w:pPr><w:jc w:val="end"/></w:pPr>`),
    );
    const inherited = { align: 'center', numId: '4', level: 1, bold: true, size: 22, hidden: true };
    expect(styles.findParagraphStyle('c')).toEqual({ name: 'c', ...inherited });
    const own = { name: '', align: 'left', bold: false, size: 16, hidden: false };
    expect(styles.findParagraphStyle('d')).toEqual({ ...inherited, ...own });
    expect(styles.findParagraphStyle('e')).toMatchObject({ align: 'right' });
    expect(styles.findCharacterStyle('c')).toMatchObject({ bold: true, hidden: true });
    expect(styles.findCharacterStyle('x')).toEqual({});
    expect(styles.findCharacterStyle(undefined)).toEqual({});
  });

  it('is that of the standard where none is named or none of the name is there', () => {
    const defaults =
      '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>';
    const styles = create(
      defaults,
      style('z', '<w:rPr><w:sz w:val="10"/></w:rPr>', 'w:type="character" w:default="1"'),
      style(
        'n',
        '<w:name w:val="Normal"/><w:rPr><w:sz w:val="32"/></w:rPr>',
        'w:type="paragraph" w:default="1"',
      ),
      style('o', '<w:name w:val="Own"/>'),
    );
    expect(styles.findParagraphStyle(undefined)).toEqual({ name: 'normal', size: 16 });
    expect(styles.findParagraphStyle('missing')).toEqual({ name: 'normal', size: 16 });
    expect(styles.findParagraphStyle('o')).toEqual({ name: 'own', size: 10.5 });
    expect(createStyles(undefined).findParagraphStyle('a')).toEqual({});
  });

  it.each([
    ['<w:name w:val="Title"/>', 0],
    ['<w:name w:val="标题"/>', 0],
    ['<w:name w:val="heading 1"/>', 1],
    ['<w:name w:val="标题 3"/>', 3],
    ['<w:name w:val="Heading9"/>', 9],
    ['<w:name w:val="章"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>', 2],
    ['<w:name w:val="正文"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>', undefined],
    ['<w:name w:val="heading 10"/>', undefined],
    ['<w:name w:val="副标题"/>', undefined],
  ])('%s is a heading of rank %s', (content, rank) => {
    expect(create(style('a', content)).findParagraphStyle('a').rank).toBe(rank);
  });

  it('may be based on itself over others', () => {
    const styles = create(style('a', basedOn('b')), style('b', `${basedOn('a')}<w:rPr><w:b/></w:rPr>`));
    expect(styles.findParagraphStyle('a').bold).toBe(true);
  });
});

describe('alignment and size', () => {
  const properties = (content: string) => parse(`<w:pPr>${content}</w:pPr>`);

  it.each([
    ['center', 'center'],
    ['right', 'right'],
    ['end', 'right'],
    ['both', 'left'],
  ])('jc=%s is %s', (value, align) => {
    expect(readAlignment(properties(`<w:jc w:val="${value}"/>`))).toBe(align);
  });

  it('are not there without a value', () => {
    expect(readAlignment(properties(''))).toBeUndefined();
    expect(readFontSize(properties('<w:sz w:val="0"/>'))).toBeUndefined();
    expect(readFontSize(properties('<w:sz w:val="x"/>'))).toBeUndefined();
    expect(readFontSize(properties('<w:sz w:val="21"/>'))).toBe(10.5);
  });
});
