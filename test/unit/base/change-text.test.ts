import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../scripts/bench/random.ts';
import { decodeText } from '../../../src/base/decode-text.ts';
import { changeText } from '../../../src/base/splice-lines.ts';

const change = (before: string, text: string) => changeText(Buffer.from(before), text)?.toString();

describe('a text put into its file', () => {
  it('keeps the bytes of every line that is the same, whatever it ends with', () => {
    expect(change('\ufeff甲\r\n乙\n丙\r丁', '甲\n乙二\n丙\n丁')).toBe('\ufeff甲\r\n乙二\r\n丙\r丁');
    expect(change('甲\r\n乙\r\n', '甲\n乙\n丙\n')).toBe('甲\r\n乙\r\n丙\r\n');
    expect(change('甲\n乙', '甲')).toBe('甲');
    expect(change('甲', '甲\n乙')).toBe('甲\n乙');
    expect(change('', '甲\n')).toBe('甲\n');
  });

  it('stays byte for byte where nothing changed', () => {
    for (const text of ['', '\n', '甲\r\n\r\n乙\r丙\n', '\ufeff甲'])
      expect(change(text, text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'))).toBe(text);
  });

  it('is not written where the encoding has no sign for it, or the file is no text', () => {
    const gbk = Buffer.from([0xbc, 0xd7, 0x0a]);
    expect(changeText(gbk, '甲\n乙\n')).toEqual(Buffer.from([0xbc, 0xd7, 0x0a, 0xd2, 0xd2, 0x0a]));
    expect(changeText(gbk, '\ud800')).toBeUndefined();
    expect(changeText(Uint8Array.of(0, 1), '甲')).toBeUndefined();
  });

  it('reads back as what was put in, over random edits, and lines that nobody touched are as they were', () => {
    const random = createRandom(7);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    for (let round = 0; round < 300; round += 1) {
      const ends = ['\n', '\r\n', '\r'];
      const lines = Array.from(
        { length: 1 + Math.floor(random() * 12) },
        (_, at) => `${pick(['甲', '乙', ''])}${at}`,
      );
      const bytes = Buffer.from(lines.map((line) => line + pick(ends)).join('') + pick(['', '末']));
      const decoding = decodeText(bytes);
      if (!decoding.ok) throw new Error('no text');
      const next = decoding.text.split('\n');
      next.splice(
        Math.floor(random() * next.length),
        Math.floor(random() * 3),
        ...pick([[], ['新'], ['新', '增']]),
      );
      const text = next.join('\n');
      const changed = changeText(bytes, text) as Uint8Array;
      expect(decodeText(changed)).toMatchObject({ ok: true, text });
      const back = changeText(changed, decoding.text) as Uint8Array;
      expect(decodeText(back)).toMatchObject({ ok: true, text: decoding.text });
    }
  });
});
