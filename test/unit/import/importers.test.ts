import { describe, expect, it } from 'vitest';
import { chooseImporter, findImporter, isDocumentPath, sayRefusal } from '../../../src/import/importers.ts';
import { canPublishOriginal } from '../../../src/import/place-original.ts';
import { readImprintLine, readMarkedImprint } from '../../../src/import/read-imprint.ts';
import { buildDocx, p } from '../../support/build-docx.ts';
import { importDocument } from '../../support/import-document.ts';

it.each([
  ['docx', 'Word 文档'],
  ['htm', '网页'],
  ['shtml', '网页'],
  ['mhtml', '网页存档'],
  ['txt', '文本'],
  ['md', 'Markdown'],
  ['doc', '网页格式的 Word 文档'],
  ['wps', undefined],
  ['', undefined],
])('a file .%s is read as %s', (extension, label) => {
  expect(findImporter(extension)?.label).toBe(label);
});

const REFUSED = '旧版 Word 文档（.doc）不能直接导入';

it.each([
  ['doc', REFUSED, '另存为'],
  ['wps', 'WPS 文字文档（.wps）不能直接导入', '.docx'],
  ['dotx', '带宏的 Word 文档或模板（.dotx）不能直接导入', '.docx'],
  ['rtf', 'RTF 文档（.rtf）不能直接导入', '.docx'],
  ['pdf', '版式文件（.pdf）不能直接导入', '排版之前'],
  ['ofd', '版式文件（.ofd）不能直接导入', '排版之前'],
  ['url', '网页的快捷方式（.url）不能直接导入', '网页，单个文件'],
  ['et', '表格或演示文稿（.et）不能直接导入', '附件'],
  ['rar', '压缩包（.rar）不能直接导入', '解压'],
  ['png', '图片（.png）不能直接导入', '放进一篇报告里：改那一篇时用“图片”插进正文，或者放进它的“附件”'],
  [
    'xyz',
    '不认得 .xyz 文件',
    '可以导入的：.docx .html .htm .shtml .xhtml .mht .mhtml .txt .text .md .markdown。',
  ],
  ['', '文件没有扩展名，看不出是什么', '可以导入的：'],
])('a file .%s is refused: %s', (extension, message, remedy) => {
  expect(sayRefusal(extension).message).toBe(message);
  expect(sayRefusal(extension).remedy).toContain(remedy);
});

it('files beside a page are none that anybody wants to import', () => {
  const names = ['a.docx', 'b.doc', 'c/d.pdf', 'e.png', 'f.css', 'g', '~$h.docx', 'i_files/j.htm'];
  expect(names.filter(isDocumentPath)).toEqual(['a.docx', 'b.doc', 'c/d.pdf']);
});

describe('a line of 版记', () => {
  const read = (line: string) =>
    readImprintLine(line)?.map(({ key, values, written }) =>
      [key, ...values, ...(written ? [written] : [])].join('|'),
    );
  it.each([
    ['抄送：示例区甲局。', ['抄送|示例区甲局']],
    [' 抄 送 : 甲局，乙局 ', ['抄送|甲局，乙局']],
    ['抄送：甲局。乙局。', ['抄送|甲局。乙局']],
    ['抄送：甲局，\n 乙局。', ['抄送|甲局，|乙局']],
    [`抄送：${'示'.repeat(300)}`, [`抄送|${'示'.repeat(300)}`]],
    [`抄送：${'示'.repeat(301)}`, undefined],
    ['抄送：', undefined],
    ['抄送：。', undefined],
    ['另抄送：甲局', undefined],
    ['示例局办公室 2022年2月5日印发', ['印发机关|示例局办公室', '印发日期|2022-02-05|2022年2月5日']],
    ['示例局　二〇二二年二月五日 印 发', ['印发机关|示例局', '印发日期|2022-02-05|二〇二二年二月五日']],
    ['示例局2022 年 2 月 5 日印发', ['印发机关|示例局', '印发日期|2022-02-05|2022 年 2 月 5 日']],
    [
      `${'示'.repeat(39)}局 2022年2月5日印发`,
      [`印发机关|${'示'.repeat(39)}局`, '印发日期|2022-02-05|2022年2月5日'],
    ],
    [`${'示'.repeat(40)}局 2022年2月5日印发`, undefined],
    ['2022年2月5日印发', undefined],
    ['张示例 2022年2月5日印发', undefined],
    ['示例局 2022年2月30日印发', undefined],
    ['示例局 2022年2月5日印发后', undefined],
  ])('“%s”', (line, fields) => {
    expect(read(line)).toEqual(fields);
  });

  it('in a document of this project is what it can be, each part once', () => {
    const { imprint, moved, leftBehind } = readMarkedImprint([
      `抄送：${'示'.repeat(301)}`,
      '示例局',
      '2022年2月5日印发',
      '乙局 2022年2月6日印发',
      '抄送：乙局',
      '共印30份',
    ]);
    expect(imprint.map(({ key, values }) => `${key}|${values.join()}`)).toEqual([
      `抄送|${'示'.repeat(301)}`,
      '印发机关|示例局',
      '印发日期|2022-02-05',
    ]);
    expect(moved).toHaveLength(3);
    expect(leftBehind.map(({ text }) => text)).toEqual(['乙局 2022年2月6日印发', '抄送：乙局', '共印30份']);
  });
});

describe('a file .doc', () => {
  const PAGE = `\ufeff<html xmlns:w='urn:schemas-microsoft-com:office:word'><body><p>示例</p></body></html>`;
  const ARCHIVE = `MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html\n\n${PAGE}\n--x--\n`;
  const choose = (content: string | Buffer) => {
    const chosen = chooseImporter('报告.doc', Buffer.from(content));
    return chosen.ok ? chosen.importer.label : chosen.message;
  };
  it.each([
    ['a page that a system calls so', PAGE, '网页格式的 Word 文档'],
    ['a page without a head', '<div>示例</div>', '网页格式的 Word 文档'],
    ['a page and its pictures', ARCHIVE, '网页格式的 Word 文档'],
    ['a newer Word file', Buffer.from(buildDocx({ body: p('示例') })), 'Word 文档'],
    ['what Word wrote before 2007', Buffer.from('d0cf11e0a1b11ae13c703e3c2f703e', 'hex'), REFUSED],
    ['RTF', '{\\rtf1 <p>示例</p>}', REFUSED],
    ['text', '示例', REFUSED],
  ])('is %s', (_, content, expected) => {
    expect(choose(content)).toBe(expected);
  });

  it('is all text, and no menu is looked for in it', async () => {
    const menu = '<ul><li><a href="a.html">首页</a></li><li><a href="b.html">政务公开</a></li></ul>';
    const { body } = await importDocument('报告.doc', PAGE.replace('<p>', `${menu}<p>`));
    expect(body).toBe('- 首页\n- 政务公开\n\n示例');
  });

  it('that is a page is published as little as one that is called so', () => {
    expect(canPublishOriginal('报告.doc', Buffer.from(PAGE))).toBe(false);
    expect(canPublishOriginal('报告.html', Buffer.from(PAGE))).toBe(false);
    expect(canPublishOriginal('报告.docx', buildDocx({ body: p('示例') }))).toBe(true);
  });
});

it('knows a page in one file by what it begins with, whatever its name', () => {
  const page = [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://www.example.gov.cn/a.html',
    'Subject: =?utf-8?Q?=E7=A4=BA=E4=BE=8B?=',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html"; boundary="----x"',
    '',
    '------x',
    'Content-Type: text/html',
    '',
    '<html><body><p>示例</p></body></html>',
  ].join('\r\n');
  const chosen = chooseImporter('报告.html', Buffer.from(page));
  expect(chosen).toMatchObject({ ok: true, importer: { label: '网页存档' } });
  const text = 'MIME-Version: 1.0 是邮件的标志。\nContent-Type: multipart/related 也是。';
  expect(chooseImporter('报告.txt', Buffer.from(text)).ok).toBe(true);
});
