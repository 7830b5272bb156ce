import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openZipBag } from '../../../src/archive/open-zip-bag.ts';
import { formatSeal } from '../../../src/archive/zip-seal.ts';
import { createMemorySource } from '../../../src/zip/byte-source.ts';
import { buildZip, type ZipPart } from '../../support/build-zip.ts';
import { flipBit } from '../../support/flip-bit.ts';

const PARTS: ZipPart[] = [
  { name: '包/a.txt', data: '示例' },
  { name: '包/b.html', data: '<p>示例</p>'.repeat(500), isDeflated: true },
  { name: '包/空/' },
];

const open = (zip: Uint8Array) => openZipBag(createMemorySource(zip));
const rules = async (zip: Uint8Array) => (await open(zip)).findings.map(({ rule }) => rule);

/** Reads all that may be read. */
async function readAll(zip: Uint8Array) {
  const { container, findings } = await open(zip);
  const contents: Record<string, string> = {};
  for (const file of container?.files ?? []) {
    if (file.isBarred) continue;
    const pieces: Uint8Array[] = [];
    const fault = await container?.read(file, (piece) => pieces.push(piece));
    contents[file.path] = fault ? `${fault.rule}：${fault.message}` : Buffer.concat(pieces).toString();
  }
  return { contents, rules: findings.map(({ rule }) => rule) };
}

function seal(zip: Buffer): Buffer {
  // The comment's length stands in the last two bytes, and is sealed as well.
  zip.writeUInt16LE(187, zip.length - 2);
  return Buffer.concat([zip, Buffer.from(formatSeal(createHash('sha512').update(zip).digest('hex')))]);
}

describe('an honest zip', () => {
  it('is read whole; folders are no files', async () => {
    expect(await readAll(buildZip(PARTS))).toEqual({
      contents: { '包/a.txt': '示例', '包/b.html': '<p>示例</p>'.repeat(500) },
      rules: [],
    });
  });

  it('may have its sizes behind the data, as macOS writes it', async () => {
    const part: ZipPart = {
      ...(PARTS[1] as ZipPart),
      local: (header) => {
        header.writeUInt16LE(0x0808, 6);
        header.fill(0, 14, 26);
      },
      central: (record) => record.writeUInt16LE(0x0808, 8),
      behind: Buffer.alloc(16, 1),
    };
    const { contents, rules: found } = await readAll(buildZip([part, PARTS[0] as ZipPart]));
    expect(found).toEqual([]);
    expect(Object.keys(contents)).toHaveLength(2);
  });

  it('may be empty', async () => {
    expect(await readAll(buildZip([]))).toEqual({ contents: {}, rules: [] });
  });

  it('is known as sealed or not', async () => {
    expect(await open(buildZip(PARTS))).toMatchObject({ form: 'packed-again', findings: [] });
    expect(await open(seal(buildZip(PARTS)))).toMatchObject({ form: 'sealed-zip', findings: [] });
  });
});

describe('a sealed zip', () => {
  it('shows any bit that has changed', async () => {
    const zip = seal(buildZip(PARTS));
    for (let bit = 0; bit < zip.length * 8; bit += 13) {
      expect(await rules(flipBit(zip, bit)), `bit ${bit}`).not.toEqual([]);
    }
  });

  it('shows a comment that is no seal', async () => {
    expect(await rules(buildZip(PARTS, { comment: '别的注释' }))).toEqual(['zip-comment']);
    expect(await rules(buildZip(PARTS, { comment: formatSeal('0'.repeat(128)) }))).toEqual(['zip-seal']);
  });
});

describe('a damaged zip', () => {
  it('is known as cut off wherever it ends', async () => {
    const zip = seal(buildZip(PARTS));
    for (let length = 4; length < zip.length; length += 1)
      expect(await rules(zip.subarray(0, length)), `${length} bytes`).toEqual(['zip-cut']);
  });

  it('is known as cut off also where a zip within it has an end of its own', async () => {
    const office = buildZip([{ name: 'word/document.xml', data: '示例' }]);
    const zip = buildZip([
      ...PARTS,
      { name: '包/附件.docx', data: office },
      { name: '包/后.txt', data: 'x'.repeat(900) },
    ]);
    expect(await rules(zip.subarray(0, zip.length - 800))).toEqual(['zip-cut']);
  });

  it('is told from other files', async () => {
    for (const text of ['', 'PK', '<!doctype html>'.repeat(100)])
      expect(await rules(Buffer.from(text))).toEqual(['zip-none']);
  });

  it.each([
    ['behind', Buffer.concat([buildZip(PARTS), Buffer.from('多')]), 'zip-trailing'],
    ['before', buildZip(PARTS, { before: 'MZ 程序' }), 'zip-leading'],
    ['behind the list', buildZip(PARTS, { gap: '隐藏' }), 'zip-gap'],
    [
      'between files',
      buildZip([{ ...(PARTS[0] as ZipPart), behind: Buffer.from('隐藏') }, PARTS[1] as ZipPart]),
      'zip-hidden',
    ],
  ])('shows bytes %s, and is read all the same', async (_, zip, rule) => {
    expect(await readAll(zip)).toMatchObject({ rules: [rule], contents: { '包/a.txt': '示例' } });
  });

  it('shows data that are not what the list says', async () => {
    const broken = buildZip([
      {
        name: 'a.txt',
        data: '示例',
        local: (h) => h.writeUInt32LE(1, 14),
        central: (r) => r.writeUInt32LE(1, 16),
      },
    ]);
    expect((await readAll(broken)).contents['a.txt']).toContain('CRC-32');
    const zip = buildZip([{ name: 'b.txt', data: 'x'.repeat(5000), isDeflated: true }]);
    // The type of the block becomes the one that does not exist.
    zip[35] = 0xff;
    expect((await readAll(zip)).contents['b.txt']).toContain('解压不开');
  });

  it('shows a list that cannot be read', async () => {
    const zip = buildZip(PARTS);
    const listAt = zip.readUInt32LE(zip.length - 6);
    const broken = Buffer.from(zip);
    broken[listAt + 28] = 0xff;
    expect(await rules(broken)).toEqual(['zip-list']);
    const fewer = Buffer.from(zip);
    fewer.writeUInt16LE(2, zip.length - 12);
    fewer.writeUInt16LE(2, zip.length - 14);
    expect(await rules(fewer)).toEqual(['zip-list']);
  });
});

describe('a hostile zip', () => {
  it.each([
    '../../etc/passwd',
    '/etc/passwd',
    'C:/Windows/a.txt',
    '包\\..\\a.txt',
    '包/./a.txt',
  ])('with the name %s is told of, and that file is not read', async (name) => {
    const { contents, rules: found } = await readAll(buildZip([{ name, data: '坏' }, PARTS[0] as ZipPart]));
    expect(found).toEqual(['zip-name']);
    expect(contents).toEqual({ '包/a.txt': '示例' });
  });

  it('with a link, or another file that is none', async () => {
    for (const kind of [0o120777, 0o020644, 0o010644]) {
      const link = {
        name: '包/a',
        data: '/etc/passwd',
        central: (r: Buffer) => r.writeUInt32LE(kind * 0x10000, 38),
      };
      expect(await readAll(buildZip([link]))).toEqual({ contents: {}, rules: ['zip-link'] });
    }
  });

  it('with two files of one name, or of names that Windows or macOS take for one', async () => {
    const twice = (a: string, b: string) =>
      rules(
        buildZip([
          { name: a, data: '一' },
          { name: b, data: '二' },
        ]),
      );
    expect(await twice('包/a.txt', '包/a.txt')).toEqual(['zip-duplicate']);
    expect(await twice('包/a.txt', '包/A.TXT')).toEqual(['zip-same-name']);
    expect(await twice('包/Caf\u00e9', '包/Cafe\u0301')).toEqual(['zip-same-name']);
    expect(await twice('包/a', '包/A/b.txt')).toEqual(['zip-same-name']);
  });

  it('with overlapping files', async () => {
    const shared = buildZip([
      { name: 'a.txt', data: 'x'.repeat(99) },
      { name: 'a.txt', data: 'x'.repeat(99), sameAs: 0 },
    ]);
    expect(await rules(shared)).toEqual(['zip-duplicate', 'zip-overlap']);
    // The first claims to reach over the second.
    const lengthen = (at: number) => (header: Buffer) => {
      header.writeUInt32LE(200, at);
      header.writeUInt32LE(200, at + 4);
    };
    const over = buildZip([
      {
        name: 'a.txt',
        data: 'x'.repeat(99),
        local: lengthen(18),
        central: lengthen(20),
      },
      { name: 'b.txt', data: 'y'.repeat(300) },
    ]);
    expect(await readAll(over)).toMatchObject({
      rules: ['zip-overlap'],
      contents: { 'b.txt': 'y'.repeat(300) },
    });
  });

  it('whose headers and list name different files', async () => {
    const renamed = buildZip([{ name: 'a.txt', data: '坏', local: (header) => header.write('b', 30) }]);
    expect(await readAll(renamed)).toEqual({ contents: {}, rules: ['zip-header'] });
    const resized = buildZip([{ name: 'a.txt', data: '坏', local: (header) => header.writeUInt32LE(1, 22) }]);
    expect(await readAll(resized)).toEqual({ contents: {}, rules: ['zip-header'] });
  });

  it('with encrypted files, and with methods that nobody reads', async () => {
    const flags = (bit: number): Partial<ZipPart> => ({
      local: (h) => h.writeUInt16LE(0x0800 | bit, 6),
      central: (r) => r.writeUInt16LE(0x0800 | bit, 8),
    });
    for (const bit of [0x1, 0x40, 0x2000])
      expect(await rules(buildZip([{ name: 'a', data: 'x', ...flags(bit) }]))).toEqual(['zip-encrypted']);
    const lzma: ZipPart = {
      name: 'a',
      data: 'x',
      local: (h) => h.writeUInt16LE(14, 8),
      central: (r) => r.writeUInt16LE(14, 10),
    };
    const { findings } = await open(buildZip([lzma]));
    expect(findings[0]?.message).toContain('编号 14');
  });

  it('that would fill the disk is not read: sizes out of proportion, alone or together', async () => {
    const huge = (size: number): Partial<ZipPart> => ({
      isDeflated: true,
      local: (h) => h.writeUInt32LE(size, 22),
      central: (r) => r.writeUInt32LE(size, 24),
    });
    const one = await readAll(
      buildZip([
        { name: 'a', data: 'x', ...huge(60_000_000) },
        { name: 'b', data: 'y'.repeat(400_000) },
      ]),
    );
    expect(one.contents.a).toContain('比目录里写的小');
    const many = Array.from({ length: 30 }, (_, index) => ({
      name: `${index}`,
      data: 'x',
      ...huge(60_000_000),
    }));
    expect(await readAll(buildZip(many))).toEqual({ contents: {}, rules: ['zip-bomb'] });
    const filler = { name: 'b', data: 'y'.repeat(1_000_000) };
    expect(await readAll(buildZip([{ name: 'a', data: 'x', ...huge(150_000_000) }, filler]))).toMatchObject({
      rules: ['zip-oversized'],
      contents: { b: filler.data },
    });
  });

  it('that holds more than it says is read no further than it says', async () => {
    const lie: Partial<ZipPart> = {
      local: (h) => h.writeUInt32LE(10, 22),
      central: (r) => r.writeUInt32LE(10, 24),
    };
    const { container } = await open(
      buildZip([{ name: 'a', data: Buffer.alloc(50_000_000), isDeflated: true, ...lie }]),
    );
    let seen = 0;
    const file = container?.files[0];
    const fault = file && (await container.read(file, (piece) => (seen += piece.length)));
    expect(fault?.message).toContain('比目录里写的大');
    expect(seen).toBeLessThanOrEqual(10);
  });

  it('with bytes behind the end of the compressed data', async () => {
    const zip = buildZip([{ name: 'a', data: 'x'.repeat(500), isDeflated: true }]);
    const size = zip.readUInt32LE(18);
    const stuffed = buildZip([
      {
        name: 'a',
        data: 'x'.repeat(500),
        isDeflated: true,
        behind: Buffer.from('隐藏'),
        local: (h) => h.writeUInt32LE(size + 6, 18),
        central: (r) => r.writeUInt32LE(size + 6, 20),
      },
    ]);
    expect((await readAll(stuffed)).contents.a).toContain('后面有多余的字节');
  });

  it('with two ends', async () => {
    const inner = buildZip([]);
    const outer = buildZip(PARTS, { comment: `${inner.toString('latin1')}` });
    expect(await rules(outer)).toEqual(['zip-ambiguous']);
  });

  it('in parts, or with more files than anyone reads', async () => {
    const split = buildZip(PARTS);
    split.writeUInt16LE(1, split.length - 18);
    expect(await rules(split)).toEqual(['zip-split']);
  });
});
