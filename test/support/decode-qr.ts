import { createRequire } from 'node:module';
import type jsqr from 'jsqr';
import { PNG } from 'pngjs';

// jsqr is CommonJS with an `exports.default`, which Node and Vitest import differently.
const { default: jsQR }: { default: typeof jsqr.default } = createRequire(import.meta.url)('jsqr');

/**
 * Text of the QR code in a PNG: an image file or a screenshot. Nothing is added or mended, so a code without its quiet
 * zone or with too little contrast is not found.
 *
 * @returns null if the picture shows no code that can be read
 */
export function decodeQrPng(png: Uint8Array): string | null {
  const { data, width, height } = PNG.sync.read(Buffer.from(png));
  return jsQR(Uint8ClampedArray.from(data), width, height, { inversionAttempts: 'dontInvert' })?.data ?? null;
}
