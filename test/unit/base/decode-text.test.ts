import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/base/decode-text.ts';

const TEXT = '---\n标题: 示例区示例局2021年度报告\n---\n\n这是示例正文，含“引号”和—破折号。\n';
const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16le = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
const utf16be = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16());

/** 示例区示例局 and then one character of four bytes, in GB18030. */
const GB18030 = Uint8Array.of(
  ...[0xca, 0xbe, 0xc0, 0xfd, 0xc7, 0xf8, 0xca, 0xbe, 0xc0, 0xfd, 0xbe, 0xd6],
  ...[0x0d, 0x0a, 0x95, 0x32, 0x82, 0x36],
);

const DAMAGED = {
  ok: false,
  message: '文件损坏或没有保存完整（有的字只剩一半）',
  remedy: '从备份或原来的文档恢复这个文件，再保存一次',
};

describe('decodeText', () => {
  it.each([
    ['UTF-8', utf8(TEXT), 'utf-8'],
    ['UTF-8 with a BOM', utf8(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-8 with CRLF', utf8(TEXT.replaceAll('\n', '\r\n')), 'utf-8'],
    ['UTF-8 with CR', utf8(TEXT.replaceAll('\n', '\r')), 'utf-8'],
    ['UTF-16 LE with CRLF', utf16le(TEXT.replaceAll('\n', '\r\n')), 'utf-16le'],
    ['UTF-16 BE', utf16be(TEXT), 'utf-16be'],
  ])('reads %s', (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ ok: true, text: TEXT, encoding });
  });

  it('reads GB18030, of which GBK and GB2312 are parts', () => {
    expect(decodeText(GB18030)).toEqual({ ok: true, text: '示例区示例局\n𠀀', encoding: 'gb18030' });
  });

  it('reads an empty file and one of ASCII', () => {
    expect(decodeText(new Uint8Array())).toEqual({ ok: true, text: '', encoding: 'utf-8' });
    expect(decodeText(utf8('abc'))).toEqual({ ok: true, text: 'abc', encoding: 'utf-8' });
  });

  it('alters nothing but line ends and the BOM', () => {
    const text = '\u00a0甲\u3000乙\ufeff丙\u2028丁\t \n\n';
    expect(decodeText(utf8(`\ufeff${text}`))).toMatchObject({ text });
  });

  it('does not read a half-written UTF-8 file as gibberish, wherever it ends', () => {
    const bytes = utf8(TEXT);
    for (let length = 20; length < bytes.length; length += 1) {
      const decoding = decodeText(bytes.slice(0, length));
      if (decoding.ok) expect(TEXT.startsWith(decoding.text)).toBe(true);
      else expect(decoding).toEqual(DAMAGED);
    }
  });

  it('does not read a UTF-8 file with a fault in its middle as gibberish', () => {
    const bytes = utf8(TEXT.repeat(20));
    bytes[700] = 0xff;
    expect(decodeText(bytes)).toEqual(DAMAGED);
  });

  it('trusts a BOM', () => {
    expect(decodeText(Uint8Array.of(0xef, 0xbb, 0xbf, ...GB18030))).toEqual(DAMAGED);
    expect(decodeText(utf16le(TEXT).slice(0, -1))).toEqual(DAMAGED);
    expect(decodeText(utf16le('\ud800'))).toEqual(DAMAGED);
  });

  it.each([
    ['UTF-16 LE', utf16le(TEXT).slice(2)],
    ['UTF-16 BE', utf16be(TEXT.replaceAll('\n', '\r\n')).slice(2)],
  ])('says that a text is %s where it has no BOM', (_, bytes) => {
    expect(decodeText(bytes)).toMatchObject({
      message: '这是 UTF-16（记事本叫它 Unicode）的文本，开头没有标记（BOM）',
      remedy: expect.stringContaining('编码选“UTF-8”'),
    });
  });

  it('says where a text has a character of zeros', () => {
    const text = TEXT.replace('正文', '正\0文\0');
    expect(decodeText(utf8(text))).toMatchObject({
      message: '文字里有 2 个空字符（U+0000），第一个在第 5 行第 6 个字',
      remedy: expect.stringContaining('删去这一处前后各一个字'),
    });
  });

  it.each([
    ['a Word file', Uint8Array.of(0x50, 0x4b, 3, 4, 0x14, 0, 6, 0)],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13)],
    ['a program with a word of Chinese in it', utf8('\u007fELF\u0001\0\0示例\0')],
  ])('refuses %s', (_, bytes) => {
    const decoding = decodeText(bytes);
    expect(
      decoding.ok ? decoding.text : `${decoding.message}\n改法：${decoding.remedy}`,
    ).toMatchInlineSnapshot(`
      "这不是文本文件（里面有二进制内容）
      改法：如果是 Word 文件，用 npm run import 导入；否则用记事本打开原文件，选“另存为”，编码选“UTF-8”，再保存一次"
    `);
  });

  it('does not read Big5 as gibberish', () => {
    // 示例區示例局完成各項工作，現將有關情況公布如下，請予審議並提出意見。
    const text =
      'a5dca8d2b0cfa5dca8d2a7bda7b9a6a8a655b6b5a475a740a141b27bb14ea6b3c3f6b1a1aa70a4bda5aca670a455a141bdd0a4a9bc66c4b3a8c3b4a3a558b74ea8a3a143';
    expect(decodeText(Buffer.from(text, 'hex'))).toMatchObject({
      ok: false,
      message: '文字多半是 Big5 编码（港澳台的旧文件），按国家标准的编码读出来是乱码',
    });
  });

  it('refuses bytes of no known encoding', () => {
    const decoding = decodeText(Uint8Array.of(0xff, 0x41, 0xff, 0x80, 0x80));
    expect(
      decoding.ok ? decoding.text : `${decoding.message}\n改法：${decoding.remedy}`,
    ).toMatchInlineSnapshot(`
      "认不出文件的文字编码
      改法：用记事本打开原文件，选“另存为”，编码选“UTF-8”，再保存一次"
    `);
  });
});
