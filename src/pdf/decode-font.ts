import { inflateSync } from 'node:zlib';

interface FontTable {
  readonly tag: string;
  readonly bytes: Uint8Array;
}

/** A table as it lies in a file, perhaps compressed. */
interface PackedTable {
  readonly tag: string;
  unpack(): Uint8Array;
}

const WOFF = 0x774f4646;
const COLLECTION = 0x74746366;
const KINDS = new Set([0x00010000, 0x4f54544f, 0x74727565]);
const NEEDED = ['name', 'cmap', 'head', 'OS/2'];

/** `nameID` in the `name` table (OpenType, "name"). */
const POSTSCRIPT_NAME = 6;

/**
 * A font program under a family name of ours: the template names faces by their use, and a face of the same name that
 * happens to be on a machine cannot take its place. The PostScript name, which the PDF tells, stays.
 * @param file TrueType, OpenType or WOFF 1 (W3C, "WOFF File Format 1.0")
 * @param member of a collection (.ttc)
 * @returns nothing if the file is no such font
 */
export const decodeFont = (file: Uint8Array, family: string, member = 0): Uint8Array | undefined =>
  unlessDamaged(() => {
    const { kind, tables } = readTables(file, member);
    const tags = new Set(tables.map(({ tag }) => tag));
    if (!KINDS.has(kind) || !NEEDED.every((tag) => tags.has(tag))) return undefined;
    const renamed = tables.map(({ tag, unpack }) => ({
      tag,
      bytes: tag === 'name' ? renameFamily(unpack(), family) : unpack(),
    }));
    return writeFont(kind, renamed);
  });

/**
 * The characters that a font has a glyph for: OpenType, "cmap", formats 4 and 12 of Unicode.
 * @returns nothing if the file is no such font
 */
export const readFontCharacters = (file: Uint8Array, member = 0): ReadonlySet<number> | undefined =>
  unlessDamaged(() => {
    const table = readTables(file, member).tables.find(({ tag }) => tag === 'cmap');
    return table && readCharacterMap(viewOf(table.unpack()));
  });

/** Nothing where offsets lead outside the file, or streams do not unpack. */
function unlessDamaged<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError || (error instanceof Error && 'code' in error)) return undefined;
    throw error;
  }
}

function readCharacterMap(view: DataView): Set<number> {
  const characters = new Set<number>();
  for (let index = 0; index < view.getUint16(2); index += 1) {
    const at = view.getUint32(4 + index * 8 + 4);
    const format = view.getUint16(at);
    const ranges = format === 12 ? readWideRanges(view, at) : format === 4 ? readNarrowRanges(view, at) : [];
    for (const [start, end] of ranges)
      for (let code = start; code <= end && code <= 0x10ffff; code += 1) characters.add(code);
  }
  return characters;
}

function* readWideRanges(view: DataView, at: number): Generator<[start: number, end: number]> {
  for (let group = 0; group < view.getUint32(at + 12); group += 1) {
    const start = at + 16 + group * 12;
    yield [view.getUint32(start), view.getUint32(start + 4)];
  }
}

/** Ends of all segments, two bytes, then their starts. The last segment is U+FFFF alone, which is no character. */
function* readNarrowRanges(view: DataView, at: number): Generator<[start: number, end: number]> {
  const doubled = view.getUint16(at + 6);
  for (let segment = 0; segment + 2 < doubled; segment += 2)
    yield [view.getUint16(at + 16 + doubled + segment), view.getUint16(at + 14 + segment)];
}

function readTables(file: Uint8Array, member: number): { kind: number; tables: PackedTable[] } {
  const view = viewOf(file);
  const first = view.getUint32(0);
  if (first === WOFF) {
    const tables = Array.from({ length: view.getUint16(12) }, (_, index) => {
      const at = 44 + index * 20;
      const [packed, length] = [view.getUint32(at + 8), view.getUint32(at + 12)];
      const bytes = cut(file, view.getUint32(at + 4), packed);
      const unpack = () => (packed < length ? inflateSync(bytes, { maxOutputLength: length }) : bytes);
      return { tag: readTag(file, at), unpack };
    });
    return { kind: view.getUint32(4), tables };
  }
  const start = first === COLLECTION ? view.getUint32(12 + member * 4) : 0;
  const tables = Array.from({ length: view.getUint16(start + 4) }, (_, index) => {
    const at = start + 12 + index * 16;
    const bytes = cut(file, view.getUint32(at + 8), view.getUint32(at + 12));
    return { tag: readTag(file, at), unpack: () => bytes };
  });
  return { kind: view.getUint32(start), tables };
}

function cut(file: Uint8Array, offset: number, length: number): Uint8Array {
  if (offset + length > file.length) throw new RangeError('table outside the font');
  return file.subarray(offset, offset + length);
}

const encodeName = (text: string) => Buffer.from(text, 'utf16le').swap16();

const readTag = (file: Uint8Array, at: number) => String.fromCharCode(...file.subarray(at, at + 4));

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A `name` table of format 0 with the new family and the old PostScript name alone. */
function renameFamily(table: Uint8Array, family: string): Uint8Array {
  const view = viewOf(table);
  const strings = view.getUint16(4);
  let postScript: Uint8Array = new Uint8Array();
  for (let index = 0; index < view.getUint16(2); index += 1) {
    const at = 6 + index * 12;
    const isWindows = view.getUint16(at) === 3;
    const id = view.getUint16(at + 6);
    if (isWindows && id === POSTSCRIPT_NAME)
      postScript = cut(table, strings + view.getUint16(at + 10), view.getUint16(at + 8));
  }
  const names = [
    { id: 1, bytes: encodeName(family) },
    { id: 2, bytes: encodeName('Regular') },
    { id: 4, bytes: encodeName(family) },
    { id: POSTSCRIPT_NAME, bytes: postScript.length > 0 ? postScript : encodeName(family) },
  ];
  const start = 6 + names.length * 12;
  const result = new Uint8Array(start + names.reduce((sum, { bytes }) => sum + bytes.length, 0));
  const out = viewOf(result);
  out.setUint16(2, names.length);
  out.setUint16(4, start);
  let offset = 0;
  for (const [index, { id, bytes }] of names.entries()) {
    // Windows, Unicode BMP, English of the United States.
    for (const [field, value] of [3, 1, 0x409, id, bytes.length, offset].entries())
      out.setUint16(6 + index * 12 + field * 2, value);
    result.set(bytes, start + offset);
    offset += bytes.length;
  }
  return result;
}

/** Checksums stay empty: they are there for printers of old, and no reader of today asks for them. */
function writeFont(kind: number, tables: readonly FontTable[]): Uint8Array {
  const align = (length: number) => (length + 3) & ~3;
  const start = 12 + tables.length * 16;
  const size = tables.reduce((sum, { bytes }) => sum + align(bytes.length), start);
  const font = new Uint8Array(size);
  const view = viewOf(font);
  view.setUint32(0, kind);
  view.setUint16(4, tables.length);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  view.setUint16(6, power * 16);
  view.setUint16(8, Math.log2(power));
  view.setUint16(10, (tables.length - power) * 16);
  let offset = start;
  for (const [index, { tag, bytes }] of tables.entries()) {
    const at = 12 + index * 16;
    for (let letter = 0; letter < 4; letter += 1) font[at + letter] = tag.charCodeAt(letter);
    view.setUint32(at + 8, offset);
    view.setUint32(at + 12, bytes.length);
    font.set(bytes, offset);
    offset += align(bytes.length);
  }
  return font;
}
