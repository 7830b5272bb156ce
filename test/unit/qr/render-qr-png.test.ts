import { createHash } from 'node:crypto';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { createQrCode } from '../../../src/qr/qr-code.ts';
import { renderQrPng } from '../../../src/qr/render-qr-png.ts';
import { type Picture, resample, scan } from './scan.ts';

const short = 'https://example.test/r/1.html';
const chinese = `https://example.test/reports/2021/${encodeURIComponent('示例局年度报告')}.html`;
const long = `https://example.test/${'shili-ju/'.repeat(19)}`;

/** Unpacks a 1-bit greyscale PNG. */
function readPng(file: Uint8Array): Picture {
  const { width, height, depth, channels, data } = decode(file, { checkCrc: true });
  expect({ depth, channels }).toEqual({ depth: 1, channels: 1 });
  const bytesPerLine = Math.ceil(width / 8);
  const bit = (x: number, y: number) => ((data[y * bytesPerLine + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
  return { width, height, at: (x, y) => bit(x, y) * 255 };
}

describe('renderQrPng', () => {
  it.each([short, chinese, long])('is read back as it is and shrunk to 120 px: %s', (url) => {
    const picture = readPng(renderQrPng(createQrCode(url), { scale: 8 }));
    expect(scan(picture)).toBe(url);
    expect(scan(resample(picture, 120))).toBe(url);
  });

  it('is read back at any scale, also where lines do not end on a byte', () => {
    for (const scale of [3, 5, 16]) {
      const qr = createQrCode(chinese);
      const picture = readPng(renderQrPng(qr, { scale }));
      expect([picture.width, picture.height]).toEqual([(qr.size + 8) * scale, (qr.size + 8) * scale]);
      expect(scan(picture)).toBe(chinese);
    }
  });

  it('is small enough to send and the same on every machine', () => {
    const png = renderQrPng(createQrCode(chinese), { scale: 12 });
    expect(png.length).toBeLessThan(3000);
    const sha256 = createHash('sha256').update(png).digest('hex');
    expect(sha256).toBe('16fd6580c71b2773bc34a6c7ca977052aaf8ec150b5ca04298a23a84023efc3e');
  });

  it.each([0, 1.5, -1, Number.NaN, 65, 1e9])('refuses the scale %s', (scale) => {
    expect(() => renderQrPng(createQrCode(short), { scale })).toThrow(/应为 1 到 64 的整数/);
  });
});
