import { describe, expect, it } from 'vitest';
import { GAP, SIGN } from '../../../src/import/document.ts';
import { readDocxWitness } from '../../../src/import/read-docx-witness.ts';

const encode = (xml: string) => new TextEncoder().encode(xml);
/** The lines of a part, `_` for a gap and `?` for a sign. */
const read = (xml: string, options = {}) =>
  readDocxWitness(
    encode(`<?xml version="1.0"?><w:document><w:body>${xml}</w:body></w:document>`),
    options,
  ).lines.map((line) => line.replaceAll(GAP, '_').replaceAll(SIGN, '?'));
const p = (...content: readonly string[]) => `<w:p>${content.join('')}</w:p>`;
const t = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const code = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;

describe('the second reading of a Word file', () => {
  it('takes every text but what is known to be none, whatever it is called', () => {
    expect(
      read(
        p(t('甲'), '<w:unknown>不认识的</w:unknown>', '<x:y xmlns:x="z"><x:t>别的</x:t></x:y>') +
          p('<w:r><w:fldData>QUJD</w:fldData><wp:posOffset>12</wp:posOffset></w:r>', t('乙')),
      ),
    ).toEqual(['甲不认识的别的', '乙']);
  });

  it('reads XML by itself: entities, CDATA, comments, quotes in values', () => {
    expect(
      read(
        `<w:p w:a="x>y" w:b='"'><w:t>&lt;甲&gt; &amp;amp; &#20057;&#x4E19;&quot;&apos;&unknown;</w:t><!-- <w:t>注</w:t> --><w:t><![CDATA[<丁>]]></w:t><?pi <w:t>?></w:p><w:p/><w:p><w:pPr/><w:t>戊</w:t></w:p>`,
      ),
    ).toEqual(['<甲> &amp; 乙丙"\'&unknown;<丁>', '戊']);
    expect(read('&#x110000;&#1114112;')).toEqual([]);
  });

  it('reads UTF-16 in either order', () => {
    const xml = '<w:p><w:t>示例</w:t></w:p>';
    const little = Buffer.from(`\ufeff${xml}`, 'utf16le');
    expect(readDocxWitness(little).lines).toEqual(['示例']);
    expect(readDocxWitness(Buffer.from(little).swap16()).lines).toEqual(['示例']);
  });

  it('leaves out what was deleted or moved away', () => {
    expect(
      read(
        p(
          t('留'),
          `<w:del w:id="1">${t('删')}</w:del>`,
          '<w:r><w:delText>删</w:delText></w:r>',
          `<w:ins>${t('插')}</w:ins>`,
        ) +
          p(`<w:moveFrom>${t('移')}</w:moveFrom>`) +
          p('<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>', t('下')),
      ),
    ).toEqual(['留插', '下']);
  });

  it('knows that a mark may become one sign with what stands under it', () => {
    const formula = '<m:oMath><m:acc><m:e><m:r><m:t>y</m:t></m:r></m:e></m:acc></m:oMath>';
    expect(read(`<w:p>${t('甲')}${formula}</w:p>`)).toEqual(['甲_?_']);
  });

  it('has hidden words apart', () => {
    expect(
      read(
        p(
          t('前'),
          t('藏', '<w:vanish/>'),
          t('后'),
          t('显', '<w:vanish w:val="0"/>'),
          t('旧', '<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>'),
        ) + p('<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>', t('标记藏的段')),
      ),
    ).toEqual(['藏', '前后显旧', '标记藏的段']);
  });

  it('knows where something else is shown', () => {
    const formula =
      '<m:oMath><m:f><m:num><m:r><m:t>甲</m:t></m:r></m:num><m:den><m:r><m:t>乙</m:t></m:r></m:den></m:f></m:oMath>';
    expect(
      read(
        [
          p(t('a'), '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', t('b')),
          p(t('a'), '<w:r><w:noBreakHyphen/></w:r>', t('b')),
          p(t('a'), formula, t('b')),
          p(t('a'), t('R\uf052中', '<w:rFonts w:ascii="Wingdings 2"/>'), t('\uf052b')),
          p(t('a'), mark('begin'), code('eq \\o\\ac(○,1)'), mark('end'), t('b')),
          p(t('a'), mark('begin'), code('eq x'), mark('separate'), t('旧'), mark('end'), t('b')),
          p(t('a'), '<w:fldSimple w:instr="EQ x"/>', t('b')),
          p(
            t('a'),
            '<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar>',
            code(' FORMCHECKBOX '),
            mark('end'),
            t('b'),
          ),
          p(t('a'), mark('begin'), code(' REF x '), mark('separate'), t('表1'), mark('end'), t('b')),
          p(t('a'), mark('begin'), code(' XE "c" '), mark('end'), t('b')),
          p(t('a'), mark('begin'), code(' LISTNUM '), mark('end'), t('b')),
          p(
            t('a'),
            '<w:r><w:ruby><w:rt>',
            t('yī'),
            '</w:rt><w:rubyBase>',
            t('一'),
            '</w:rubyBase></w:ruby></w:r>',
            t('b'),
          ),
          p(t('a'), '<v:shape><v:textpath string="艺术&amp;字"/><v:textpath on="t"/></v:shape>', t('b')),
          p(t('a'), '<w:r><w:tab/><w:br/></w:r>', t('b')),
        ].join(''),
      ),
    ).toEqual([
      'a?b',
      'a?b',
      'a__甲_乙_b',
      'a??中?b',
      'a?b',
      'a?b',
      'a?b',
      'a?_b',
      'a表1b',
      'ab',
      'a_b',
      'yī',
      'a_一_b',
      '艺术&字',
      'a_b',
      'a  b',
    ]);
  });

  it('reads one of two forms, and what only the older one has', () => {
    const box = (text: string) => `<w:txbxContent>${p(t(text))}</w:txbxContent>`;
    const both = (choice: string, fallback: string) =>
      `<mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;
    expect(
      read(
        p(t('前'), both(box('框'), box('框')), t('后')) +
          p(both('<w:drawing/>', box('只在旧的里'))) +
          p(t('前'), both(t('行内'), t('行内')), t('后')),
      ),
    ).toEqual(['框', '前后', '只在旧的里', '行内', '前__后']);
  });

  it('says which notes are referred to, and reads those that are', () => {
    const reference = (id: number, name = 'footnoteReference') => `<w:r><w:${name} w:id="${id}"/></w:r>`;
    const body = readDocxWitness(
      encode(p(t('甲'), reference(2), `<w:del>${reference(3)}</w:del>`, reference(2, 'endnoteReference'))),
    );
    expect([[...body.footnoteIds], [...body.endnoteIds]]).toEqual([['2'], ['2']]);
    const note = (id: number, text: string, type = '') =>
      `<w:footnote ${type} w:id="${id}">${p(t(text))}</w:footnote>`;
    expect(
      read(
        note(0, '线', 'w:type="separator"') +
          note(2, '注二') +
          note(3, '注三') +
          note(4, '注四', 'w:type="normal"'),
        {
          noteIds: new Set(['0', '2', '4']),
        },
      ),
    ).toEqual(['注二', '注四']);
  });

  it('leaves out the repeated number of a note in a document of this project', () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const code = '<w:r><w:instrText> NOTEREF _Note1 \\h </w:instrText></w:r>';
    const number = mark('begin') + code + mark('separate') + t('1') + mark('end');
    expect(read(p(t('甲'), number, t('乙')), { isMarked: true })).toEqual(['甲_乙']);
    expect(read(p(t('甲'), number, t('乙')))).toEqual(['甲1乙']);
  });

  it.each<[string, string, string[]]>([
    [
      'a tab stop of a paragraph is no tab',
      p('<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>', t('甲'), '<w:r><w:tab/></w:r>', t('乙')),
      ['甲 乙'],
    ],
    ['each kind of break and tab is a space', p(t('甲'), '<w:r><w:cr/><w:ptab/></w:r>', t('乙')), ['甲  乙']],
    [
      'hidden is what says so',
      p(
        t('甲', '<w:vanish w:val="1"/>'),
        t('乙', '<w:vanish w:val="false"/>'),
        t('丙', '<w:vanish w:val="off"/>'),
      ),
      ['甲', '乙丙'],
    ],
    ['only its run is hidden', p(t('甲', '<w:vanish/>'), '<w:t>乙</w:t>', t('丙')), ['甲', '乙丙']],
    [
      'letters of three kinds of fonts are signs',
      p(
        ...['Wingdings 3', 'WEBDINGS', 'Symbol', '宋体'].map((font) =>
          t('A中', `<w:rFonts w:ascii="${font}"/>`),
        ),
      ),
      ['?中?中?中A中'],
    ],
    ['a sign without a number is none', p(t('甲'), '<w:r><w:sym w:font="a"/></w:r>', t('乙')), ['甲乙']],
    [
      'what a code contains is no text',
      p(t('甲'), mark('begin'), t('乙'), code(' QUOTE x '), mark('separate'), t('丙'), mark('end'), t('丁')),
      ['甲丙丁'],
    ],
    [
      'fields nest',
      p(
        mark('begin'),
        code('a'),
        mark('begin'),
        code('b'),
        mark('separate'),
        t('甲'),
        mark('end'),
        mark('separate'),
        t('乙'),
        mark('end'),
        t('丙'),
      ),
      ['乙丙'],
    ],
    [
      'a field inside the code of another shows nothing',
      p(
        t('甲'),
        mark('begin'),
        code('IF '),
        mark('begin'),
        code('SEQ'),
        mark('end'),
        mark('separate'),
        t('乙'),
        mark('end'),
      ),
      ['甲乙'],
    ],
    ['marks of fields without one are nothing', p(mark('separate'), t('甲'), mark('end'), t('乙')), ['甲乙']],
    [
      'a deleted field is none',
      p(`<w:del>${mark('begin')}${code('x')}</w:del>`, t('甲'), `<w:del>${mark('end')}</w:del>`),
      ['甲'],
    ],
    [
      'a list of a form may show something',
      p(
        t('甲'),
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList/></w:ffData></w:fldChar></w:r>',
        mark('separate'),
        mark('end'),
        t('乙'),
      ),
      ['甲_乙'],
    ],
    [
      'a form inside a code shows nothing',
      p(
        mark('begin'),
        code('IF'),
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r>',
        mark('end'),
        mark('separate'),
        t('甲'),
        mark('end'),
      ),
      ['甲'],
    ],
    [
      'a simple field with a result is that',
      p('<w:fldSimple w:instr="SEQ 表">', t('3'), '</w:fldSimple>'),
      ['3'],
    ],
    [
      'one without may show something',
      p(t('甲'), '<w:fldSimple w:instr="SEQ 表"/>', '<w:fldSimple w:instr=" toc "/>', t('乙')),
      ['甲_乙'],
    ],
    [
      '艺术字 that is deleted is none',
      `<w:del>${p('<v:textpath string="甲"/>')}</w:del>${p("<v:textpath string='乙'/>")}`,
      ['乙'],
    ],
    ['a part may end anywhere', `${p(t('甲'))}<w:p><w:t>乙</w:t><!-- 丙`, ['甲', '乙']],
    ['a tag may end nowhere', `${p(t('甲'))}<w:p><w:t>乙</w:t><w:t a=">`, ['甲', '乙']],
    ['a processing instruction may end nowhere', `${p(t('甲'))}<?乙`, ['甲']],
    [
      'a code that ends nowhere is none',
      p(t('甲'), mark('begin'), code('PAGE'), t('乙')) + p(t('丙')),
      ['甲', '乙', '丙'],
    ],
    ['CDATA that ends nowhere is none', `${p(t('甲'))}<w:p><![CDATA[乙`, ['甲']],
    ['a paragraph of gaps alone is none', p('<m:oMath></m:oMath>'), []],
  ])('%s', (_, xml, lines) => {
    expect(read(xml)).toEqual(lines);
  });

  it('takes what only the older of two forms has, word by word', () => {
    const both = (choice: string, fallback: string) =>
      `<mc:AlternateContent><mc:Choice>${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent>`;
    expect(read(both(p(t('甲 乙')), p(t('甲乙')) + p(t('丙'))))).toEqual(['甲 乙', '丙']);
    expect(read(both(p(t('甲')), '') + both('', p(t('甲'))))).toEqual(['甲', '甲']);
    expect(read(both(p(t('甲')) + p(t(' ')), p(t('甲'))))).toEqual(['甲']);
    expect(read(both(p(t('甲')) + p(t('乙')), p(t('甲')) + p(t('乙'))))).toEqual(['甲', '乙']);
    const nested = p(t('甲'), both(t('乙'), t('乙')), t('丙'));
    expect(read(both(nested, nested))).toEqual(['乙', '甲__丙']);
  });
});
