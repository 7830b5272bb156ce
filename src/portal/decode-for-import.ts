import type { Reading } from '../import/importer.ts';
import { decodeText } from '../source/decode-text.ts';

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
  if (charset && !TOLD.has(charset)) {
    const named = decodeLoosely(bytes, charset);
    if (named) return { ok: true, ...named };
  }
  const strict = decodeText(bytes);
  if (strict.ok) return { ok: true, text: strict.text, damaged: 0 };
  const loose = charset ? decodeLoosely(bytes, charset === 'gbk' ? 'gb18030' : charset) : undefined;
  return loose ? { ok: true, ...loose } : strict;
}

function decodeLoosely(bytes: Uint8Array, charset: string): { text: string; damaged: number } | undefined {
  const text = new TextDecoder(charset).decode(bytes).replace(/\r\n?/g, '\n');
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  return text.includes('\0') || damaged > text.length * MAX_DAMAGE ? undefined : { text, damaged };
}
