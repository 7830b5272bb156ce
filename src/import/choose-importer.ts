import { parseExtension } from '../attachments/attachment-types.ts';
import { CONTENT_LABELS, recogniseFileContent } from '../attachments/file-content.ts';
import { findUtf16 } from '../base/decode-text.ts';
import type { Importer, Reading } from './importer.ts';
import { explainRefusal, findImporter } from './importers.ts';

/** A ZIP's end record may be followed by a comment of 65,535 bytes. */
const TAIL_BYTES = 65_557;
const HEAD_BYTES = 64 * 1024;

/**
 * The importer for a file, by its name and, if given, by its bytes: a name is easily changed.
 * @param bytes the whole file; without them only the name is judged
 */
export function chooseImporter(name: string, bytes: Uint8Array | undefined): Reading<{ importer: Importer }> {
  const extension = parseExtension(name);
  const importer = findImporter(extension);
  if (!importer) return { ok: false, ...explainRefusal(extension) };
  if (!bytes) return { ok: true, importer };
  if (bytes.length === 0) {
    return { ok: false, message: '文件是空的（0 字节）', remedy: '看看是不是没有保存，或者没有复制完' };
  }
  const content = recogniseFileContent({
    head: bytes.subarray(0, HEAD_BYTES),
    tail: bytes.subarray(-TAIL_BYTES),
  });
  if (extension !== 'docx') {
    if (content === 'markup' && /<(?:html|body|head|p|div|table)\b/iu.test(toLatin1(bytes))) {
      return { ok: true, importer: findImporter('html') ?? importer };
    }
    if (content === 'text' || content === 'markup' || (content === 'unknown' && findUtf16(bytes)))
      return { ok: true, importer };
    return {
      ok: false,
      message: `扩展名是 .${extension}，内容却是${content === 'unknown' ? '二进制数据，不是文字' : `“${CONTENT_LABELS[content]}”`}`,
      remedy: `找到真正的文本文件；如果它是 Word 文件改了扩展名，用 Word 打开，另存为 .docx 再导入`,
    };
  }
  if (content === 'word') return { ok: true, importer };
  return { ok: false, ...explainDocx(content, bytes) };
}

function explainDocx(content: ReturnType<typeof recogniseFileContent>, bytes: Uint8Array) {
  if (content === 'broken-zip') {
    return {
      message: 'Word 文件不完整，后面一部分没有了',
      remedy: '从原来的地方重新复制或下载一份，用 Word 打开看是否完整，再导入',
    };
  }
  // [MS-OFFCRYPTO] 2.3: an encrypted document is a compound file with this stream.
  if (content === 'office-97' && toUtf16(bytes).includes('EncryptedPackage')) {
    return {
      message: 'Word 文件加了密码，读不出来',
      remedy: '用 Word 打开，在“文件—信息—保护文档”里去掉密码，再另存为 .docx',
    };
  }
  return {
    message: `扩展名是 .docx，内容却是“${CONTENT_LABELS[content]}”，不是新版的 Word 文档`,
    remedy: '用 Word 或 WPS 打开，选“文件—另存为”，类型选“Word 文档（*.docx）”，再导入',
  };
}

const toLatin1 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES)).toString('latin1');

/** Names of streams stand on even offsets. */
const toUtf16 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf16le');
