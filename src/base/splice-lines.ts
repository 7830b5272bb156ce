import { decodeText } from './decode-text.ts';
import { encodeText } from './encode-text.ts';

/**
 * Puts lines into a text file, in its own encoding and with its own line ends: every other byte stays.
 * @param at 0-based line in front of which they are put @param replaces lines from there on that go
 * @returns nothing if the file is no text, or cannot hold the lines
 */
export function spliceLines(
  bytes: Uint8Array,
  { at, replaces, lines }: { at: number; replaces: number; lines: readonly string[] },
): Uint8Array | undefined {
  const decoding = decodeText(bytes);
  if (!decoding.ok) return undefined;
  const { encoding } = decoding;
  const starts = listLineStarts(bytes, encoding);
  const [from, to] = [starts[at], starts[at + replaces]];
  if (from === undefined || to === undefined) return undefined;
  const text = lines.map((line) => line + from.end).join('');
  const added = encodeText(text, encoding);
  return added && Buffer.concat([bytes.subarray(0, from.offset), added, bytes.subarray(to.offset)]);
}

/** Bytes of a mark of the encoding at the start. */
function countMark([first, second, third]: Uint8Array): number {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 3;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) ? 2 : 0;
}

interface LineStart {
  readonly offset: number;
  /** How the line before it ends, or for the first how it ends itself. */
  readonly end: string;
}

/** No encoding but UTF-16 has a byte of a line end inside of another character. */
function listLineStarts(bytes: Uint8Array, encoding: string): LineStart[] {
  const isWide = encoding.startsWith('utf-16');
  const step = isWide ? 2 : 1;
  const read = (offset: number): number => {
    const [first = 0, second = 0] = [bytes[offset], bytes[offset + 1]];
    if (!isWide) return first;
    return encoding === 'utf-16le' ? second * 256 + first : first * 256 + second;
  };
  const starts: LineStart[] = [];
  for (let offset = 0; offset < bytes.length; offset += step) {
    const unit = read(offset);
    if (unit !== 0x0a && unit !== 0x0d) continue;
    const isPair = unit === 0x0d && offset + step < bytes.length && read(offset + step) === 0x0a;
    if (isPair) offset += step;
    starts.push({ offset: offset + step, end: isPair ? '\r\n' : unit === 0x0a ? '\n' : '\r' });
  }
  return [{ offset: countMark(bytes), end: starts[0]?.end ?? '\n' }, ...starts];
}
