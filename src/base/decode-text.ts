import { orElse } from './or-else.ts';
import { locateOffset } from './text-position.ts';
import { isBig5 } from './two-byte-codes.ts';

/** Bytes of a text file, as editors' programs on Windows, WPS and macOS save them. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export type Decoding =
  | { ok: true; text: string; encoding: Encoding }
  | { ok: false; message: string; remedy: string };

const DAMAGED: Decoding = {
  ok: false,
  message: '文件损坏或没有保存完整（有的字只剩一半）',
  remedy: '从备份或原来的文档恢复这个文件，再保存一次',
};

const SAVE_AS_UTF8 = '用记事本打开原文件，选“另存为”，编码选“UTF-8”，再保存一次';

/**
 * Decodes by BOM, else as UTF-8, else as GB18030 (the superset of GBK and GB2312 that GB 18030-2022 makes mandatory).
 * Line ends become LF and a BOM goes; nothing else is altered.
 */
export function decodeText(bytes: Uint8Array): Decoding {
  const marked = findUtf16Mark(bytes);
  if (marked) return decode(bytes, marked);
  if (bytes.includes(0)) return explainZeros(bytes);
  const utf8 = decode(bytes, 'utf-8');
  if (utf8.ok) return utf8;
  if (isDamagedUtf8(bytes)) return DAMAGED;
  const gb18030 = decode(bytes, 'gb18030');
  if (gb18030.ok) return isBig5(bytes) ? BIG5_TEXT : gb18030;
  return { ok: false, message: '认不出文件的文字编码', remedy: SAVE_AS_UTF8 };
}

const BIG5_TEXT: Decoding = {
  ok: false,
  message: '文字多半是 Big5 编码（港澳台的旧文件），按国家标准的编码读出来是乱码',
  remedy: '用 Word 打开原文件，编码选“繁体中文 (Big5)”，字显示得对，再另存为纯文本，编码选“UTF-8”',
};

/** Zero bytes are in texts too: half of each letter in UTF-16, and what some programs put into a file that they crash over. */
function explainZeros(bytes: Uint8Array): Decoding {
  if (findUtf16(bytes))
    return {
      ok: false,
      message: '这是 UTF-16（记事本叫它 Unicode）的文本，开头没有标记（BOM）',
      remedy:
        '用记事本打开原文件，字显示得对，就选“另存为”，编码选“UTF-8”；显示的是乱码，不要保存，用 Word 打开它，编码选“Unicode (Big-Endian)”，另存为纯文本，编码选“UTF-8”',
    };
  const { text } = { text: '', ...decode(bytes, 'utf-8') };
  // Of binary files a few are UTF-8 by chance, none of them with Chinese and without other control characters.
  if (/\p{Script=Han}/u.test(text) && !/(?![\0\t\n])\p{Cc}/u.test(text)) {
    const { line, column } = locateOffset(text, text.indexOf('\0'));
    const count = text.split('\0').length - 1;
    return {
      ok: false,
      message: `文字里有 ${count} 个空字符（U+0000），第一个在第 ${line} 行第 ${column} 个字`,
      remedy:
        '从备份或原来的文档恢复；没有，就删去这一处前后各一个字，再重新输入这两个字，看看有没有少了内容',
    };
  }
  return {
    ok: false,
    message: '这不是文本文件（里面有二进制内容）',
    remedy: `如果是 Word 文件，用 npm run import 导入；否则${SAVE_AS_UTF8}`,
  };
}

/** UTF-16 by the mark at a text's start. */
export function findUtf16Mark([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** What a text is made of: a file in another encoding read as UTF-16 has hardly any of it. */
const PLAUSIBLE = /[\t\n\r\x20-\x7e\u2010-\u203f\u2460-\u24ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/u;
const MIN_PLAUSIBLE = 0.97;

/** UTF-16 without a mark at its start, as some programs on Windows save it: the order of bytes that gives a text. */
export function findUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length === 0 || bytes.length % 2 !== 0) return undefined;
  return (['utf-16le', 'utf-16be'] as const).find((encoding) => {
    const decoding = decode(bytes, encoding);
    if (!decoding.ok || decoding.text.includes('\0')) return false;
    const characters = [...decoding.text.slice(0, 20_000)];
    const good = characters.filter((char) => PLAUSIBLE.test(char)).length;
    return good >= characters.length * MIN_PLAUSIBLE;
  });
}

function decode(bytes: Uint8Array, encoding: Encoding): Decoding {
  // The decoder drops the BOM itself.
  const text = orElse(() => new TextDecoder(encoding, { fatal: true }).decode(bytes), undefined);
  return text === undefined ? DAMAGED : { ok: true, text: text.replace(/\r\n?/g, '\n'), encoding };
}

/** Whether a text that is no UTF-8 was meant to be: as GB18030 it would be gibberish. */
export const isDamagedUtf8 = (bytes: Uint8Array): boolean =>
  hasUtf8Bom(bytes) || isCutUtf8(bytes) || looksLikeDamagedUtf8(bytes);

export const hasUtf8Bom = (bytes: Uint8Array) => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

/** Whether the text is UTF-8 with Han characters up to its last bytes, which begin a character. */
function isCutUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return orElse(() => /\p{Script=Han}/u.test(decoder.decode(bytes, { stream: true })), false);
}

/**
 * A UTF-8 file with a fault is often valid GB18030, as gibberish. Chinese in GB18030 hardly ever forms
 * three-byte UTF-8 sequences, so where most high bytes do, the file is UTF-8 with a fault.
 */
function looksLikeDamagedUtf8(bytes: Uint8Array): boolean {
  let inSequences = 0;
  let high = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (byte < 0x80) continue;
    high += 1;
    const continuation = (offset: number) => ((bytes[index + offset] ?? 0) & 0xc0) === 0x80;
    if (byte >= 0xe0 && byte < 0xf0 && continuation(1) && continuation(2)) {
      inSequences += 3;
      high += 2;
      index += 2;
    }
  }
  return high > 0 && inSequences / high > 0.9;
}

/** Each character is a byte, whatever encoding the text has. */
export const toLatin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
