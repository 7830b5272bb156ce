import { createHash } from 'node:crypto';
import { decode } from 'fast-png';
import { expect, it } from 'vitest';
import { renderQrPng } from '../../../src/qr/render-qr-png.ts';
import { ADDRESSES, CHINESE, encode, type Picture, resample, scan } from './scan.ts';

/** Unpacks a 1-bit greyscale PNG. */
function readPng(file: Uint8Array): Picture {
  const { width, height, depth, channels, data } = decode(file, { checkCrc: true });
  expect({ depth, channels }).toEqual({ depth: 1, channels: 1 });
  const bytesPerLine = Math.ceil(width / 8);
  const bit = (x: number, y: number) => ((data[y * bytesPerLine + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
  return { width, height, at: (x, y) => bit(x, y) * 255 };
}

it.each(ADDRESSES)('is read back as it is and shrunk to 120 px: %s', (url) => {
  const qr = encode(url);
  const picture = readPng(renderQrPng(qr));
  expect([picture.width, picture.height]).toEqual([(qr.size + 8) * 10, (qr.size + 8) * 10]);
  expect(scan(picture)).toBe(url);
  expect(scan(resample(picture, 120))).toBe(url);
});

it('is small enough to send and the same on every machine', () => {
  const png = renderQrPng(encode(CHINESE));
  expect(png.length).toBeLessThan(3000);
  const sha256 = createHash('sha256').update(png).digest('hex');
  expect(sha256).toBe('a5addac9d6688cbc17ed3caedc45d83b8838474cd1e2780980e858c4e1d25885');
});
