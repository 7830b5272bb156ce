import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/base/decode-text.ts';
import { encodeText } from '../../../src/base/encode-text.ts';
import { changeText, spliceLines } from '../../../src/base/splice-lines.ts';

const TEXT = '---\n标题: 示例区示例局\n---\n正文𠮷。\n没有换行的末行';
const BOMS = { 'utf-8': [], 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff], gb18030: [] } as const;
const ENCODINGS = Object.keys(BOMS) as (keyof typeof BOMS)[];

describe.each(ENCODINGS)('lines put into a file in %s', (encoding) => {
  const write = (text: string) =>
    Buffer.concat([Uint8Array.from(BOMS[encoding]), encodeText(text, encoding) as Uint8Array]);

  it.each(['\n', '\r\n', '\r'])('%j: every other byte stays', (end) => {
    const file = write(TEXT.replaceAll('\n', end));
    const put = spliceLines(file, { at: 2, replaces: 0, lines: ['修订:', '  - 㐀𠮷'] }) as Uint8Array;
    const wanted = TEXT.replace('局\n', '局\n修订:\n  - 㐀𠮷\n').replaceAll('\n', end);
    expect(Buffer.from(put)).toEqual(write(wanted));
    const replaced = spliceLines(file, { at: 1, replaces: 1, lines: ['标题: 乙'] }) as Uint8Array;
    expect(decodeText(replaced)).toMatchObject({ ok: true, text: TEXT.replace('示例区示例局', '乙') });
  });
});

/** With a mark at the start or not, and lines that end in each way there is. */
const MARKS = [
  ['utf-8', []],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', []],
] as const;

describe.each(MARKS)('another text in a file in %s that begins with %j', (encoding, mark) => {
  // U+0A0D and U+0D0A have the bytes of line ends: ਍ in one order, ഊ in the other.
  const lines = ['标题\u0a0d甲', '', '\u0d0a𠮷', '末行'];
  const ends = ['\r\n', '\n', '\r', ''];
  const write = (parts: readonly (readonly [string, string])[]) =>
    Buffer.concat([
      Uint8Array.from(mark),
      encodeText(parts.map((part) => part.join('')).join(''), encoding) as Uint8Array,
    ]);
  const own = lines.map((line, index) => [line, ends[index] ?? ''] as const);
  const change = (text: readonly string[]) => {
    const changed = changeText(write(own), text.join('\n'));
    return changed && Buffer.from(changed);
  };

  it('is the same file where the text is the same', () => {
    expect(change(lines)).toEqual(write(own));
  });

  it.each(lines.map((_, at) => at))('keeps every byte but those of line %i', (at) => {
    const end = at === lines.length - 1 ? '' : '\r\n';
    expect(change(lines.with(at, '改了𠮷'))).toEqual(write(own.with(at, ['改了𠮷', end])));
    const added = own.toSpliced(at, 0, ['新的一行', '\r\n']);
    expect(change(lines.toSpliced(at, 0, '新的一行'))).toEqual(write(added));
  });

  it('ends as it did where the last line goes', () => {
    const left = own.slice(0, 3).with(2, [lines[2] ?? '', '']);
    expect(change(lines.slice(0, 3))).toEqual(write(left));
  });
});

it('is not written where the encoding has no sign for a character, or the file is no text', () => {
  expect(changeText(encodeText('甲', 'gb18030') as Uint8Array, '\ud800')).toBeUndefined();
  expect(changeText(Uint8Array.of(0, 1), '甲')).toBeUndefined();
});

it('keeps a BOM of UTF-8', () => {
  const file = Buffer.from('\ufeff甲\n乙\n');
  expect(Buffer.from(spliceLines(file, { at: 0, replaces: 0, lines: ['零'] }) as Uint8Array).toString()).toBe(
    '\ufeff零\n甲\n乙\n',
  );
});

it('refuses a line that is not there, and a file that is no text', () => {
  expect(spliceLines(Buffer.from('甲\n'), { at: 9, replaces: 0, lines: ['乙'] })).toBeUndefined();
  expect(spliceLines(Uint8Array.of(0, 1), { at: 0, replaces: 0, lines: ['乙'] })).toBeUndefined();
});

it('every character of Chinese texts comes back from GB18030', () => {
  const all = Array.from({ length: 0x9fff - 0x3400 }, (_, index) =>
    String.fromCodePoint(0x3400 + index),
  ).join('');
  const text = `${all}〔〕（），。“”—…‰①〇€·𠀀𫝀😀é`;
  expect(new TextDecoder('gb18030').decode(encodeText(text, 'gb18030')) === text).toBe(true);
  // Half a character has no code in any encoding.
  expect(encodeText('\ud800', 'gb18030')).toBeUndefined();
});
