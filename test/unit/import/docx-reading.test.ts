import { describe, expect, it } from 'vitest';
import type { Paragraph } from '../../../src/import/document.ts';
import { type DocxParts, p, para, r, relation, t } from '../../support/build-docx.ts';
import { readWord } from '../../support/import-word.ts';

/** Small marks of Word files that change what a paragraph says, and whose loss nobody would see at once. */

type Parts = Partial<DocxParts>;
const read = async (body: string, parts: Parts = {}) => (await readWord(body, parts)).lines;
const looks = async (body: string, parts: Parts = {}) =>
  (await readWord(body, parts)).blocks.map((block) => {
    const { inlines: _, kind: __, ...look } = block as Paragraph;
    return look;
  });

describe('the runs of a Word file', () => {
  it('raise and lower digits by name and by half-points', async () => {
    expect(
      await read(
        para(
          t('10'),
          t('4', '<w:vertAlign w:val="superscript"/>'),
          t('H'),
          t('2', '<w:vertAlign w:val="subscript"/>'),
          t('m'),
          t('3', '<w:position w:val="6"/>'),
          t('x'),
          t('1', '<w:position w:val="-4"/>'),
          t('5', '<w:position w:val="5"/>'),
          t('6', '<w:position w:val="-3"/>'),
          t('上', '<w:vertAlign w:val="superscript"/>'),
          t('1a', '<w:vertAlign w:val="superscript"/>'),
          t('7', '<w:vertAlign w:val="baseline"/>'),
        ),
      ),
    ).toEqual(['10⁴H₂m³x₁56上1a7']);
  });

  it('are raised and lowered by a style too, unless they say no', async () => {
    const style = (id: string, align: string, base = '') =>
      `<w:style w:type="character" w:styleId="${id}">${base}<w:rPr><w:vertAlign w:val="${align}"/></w:rPr></w:style>`;
    const styles = `${style('u', 'superscript')}${style('d', 'subscript')}${style('n', 'baseline', '<w:basedOn w:val="u"/>')}<w:style w:type="character" w:styleId="v"><w:basedOn w:val="u"/></w:style>`;
    const as = (id: string, own = '') => t('2', `<w:rStyle w:val="${id}"/>${own}`);
    expect(
      await read(
        para(t('甲'), as('u'), as('d'), as('n'), as('v'), as('u', '<w:vertAlign w:val="baseline"/>')),
        {
          styles,
        },
      ),
    ).toEqual(['甲²₂2²2']);
  });

  it('are bold by themselves, their style or their paragraph, unless they say no', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="B"><w:rPr><w:b/></w:rPr></w:style><w:style w:type="character" w:styleId="c0"><w:rPr><w:b/></w:rPr></w:style><w:style w:type="character" w:styleId="c"><w:basedOn w:val="c0"/></w:style>';
    expect(
      await read(
        para(t('甲', '<w:b/>'), t('乙'), t('丙', '<w:rStyle w:val="c"/>'), t('丁', '<w:b w:val="true"/>')) +
          `<w:p><w:pPr><w:pStyle w:val="B"/></w:pPr>${t('戊')}${t('己', '<w:b w:val="0"/>')}${t('庚', '<w:b w:val="off"/>')}</w:p>`,
        { styles },
      ),
    ).toEqual(['*甲*乙*丙**丁*', '*戊*己庚']);
  });

  it('raise nothing where a whole line is raised', async () => {
    const raised = (text: string, by = 6) => t(text, `<w:position w:val="${by}"/>`);
    expect(
      await read(
        para(raised('示例发'), raised('〔2022〕'), raised('3'), t(' '), raised('-')) +
          para(raised('x'), raised('2', 14)) +
          para(raised('1', -6), raised('甲', -4)) +
          para(t('示例'), raised('2')),
      ),
    ).toEqual(['示例发〔2022〕3 -', 'x²', '1甲', '示例²']);
  });

  it('break lines, also where a page or column ends between two texts', async () => {
    expect(
      await read(
        para(
          t('甲，'),
          r('<w:br/>'),
          t('乙，'),
          r('<w:br w:type="page"/>'),
          t('丙，'),
          r('<w:br w:type="column"/>'),
          t('丁，'),
          r('<w:br w:type="textWrapping"/>'),
          t('戊，'),
          r('<w:cr/>'),
          t('己'),
        ),
      ),
    ).toEqual(['甲，/乙，/丙，/丁，/戊，/己']);
    const end = r('<w:br w:type="page"/>');
    expect(await read(para(end, t('封面'), end, t(' '), end) + para(end) + p('目录'))).toEqual([
      '封面 ',
      '',
      '目录',
    ]);
    expect(await read(para(r('<w:br w:type="column"/>'), t('左栏')))).toEqual(['左栏']);
  });

  it('have a space for each kind of tab', async () => {
    expect(await read(para(t('甲'), r('<w:tab/>'), t('乙'), r('<w:ptab/>'), t('丙')))).toEqual(['甲 乙 丙']);
  });

  it.each([
    'ins',
    'moveTo',
    'smartTag',
    'sdt',
    'sdtContent',
    'customXml',
    'dir',
    'bdo',
  ])('are read inside of %s', async (name) => {
    expect(await read(para(t('甲'), `<w:${name}>${t('乙')}</w:${name}>`, t('丙')))).toEqual(['甲乙丙']);
  });

  it('are told of once when they are struck out', async () => {
    const style = (type: string, id: string, value = '') =>
      `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${id}"/><w:rPr><w:strike ${value}/></w:rPr></w:style>`;
    const styles = style('paragraph', 'P') + style('character', 'C') + style('character', 'N', 'w:val="0"');
    const remarksOf = async (properties: string, ofParagraph = '') =>
      (
        await readWord(
          para(
            `<w:pPr>${ofParagraph}</w:pPr>`,
            t('甲', properties),
            t('乙', properties),
            t(' ', '<w:strike/>'),
          ),
          { styles },
        )
      ).remarks;
    const struck = ['有删除线的文字按普通文字保留，请看一看是不是要删去'];
    expect(await remarksOf('<w:strike/>')).toEqual(struck);
    expect(await remarksOf('<w:dstrike/>')).toEqual(struck);
    expect(await remarksOf('<w:strike w:val="0"/>')).toEqual([]);
    // A style of the run or of the paragraph says so too, unless the run says otherwise.
    expect(await remarksOf('<w:rStyle w:val="C"/>')).toEqual(struck);
    expect(await remarksOf('<w:rStyle w:val="C"/><w:strike w:val="0"/>')).toEqual([]);
    expect(await remarksOf('', '<w:pStyle w:val="P"/>')).toEqual(struck);
    expect(await remarksOf('<w:rStyle w:val="N"/>', '<w:pStyle w:val="P"/>')).toEqual([]);
  });

  it('have signs of the private area without a font', async () => {
    expect(await read(para(t('\uf0fe同意\uf001')))).toEqual(['☑同意\uf001']);
    expect(await read(para(r('<w:sym w:font="宋体" w:char="2605"/>')))).toEqual(['★']);
  });

  it('link to the web only', async () => {
    const link = (id: string) => `<w:hyperlink r:id="${id}">${t(id)}</w:hyperlink>`;
    const relations = [
      relation('a', 'hyperlink', 'https://www.example.gov.cn/', 'External'),
      relation('b', 'hyperlink', 'https://www.example.gov.cn/'),
      relation('c', 'hyperlink', 'javascript:alert(1)', 'External'),
      relation('d', 'hyperlink', 'http:// 不对', 'External'),
      relation('e', 'hyperlink', 'HTTP://www.example.gov.cn/', 'External'),
    ].join('');
    expect(await read(para(...[...'abcde'].map(link)), { relations })).toEqual([
      '[a](https://www.example.gov.cn/)bcd[e](HTTP://www.example.gov.cn/)',
    ]);
  });
});

describe('the paragraphs of a Word file', () => {
  const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:pStyle w:val="h2"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>`;
  const list = (level: string, id: string) =>
    `<w:numPr>${level === '' ? '' : `<w:ilvl w:val="${level}"/>`}<w:numId w:val="${id}"/></w:numPr>`;
  const styles = `<w:style w:type="paragraph" w:styleId="h1"><w:pPr>${list('', '1')}</w:pPr></w:style><w:style w:type="paragraph" w:styleId="h2"><w:pPr>${list('', '1')}</w:pPr></w:style><w:style w:type="paragraph" w:styleId="h3"><w:pPr>${list('1', '1')}</w:pPr></w:style>`;

  it('are numbered by themselves or their style, at the level that either names', async () => {
    const styled = (id: string, more = '') => `<w:pStyle w:val="${id}"/>${more}`;
    expect(
      await read(
        [
          p('甲', styled('h1')),
          p('乙', styled('h2')),
          p('丙', styled('h3')),
          p('丁', styled('h1', list('1', '1'))),
          p('戊', styled('h1', list('0', '0'))),
          p('己', list('', '1')),
          p(' 庚', list('1', '1'), '<w:b/>'),
        ].join(''),
        { numbering, styles },
      ),
    ).toEqual(['1.甲', '（1）乙', '（2）丙', '（3）丁', '戊', '2.己', '*（1）**庚*']);
  });

  it('are kept where a sign is all they have', async () => {
    const sign = '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>';
    expect(await read(`${p('甲')}${sign}${p('乙')}`, {})).toEqual(['甲', '☑', '乙']);
  });

  it('are items of a list of points, as deep as their level', async () => {
    const found = await looks(p('甲', list('0', '2')) + p('乙', list('2', '2')), { numbering });
    expect(found.map(({ item }) => item)).toEqual([
      { marker: '-', depth: 0 },
      { marker: '-', depth: 2 },
    ]);
    expect(await read(p('', list('0', '2')) + p('甲'), { numbering })).toEqual(['', '甲']);
  });

  it('have the look of their style where they have none of their own', async () => {
    const centred =
      '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="heading 2"/><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="44"/></w:rPr></w:style>';
    expect(
      await looks(
        [
          p('甲', '<w:pStyle w:val="t"/>'),
          p('乙', '<w:pStyle w:val="t"/><w:jc w:val="left"/>'),
          p(
            '丙',
            '<w:pStyle w:val="t"/><w:jc w:val="right"/><w:outlineLvl w:val="0"/>',
            '<w:sz w:val="32"/>',
          ),
          p('丁', '<w:outlineLvl w:val="9"/>'),
          p('戊', '<w:outlineLvl w:val="8"/>'),
        ].join(''),
        { styles: centred },
      ),
    ).toEqual([
      { align: 'center', size: 22, rank: 2 },
      { size: 22, rank: 2 },
      { align: 'right', size: 16, rank: 1 },
      {},
      { rank: 9 },
    ]);
  });

  it('have the size of most of their text', async () => {
    const [look] = await looks(
      para(
        t('一', '<w:sz w:val="44"/>'),
        t('二三四五', '<w:sz w:val="32"/>'),
        t('      ', '<w:sz w:val="20"/>'),
      ),
    );
    expect(look?.size).toBe(16);
  });

  it('keep what stands after the last deleted mark', async () => {
    const open = `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${t('最后')}</w:p>`;
    expect(await read(p('甲') + open)).toEqual(['甲', '最后']);
  });

  it('have their text boxes behind them, told once', async () => {
    const box = r(
      `<w:pict><v:textbox><w:txbxContent>${p('框一')}${p('框二')}</w:txbxContent></v:textbox></w:pict>`,
    );
    const body = para(t('前'), box, t('后')) + p('下');
    expect(await read(body)).toEqual(['前后', '框一', '框二', '下']);
    expect((await readWord(body)).remarks).toEqual(['文本框里的文字放在它所在段落的后面']);
  });

  it.each(['sdt', 'customXml', 'ins', 'smartTag'])('are read inside of %s', async (name) => {
    const content = name === 'sdt' ? `<w:sdtContent>${p('乙')}</w:sdtContent>` : p('乙');
    expect(await read(`${p('甲')}<w:${name}>${content}</w:${name}>${p('丙')}`)).toEqual(['甲', '乙', '丙']);
  });

  it('are formulas that stand alone', async () => {
    expect(
      await read(`<m:oMathPara><m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath></m:oMathPara>${p('下')}`),
    ).toEqual(['a=b', '下']);
  });

  it('are told of where another document is inserted', async () => {
    const { leftBehind } = await readWord(`${p('甲')}<w:altChunk r:id="x"/>`);
    expect(leftBehind).toMatchObject([{ what: '插入的另一个文档', isBody: true }]);
  });
});

describe('the other parts of a Word file', () => {
  it('are pictures with bytes, and what is known of those without', async () => {
    const image = (id: string, more = '') =>
      r(`<w:drawing><wp:inline>${more}<a:blip r:embed="${id}"/></wp:inline></w:drawing>`);
    const { images } = await readWord(
      para(
        image('image1.png', '<wp:docPr id="1" descr=" " title="题目"/>'),
        image('far'),
        image('gone'),
        image('CASE'),
        r(
          '<w:object><v:shape><v:imagedata r:id="image1.png"/></v:shape><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12"/></w:object>',
        ),
      ),
      {
        media: { 'image1.png': new Uint8Array([7]) },
        relations:
          relation('far', 'image', 'http://example.gov.cn/a.png', 'External') +
          relation('gone', 'image', 'media/none.png') +
          relation('CASE', 'image', 'MEDIA/IMAGE1.PNG'),
      },
    );
    expect(
      images.map(
        ({ alt, source }) => `${alt}|${source.kind}|${source.kind === 'absent' ? source.reason : ''}`,
      ),
    ).toEqual([
      '题目|bytes|',
      '|absent|图片不在文件里，只是链接到别处',
      '|absent|文件里没有这张图片',
      '|bytes|',
      'Excel 表格|bytes|',
    ]);
  });

  it('are comments, by whoever wrote them', async () => {
    const { left } = await readWord(p('正文。'), {
      comments: `<w:comment w:id="1">${p('甲')}${p('乙')}</w:comment><w:comment w:id="2" w:author="示例编辑">${p('丙')}</w:comment>`,
    });
    expect(left).toEqual(['批注（没有署名）：甲 乙', '批注（示例编辑）：丙']);
  });

  it('stood in a block of the text, or in a note', async () => {
    const hidden = (text: string) => t(text, '<w:vanish/>');
    const mark = r('<w:commentReference w:id="1"/>');
    const { leftBehind } = await readWord(
      p('甲') + para(t('乙'), hidden('一'), mark, r('<w:footnoteReference w:id="2"/>')),
      {
        comments: `<w:comment w:id="1">${p('评')}</w:comment>`,
        footnotes: `<w:footnote w:id="2">${para(t('注'), hidden('二'), mark)}</w:footnote>`,
      },
    );
    expect(leftBehind.map(({ text, at }) => `${text} ${at}`)).toEqual(['一 1', '二 undefined', '评 1']);
  });
});

it('the second reading has the notes that the text refers to, each of its kind', async () => {
  const { witness } = await readWord(
    para(t('甲'), r('<w:footnoteReference w:id="2"/>'), r('<w:endnoteReference w:id="3"/>')),
    {
      footnotes: `<w:footnote w:id="2">${p('脚注')}</w:footnote><w:footnote w:id="3">${p('没有提到的脚注')}</w:footnote>`,
      endnotes: `<w:endnote w:id="2">${p('没有提到的尾注')}</w:endnote><w:endnote w:id="3">${p('尾注')}</w:endnote>`,
    },
  );
  expect(witness).toEqual(['甲', '脚注', '尾注']);
});
