import { encode, type ImageData } from 'fast-png';
import encodeQR from 'qr';
import { describe, expect, it } from 'vitest';
import { decodeQrPng } from '../../support/decode-qr.ts';

const URL_TEXT = 'https://example.gov.cn/reports/2021/a.html';
const SCALE = 4;
const DARK = encodeQR(URL_TEXT, 'raw', { border: 4, scale: SCALE });
const SIZE = DARK.length;

type Paint = (isDark: boolean) => number[];

function paint(channels: number, depth: 8 | 16, colour: Paint): Uint8Array {
  const samples = DARK.flatMap((row) => row.flatMap(colour));
  const data = depth === 16 ? Uint16Array.from(samples) : Uint8Array.from(samples);
  return encode({ width: SIZE, height: SIZE, channels, depth, data });
}

/** Samples of `depth` bits, each row padded to whole bytes. */
function paintPacked(depth: 1 | 2 | 4, extra: Partial<ImageData>, dark: number, light: number): Uint8Array {
  const data = DARK.flatMap((row) => {
    const bits = row.map((isDark) => (isDark ? dark : light).toString(2).padStart(depth, '0')).join('');
    return (bits.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
  });
  return encode({ width: SIZE, height: SIZE, channels: 1, depth, data: Uint8Array.from(data), ...extra });
}

describe('decodeQrPng reads', () => {
  it.each([
    ['grey', paint(1, 8, (isDark) => [isDark ? 0 : 255])],
    ['grey with alpha', paint(2, 8, (isDark) => [0, isDark ? 255 : 0])],
    ['RGB', paint(3, 8, (isDark) => (isDark ? [120, 0, 0] : [255, 255, 255]))],
    ['RGBA on transparent ground', paint(4, 8, (isDark) => [0, 0, 0, isDark ? 255 : 0])],
    ['16-bit grey', paint(1, 16, (isDark) => [isDark ? 0 : 65_535])],
    ['1-bit grey', paintPacked(1, {}, 0, 1)],
    ['2-bit grey', paintPacked(2, {}, 0, 3)],
    ['4-bit grey', paintPacked(4, {}, 0, 15)],
  ])('%s', (_, png) => {
    expect(decodeQrPng(png)).toBe(URL_TEXT);
  });
});

describe('decodeQrPng does not read', () => {
  it('an empty picture, light on dark, or a code without contrast', () => {
    expect(decodeQrPng(paint(1, 8, () => [255]))).toBeNull();
    expect(decodeQrPng(paint(1, 8, (isDark) => [isDark ? 255 : 0]))).toBeNull();
    expect(decodeQrPng(paint(4, 8, () => [0, 0, 0, 0]))).toBeNull();
  });
});
