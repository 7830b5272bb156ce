/**
 * Tells what a file is from its bytes, whatever its name says.
 * Signatures: PNG 3rd ed. § 5.2, JPEG T.81 Annex B, GIF89a, RFC 9649 (WebP), ISO 32000-1 § 7.5.2 with Annex H
 * (PDF header within the first 1024 bytes), MS-CFB § 2.2, APPNOTE 6.3.10 (ZIP), ISO/IEC 14496-12 (ftyp),
 * GB/T 33190-2016 (OFD is a ZIP that holds OFD.xml).
 */

import { recogniseZip } from './recognise-zip.ts';
import { findUtf16Encoding } from './view-text.ts';

/** Cameras put views and profiles before the frame header of a JPEG. */
export const HEAD_BYTES = 1024 * 1024;
/** A ZIP's end record may be followed by a comment of 65,535 bytes. */
export const TAIL_BYTES = 65_557;

/** The ends of a file: enough to tell what it is. Of a small file both are the whole of it. */
export interface FileEnds {
  head: Uint8Array;
  tail: Uint8Array;
}

/** What an editor calls the content. */
export const CONTENT_LABELS = {
  pdf: 'PDF 文档',
  word: 'Word 文档（docx）',
  sheet: 'Excel 表格（xlsx）',
  slides: 'PowerPoint 演示文稿（pptx）',
  ofd: 'OFD 版式文档',
  zip: 'ZIP 压缩包',
  'broken-zip': '不完整的压缩数据（可能没有传完）',
  'office-97': '旧版 Office 或 WPS 文件，或加了密码的文件',
  rtf: 'RTF 文档',
  rar: 'RAR 压缩包',
  '7z': '7z 压缩包',
  png: 'PNG 图片',
  jpeg: 'JPEG 图片',
  gif: 'GIF 图片',
  webp: 'WebP 图片',
  heic: 'HEIC 图片（苹果手机照片）',
  bmp: 'BMP 图片',
  mp3: 'MP3 音频',
  mp4: 'MP4 视频',
  program: '可执行程序',
  'private-key': '私钥',
  markup: '网页或 XML',
  text: '纯文本',
  unknown: '认不出的数据',
} as const;

export type FileContent = keyof typeof CONTENT_LABELS;

const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'mif1', 'msf1', 'avif', 'avis'];

const EXECUTABLES = ['\x7fELF', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe'];

const startsWithAny = (head: string, starts: readonly string[]) =>
  starts.some((start) => head.startsWith(start));

const SIGNATURES: readonly { content: FileContent; test: (head: string) => boolean }[] = [
  { content: 'pdf', test: (head) => head.startsWith('%PDF-') },
  { content: 'office-97', test: (head) => head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') },
  { content: 'rtf', test: (head) => head.startsWith('{\\rtf') },
  { content: 'rar', test: (head) => head.startsWith('Rar!\x1a\x07') },
  { content: '7z', test: (head) => head.startsWith('7z\xbc\xaf\x27\x1c') },
  { content: 'png', test: (head) => head.startsWith('\x89PNG\r\n\x1a\n') },
  { content: 'jpeg', test: (head) => head.startsWith('\xff\xd8\xff') },
  { content: 'gif', test: (head) => startsWithAny(head, ['GIF87a', 'GIF89a']) },
  { content: 'webp', test: (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP' },
  { content: 'heic', test: (head) => head.slice(4, 8) === 'ftyp' && HEIC_BRANDS.includes(head.slice(8, 12)) },
  { content: 'mp4', test: (head) => head.slice(4, 8) === 'ftyp' },
  // The letters BM, ID3 and MZ also begin ordinary texts: ask for a byte that no text holds.
  { content: 'bmp', test: (head) => head.startsWith('BM') && head.slice(6, 10) === '\0\0\0\0' },
  {
    content: 'mp3',
    test: (head) => startsWithAny(head, ['ID3\x02', 'ID3\x03', 'ID3\x04']) || isMpegAudioFrame(head),
  },
  {
    content: 'program',
    test: (head) => (head.startsWith('MZ') && head.includes('\0')) || startsWithAny(head, EXECUTABLES),
  },
  { content: 'private-key', test: (head) => /-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----/.test(head) },
  // Some producers put a byte order mark or a blank line before the PDF header.
  { content: 'pdf', test: (head) => /(?:\s|\xef\xbb\xbf)%PDF-\d/.test(head.slice(0, 1024)) },
  {
    content: 'markup',
    test: (head) =>
      /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!doctype|!--|html|head|body|script|svg|iframe)/i.test(
        head.slice(0, 1024),
      ),
  },
];

const ZIP_STARTS = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'];

export function recogniseFileContent({ head, tail }: FileEnds): FileContent {
  // One character per byte, so that signatures can be written as strings.
  const start = toBuffer(head).toString('latin1');
  if (startsWithAny(start, ZIP_STARTS)) return recogniseZip(toBuffer(tail));
  const found = SIGNATURES.find((signature) => signature.test(start));
  if (found) return found.content;
  return !start.includes('\0') || findUtf16Encoding(head) ? 'text' : 'unknown';
}

/** Frame sync, layer III, and neither a reserved version nor a reserved rate (ISO/IEC 11172-3 § 2.4.1.3). */
function isMpegAudioFrame(head: string): boolean {
  const [sync, second, third] = [head.charCodeAt(0), head.charCodeAt(1), head.charCodeAt(2)];
  if (sync !== 0xff || (second & 0xe6) !== 0xe2 || (second & 0x18) === 0x08) return false;
  return third >> 4 !== 0x0f && third >> 4 !== 0 && (third & 0x0c) !== 0x0c;
}

const toBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
