import { decodeText, findUtf16 } from '../base/decode-text.ts';
import { isMostlyGb2312 } from '../base/two-byte-codes.ts';
import type { Reading } from './importer.ts';

/** More damage than this share of the characters is another encoding, or no text. */
const MAX_DAMAGE = 0.01;

/** Encodings that `decodeText` tells by itself, more surely than a page's own word. */
const TOLD = new Set(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'gbk', 'windows-1252']);

/**
 * Decodes a source document. Plain texts must be sound; pages name a character set and often hold a few bytes that are
 * none of it, which then show as `�` and are counted.
 * @param charset an encoding as the Encoding Standard names it
 */
export function decodeForImport(
  bytes: Uint8Array,
  charset?: string,
): Reading<{ text: string; damaged: number }> {
  if (charset && !TOLD.has(charset) && !isMisnamed(bytes, charset)) {
    const named = decodeLoosely(bytes, charset);
    if (named) return { ok: true, ...named };
  }
  const marked = bytes[0] === 0xff || bytes[0] === 0xfe;
  const utf16 = !marked && bytes.includes(0) ? findUtf16(bytes) : undefined;
  const bare = utf16 && decodeLoosely(bytes, utf16);
  if (bare) return { ok: true, ...bare };
  const strict = decodeText(bytes);
  const isLatin =
    charset === 'windows-1252' && !(strict.ok && strict.encoding === 'utf-8') && !hasHanBytes(bytes);
  const latin = isLatin ? decodeLoosely(bytes, 'windows-1252') : undefined;
  if (latin) return { ok: true, ...latin };
  if (strict.ok) return { ok: true, text: strict.text, damaged: 0 };
  const loose = charset ? decodeLoosely(bytes, charset === 'gbk' ? 'gb18030' : charset) : undefined;
  return loose ? { ok: true, ...loose } : strict;
}

/** Encodings whose characters lie where those of GB2312 lie. */
const ALIKE = new Set(['euc-kr', 'euc-jp']);

/** Whether a page in Chinese names an encoding of other texts, as templates from elsewhere do. */
function isMisnamed(bytes: Uint8Array, charset: string): boolean {
  const told = decodeText(bytes);
  if (!told.ok || bytes.every((byte) => byte < 0x80)) return false;
  if (told.encoding !== 'gb18030') return true;
  return !ALIKE.has(charset) && isMostlyGb2312(bytes);
}

/** Two bytes of GB2312 in a row: pages in Chinese often name Latin-1, those with “ and … of Windows alone have none. */
function hasHanBytes(bytes: Uint8Array): boolean {
  return bytes.some((byte, index) => byte >= 0xa1 && (bytes[index + 1] ?? 0) >= 0xa1);
}

/** 0x80 to 0x9f (Encoding Standard, index windows-1252): some releases of Node decode them as Latin-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decodeLoosely(bytes: Uint8Array, charset: string): { text: string; damaged: number } | undefined {
  const decoded = new TextDecoder(charset).decode(bytes).replace(/\r\n?/g, '\n');
  const text =
    charset === 'windows-1252'
      ? decoded.replace(/[\u0080-\u009f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80] ?? char)
      : decoded;
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  return text.includes('\0') || damaged > text.length * MAX_DAMAGE ? undefined : { text, damaged };
}
