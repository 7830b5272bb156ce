import { describe, expect, it } from 'vitest';
import { formatManifest, parseManifest } from '../../../src/base/manifest.ts';

const A = 'a'.repeat(128);
const B = 'b'.repeat(128);

describe('a manifest', () => {
  it('is what sha512sum reads, in the order of code units', () => {
    expect(
      formatManifest([
        { path: 'data/示例.txt', checksum: A },
        { path: 'data/a b.txt', checksum: B },
        { path: 'data/B.txt', checksum: A },
      ]),
    ).toBe(`${A}  data/B.txt\n${B}  data/a b.txt\n${A}  data/示例.txt\n`);
  });

  it('encodes line ends and percent signs, and nothing else (RFC 8493 § 2.1.3)', () => {
    const entries = [
      { path: 'data/100%.txt', checksum: A },
      { path: 'data/a\nb\rc.txt', checksum: A },
      { path: 'data/《%0A》 #1.txt', checksum: B },
    ];
    const text = formatManifest(entries);
    expect(text).toContain(`data/100%25.txt\n`);
    expect(text).toContain(`data/a%0Ab%0Dc.txt\n`);
    expect(text).toContain(`data/《%250A》 #1.txt\n`);
    expect(parseManifest(text, 128)).toEqual({ entries, badLines: [] });
  });
});

describe('parseManifest', () => {
  it('reads what other programs write: tabs, asterisks, capitals, CRLF, no last line end', () => {
    const text = `${A.toUpperCase()}\tdata/a.txt\r\n${B} *data/b.bin\r\n\r\n${A}  data/c%0a.txt`;
    expect(parseManifest(text, 128)).toEqual({
      entries: [
        { path: 'data/a.txt', checksum: A },
        { path: 'data/b.bin', checksum: B },
        { path: 'data/c\n.txt', checksum: A },
      ],
      badLines: [],
    });
  });

  it('passes over a BOM', () => {
    expect(parseManifest(`\uFEFF${A}  data/a.txt\n`, 128).entries).toEqual([
      { path: 'data/a.txt', checksum: A },
    ]);
  });

  it('leaves other percent signs alone', () => {
    expect(parseManifest(`${A}  data/100%20%.txt\n`, 128).entries[0]?.path).toBe('data/100%20%.txt');
  });

  it('tells which lines are none', () => {
    const text = `${A}  data/a.txt\n示例\n${A.slice(1)}  data/b.txt\n${A}\n${A}data/c.txt\n`;
    expect(parseManifest(text, 128)).toMatchObject({
      entries: [{ path: 'data/a.txt' }],
      badLines: [2, 3, 4, 5],
    });
  });
});
