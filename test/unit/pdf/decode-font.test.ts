import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decodeFont, readFontCharacters } from '../../../src/pdf/decode-font.ts';

/** The tables of a font, by their tags. */
function listTables(font: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(font);
  return new Map(
    Array.from({ length: bytes.readUInt16BE(4) }, (_, index) => {
      const at = 12 + index * 16;
      const start = bytes.readUInt32BE(at + 8);
      return [
        bytes.toString('latin1', at, at + 4),
        bytes.subarray(start, start + bytes.readUInt32BE(at + 12)),
      ];
    }),
  );
}

/** WOFF 1 of a font: every table compressed. */
function packWoff(font: Uint8Array): Buffer {
  const tables = [...listTables(font)];
  const head = Buffer.alloc(44 + tables.length * 20);
  head.writeUInt32BE(0x774f4646, 0);
  head.writeUInt32BE(0x00010000, 4);
  head.writeUInt16BE(tables.length, 12);
  const bodies: Buffer[] = [];
  let offset = head.length;
  for (const [index, [tag, bytes]] of tables.entries()) {
    const packed = Buffer.from(zlibSync(bytes));
    const body = packed.length < bytes.length ? packed : bytes;
    const at = 44 + index * 20;
    head.write(tag, at, 'latin1');
    head.writeUInt32BE(offset, at + 4);
    head.writeUInt32BE(body.length, at + 8);
    head.writeUInt32BE(bytes.length, at + 12);
    bodies.push(body);
    offset += body.length;
  }
  return Buffer.concat([head, ...bodies]);
}

function readNames(font: Uint8Array): Record<number, string> {
  const table = listTables(font).get('name') ?? Buffer.alloc(6);
  const strings = table.readUInt16BE(4);
  return Object.fromEntries(
    Array.from({ length: table.readUInt16BE(2) }, (_, index) => {
      const at = 6 + index * 12;
      const start = strings + table.readUInt16BE(at + 10);
      const units = Buffer.from(table.subarray(start, start + table.readUInt16BE(at + 8))).swap16();
      return [table.readUInt16BE(at + 6), units.toString('utf16le')];
    }),
  );
}

/** A font of tables that no engine would take, all the same for what is read here. */
function createFont(tables: Record<string, Buffer>, kind = 0x00010000): Buffer {
  const entries = Object.entries(tables);
  const head = Buffer.alloc(12 + entries.length * 16);
  head.writeUInt32BE(kind, 0);
  head.writeUInt16BE(entries.length, 4);
  let offset = head.length;
  for (const [index, [tag, bytes]] of entries.entries()) {
    const at = 12 + index * 16;
    head.write(tag, at, 'latin1');
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(bytes.length, at + 12);
    offset += bytes.length;
  }
  return Buffer.concat([head, ...entries.map(([, bytes]) => bytes)]);
}

const words = (...values: readonly number[]) => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value & 0xffff, index * 2);
  return bytes;
};

/** `name` records: platform, id, text. */
function createNames(records: readonly (readonly [number, number, string])[]): Buffer {
  const texts = records.map(([platform, , text]) =>
    platform === 3 ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'latin1'),
  );
  let offset = 0;
  const rows = records.map(([platform, id], index) => {
    const length = texts[index]?.length ?? 0;
    const row = words(platform, 1, 0x409, id, length, offset);
    offset += length;
    return row;
  });
  return Buffer.concat([words(0, records.length, 6 + records.length * 12), ...rows, ...texts]);
}

// Format 4: two segments, a–c and 示, and the last one, which is none. Format 12: 𠮷 to its neighbour.
const NARROW = words(
  ...[4, 40, 0, 6, 0, 0, 0, 0x63, 0x793a, 0xffff, 0, 0x61, 0x793a, 0xffff, 1, 1, 1, 0, 0, 0],
);
const WIDE = words(12, 0, 0, 28, 0, 0, 0, 1, 2, 0x0bb7, 2, 0x0bb8, 0, 1);
const OLD = words(6, 10, 0, 0x41, 1, 1);
const CMAP = Buffer.concat([
  words(0, 3, 3, 1, 0, 28, 3, 10, 0, 28 + NARROW.length, 1, 0, 0, 28 + NARROW.length + WIDE.length),
  NARROW,
  WIDE,
  OLD,
]);
const PARTS = { 'OS/2': Buffer.alloc(4), cmap: CMAP, glyf: Buffer.alloc(400, 3), head: Buffer.alloc(3, 7) };
const FONT = createFont({ ...PARTS, name: createNames([[3, 6, 'Example']]) });

describe('a font of a PDF', () => {
  it('keeps the PostScript name that Windows reads, wherever it stands among the others', () => {
    const name = createNames([
      [1, 6, 'MacName'],
      [3, 1, '示例体'],
      [3, 6, 'ShiliTi-Regular'],
      [3, 4, '示例体'],
      [1, 4, 'Mac'],
    ]);
    const font = decodeFont(createFont({ ...PARTS, name }), '新名');
    expect(readNames(font ?? new Uint8Array())).toEqual({
      1: '新名',
      2: 'Regular',
      4: '新名',
      6: 'ShiliTi-Regular',
    });
    const none = decodeFont(createFont({ ...PARTS, name: createNames([[1, 6, 'MacName']]) }), '新名');
    expect(readNames(none ?? new Uint8Array())[6]).toBe('新名');
    // Tables of odd lengths are followed by zeros, and are as long as they were.
    expect(listTables(font ?? new Uint8Array()).get('head')).toEqual(PARTS.head);
  });

  it.each([
    [0x00010000, true],
    [0x4f54544f, true],
    [0x74727565, true],
    [0x00020000, false],
  ])('is TrueType or OpenType: %i', (kind, isFont) => {
    const font = decodeFont(createFont({ ...PARTS, name: createNames([]) }, kind), 'x');
    expect(font !== undefined).toBe(isFont);
    if (font) expect(Buffer.from(font).readUInt32BE(0)).toBe(kind);
  });

  it.each(['name', 'cmap', 'head', 'OS/2'])('is none without the table %s', (tag) => {
    const tables: Record<string, Buffer> = { ...PARTS, name: createNames([]) };
    delete tables[tag];
    expect(decodeFont(createFont(tables), 'x')).toBeUndefined();
    if (tag === 'cmap') expect(readFontCharacters(createFont(tables))).toBeUndefined();
  });

  it('is none with a table outside the file, by a byte', () => {
    const file = createFont({ ...PARTS, name: createNames([]) });
    expect(decodeFont(file, 'x')).toBeDefined();
    expect(decodeFont(file.subarray(0, -1), 'x')).toBeUndefined();
  });

  it.each([
    ['TrueType', FONT],
    ['WOFF', packWoff(FONT)],
  ])('has the characters of all its tables of Unicode, and of no other form: %s', (_, file) => {
    expect([...(readFontCharacters(file) ?? [])]).toEqual([0x61, 0x62, 0x63, 0x793a, 0x20bb7, 0x20bb8]);
  });

  it.each([
    ['TrueType', FONT],
    ['WOFF', packWoff(FONT)],
  ])('gets the family of ours and stays the same otherwise: %s', (_, file) => {
    const font = decodeFont(file, 'gongbao 1234');
    if (!font) throw new Error('no font');
    const names = readNames(font);
    expect([names[1], names[2], names[4]]).toEqual(['gongbao 1234', 'Regular', 'gongbao 1234']);
    expect(names[6]).toBe('Example');
    const [before, after] = [listTables(FONT), listTables(font)];
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [tag, bytes] of before)
      if (tag !== 'name') expect(after.get(tag)?.equals(bytes), tag).toBe(true);
    // Tables begin at whole words, and the search fields suit their number (OpenType, "Table Directory").
    const view = Buffer.from(font);
    const count = view.readUInt16BE(4);
    expect(view.readUInt16BE(6)).toBe(2 ** Math.floor(Math.log2(count)) * 16);
    expect(view.readUInt16BE(8)).toBe(Math.floor(Math.log2(count)));
    expect(view.readUInt16BE(10)).toBe(count * 16 - view.readUInt16BE(6));
    for (let index = 0; index < count; index += 1) expect(view.readUInt32BE(12 + index * 16 + 8) % 4).toBe(0);
  });

  it('is a member of a collection', () => {
    const shift = 20;
    const moved = Buffer.from(FONT);
    for (let index = 0; index < moved.readUInt16BE(4); index += 1)
      moved.writeUInt32BE(moved.readUInt32BE(12 + index * 16 + 8) + shift, 12 + index * 16 + 8);
    const head = Buffer.alloc(shift);
    head.write('ttcf', 'latin1');
    head.writeUInt32BE(2, 8);
    head.writeUInt32BE(9999, 12);
    head.writeUInt32BE(shift, 16);
    const collection = Buffer.concat([head, moved]);
    expect(decodeFont(collection, 'x', 1)).toBeDefined();
    expect(decodeFont(collection, 'x', 0)).toBeUndefined();
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('这不是字体'.repeat(20))],
    ['half of it', FONT.subarray(0, -100)],
    ['damaged WOFF', Buffer.concat([packWoff(FONT).subarray(0, 200), Buffer.alloc(4000, 1)])],
  ])('is none: %s', (_, file) => {
    expect(decodeFont(file, 'x')).toBeUndefined();
    expect(readFontCharacters(file)).toBeUndefined();
  });
});
