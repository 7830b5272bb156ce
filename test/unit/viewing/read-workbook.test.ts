import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { WorkbookView } from '../../../src/viewing/file-view.ts';
import { readSheet } from '../../../src/viewing/read-sheet.ts';
import { readWorkbook } from '../../../src/viewing/read-workbook.ts';
import { buildDrawing, buildXlsx, row } from '../../support/build-xlsx.ts';

async function read(bytes: Uint8Array): Promise<WorkbookView> {
  const reading = await readWorkbook(bytes);
  if (!reading.view) throw new Error(reading.warning?.message);
  return reading.view;
}

const sheet = (
  rows: string,
  { parts = {}, ...rest }: { before?: string; behind?: string; parts?: Record<string, Uint8Array> } = {},
) => buildXlsx({ sheets: [{ name: '表', rows, ...rest }], parts });

/** A sheet as it stands in the file. */
const rawSheet = (xml: string) => sheet('', { parts: { 'xl/worksheets/sheet1.xml': strToU8(xml) } });

const texts = ({ sheets }: WorkbookView, at = 0) =>
  sheets[at]?.rows.map((cells) => cells.map(({ text }) => text));

describe('a workbook', () => {
  it('shows sheets with texts, numbers, dates and stored results, and works nothing out', async () => {
    const view = await read(
      buildXlsx({
        strings: ['示例事项', '<r><t>示例</t></r><r><t>许可</t></r><rPh sb="0" eb="2"><t>xuke</t></rPh>'],
        formats: ['0.0%', 'yyyy"年"m"月"d"日"'],
        sheets: [
          {
            name: '汇总',
            rows:
              '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>' +
              '<row r="2"><c r="A2" s="1"><v>0.456</v></c><c r="B2" s="2"><v>44561</v></c></row>' +
              '<row r="3"><c r="A3"><f>SUM(A1:A2)</f><v>42</v></c><c r="B3" t="str"><f>HYPERLINK("http://evil.example","点")</f><v>点</v></c><c r="C3"><f>cmd|\' /C calc\'!A0</f></c><c r="D3" t="b"><v>1</v></c><c r="E3" t="e"><v>#N/A</v></c></row>',
          },
          { name: '第二张', rows: row(1, ['说明']) },
        ],
      }),
    );
    expect(texts(view)).toEqual([
      ['示例事项', '示例许可', '', '', ''],
      ['45.6%', '2021年12月31日', '', '', ''],
      ['42', '点', '', 'TRUE', '#N/A'],
    ]);
    expect(view.sheets[0]?.notes).toEqual(['有 1 个公式没有存下计算结果，这里显示为空。']);
    expect(view.sheets[0]?.rows[1]?.[0]).toEqual({ text: '45.6%', isNumber: true });
    expect(texts(view, 1)).toEqual([['说明']]);
    expect(JSON.stringify(view)).not.toMatch(/evil|calc|xuke/);
  });

  it('keeps merged cells, also where a part of them is hidden', async () => {
    const view = await read(
      sheet(
        row(1, ['题目']) +
          row(2, ['甲', '内部', '丙']) +
          '<row r="3" hidden="1"><c r="A3"><v>7</v></c></row>' +
          row(4, ['丁', '内部', '戊']),
        {
          before: '<cols><col min="2" max="2" hidden="1"/></cols>',
          behind: '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A4"/></mergeCells>',
        },
      ),
    );
    expect(view.sheets[0]?.rows).toEqual([
      [{ text: '题目', colspan: 2 }],
      [{ text: '甲', rowspan: 2 }, { text: '丙' }],
      [{ text: '戊' }],
    ]);
    expect(view.sheets[0]?.notes).toEqual(['表里隐藏的行和列没有显示。']);
  });

  it('shows a merged cell whose first column or row is hidden, as Excel does, and nothing else of them', async () => {
    const view = await read(
      sheet(
        row(1, ['示例区统计表']) +
          row(2, ['编码', '街道', '人数']) +
          '<row r="3" hidden="1"><c r="B3" t="inlineStr"><is><t>示例街道</t></is></c><c r="C3"><v>7</v></c></row>' +
          row(4, ['内部', '盖住', 8]) +
          row(5, ['内部', '', 9]),
        {
          before: '<cols><col min="1" max="1" hidden="1"/></cols>',
          behind: '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="B3:B5"/></mergeCells>',
        },
      ),
    );
    expect(view.sheets[0]?.rows).toEqual([
      [{ text: '示例区统计表', colspan: 2 }],
      [{ text: '街道' }, { text: '人数' }],
      [
        { text: '示例街道', rowspan: 2 },
        { text: '8', isNumber: true },
      ],
      [{ text: '9', isNumber: true }],
    ]);
    expect(view.sheets[0]?.notes).toEqual(['表里隐藏的行和列没有显示。']);
    const alone = await read(
      sheet(`<row r="1" hidden="1"><c r="C1"><v>7</v></c></row>${row(2, ['甲'])}`, {
        behind: '<mergeCells><mergeCell ref="C1:D2"/></mergeCells>',
      }),
    );
    expect(texts(alone)).toEqual([['甲', '', '7']]);
  });

  it('takes rows and columns without height or width for hidden, as Excel does', async () => {
    const view = await read(
      sheet(
        `${row(1, ['姓名', '证号']) + row(2, ['甲', '内部'])}<row r="3" ht="0"><c r="A3"><v>7</v></c></row>`,
        {
          before: '<cols><col min="2" max="2" width="0" customWidth="1"/></cols>',
        },
      ),
    );
    expect(texts(view)).toEqual([['姓名'], ['甲']]);
    expect(view.sheets[0]?.notes).toEqual(['表里隐藏的行和列没有显示。']);
  });

  it('leaves hidden sheets out and says so', async () => {
    const view = await read(
      buildXlsx({
        sheets: [
          { name: '公开', rows: row(1, ['甲']) },
          { name: '内部名单', state: 'hidden', rows: row(1, ['乙']) },
          { name: '更内部', state: 'veryHidden', rows: row(1, ['丙']) },
        ],
      }),
    );
    expect(view.sheets.map(({ name }) => name)).toEqual(['公开']);
    expect(view.notes).toEqual(['2 张隐藏的工作表没有显示。']);
    expect(JSON.stringify(view)).not.toMatch(/内部名单|乙|丙/);
  });

  it('names sheets that are no tables, and calls none a chart that may be none', async () => {
    const relations = ['chartsheet', 'dialogsheet', 'constructor']
      .map((type, at) => `<Relationship Id="rId${at + 1}" Type="x/${type}" Target="a${at}.xml"/>`)
      .join('');
    const view = await read(
      buildXlsx({
        sheets: ['甲', '乙', '丙'].map((name) => ({ name, rows: '' })),
        parts: { 'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${relations}</Relationships>`) },
      }),
    );
    expect(view.sheets).toEqual([]);
    expect(view.notes).toEqual([
      '“甲”是图表，这里不显示。',
      '“乙”是对话框，这里不显示。',
      '“丙”不是表格，这里不显示。',
    ]);
  });

  it('shows the first 1,000 rows that hold anything, and counts them all', async () => {
    const rows = Array.from({ length: 2400 }, (_, at) => row(at * 2 + 1, [`第${at + 1}行`])).join('');
    const view = await read(sheet(rows));
    expect(view.sheets[0]?.rows).toHaveLength(1000);
    expect(view.sheets[0]?.rows.at(-1)?.[0]?.text).toBe('第1000行');
    expect(view.sheets[0]?.notes).toEqual(['共 2,400 行，这里显示前 1,000 行；全表请下载。']);
  });

  it('bounds columns, characters and spans', async () => {
    const wide = await read(sheet('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>'));
    expect(wide.sheets[0]?.rows[0]).toHaveLength(100);
    expect(wide.sheets[0]?.notes).toEqual(['列太多，这里只显示前 100 列。']);
    const long = await read(
      sheet(Array.from({ length: 100 }, (_, at) => row(at + 1, ['长'.repeat(4999)])).join('')),
    );
    expect(long.sheets[0]?.rows).toHaveLength(60);
    const merges = Array.from({ length: 20_000 }, () => '<mergeCell ref="A1:XFD1048576"/>').join('');
    const hostile = await read(
      sheet(Array.from({ length: 1000 }, (_, at) => row(at + 1, ['甲', '乙'])).join(''), {
        behind: `<mergeCells>${merges}</mergeCells>`,
      }),
    );
    expect(hostile.sheets[0]?.rows[0]?.[0]).toEqual({ text: '甲', colspan: 2, rowspan: 1000 });
  });

  it('keeps no more cells than a large sheet has, and says how many rows it shows', async () => {
    const cells = '<c><v>1</v></c>'.repeat(16_384);
    const view = await read(sheet(`<row>${cells}</row>`.repeat(40)));
    expect(view.sheets[0]?.rows).toHaveLength(31);
    expect(view.sheets[0]?.notes).toEqual([
      '共 40 行，这里显示前 31 行；全表请下载。',
      '列太多，这里只显示前 100 列。',
    ]);
  });

  it('knows no more hidden columns than a sheet has, however often a file names them', () => {
    const columns = '<col min="20000" max="20001" hidden="1"/>'.repeat(20_000);
    const bytes = strToU8(`<worksheet><cols>${columns}</cols><sheetData/></worksheet>`);
    const context = { strings: [], formats: [], is1904: false, hasRichPictures: false };
    expect(readSheet(bytes, context)?.hiddenColumns).toHaveLength(16_384);
  });

  it('keeps wide spaces in front of a text, which set it below another, and no cell of spaces alone', async () => {
    const view = await read(
      sheet(row(1, ['合计', ' 7 ']) + row(2, ['　　城镇　', '\u00a0乡村']) + row(3, ['　', ' '])),
    );
    expect(texts(view)).toEqual([
      ['合计', '7'],
      ['　　城镇', '\u00a0乡村'],
    ]);
  });

  it('keeps markup as plain text', async () => {
    const view = await read(sheet(row(1, ['&lt;img src=x onerror=alert(1)&gt;', '=cmd|1'])));
    expect(texts(view)).toEqual([['<img src=x onerror=alert(1)>', '=cmd|1']]);
  });

  it('reads a workbook whose elements have a prefix, as some programs write it', async () => {
    const bytes = rawSheet(
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
    );
    expect(texts(await read(bytes))).toEqual([['甲']]);
  });
});

describe('what is in no cell', () => {
  const frame = (uri: string) =>
    `<xdr:graphicFrame><a:graphic><a:graphicData uri="${uri}"/></a:graphic></xdr:graphicFrame>`;
  const box =
    '<xdr:sp><xdr:nvSpPr><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>填表说明</a:t></a:r></a:p></xdr:txBody></xdr:sp>';
  const drawing =
    `<xdr:pic/><xdr:grpSp><xdr:pic/><xdr:sp><xdr:nvSpPr><xdr:cNvSpPr/></xdr:nvSpPr></xdr:sp></xdr:grpSp>${box}` +
    frame('http://schemas.openxmlformats.org/drawingml/2006/chart') +
    frame('http://schemas.openxmlformats.org/drawingml/2006/diagram') +
    `<mc:AlternateContent><mc:Choice>${frame('http://schemas.microsoft.com/office/drawing/2014/chartex')}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent>`;

  it('is counted below the table, what stands in for it in old programs left out', async () => {
    const rels = '<Relationship Id="o" Type="x/oleObject" Target="../embeddings/a.bin"/>';
    const bytes = sheet(row(1, ['甲']), { parts: buildDrawing(drawing, rels) });
    expect((await read(bytes)).sheets[0]?.notes).toEqual([
      '本表另有 2 张图片、2 个图表、1 个文本框、1 个 SmartArt 图形、1 个图形、1 个嵌入的文件，预览里没有，搜索不到，请下载查看。',
    ]);
  });

  it.each([
    ['<headerFooter><oddFooter>&L注：本表不含外资企业&C第 &P 页，共 &N 页</oddFooter></headerFooter>', 1],
    [
      '<headerFooter><oddHeader>&amp;C&amp;"宋体,加粗"&amp;14&amp;K01+000单位：万元</oddHeader><oddFooter>制表：示例科</oddFooter></headerFooter>',
      2,
    ],
    ['<headerFooter differentFirst="1"><firstHeader>首页的话</firstHeader></headerFooter>', 1],
    [
      '<headerFooter><firstHeader>不印的话</firstHeader><oddFooter>&amp;L&amp;"宋体"&amp;D&amp;C第&amp;P页 共&amp;N页&amp;R&amp;A</oddFooter></headerFooter>',
      0,
    ],
    ['<headerFooter><oddFooter>- &amp;P -</oddFooter></headerFooter>', 0],
  ])('is counted as well where it is printed around the cells: %s', async (behind, count) => {
    const bytes = buildXlsx({
      sheets: [{ name: '表', rows: row(1, ['甲']), behind: behind.replaceAll(/&(?!amp;)/gu, '&amp;') }],
    });
    expect((await read(bytes)).sheets[0]?.notes).toEqual(
      count === 0 ? [] : [`本表另有 ${count} 条页眉或页脚，预览里没有，搜索不到，请下载查看。`],
    );
  });

  it('makes no sheet an empty one', async () => {
    const notes = async (rows: string, parts = {}) => (await read(sheet(rows, { parts }))).sheets[0]?.notes;
    expect(await notes('', buildDrawing(box))).toEqual([
      '本表只有 1 个文本框，预览里没有，搜索不到，请下载查看。',
    ]);
    expect(await notes('')).toEqual(['这张工作表是空的。']);
    expect(await notes('<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>')).toEqual([
      '表里隐藏的行和列没有显示。',
    ]);
  });
});

describe('pictures in cells', () => {
  const rows =
    '<row r="1"><c r="A1" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>' +
    '<c r="B1" t="str"><v>=_xlfn.DISPIMG("ID_2",1)</v></c><c r="C1" t="e" vm="1"><v>#VALUE!</v></c></row>';
  const parts = {
    'xl/cellimages.xml': strToU8(
      '<etc:cellImages xmlns:etc="x"><etc:cellImage><xdr:pic><xdr:cNvPr name="ID_1"/><a:blip r:embed="r1"/></xdr:pic></etc:cellImage></etc:cellImages>',
    ),
    'xl/_rels/cellimages.xml.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="x/image" Target="media/image1.png"/></Relationships>',
    ),
    'xl/media/image1.png': strToU8('picture'),
    'xl/richData/richValueRel.xml': strToU8('<x/>'),
  };

  it('are shown where a page can, else said to be there, and are never a formula or an error', async () => {
    const placed = { name: 'a.png', width: 4, height: 3 };
    const seen: string[] = [];
    const reading = await readWorkbook(sheet(rows, { parts }), (bytes) => {
      seen.push(new TextDecoder().decode(bytes));
      return placed;
    });
    expect(seen).toEqual(['picture']);
    expect(reading).toHaveProperty('view.sheets.0.rows.0', [
      { text: '', picture: placed },
      { text: '', picture: 'absent' },
      { text: '', picture: 'absent' },
    ]);
    const without = await read(sheet(rows, { parts }));
    expect(without.sheets[0]?.rows[0]?.[0]).toEqual({ text: '', picture: 'absent' });
  });
});

it('shows dates of ISO 8601, built-in formats as a Chinese Excel, and sections for texts', async () => {
  const bytes = buildXlsx({
    formats: ['yyyy"年"m"月"d"日"', ';;;', '0;-0;0;"〔"@"〕"'],
    sheets: [
      {
        name: '表',
        rows:
          '<row r="1"><c r="A1" t="d" s="1"><v>2021-12-31</v></c><c r="B1" t="d"><v>2021-12-31T00:00:00Z</v></c>' +
          '<c r="C1" t="inlineStr" s="2"><is><t>不显示</t></is></c><c r="D1" t="inlineStr" s="3"><is><t>示例</t></is></c></row>',
      },
    ],
  });
  expect(texts(await read(bytes))).toEqual([['2021年12月31日', '2021-12-31', '', '〔示例〕']]);
  const styles = ['14', '22', '31', '44', '58', '999'].map((id) => `<xf numFmtId="${id}"/>`).join('');
  const cells = [0, 1, 2, 3, 4, 5].map((s) => `<c s="${s}"><v>44561.5</v></c>`).join('');
  const sheetOfStyles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs>${styles}</cellXfs></styleSheet>`;
  const builtIn = sheet(`<row>${cells}</row>`, { parts: { 'xl/styles.xml': strToU8(sheetOfStyles) } });
  expect(texts(await read(builtIn))).toEqual([
    ['2021/12/31', '2021/12/31 12:00', '2021年12月31日', '¥44,561.50', '12月31日', '44561.5'],
  ]);
});

it('shows nothing in a cell for a text that names none', async () => {
  const rows = '<row r="1"><c r="A1" t="s"/><c r="B1" t="s"><v></v></c><c r="C1" t="s"><v>1</v></c></row>';
  const view = await read(buildXlsx({ sheets: [{ name: '表', rows }], strings: ['内部', '公开'] }));
  expect(texts(view)).toEqual([['', '', '公开']]);
  expect(view.sheets[0]?.notes).toEqual([]);
});

it('says so where texts or formats of cells are lost', async () => {
  const rows =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>7</v></c><c r="C1" s="1"><v>44561</v></c></row>';
  const build = (parts: Record<string, Uint8Array> = {}) =>
    buildXlsx({ sheets: [{ name: '表', rows }], strings: ['示例'], formats: ['yyyy/m/d'], parts });
  const whole = await read(build());
  expect(texts(whole)).toEqual([['示例', '', '2021/12/31']]);
  expect(whole.sheets[0]?.notes).toEqual(['有 1 格的文字文件里没有，这里显示为空。']);
  expect(whole.notes).toEqual([]);
  const plain = await read(build({ 'xl/styles.xml': strToU8('<styleSheet><cellXfs>') }));
  expect(texts(plain)).toEqual([['示例', '', '44561']]);
  expect(plain.notes).toEqual([expect.stringContaining('数字和日期的格式读不出来，这里显示原来的数')]);
});

describe('a workbook that cannot be shown', () => {
  const manyTags = strToU8(`<styleSheet>${'<xf/>'.repeat(2_000_001)}</styleSheet>`);
  const bomb = `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(100)}"><!ENTITY b "&a;&a;&a;&a;">]>`;
  it.each([
    ['cut off', sheet(row(1, ['甲'])).subarray(0, 700), '不完整或已损坏'],
    ['no workbook', zipSync({ 'xl/a.xml': strToU8('<a/>') }), '没有完整的工作簿'],
    ['with macros', sheet('', { parts: { 'xl/vbaProject.bin': strToU8('x') } }), '有宏'],
    ['with entities', rawSheet(`${bomb}<worksheet><sheetData/></worksheet>`), '工作表“表”不完整'],
    ['of more tags than memory holds', sheet('', { parts: { 'xl/styles.xml': manyTags } }), '200 万个'],
    [
      'texts cut off',
      sheet('', { parts: { 'xl/sharedStrings.xml': strToU8('<sst><si><t>甲') } }),
      '文字不完整',
    ],
    [
      'elements inside each other without end',
      rawSheet(`<worksheet>${'<row>'.repeat(500_000)}${'</row>'.repeat(500_000)}</worksheet>`),
      '一层套一层，超过 400 层',
    ],
    ['a sheet cut off', rawSheet('<worksheet><sheetData><row r="1">'), '工作表“表”不完整'],
    [
      'that unpacks to too much',
      zipSync({ 'xl/workbook.xml': new Uint8Array(70 * 1024 * 1024) }, { level: 9 }),
      '太大',
    ],
  ])('is told of: %s', async (_, bytes, words) => {
    const reading = await readWorkbook(bytes);
    expect(reading).toMatchObject({ warning: { rule: 'preview-workbook' } });
    expect(reading).toHaveProperty('warning.message', expect.stringContaining(words));
    expect(reading).toHaveProperty('warning.remedy', expect.stringMatching(/Excel|不要使用/));
  });
});
