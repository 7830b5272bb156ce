import { decodeText, type Encoding, findUtf16Mark, hasUtf8Bom } from './decode-text.ts';
import { encodeText } from './encode-text.ts';
import { findHunks, limitEdits } from './find-hunks.ts';

/**
 * Puts lines into a text file, in its own encoding and with its own line ends: every other byte stays.
 * @param at 0-based line in front of which they are put @param replaces lines from there on that go
 * @returns nothing if the file is no text, or cannot hold the lines
 */
export function spliceLines(
  bytes: Uint8Array,
  { at, replaces, lines }: { at: number; replaces: number; lines: readonly string[] },
): Uint8Array | undefined {
  const file = readLines(bytes);
  if (!file || at + replaces >= file.lines.length) return undefined;
  const kept = file.lines.map((_, index) => index);
  return writeLines(file, [...kept.slice(0, at), ...lines, ...kept.slice(at + replaces)]);
}

/** More edits than an editor makes between two saves: beyond them lines are told apart by those that are there once. */
const MOST_EDITS = 4000;

/**
 * The bytes of a text file with another text in it, in its own encoding: lines that are the same keep every byte, with
 * their line ends, whatever these are. New lines end as the first line does.
 * @param text with LF line ends, without BOM
 * @returns nothing if the file is no text, or its encoding has no sign for a character
 */
export function changeText(bytes: Uint8Array, text: string): Uint8Array | undefined {
  const file = readLines(bytes);
  if (!file) return undefined;
  const next = text.split('\n');
  const before = file.lines.map((line) => line.text);
  const budget = limitEdits(MOST_EDITS);
  const items: (number | string)[] = [];
  let at = 0;
  const keepUntil = (end: number) => {
    for (; at < end; at += 1) items.push(at);
  };
  for (const hunk of findHunks(before, next, budget)) {
    keepUntil(hunk.before[0]);
    items.push(...next.slice(...hunk.after));
    [, at] = hunk.before;
  }
  keepUntil(before.length);
  return writeLines(file, items);
}

interface Line {
  readonly text: string;
  readonly content: Uint8Array;
  /** `\n`, `\r\n`, `\r`; nothing behind the last. */
  readonly end: string;
}

interface TextFile {
  readonly encoding: Encoding;
  /** The mark of the encoding at the start, if there is one. */
  readonly mark: Uint8Array;
  /** As `text.split('\n')` has them. */
  readonly lines: readonly Line[];
}

/** @param items numbers of lines that stay, and texts of new ones */
function writeLines({ encoding, mark, lines }: TextFile, items: readonly (number | string)[]) {
  const usual = lines[0]?.end || '\n';
  const parts: Uint8Array[] = [mark];
  for (const [index, item] of items.entries()) {
    const kept = typeof item === 'number' ? lines[item] : undefined;
    const isLast = index === items.length - 1;
    const content = kept ? kept.content : encodeText(String(item), encoding);
    const end = isLast ? new Uint8Array() : encodeText(kept?.end || usual, encoding);
    if (!content || !end) return undefined;
    parts.push(content, end);
  }
  return Buffer.concat(parts);
}

function readLines(bytes: Uint8Array): TextFile | undefined {
  const decoding = decodeText(bytes);
  if (!decoding.ok) return undefined;
  const { encoding } = decoding;
  const texts = decoding.text.split('\n');
  const start = countMark(bytes);
  const lines: Line[] = [];
  let from = start;
  for (const { offset, end, next } of [
    ...listLineEnds(bytes, encoding),
    { offset: bytes.length, end: '', next: 0 },
  ]) {
    lines.push({ text: texts[lines.length] ?? '', content: bytes.subarray(from, offset), end });
    from = next;
  }
  return { encoding, mark: bytes.subarray(0, start), lines };
}

/** Bytes of a mark of the encoding at the start. */
const countMark = (bytes: Uint8Array): number => (hasUtf8Bom(bytes) ? 3 : findUtf16Mark(bytes) ? 2 : 0);

/** No encoding but UTF-16 has a byte of a line end inside of another character. */
function listLineEnds(
  bytes: Uint8Array,
  encoding: Encoding,
): { offset: number; end: string; next: number }[] {
  const isWide = encoding.startsWith('utf-16');
  const step = isWide ? 2 : 1;
  const read = (offset: number): number => {
    const [first = 0, second = 0] = [bytes[offset], bytes[offset + 1]];
    if (!isWide) return first;
    return encoding === 'utf-16le' ? second * 256 + first : first * 256 + second;
  };
  const ends: { offset: number; end: string; next: number }[] = [];
  for (let offset = 0; offset < bytes.length; offset += step) {
    const unit = read(offset);
    if (unit !== 0x0a && unit !== 0x0d) continue;
    const isPair = unit === 0x0d && offset + step < bytes.length && read(offset + step) === 0x0a;
    const next = offset + (isPair ? 2 * step : step);
    ends.push({ offset, end: isPair ? '\r\n' : unit === 0x0a ? '\n' : '\r', next });
    offset = next - step;
  }
  return ends;
}
