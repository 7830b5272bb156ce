import { describe, expect, it } from 'vitest';
import { recogniseFileContent } from '../../../src/attachments/file-content.ts';
import { createZip, DOCX, EXE, GIF, OFFICE_97, PDF, readFixture } from '../../support/sample-attachments.ts';

const recognise = (bytes: Uint8Array) => recogniseFileContent({ head: bytes, tail: bytes });
const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('recogniseFileContent', () => {
  it.each([
    ['pdf', PDF],
    ['pdf', latin1('\xef\xbb\xbf\r\n%PDF-1.7\n\0')],
    ['office-97', OFFICE_97],
    ['rtf', latin1('{\\rtf1\\ansi}')],
    ['rar', latin1('Rar!\x1a\x07\x01\0')],
    ['7z', latin1('7z\xbc\xaf\x27\x1c\0\x04')],
    ['gif', GIF],
    ['heic', latin1('\0\0\0\x18ftypheic')],
    ['mp4', latin1('\0\0\0\x18ftypisom')],
    ['bmp', latin1('BM\x36\x03\0\0\0\0\0\0')],
    ['mp3', latin1('ID3\x04\0\0\0\0\0\x21')],
    ['mp3', latin1('\xff\xfb\x90\x64\0\0')],
    ['program', EXE],
    ['private-key', latin1('密钥\n-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIF\n')],
    ['private-key', latin1('-----BEGIN OPENSSH PRIVATE KEY-----\n')],
    ['text', latin1('BEGIN PRIVATE KEY is a line of such a file.\n')],
    ['program', latin1('\x7fELF\x02\x01')],
    ['markup', Buffer.from('\ufeff\n<!DOCTYPE html><title>示例</title>')],
    ['markup', latin1('<?xml version="1.0"?><svg/>')],
    ['unknown', latin1('\x01\x02\0\x03')],
    ['text', Buffer.from('示例区示例局')],
    ['text', Buffer.from('\ufeff示例', 'utf16le')],
    ['text', Buffer.from('示例,1\n', 'utf16le')],
  ])('%s', (content, bytes) => {
    expect(recognise(bytes)).toBe(content);
  });

  it('knows what is in a ZIP whose end is told by the records of zip64', () => {
    const end = DOCX.length - 22;
    const [size, offset] = [12, 16].map((at) => BigInt(Buffer.from(DOCX).readUInt32LE(end + at)));
    const large = Buffer.alloc(56 + 20);
    large.write('PK\x06\x06', 0, 'latin1');
    large.writeBigUInt64LE(size ?? 0n, 40);
    large.writeBigUInt64LE(offset ?? 0n, 48);
    large.write('PK\x06\x07', 56, 'latin1');
    expect(recognise(Buffer.concat([DOCX.subarray(0, end), large, DOCX.subarray(end)]))).toBe('word');
  });

  it('knows real images', async () => {
    expect(recognise(await readFixture('example.png'))).toBe('png');
    expect(recognise(await readFixture('example.jpg'))).toBe('jpeg');
    expect(recognise(await readFixture('example-lossy.webp'))).toBe('webp');
  });

  it('does not take texts for what their first letters resemble', () => {
    for (const text of ['MZ 是首字母', 'BM 指标\n1,2,3,4', 'ID3 决策树', 'PK 赛', 'GIF87 年', 'Rar!']) {
      expect(recognise(Buffer.from(text))).toBe('text');
    }
  });

  it('tells the formats that are ZIP archives apart by their own list of entries', () => {
    const types = '[Content_Types].xml';
    expect(recognise(DOCX)).toBe('word');
    expect(recognise(createZip([types, 'xl/workbook.xml']))).toBe('sheet');
    expect(recognise(createZip([types, 'ppt/presentation.xml']))).toBe('slides');
    expect(recognise(createZip(['OFD.xml', 'Doc_0/Document.xml']))).toBe('ofd');
    expect(recognise(createZip(['附件\\1.pdf']))).toBe('zip');
    expect(recognise(createZip(['报告.docx'], DOCX))).toBe('zip');
    expect(recognise(createZip([types, 'xl/workbook.xml', 'xl/embeddings/1.docx'], DOCX))).toBe('sheet');
  });

  it('reads a list of entries that is longer than the bytes at hand', () => {
    const names = Array.from({ length: 2000 }, (_, index) => `ppt/slides/slide${index}.xml`);
    const zip = createZip(['[Content_Types].xml', ...names]);
    expect(recogniseFileContent({ head: zip.subarray(0, 1000), tail: zip.subarray(-65_557) })).toBe('slides');
  });

  it('tells a ZIP that was cut off, at any byte', () => {
    for (let length = 4; length < DOCX.length; length += 1) {
      expect(recognise(DOCX.subarray(0, length))).toBe('broken-zip');
    }
  });

  it('ends on hostile lists of entries', () => {
    const zip = Buffer.from(DOCX);
    for (let at = zip.length - 22; at < zip.length; at += 1)
      zip[at] = at < zip.length - 18 ? (zip[at] ?? 0) : 0xff;
    expect(recognise(zip)).toBe('word');
    expect(recognise(Buffer.alloc(0))).toBe('text');
  });
});
