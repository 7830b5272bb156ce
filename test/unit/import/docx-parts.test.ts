import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Paragraph } from '../../../src/import/document.ts';
import { readBlock } from '../../../src/import/document-text.ts';
import { buildDocx, p, para, r, relation } from '../../support/build-docx.ts';
import { readSource } from '../../support/import-document.ts';
import { readWord } from '../../support/import-word.ts';

/** The parts of a Word file that are no text, or only text where something refers to them. */

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const ONE = new Uint8Array([1]);
const FILE = unzipSync(buildDocx({ body: p('甲') }));

/** A file whose text is another part. */
const move = (to: string) => ({
  'word/document.xml': undefined,
  [to]: FILE['word/document.xml'],
  '_rels/.rels': strToU8(
    `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="${to}"/></Relationships>`,
  ),
});
const types = (type: string) => ({
  '[Content_Types].xml': strToU8(
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${type}</Types>`,
  ),
});

describe('the text of a Word file', () => {
  it.each<[string, Readonly<Record<string, Uint8Array | undefined>>, string]>([
    ['is the usual part', { '_rels/.rels': undefined }, '甲'],
    ['is the part that the file names', move('word/document2.xml'), '甲'],
    ['is no workbook', move('word/workbook.xml'), '没有 Word 的正文'],
    ['is no part with a longer name', move('word/mydocument.xml'), '没有 Word 的正文'],
    ['is no part with another ending', move('word/document.xml.bak'), '没有 Word 的正文'],
    ['needs no types', { '[Content_Types].xml': undefined }, '甲'],
    ['is refused with macros', { 'word/vbaProject.bin': ONE }, '宏'],
    ['is refused with macros wherever they lie', { 'VBAPROJECT.BIN': ONE }, '宏'],
    ['is read with what only sounds like them', { 'word/vbaProject.bin.txt': ONE }, '甲'],
    [
      'is refused where the file says that it has macros',
      types(
        '<Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>',
      ),
      '宏',
    ],
    [
      'is read where a workbook in it may have some',
      {
        ...types(
          '<Default Extension="xlsb" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.12"/>',
        ),
        'word/embeddings/表.xlsb': ONE,
      },
      '甲',
    ],
    ['is refused without a body', { 'word/document.xml': strToU8(`<w:document ${W}/>`) }, '不完整'],
    [
      'is refused without any text',
      { 'word/document.xml': strToU8(`<w:document ${W}><w:body>${p('')}${p('')}</w:body></w:document>`) },
      '没有文字',
    ],
  ])('%s', async (_, change, found) => {
    const parts = Object.entries({ ...FILE, ...change }).flatMap(([name, bytes]) =>
      bytes ? [[name, bytes] as const] : [],
    );
    const reading = await readSource('示例.docx', zipSync(Object.fromEntries(parts)));
    expect(reading.ok ? reading.document.blocks.map(readBlock).join() : reading.message).toContain(found);
  });

  it('may be a picture', async () => {
    expect((await readWord(para(r('<w:drawing><a:blip r:embed="x"/></w:drawing>')))).lines).toEqual(['#']);
  });
});

describe('the parts around the text', () => {
  it('are headers and footers that say more than a number', async () => {
    const part = (name: string, ...texts: string[]) =>
      strToU8(`<w:${name} ${W}>${texts.map((text) => p(text)).join('')}</w:${name}>`);
    const { left } = await readWord(p('正文'), {
      relations: ['header', 'footer', 'footer', 'header', 'footer', 'header']
        .map((type, at) => relation(`r${at}`, type, `r${at}.xml`))
        .join(''),
      parts: {
        'word/r0.xml': part('hdr', '甲', '二'),
        'word/r1.xml': part('ftr', '乙', '二'),
        'word/r2.xml': part('ftr', '', '二'),
        'word/r3.xml': part('hdr', '第 1 页 共 3 页'),
        'word/r4.xml': part('ftr', '— 1 —'),
      },
    });
    expect(left).toEqual(['页眉：甲 二', '页脚：乙 二', '页脚：二']);
  });

  it('are notes that the text refers to', async () => {
    const refer = (id: number, kind = 'footnote') =>
      `<w:p><w:r><w:t>甲</w:t><w:${kind}Reference w:id="${id}"/></w:r></w:p>`;
    const note = (id: number, text: string, type = '') =>
      `<w:footnote w:id="${id}" ${type}>${p(text)}</w:footnote>`;
    const { notes, lines, left, witness } = await readWord(
      refer(3) + refer(2, 'endnote') + refer(9) + refer(4) + refer(2),
      {
        footnotes: [
          note(1, '没有引用'),
          note(2, '二'),
          note(3, '三'),
          note(4, ' '),
          note(9, '线', 'w:type="separator"'),
        ].join(''),
        endnotes: `<w:endnote w:id="2" w:type="normal">${p('尾')}</w:endnote>`,
      },
    );
    expect(lines).toEqual(['甲^', '甲^', '甲', '甲', '甲^']);
    expect(left).toEqual(['脚注：', '脚注：']);
    expect(
      notes?.map(({ id, paragraphs }) => `${id} ${(paragraphs[0]?.[0] as { text: string }).text}`),
    ).toEqual(['footnote 3 三', 'endnote 2 尾', 'footnote 2 二']);
    expect(witness).toEqual(['甲', '甲', '甲', '甲', '甲', '二', '三', '尾']);
    const none = await readWord(refer(1, 'endnote'));
    expect([none.notes, none.lines, none.left]).toEqual([[], ['甲'], ['尾注：']]);
  });

  it('are numbers in a format that is not known here, told by its name', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="hebrew1"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const { lines, remarks } = await readWord(p('甲', list) + p('乙', list), { numbering });
    expect(lines).toEqual(['1.甲', '2.乙']);
    expect(remarks).toEqual(['自动编号的样式写成了数字，请对照原文核对：hebrew1']);
  });

  it('are read from inside of the file only', async () => {
    const { lines, remarks } = await readWord(p('甲', '<w:numPr><w:numId w:val="1"/></w:numPr>'), {
      relations: relation('n', 'numbering', 'http://a.cn/n.xml', 'External'),
    });
    expect([lines, remarks]).toEqual([['甲'], []]);
  });
});

describe('lines of a table of contents', () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="TOC 2"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:name w:val="目录 1"/></w:style><w:style w:type="paragraph" w:styleId="c"><w:name w:val="table of figures"/></w:style><w:style w:type="paragraph" w:styleId="d"><w:name w:val="toc heading"/></w:style>';
  const line = (style: string, ...runs: string[]) =>
    `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${runs.map((run) => `<w:r>${run}</w:r>`).join('')}</w:p>`;
  const t = (text: string) => `<w:t xml:space="preserve">${text}</w:t>`;
  it('lose the number of their page, whatever it is made of', async () => {
    const tab = '<w:tab/>';
    const { lines, left } = await readWord(
      [
        line('a', t('甲'), tab, t('12')),
        line('b', t('乙'), tab, t('— '), t('3 —')),
        line('c', t('丙'), tab, t('丁'), tab, t('xiv')),
        line('a', t('戊'), tab, t('12345')),
        line('a', t('己'), tab),
        line('a', t('庚 7')),
        line('d', t('辛'), tab, t('8')),
        line('a', t('壬'), tab, t('XL')),
        line('a', t('癸'), tab, t('2-15')),
      ].join(''),
      { styles },
    );
    expect(lines).toEqual(['甲', '乙', '丙 丁', '戊 12345', '己 ', '庚 7', '辛 8', '壬', '癸']);
    expect(left).toEqual([
      '目录里的页码：12',
      '目录里的页码：— 3 —',
      '目录里的页码：xiv',
      '目录里的页码：XL',
      '目录里的页码：2-15',
    ]);
  });

  it('are known as such', async () => {
    const { blocks } = await readWord(line('a', t('甲')) + line('d', t('乙')), { styles });
    expect(blocks.map((block) => (block as Paragraph).role)).toEqual(['contents', undefined]);
  });
});
