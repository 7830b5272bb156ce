import { describe, expect, it } from 'vitest';
import { findAttachmentType } from '../../../src/attachments/attachment-types.ts';
import { createViewReader, type ViewResult } from '../../../src/attachments/view-attachment.ts';
import type { CsvView } from '../../../src/attachments/view-csv.ts';
import type { TextView } from '../../../src/attachments/view-text.ts';

/** As a file of that name would be read: its first MiB, then all of it in small pieces. */
function view(name: string, bytes: Uint8Array, pieceSize = 7): ViewResult {
  const type = findAttachmentType(name);
  if (!type) throw new Error(`No such type: ${name}`);
  const reader = createViewReader(
    type,
    { head: bytes.subarray(0, 1024 * 1024), tail: bytes },
    bytes.length,
    undefined,
  );
  for (let at = 0; at < bytes.length; at += pieceSize) reader.add?.(bytes.subarray(at, at + pieceSize));
  return reader.finish();
}

const previewText = (text: string) => view('a.txt', Buffer.from(text)).view as TextView;
const previewCsv = (text: string, pieceSize?: number) =>
  view('a.csv', Buffer.from(text), pieceSize).view as CsvView;

/** 示例，区 in GB18030. */
const GB18030 = Buffer.from('cabec0fda3acc7f8', 'hex');

describe('views of text', () => {
  it.each([
    ['UTF-8', Buffer.from('示例，区')],
    ['UTF-8 with BOM', Buffer.from('\ufeff示例，区')],
    ['UTF-16 LE', Buffer.from('\ufeff示例，区', 'utf16le')],
    ['UTF-16 BE', Buffer.from('\ufeff示例，区', 'utf16le').swap16()],
    ['GB18030', GB18030],
  ])('decodes %s', (_, bytes) => {
    expect(view('a.txt', bytes)).toEqual({
      view: { kind: 'text', text: '示例，区', truncated: false, totalLines: 1 },
      text: '示例，区',
    });
  });

  it('has the search know what it shows, no more and no less', () => {
    expect(view('a.csv', Buffer.from('事项,件数\r\n示例,"3"\r\n')).text).toBe('事项\t件数\n示例\t3');
    const long = '示例区示例局。\n'.repeat(5000);
    expect(view('a.txt', Buffer.from(long)).text).toBe(long.trimEnd());
    const endless = view('a.txt', Buffer.from('示'.repeat(1_200_000)));
    expect(endless.text).toHaveLength(300_000);
    expect(endless.text).toBe((endless.view as TextView).text);
  });

  it('warns of an encoding that it does not know, and shows nothing wrong', () => {
    const control = Buffer.concat([GB18030, Buffer.from([0x01])]);
    const loneSurrogate = Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]);
    for (const bytes of [Buffer.from([0xff, 0xff, 0x41]), control, loneSurrogate]) {
      const result = view('a.txt', bytes);
      expect(result.view).toBeUndefined();
      expect(result.warning).toMatchObject({
        rule: 'file-encoding',
        message: '认不出文字编码，页面上不显示预览',
      });
      expect(result.warning?.remedy).toContain('UTF-8');
    }
  });

  it('takes no UTF-8 that has lost a byte for GB18030, which would show other characters', () => {
    const text = Buffer.from('示例区二〇二三年件数');
    for (const at of [1, 9]) {
      const damaged = Buffer.concat([text.subarray(0, at), text.subarray(at + 1)]);
      expect(new TextDecoder('gb18030', { fatal: true }).decode(damaged)).not.toContain('二');
      expect(view('a.txt', damaged).warning?.rule).toBe('file-encoding');
      expect(view('a.txt', damaged).view).toBeUndefined();
    }
  });

  it('keeps UTF-8 with a stray control character, without the character', () => {
    expect(previewText('示例\u001f区\u0085').text).toBe('示例区');
  });

  it('unifies line ends and counts lines', () => {
    expect(previewText('一\r\n二\r三\n\n五\n')).toEqual({
      kind: 'text',
      text: '一\n二\n三\n\n五',
      truncated: false,
      totalLines: 5,
    });
  });

  it('cuts what is too long for a page and tells how many lines there are', () => {
    const result = previewText('行\n'.repeat(300_000));
    expect(result.text).toHaveLength(300_000);
    expect(result).toMatchObject({ truncated: true, totalLines: 300_000 });
    expect(previewText('行\n'.repeat(200))).toMatchObject({ truncated: false, totalLines: 200 });
  });

  it('shows 300,000 characters of a long line, none cut in half', () => {
    const result = previewText(`a${'𠮷'.repeat(200_000)}`);
    expect(result.text).toHaveLength(299_999);
    expect(result.text).not.toMatch(/\p{Surrogate}/u);
    expect(result).toMatchObject({ truncated: true, totalLines: 1 });
  });

  it('does not mistake a character cut by its bound for a wrong encoding', () => {
    for (const shift of ['', 'a', 'ab']) {
      expect(previewText(`${shift}${'示'.repeat(100_000)}`).text.slice(0, 3)).toBe(
        `${shift}示示示`.slice(0, 3),
      );
    }
  });

  it('shows nothing of white space', () => {
    expect(view('a.txt', Buffer.from('\ufeff \r\n　'))).toEqual({});
  });
});

describe('views of CSV', () => {
  it('reads quotes, line breaks in cells and ragged rows', () => {
    expect(previewCsv('名称,数量\r\n"甲, ""乙""\n丙",1\r\n\r\n丁\r\n戊,2,多\r\n')).toEqual({
      kind: 'csv',
      header: ['名称', '数量', ''],
      rows: [
        ['甲, "乙"\n丙', '1', ''],
        ['丁', '', ''],
        ['戊', '2', '多'],
      ],
      hasMoreColumns: false,
      hasCutCells: false,
      totalRows: 3,
    });
  });

  it('takes every line end for one, also in a table put together from two', () => {
    const rows = [
      ['甲', '1'],
      ['乙', '2'],
      ['丙\n丙', '3'],
    ];
    expect(previewCsv('事项,件数\r\n甲,1\n乙,2\r"丙\n丙",3\r\n')).toMatchObject({ rows, totalRows: 3 });
    expect(previewCsv('"事项","件数"\n"甲","1"\r\n乙,2\n"丙\n丙","3"\r\n')).toMatchObject({
      rows,
      totalRows: 3,
    });
  });

  it.each([';', '\t', ','])('finds the separator %j', (separator) => {
    const result = previewCsv(`"a,b;c"${separator}二${separator}三\n1${separator}2${separator}3`);
    expect(result.header).toEqual(['a,b;c', '二', '三']);
    expect(result.rows).toEqual([['1', '2', '3']]);
  });

  it('reads what Excel writes: GB18030, or UTF-16 with tabs', () => {
    const gb = Buffer.concat([GB18030, Buffer.from(',1\r\n'), GB18030, Buffer.from(',2\r\n')]);
    expect(view('a.csv', gb).view).toMatchObject({ header: ['示例，区', '1'], totalRows: 1 });
    const unicode = Buffer.from('\ufeff甲\t乙\r\n一\t二\r\n', 'utf16le');
    expect(view('a.csv', unicode).view).toMatchObject({ header: ['甲', '乙'], rows: [['一', '二']] });
  });

  it('is read as Excel opens it: sep= line, a title above, texts kept by formulas', () => {
    expect(previewCsv('sep=;\r\n序号;金额\r\n1;1,5\r\n')).toEqual({
      kind: 'csv',
      header: ['序号', '金额'],
      rows: [['1', '1,5']],
      hasMoreColumns: false,
      hasCutCells: false,
      totalRows: 1,
    });
    expect(previewCsv('"SEP=|"\n甲|乙\n').header).toEqual(['甲', '乙']);
    expect(previewCsv('2024年度示例区，统计表, 单位：人\n序号\t街道\n1\t示例街道\n').rows).toEqual([
      ['序号', '街道'],
      ['1', '示例街道'],
    ]);
    expect(previewCsv('序号;金额\n1;2,5\n3;4,5\n').header).toEqual(['序号', '金额']);
    expect(previewCsv('编号,证号\n="0001",="31,01""x"\n"=""0002""",\'0003\n=1+1,-\n').rows).toEqual([
      ['0001', '31,01"x'],
      ['0002', "'0003"],
      ['=1+1', '-'],
    ]);
    expect(previewCsv('说明,件数\n"写成,="",一","3"\n"\n=""","=""A""\n=""2"""\n').rows).toEqual([
      ['写成,=",一', '3'],
      ['\n="', '="A"\n="2"'],
    ]);
  });

  it('shows a quote within a cell that begins without one, as Excel does', () => {
    expect(previewCsv('管径,"说明"\n5"管,"甲, 乙"\n6" ,="x"&"y"\n')).toMatchObject({
      header: ['管径', '说明'],
      rows: [
        ['5"管', '甲, 乙'],
        ['6" ', '="x"&"y"'],
      ],
    });
  });

  it('is read as UTF-16 where it has no mark, also where its bytes are letters of UTF-8', () => {
    for (const text of ['年,y\n1,2\n', '街道,人数\n甲,12\n']) {
      const bytes = Buffer.from(text, 'utf16le');
      expect(view('a.csv', bytes)).toEqual(view('a.csv', Buffer.from(text)));
      expect(view('a.csv', Buffer.from(bytes).swap16())).toEqual(view('a.csv', Buffer.from(text)));
    }
  });

  it('with nothing but a sep= line is text, and no table with a fault', () => {
    expect(view('a.csv', Buffer.from('sep=;\r\n'))).toMatchObject({ view: { kind: 'text' } });
    expect(view('a.csv', Buffer.from('sep=;\r\n')).warning).toBeUndefined();
  });

  it('counts no row of control characters, such as the end that DOS gave a file', () => {
    const view = previewCsv('事项,件数\r\n甲,1\r\n\u001a');
    expect(view).toMatchObject({ rows: [['甲', '1']], totalRows: 1 });
    expect(previewText('甲\n\u001a').totalLines).toBe(1);
  });

  it('shows 1,000 rows of many and counts the rows, not the lines', () => {
    const result = previewCsv(`甲,乙\n${'"一\n行",2\n'.repeat(50_000)}`, 65_536);
    expect(result.rows).toHaveLength(1000);
    expect(result.rows.at(-1)).toEqual(['一\n行', '2']);
    expect(result).toMatchObject({ totalRows: 50_000 });
  });

  it('stays readable whatever the table is like', () => {
    const wide = previewCsv(`${','.repeat(100_000)}\n1,2\n`);
    expect(wide.header).toHaveLength(100);
    expect(wide).toMatchObject({ hasMoreColumns: true, hasCutCells: false, totalRows: 1 });
    const long = previewCsv(`甲\n${`${'长'.repeat(990)}\n`.repeat(500)}`, 65_536);
    expect(long.rows).toHaveLength(302);
    expect(long).toMatchObject({ hasMoreColumns: false, hasCutCells: false, totalRows: 500 });
    const deep = previewCsv(`甲,乙\n${`${'长'.repeat(6000)},2\n`.repeat(150)}`, 65_536);
    expect(deep.rows[0]?.[0]).toBe(`${'长'.repeat(5000)}…`);
    expect(deep.rows.length).toBeLessThan(100);
    expect(JSON.stringify(deep).length).toBeLessThan(310_000);
    expect(deep).toMatchObject({ hasMoreColumns: false, hasCutCells: true, totalRows: 150 });
  });

  it('does not take a record cut by its bound for a broken file', () => {
    const result = previewCsv(`甲,乙\n${`"${'长'.repeat(1000)}\n",2\n`.repeat(600)}`, 65_536);
    expect(result).toMatchObject({ kind: 'csv', totalRows: 600 });
  });

  it.each([
    '甲,乙\n"一,2\n3,4\n',
    '甲,乙\n"一"二,2\n',
    // One cell that may hold a quote, and one of which nobody knows what was meant.
    '甲,乙\n5"管,2\n"一"二,2\n',
  ])('shows %j as text, with a warning', (text) => {
    const result = view('a.csv', Buffer.from(text));
    expect(result.view).toMatchObject({ kind: 'text', text: text.trimEnd() });
    expect(result.warning).toMatchObject({ rule: 'csv-format' });
    expect(result.warning?.message).toBe('的引号不成对或位置不对，不能显示成表格，页面上按文本显示');
  });

  it.each([
    ['whose quotes never close', `甲,乙\n"${'长,2\n'.repeat(400_000)}`, '引号不成对'],
    ['whose quotes do not close far behind', `甲,乙\n${'长,2\n'.repeat(400_000)}"一,2\n`, '引号不成对'],
    ['whose first line is longer than what is looked at', '长,'.repeat(400_000), '第一行超过 1 MB'],
  ])('says of a large file %s what is wrong with it', (_, text, fault) => {
    const result = view('a.csv', Buffer.from(text), 65_536);
    expect(result.view?.kind).toBe('text');
    expect(result.warning?.message).toContain(fault);
  });

  it('keeps markup as plain data', () => {
    expect(previewCsv('<script>alert(1)</script>,b\n').header[0]).toBe('<script>alert(1)</script>');
  });
});

describe('views of other types', () => {
  it('leaves to others what has to be read whole', () => {
    expect(view('a.pdf', Buffer.from('%PDF-1.4'))).toEqual({});
    expect(view('a.docx', Buffer.from('PK'))).toEqual({});
  });
});
