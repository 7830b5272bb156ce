const EM = 1000;
const ASCENT = 880;
const DESCENT = 120;

/** Glyphs: 0 stands for "missing", 1 is the ideographic space, then as many boxes as a stretch of characters needs. */
const SPACE = 1;
const FIRST_BOX = 2;
const STRETCH = 256;
const GLYPHS = FIRST_BOX + STRETCH;

/** First and last character shown as a box: symbols, radicals, CJK, kana, full-width forms. */
const RANGES: readonly [number, number][] = [
  [0x2100, 0x2fff],
  [0x3001, 0x9fff],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff01, 0xffee],
  [0x20000, 0x323af],
];

/**
 * A TrueType font (OpenType 1.9) that shows every Chinese character as a box of one em.
 *
 * Where no font has Chinese glyphs, Chromium draws nothing, and then axe takes the text for an icon and keeps silent
 * about its contrast (`isIconLigature` in axe-core 4). With boxes, text is seen and has the width that it has in real
 * fonts, the same on every machine.
 *
 * @param family name under which the system knows the font; ASCII
 */
export function createBoxFont(family: string): Buffer {
  const box = createBoxGlyph();
  const tables = {
    'OS/2': createOs2(),
    cmap: createCmap(),
    glyf: Buffer.concat(Array(STRETCH).fill(box)),
    head: createHead(),
    hhea: Buffer.concat([u32(0x10000), u16(ASCENT, -DESCENT, 0, EM, 0, 0, EM, 1, 0, 0, 0, 0, 0, 0, 0, 1)]),
    hmtx: u16(EM, ...Array(GLYPHS).fill(0)),
    loca: u32(0, 0, ...Array.from({ length: STRETCH + 1 }, (_, index) => index * box.length)),
    maxp: Buffer.concat([u32(0x10000), u16(GLYPHS, 8, 2, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)]),
    name: createNames(family),
    post: Buffer.concat([u32(0x30000, 0), u16(-100, 50), u32(0, 0, 0, 0, 0)]),
  };
  return assemble(Object.entries(tables));
}

/** A square frame: an outer contour clockwise and an inner one counter-clockwise, which makes the hole. */
function createBoxGlyph(): Buffer {
  const header = u16(2, 80, -20, 920, 820, 3, 7, 0);
  const flags = Buffer.alloc(8, 1);
  const xs = u16(80, 0, 840, 0, -780, 720, 0, -720);
  const ys = u16(-20, 840, 0, -840, 60, 0, 720, 0);
  return Buffer.concat([header, flags, xs, ys]);
}

function createHead(): Buffer {
  const CREATED = [0, 0, 0, 0];
  return Buffer.concat([
    u32(0x10000, 0x10000, 0, 0x5f0f3cf5),
    u16(0b11, EM),
    u32(...CREATED),
    u16(0, -DESCENT, EM, ASCENT, 0, 8, 2, 1, 0),
  ]);
}

function createOs2(): Buffer {
  return Buffer.concat([
    u16(4, EM, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0),
    Buffer.alloc(10),
    // Bits 48 and 59 of ulUnicodeRange: CJK symbols, CJK ideographs.
    u32(0, (1 << 16) | (1 << 27), 0, 0),
    Buffer.from('NONE'),
    u16(0x40, 0x2100, 0xffff, ASCENT, -DESCENT, 0, ASCENT, DESCENT),
    // Bit 18 of ulCodePageRange: simplified Chinese.
    u32(1 << 18, 0),
    u16(500, 700, 0, 0x20, 1),
  ]);
}

/**
 * Format 12 with one group for each stretch, all of them leading to the same boxes. (Format 13 would need one box and
 * one group a range, but the FreeType in Chromium does not read it.)
 */
function createCmap(): Buffer {
  const groups = RANGES.flatMap(([first, last]) => {
    const count = Math.ceil((last + 1 - first) / STRETCH);
    return Array.from({ length: count }, (_, index) => {
      const start = first + index * STRETCH;
      return [start, Math.min(start + STRETCH - 1, last), FIRST_BOX];
    });
  });
  groups.push([0x3000, 0x3000, SPACE]);
  groups.sort(([a = 0], [b = 0]) => a - b);
  const header = Buffer.concat([u16(0, 1, 3, 10), u32(12)]);
  return Buffer.concat([
    header,
    u16(12, 0),
    u32(16 + groups.length * 12, 0, groups.length),
    u32(...groups.flat()),
  ]);
}

function createNames(family: string): Buffer {
  const values: [number, string][] = [
    [1, family],
    [2, 'Regular'],
    [4, family],
    [6, family.replaceAll(' ', '')],
  ];
  const texts = values.map(([, text]) => Buffer.from(text, 'utf16le').swap16());
  const starts = texts.map((_, index) => Buffer.concat(texts.slice(0, index)).length);
  const records = values.map(([id], index) =>
    u16(3, 1, 0x409, id, texts[index]?.length ?? 0, starts[index] ?? 0),
  );
  return Buffer.concat([u16(0, values.length, 6 + 12 * values.length), ...records, ...texts]);
}

function assemble(tables: readonly [string, Buffer][]): Buffer {
  const header = Buffer.concat([u32(0x10000), u16(tables.length, 128, 3, tables.length * 16 - 128)]);
  const directory: Buffer[] = [];
  const bodies: Buffer[] = [];
  let offset = header.length + tables.length * 16;
  for (const [tag, table] of tables) {
    const body = Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
    directory.push(Buffer.from(tag), u32(sum(body), offset, table.length));
    bodies.push(body);
    offset += body.length;
  }
  return Buffer.concat([header, ...directory, ...bodies]);
}

function sum(table: Buffer): number {
  let total = 0;
  for (let at = 0; at < table.length; at += 4) total = (total + table.readUInt32BE(at)) >>> 0;
  return total;
}

function u16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => {
    bytes.writeUInt16BE(value & 0xffff, index * 2);
  });
  return bytes;
}

function u32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    bytes.writeUInt32BE(value >>> 0, index * 4);
  });
  return bytes;
}
