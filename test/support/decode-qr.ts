import { createRequire } from 'node:module';
import { type DecodedPng, decode } from 'fast-png';
import type jsqr from 'jsqr';

// jsqr is CommonJS with an `exports.default`, which Node and Vitest import differently.
const { default: jsQR }: { default: typeof jsqr.default } = createRequire(import.meta.url)('jsqr');

/**
 * Text of the QR code in a PNG: an image file of any colour type, or a screenshot. Nothing is added or mended, so a
 * code without its quiet zone or with too little contrast is not found.
 *
 * @returns null if the picture shows no code that can be read
 */
export function decodeQrPng(png: Uint8Array): string | null {
  const image = decode(png);
  return jsQR(toRgba(image), image.width, image.height, { inversionAttempts: 'dontInvert' })?.data ?? null;
}

function toRgba(image: DecodedPng): Uint8ClampedArray {
  const { palette, channels } = image;
  const samples = unpackSamples(image);
  const highest = 2 ** image.depth - 1;
  const rgba = new Uint8ClampedArray(image.width * image.height * 4);
  for (let pixel = 0; pixel < image.width * image.height; pixel++) {
    const own = samples
      .slice(pixel * channels, (pixel + 1) * channels)
      .map((sample) => (sample / highest) * 255);
    const colour = palette ? (palette[samples[pixel] ?? 0] ?? []) : own;
    const [red = 0, green = red, blue = red] = colour.length < 3 ? [colour[0]] : colour;
    const alpha = colour.length % 2 === 0 ? (colour.at(-1) ?? 0) / 255 : 1;
    // A browser shows a transparent picture on the page's white.
    rgba.set([red, green, blue].map((value) => 255 - alpha * (255 - value)).concat(255), pixel * 4);
  }
  return rgba;
}

/** Samples of less than a byte lie packed in the file, each row beginning with a new byte (PNG, section 7.2). */
function unpackSamples({ data, depth, width, height, channels }: DecodedPng): number[] {
  if (depth >= 8) return Array.from(data);
  const rowBytes = Math.ceil((width * channels * depth) / 8);
  return Array.from({ length: width * height * channels }, (_, index) => {
    const [row, column] = [Math.floor(index / (width * channels)), index % (width * channels)];
    const byte = data[row * rowBytes + Math.floor((column * depth) / 8)] ?? 0;
    return (byte >> (8 - depth - ((column * depth) % 8))) & (2 ** depth - 1);
  });
}
