import { encode } from 'fast-png';
import { type QrCode, QUIET_ZONE } from './qr-code.ts';

interface QrPngOptions {
  /** Pixels on a module's side, 1–64. */
  scale: number;
}

/**
 * The code as a 1-bit greyscale PNG with its quiet zone, `(size + 8) × scale` pixels on a side. fast-png
 * compresses with fflate, in JavaScript: zlib's bytes would differ between Node versions and machines.
 *
 * @throws RangeError if the scale is no whole number from 1 to 64
 */
export function renderQrPng(qr: QrCode, options: QrPngOptions): Uint8Array {
  const { scale } = options;
  if (!Number.isInteger(scale) || scale < 1 || scale > 64) {
    throw new RangeError(`二维码图片的放大倍数是 ${scale}，应为 1 到 64 的整数`);
  }
  const width = (qr.size + 2 * QUIET_ZONE) * scale;
  const bytesPerLine = Math.ceil(width / 8);
  // In 1-bit greyscale 1 is white (PNG 3, 11.2.1); what is not drawn stays white.
  const data = new Uint8Array(bytesPerLine * width).fill(0xff);
  for (const [row, modules] of qr.modules.entries()) {
    const top = (row + QUIET_ZONE) * scale;
    for (const [column, dark] of modules.entries()) {
      if (!dark) continue;
      const left = (column + QUIET_ZONE) * scale;
      for (let x = left; x < left + scale; x += 1) {
        const at = top * bytesPerLine + (x >> 3);
        data[at] = (data[at] ?? 0) & ~(0x80 >> (x & 7));
      }
    }
    const firstLine = data.subarray(top * bytesPerLine, (top + 1) * bytesPerLine);
    for (let line = 1; line < scale; line += 1) data.set(firstLine, (top + line) * bytesPerLine);
  }
  return encode({ width, height: width, data, channels: 1, depth: 1 }, { zlib: { level: 9 } });
}
