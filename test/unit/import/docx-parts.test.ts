import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Paragraph } from '../../../src/import/document.ts';
import { buildDocx, type DocxParts, p } from '../../support/build-docx.ts';
import { readSource } from '../../support/import-document.ts';

/** The parts of a Word file that are no text, or only text where something refers to them. */

const read = async (bytes: Uint8Array) => {
  const reading = await readSource('示例.docx', bytes);
  if (!reading.ok)
    return { ...reading, lines: [] as string[], left: [] as string[], remarks: [] as readonly string[] };
  const { blocks, leftBehind, remarks, notes, witness } = reading.document;
  return {
    ok: true,
    message: '',
    lines: blocks.map((block) =>
      block.kind === 'paragraph'
        ? block.inlines
            .map((each) =>
              each.kind === 'text' ? each.text : { break: '/', image: '#', note: '^' }[each.kind],
            )
            .join('')
        : block.kind,
    ),
    left: leftBehind.map(({ what, text }) => `${what}：${text}`),
    remarks,
    notes,
    witness,
  };
};
const build = (body: string, parts: Partial<DocxParts> = {}) => read(buildDocx({ body, ...parts }));
const change = (body: string, edit: (parts: Record<string, Uint8Array>) => void) => {
  const parts = unzipSync(buildDocx({ body }));
  edit(parts);
  return read(zipSync(parts));
};
const move = (parts: Record<string, Uint8Array>, to: string) => {
  parts[to] = parts['word/document.xml'] as Uint8Array;
  delete parts['word/document.xml'];
  parts['_rels/.rels'] = strToU8(
    `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="${to}"/></Relationships>`,
  );
};

describe('the text of a Word file', () => {
  it('is the part that the file names, or the usual one', async () => {
    expect((await change(p('甲'), (parts) => delete parts['_rels/.rels'])).lines).toEqual(['甲']);
    expect((await change(p('甲'), (parts) => move(parts, 'word/document2.xml'))).lines).toEqual(['甲']);
    for (const name of ['word/workbook.xml', 'word/mydocument.xml', 'word/document.xml.bak'])
      expect((await change(p('甲'), (parts) => move(parts, name))).ok).toBe(false);
    expect((await change(p('甲'), (parts) => delete parts['[Content_Types].xml'])).ok).toBe(true);
  });

  it('is refused with macros, wherever they lie', async () => {
    for (const name of ['word/vbaProject.bin', 'VBAPROJECT.BIN'])
      expect(
        (await change(p('甲'), (parts) => Object.assign(parts, { [name]: new Uint8Array([1]) }))).message,
      ).toContain('宏');
    expect(
      (
        await change(p('甲'), (parts) =>
          Object.assign(parts, { 'word/vbaProject.bin.txt': new Uint8Array([1]) }),
        )
      ).ok,
    ).toBe(true);
  });

  it('is refused without a body, and without any text or picture', async () => {
    expect(
      (
        await change('', (parts) =>
          Object.assign(parts, {
            'word/document.xml': strToU8(
              '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
            ),
          }),
        )
      ).message,
    ).toContain('不完整');
    expect((await build(p('') + p(''))).message).toContain('没有文字');
    expect((await build('<w:p><w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r></w:p>')).lines).toEqual(
      ['#'],
    );
  });
});

describe('the parts around the text', () => {
  it('are headers and footers that say more than a number', async () => {
    const part = (name: string, ...texts: string[]) =>
      strToU8(
        `<w:${name} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${texts.map((text) => p(text)).join('')}</w:${name}>`,
      );
    const { left } = await build(p('正文'), {
      relations: ['header', 'footer', 'footer', 'header', 'footer', 'header']
        .map((type, at) => `<Relationship Id="r${at}" Type="x/${type}" Target="r${at}.xml"/>`)
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
    const { notes, lines, witness } = await build(refer(3) + refer(2, 'endnote') + refer(9) + refer(2), {
      footnotes: note(1, '没有引用') + note(2, '二') + note(3, '三') + note(9, '线', 'w:type="separator"'),
      endnotes: `<w:endnote w:id="2" w:type="normal">${p('尾')}</w:endnote>`,
    });
    expect(lines).toEqual(['甲^', '甲^', '甲^', '甲^']);
    expect(
      notes?.map(({ id, paragraphs }) => `${id} ${(paragraphs[0]?.[0] as { text: string }).text}`),
    ).toEqual(['footnote 3 三', 'endnote 2 尾', 'footnote 2 二']);
    expect(witness).toEqual(['甲', '甲', '甲', '甲', '二', '三', '尾']);
    expect((await build(refer(1, 'endnote'))).notes).toEqual([]);
  });

  it('are numbers in a format that is not known here, told by its name', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="hebrew1"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const list = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const { lines, remarks } = await build(p('甲', list) + p('乙', list), { numbering });
    expect(lines).toEqual(['1.甲', '2.乙']);
    expect(remarks).toEqual(['自动编号的样式写成了数字，请对照原文核对：hebrew1']);
  });

  it('are read from inside of the file only', async () => {
    const { lines, remarks } = await build(p('甲', '<w:numPr><w:numId w:val="1"/></w:numPr>'), {
      relations: '<Relationship Id="n" Type="x/numbering" Target="http://a.cn/n.xml" TargetMode="External"/>',
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
    const { lines, left } = await build(
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
    const reading = await readSource(
      '示例.docx',
      buildDocx({ body: line('a', t('甲')) + line('d', t('乙')), styles }),
    );
    const roles = reading.ok ? reading.document.blocks.map((block) => (block as Paragraph).role) : [];
    expect(roles).toEqual(['contents', undefined]);
  });
});
