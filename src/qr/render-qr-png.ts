import { encode } from 'fast-png';
import { type QrCode, QUIET_ZONE } from './qr-code.ts';

/** Pixels on a module's side. */
const SCALE = 10;

/**
 * The code as a 1-bit greyscale PNG with its quiet zone. fast-png compresses with fflate, in JavaScript: zlib's bytes
 * would differ between Node versions and machines.
 */
export function renderQrPng(qr: QrCode): Uint8Array {
  const width = (qr.size + 2 * QUIET_ZONE) * SCALE;
  const bytesPerLine = Math.ceil(width / 8);
  // In 1-bit greyscale 1 is white (PNG 3, 11.2.1); what is not drawn stays white.
  const data = new Uint8Array(bytesPerLine * width).fill(0xff);
  for (const [row, modules] of qr.modules.entries()) {
    const top = (row + QUIET_ZONE) * SCALE;
    for (const [column, dark] of modules.entries()) {
      if (!dark) continue;
      const left = (column + QUIET_ZONE) * SCALE;
      for (let x = left; x < left + SCALE; x += 1) {
        const at = top * bytesPerLine + (x >> 3);
        data[at] = (data[at] ?? 0) & ~(0x80 >> (x & 7));
      }
    }
    const firstLine = data.subarray(top * bytesPerLine, (top + 1) * bytesPerLine);
    for (let line = 1; line < SCALE; line += 1) data.set(firstLine, (top + line) * bytesPerLine);
  }
  return encode({ width, height: width, data, channels: 1, depth: 1 }, { zlib: { level: 9 } });
}
