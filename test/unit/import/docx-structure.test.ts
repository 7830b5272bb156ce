import { describe, expect, it } from 'vitest';
import { cell, cells, p, r, row, table } from '../../support/build-docx.ts';
import { importWord } from '../../support/import-word.ts';

/** What a Word file says by its structure, and what is kept of it. */

const DISPLAYED = ['<w:jc w:val="center"/>', '<w:b/>'] as const;
const SMALL = table(row(cells('事项', '件数')), row(cells('甲类', '12')));
const SMALL_TEXT = '| 事项 | 件数 |\n|---|---|\n| 甲类 | 12 |';

describe('tables of a Word file', () => {
  it('have their paragraphs on lines of their own', async () => {
    const { body, missing } = await importWord(
      table(
        row(cells('事项', '措施')),
        row(cells('甲') + cell(p('一、加强领导。') + p('') + p('二、落实&lt;br&gt;责任。') + p(''))),
        row(cell(p('结果') + p('纠正')) + cell(`<w:p><w:r><w:br/><w:t>丙</w:t><w:br/></w:r></w:p>`)),
      ),
    );
    expect(body).toBe(
      '| 事项 | 措施 |\n|---|---|\n| 甲 | 一、加强领导。<br>二、落实\\<br>责任。 |\n| 结果纠正 | 丙 |',
    );
    expect(missing).toEqual([]);
  });

  it('keep what a text box in a cell holds apart from the cell’s own words', async () => {
    const box = (text: string) =>
      r(
        `<w:pict><v:shape><v:textbox><w:txbxContent>${p(text)}</w:txbxContent></v:textbox></v:shape></w:pict>`,
      );
    const drawn = r('<w:pict><v:shape><v:textpath string="丁"/></v:shape></w:pict>');
    const line = (...runs: string[]) => cell(`<w:p>${runs.join('')}</w:p>`);
    const own = r('<w:t>甲类</w:t>');
    const { body, missing, remarks } = await importWord(
      table(
        row(line(own, box('乙')) + cells('件数')),
        row(line(own, box('乙'), r('<w:t>事项</w:t>'), box('丙')) + cells('1')),
        row(line(own, drawn) + cells('2')),
      ),
    );
    expect(body).toBe('| 甲类<br>乙 | 件数 |\n|---|---|\n| 甲类事项<br>乙<br>丙 | 1 |\n| 甲类<br>丁 | 2 |');
    expect(missing).toEqual([]);
    expect(remarks).toEqual(['文本框里的文字放在它所在段落的后面']);
  });

  it('keep a table in a cell by its rows, and say so', async () => {
    const inner = table(row(cells('受理', '办结')), row(cells('12', '10')));
    const { body, remarks, missing } = await importWord(
      table(row(cells('事项', '情况')), row(cells('甲类') + cell(p('明细如下：') + inner + p('合计见上。')))),
    );
    expect(body).toBe(
      '| 事项 | 情况 |\n|---|---|\n| 甲类 | 明细如下：<br>受理 办结<br>12 10<br>合计见上。 |',
    );
    expect(remarks).toEqual(['表格里的表格改成了一行一行的文字，请看一看']);
    expect(missing).toEqual([]);
  });

  it('have cells merged either way, by either of the two ways to say so', async () => {
    const start = '<w:hMerge w:val="restart"/>';
    const { body, left, missing } = await importWord(
      table(
        row(
          cell(p('事项'), '<w:vMerge w:val="restart"/>') +
            cell(p('办理情况'), start) +
            cell(p('盖住的'), '<w:hMerge/>') +
            cell(p('备注'), '<w:vMerge w:val="restart"/>'),
        ),
        row(
          cell(p(''), '<w:vMerge/>') +
            cells('受理', '办结') +
            cell(p('也盖住'), '<w:vMerge w:val="continue"/>'),
        ),
        row(cell(p('合计'), '<w:gridSpan w:val="2"/>') + cells('22', '无')),
        row(cell(p('甲'), '<w:vMerge/>') + cells('1', '2', '3')),
      ),
    );
    expect(body).toBe(
      '| 事项 | 办理情况 | < | 备注 |\n|---|---|---|---|\n| ^^ | 受理 | 办结 | ^^ |\n| 合计 | < | 22 | 无 |\n| 甲 | 1 | 2 | 3 |',
    );
    expect(left).toEqual(['被合并的单元格盖住的文字：盖住的', '被合并的单元格盖住的文字：也盖住']);
    expect(missing).toEqual([]);
  });

  it('keep a block of cells merged both ways', async () => {
    const both = (kind: string) => `<w:hMerge ${kind}/><w:vMerge/>`;
    const { body } = await importWord(
      table(
        row(
          cell(p('甲'), '<w:hMerge w:val="restart"/><w:vMerge w:val="restart"/>') +
            cell(p(''), '<w:hMerge/><w:vMerge w:val="restart"/>') +
            cells('乙'),
        ),
        row(cell(p(''), both('w:val="restart"')) + cell(p(''), both('')) + cells('丙')),
      ),
    );
    expect(body).toBe('| 甲 | < | 乙 |\n|---|---|---|\n| ^^ | < | 丙 |');
  });

  it('are not merged with a cell of another width, nor below one that ends the merge', async () => {
    const start = '<w:vMerge w:val="restart"/>';
    const { body } = await importWord(
      table(
        row(cell(p('甲'), start) + cells('a', 'b')),
        row(cell(p('乙'), '<w:gridSpan w:val="2"/><w:vMerge/>') + cells('c')),
        row(cell(p('丙'), '<w:vMerge/>') + cells('d', 'e')),
        row(cell(p('丁'), '<w:hMerge w:val="restart"/>') + cell(p(''), '<w:gridSpan w:val="2"/><w:hMerge/>')),
      ),
    );
    expect(body).toBe('| 甲 | a | b |\n|---|---|---|\n| 乙 | < | c |\n| 丙 | d | e |\n| 丁 | < | < |');
  });

  it('are not merged over a row that has none of it', async () => {
    const { body, left } = await importWord(
      table(
        row(cells('甲') + cell(p('乙'), '<w:vMerge w:val="restart"/>') + cells('丙')),
        row(cell(p('合计'), '<w:gridSpan w:val="2"/>') + cells('3')),
        row(cells('丁') + cell(p('戊'), '<w:vMerge/>') + cells('己')),
      ),
    );
    expect(body).toBe('| 甲 | 乙 | 丙 |\n|---|---|---|\n| 合计 | < | 3 |\n| 丁 | 戊 | 己 |');
    expect(left).toEqual([]);
  });

  it('have pictures and notes in their cells', async () => {
    const picture = '<w:p><w:r><w:drawing><a:blip r:embed="image1.png"/></w:drawing></w:r></w:p>';
    const { body } = await importWord(
      table(
        row(cells('图', '注')),
        row(
          cell(picture + p('示例')) +
            cell('<w:p><w:r><w:t>见注</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'),
        ),
      ),
      {
        media: { 'image1.png': new Uint8Array([1]) },
        footnotes: `<w:footnote w:id="2">${p('说明。')}</w:footnote>`,
      },
    );
    expect(body).toContain('| ![原文的第 1 张图，原文没有说明](images/1.png)<br>示例 | 见注[^1] |');
  });

  it('keep their rows whole: gaps at either end, rows in containers, rows of one change', async () => {
    const { body, left } = await importWord(
      table(
        row(cells('a', 'b', 'c')),
        row(cells('y', 'z'), '<w:gridBefore w:val="1"/>'),
        row(cells('x'), '<w:gridAfter w:val="2"/>'),
        `<w:sdt><w:sdtContent>${row(cells('1', '2', '3'))}</w:sdtContent></w:sdt>`,
        row(cells('4', '5', '6'), '<w:ins w:id="1"/>'),
        row(cells('删', '去', '行'), '<w:del w:id="2"/>'),
        row(cells('藏', '起', '行'), '<w:hidden/>'),
      ),
    );
    expect(body).toBe(
      '| a | b | c |\n|---|---|---|\n|  | y | z |\n| x |  |  |\n| 1 | 2 | 3 |\n| 4 | 5 | 6 |',
    );
    expect(left).toEqual(['修订中删除的表格行：删去行', '隐藏的表格行：藏起行']);
  });

  it('that only frame text are text', async () => {
    const { body } = await importWord(
      table(row(cell(p('框里的第一段。') + p('第二段。'))), row(cell(SMALL))),
    );
    expect(body).toBe(`框里的第一段。\n\n第二段。\n\n${SMALL_TEXT}`);
  });

  it.each([
    '表A1 办理情况',
    '表1 办理情况',
    '附表2 汇总情况',
    '续表3 办理情况',
    '表 B-2 办理情况',
  ])('have %s as their caption, which is no heading', async (line) => {
    const { body, headings } = await importWord(p(line, ...DISPLAYED) + SMALL);
    expect([body, headings]).toEqual([`${line}\n\n${SMALL_TEXT}`, []]);
  });

  it('have lines beside them that are no captions', async () => {
    const { headings } = await importWord(
      p('表彰名单', ...DISPLAYED) + SMALL + p('图书目录', ...DISPLAYED) + p('正文。'),
    );
    expect(headings).toEqual(['表彰名单', '图书目录']);
  });
});

describe('headings of a Word file', () => {
  it('leave no level out', async () => {
    const bold = (text: string) => p(text, '', '<w:b/>');
    const text = p('全年受理三百二十件，均按期办结。');
    const { body } = await importWord(
      [
        p('一、主要数据'),
        bold('1.1 受理情况'),
        text,
        bold('1.2 办结情况'),
        text,
        p('二、下一步'),
        text,
        p('（一）培训'),
        text,
        bold('1.1 讲课'),
        text,
      ].join(''),
    );
    expect(body.match(/^#+ .*/gmu)).toEqual([
      '## 一、主要数据',
      '### 1.1 受理情况',
      '### 1.2 办结情况',
      '## 二、下一步',
      '### （一）培训',
      '#### 1.1 讲课',
    ]);
  });
});

describe('a table of contents of a Word file', () => {
  const SECTIONS = ['一、主要举措', '二、存在问题', '三、下一步打算'];
  const text = SECTIONS.map((line) => p(line) + p('示例局推进各项工作。')).join('');
  const line = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
  const mark = (type: string) => r(`<w:fldChar w:fldCharType="${type}"/>`, '<w:webHidden/>');
  const code = (value: string) => r(`<w:instrText>${value}</w:instrText>`, '<w:webHidden/>');
  const pageReference = (page: number) =>
    mark('begin') +
    code(' PAGEREF _Toc1 \\h ') +
    mark('separate') +
    r(`<w:t>${page}</w:t>`, '<w:webHidden/>') +
    mark('end');
  const entry = (name: string, page: number) =>
    `<w:hyperlink w:anchor="_Toc1">${r(`<w:t>${name}</w:t>`)}${r('<w:tab/>', '<w:webHidden/>')}${pageReference(page)}</w:hyperlink>`;
  const plain = (name: string, page: string) => r(`<w:t>${name}</w:t><w:tab/><w:t>${page}</w:t>`);

  it.each([
    [
      'of its style',
      SECTIONS.map((name, at) => line(plain(name, String(at + 1)), '<w:pStyle w:val="10"/>')).join(''),
    ],
    [
      'of a field',
      SECTIONS.map((name, at) =>
        line(
          (at === 0 ? mark('begin') + code('TOC \\o "1-3" \\h') + mark('separate') : '') +
            entry(name, at + 1),
        ),
      ).join('') + line(mark('end')),
    ],
    ['of references to pages', SECTIONS.map((name, at) => line(entry(name, at + 1))).join('')],
  ])('is known by the lines %s; its page numbers are told in one kind', async (_, contents) => {
    const { body, headings, left, missing } = await importWord(p('目　录') + contents + text, {
      styles: '<w:style w:type="paragraph" w:styleId="10"><w:name w:val="toc 1"/></w:style>',
    });
    expect(headings).toEqual(SECTIONS);
    expect(body.split('\n\n').slice(0, 5)).toEqual(['目　录', ...SECTIONS, `## ${SECTIONS[0]}`]);
    expect(left).toEqual([1, 2, 3].map((page) => `目录里的页码：${page}`));
    expect(missing).toEqual([]);
  });
});

describe('revisions and notes of a Word file', () => {
  it('join a first character that is set large with its text', async () => {
    const large = (kind: string) => `<w:framePr w:dropCap="${kind}" w:lines="3"/>`;
    const { body, missing } = await importWord(
      [
        p('示', large('drop')),
        p('例区推进各项工作。'),
        p('本', large('margin')),
        p('局办理12件。'),
        p('框里的字', large('none')),
        p('另一段。'),
      ].join(''),
    );
    expect(body).toBe('示例区推进各项工作。\n\n本局办理12件。\n\n框里的字\n\n另一段。');
    expect(missing).toEqual([]);
  });

  it('join paragraphs whose mark was deleted, moved away or is not shown', async () => {
    const open = (properties: string, text: string) =>
      `<w:p><w:pPr><w:rPr>${properties}</w:rPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const { body, missing } = await importWord(
      [
        open('<w:del w:id="1"/>', '甲，'),
        p('乙。'),
        open('<w:specVanish/>', '丙，'),
        p('丁。'),
        open('<w:moveFrom w:id="2"/>', '戊，'),
        p('己。'),
        open('<w:del w:id="3"/>', '庚'),
      ].join(''),
    );
    expect(body).toBe('甲，乙。\n\n丙，丁。\n\n戊，己。\n\n庚');
    expect(missing).toEqual([]);
  });

  it('have one number where two numbered paragraphs were joined', async () => {
    const item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const { body, missing } = await importWord(
      [
        p('推进甲项工作。', item),
        p('推进乙项，', `${item}<w:rPr><w:del w:id="1"/></w:rPr>`),
        p('推进丙项。', item),
        p('推进丁项，', `${item}<w:rPr><w:del w:id="2"/></w:rPr>`),
        SMALL,
        p('推进戊项工作。', item),
      ].join(''),
      {
        numbering:
          '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
      },
    );
    expect(body).toBe(
      '1、推进甲项工作。\n\n2、推进乙项，推进丙项。\n\n3、推进丁项，\n\n| 事项 | 件数 |\n|---|---|\n| 甲类 | 12 |\n\n4、推进戊项工作。',
    );
    expect(missing).toEqual([]);
  });

  it('have moved text where it went to, once', async () => {
    const run = '<w:r><w:t>此段已移走。</w:t></w:r>';
    const { body, missing, left } = await importWord(
      `<w:p><w:moveFrom w:id="1">${run}</w:moveFrom></w:p>${p('中间段落。')}<w:p><w:moveTo w:id="2">${run}</w:moveTo></w:p>`,
    );
    expect([body, missing, left]).toEqual(['中间段落。\n\n此段已移走。', [], []]);
  });

  it('keep a table in a note as its text', async () => {
    const { body, missing } = await importWord(
      `<w:p><w:r><w:t>正文</w:t><w:footnoteReference w:id="2"/><w:t>。</w:t></w:r></w:p>`,
      {
        footnotes: `<w:footnote w:id="2">${p('说明：')}${SMALL}</w:footnote><w:footnote w:id="3">${p('没有引用')}</w:footnote>`,
      },
    );
    expect(body).toBe('正文[^1]。\n\n[^1]: 说明：\n\n    事项 件数 甲类 12');
    expect(missing).toEqual([]);
  });
});

describe('pictures of a Word file', () => {
  const picture = (descr: string, id: number) =>
    `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="${id}" name="图片 ${id}" descr="${descr}"/><a:graphic><a:graphicData><a:blip r:embed="image1.png"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

  it('have no description that a program wrote, and the editor is asked for one', async () => {
    const { body, remarks } = await importWord(
      [
        picture('C:\\Users\\zhangsan\\33.png', 1),
        picture('示例区地图', 2),
        picture('', 3),
        p('图1 学校分布'),
      ].join(''),
      { media: { 'image1.png': new Uint8Array([1]) } },
    );
    expect(body.split('\n\n').slice(0, 3)).toEqual([
      '![原文的第 1 张图，原文没有说明](images/1.png)',
      '![示例区地图](images/2.png)',
      '![图1 学校分布](images/3.png)',
    ]);
    expect(remarks).toEqual([
      '图片的说明是电脑写的，没有采用：“C:\\Users\\zhangsan\\33.png”',
      '第 1 张图没有说明：请在正文里它的方括号中写出图上是什么，给看不见图的人听',
    ]);
  });
});
