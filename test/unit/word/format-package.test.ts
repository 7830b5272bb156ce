import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { deflatePart, formatPackage, storePart } from '../../../src/word/format-package.ts';

/** As Word files were made before parts were remembered. */
const packAnew = (parts: Record<string, string | Uint8Array>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, content]) => [
        name,
        typeof content === 'string'
          ? [strToU8(content), { level: 6, mem: 4, mtime: new Date(1980, 0, 1, 12) }]
          : [content, { level: 0, mtime: new Date(1980, 0, 1, 12) }],
      ]),
    ),
  );

describe('formatPackage', () => {
  const styles = '<w:style w:styleId="正文"/>'.repeat(30);
  const pack = (parts: Record<string, string | Uint8Array>) =>
    formatPackage(
      new Map(
        Object.entries(parts).map(([name, content]) => [
          name,
          typeof content === 'string' ? deflatePart(content) : storePart(content),
        ]),
      ),
    );

  it('makes the zip that fflate makes, whether parts were seen before or not', () => {
    for (const text of ['', '第一条', '第二条 '.repeat(9000), '第一条']) {
      const parts = {
        'word/document.xml': text,
        'word/styles.xml': styles,
        'word/media/image1.png': Uint8Array.of(1, 2, 3),
        'word/settings.xml': '',
      };
      expect(Buffer.from(pack(parts)).equals(packAnew(parts))).toBe(true);
    }
  });

  it('forgets parts when there are many, and makes them again the same', () => {
    const first = pack({ a: styles });
    for (let at = 0; at < 300; at += 1) deflatePart(`<part>${at}</part>`);
    expect(Buffer.from(pack({ a: styles })).equals(first)).toBe(true);
  });
});
