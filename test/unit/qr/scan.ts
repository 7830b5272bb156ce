import * as jsqr from 'jsqr';
import { createQrCode } from '../../../src/qr/qr-code.ts';

export const SHORT = 'https://example.test/r/1.html';
export const CHINESE = `https://example.test/reports/2021/${encodeURIComponent('示例局年度报告')}.html`;
export const ADDRESSES = [SHORT, CHINESE, `https://example.test/${'shili-ju/'.repeat(19)}`];

/** The code of an address that is known to have one. */
export const encode = (address: string) => createQrCode(address);

/** A greyscale picture, one number 0 (black) – 255 (white) for each pixel. */
export interface Picture {
  width: number;
  height: number;
  at(x: number, y: number): number;
}

/** Average of the pixels that each pixel of a picture `width` px wide covers, as browsers shrink images. */
export function resample(picture: Picture, width: number): Picture {
  const step = picture.width / width;
  const pixels = new Float64Array(width * width);
  for (let y = 0; y < width; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      let area = 0;
      for (let v = Math.floor(y * step); v < Math.min((y + 1) * step, picture.height); v += 1) {
        for (let u = Math.floor(x * step); u < Math.min((x + 1) * step, picture.width); u += 1) {
          const covered =
            (Math.min((x + 1) * step, u + 1) - Math.max(x * step, u)) *
            (Math.min((y + 1) * step, v + 1) - Math.max(y * step, v));
          sum += covered * picture.at(u, v);
          area += covered;
        }
      }
      pixels[y * width + x] = sum / area;
    }
  }
  return { width, height: width, at: (x, y) => pixels[y * width + x] ?? 255 };
}

/** Paints the white square and the black rectangles of a code's SVG, one pixel for each module. */
export function paintSvg(svg: string): Picture {
  const side = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
  const white = Number(/<rect width="(\d+)" height="\1" fill="#fff"\/>/.exec(svg)?.[1]);
  const path = /<path fill="#000" d="([^"]*)"\/>/.exec(svg)?.[1] ?? '';
  if (white !== side) throw new Error(`white square of ${white} in a picture of ${side}`);
  const pixels = new Uint8Array(side * side).fill(255);
  const rest = path.replaceAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g, (_, x, y, right, left) => {
    if (right !== left) throw new Error('a run that does not close');
    pixels.fill(0, Number(y) * side + Number(x), Number(y) * side + Number(x) + Number(right));
    return '';
  });
  if (rest !== '') throw new Error(`unknown path: ${rest}`);
  return { width: side, height: side, at: (x, y) => pixels[y * side + x] ?? 255 };
}

/** What jsQR reads in the picture, or undefined. */
export function scan(picture: Picture): string | undefined {
  const { width, height } = picture;
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1)
      rgba.fill(picture.at(x, y), (y * width + x) * 4, (y * width + x) * 4 + 3);
  }
  return jsqr.default.default(rgba, width, height, { inversionAttempts: 'dontInvert' })?.data;
}
