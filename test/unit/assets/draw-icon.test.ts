import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { renderIconPng, renderIconSvg } from '../../../src/assets/draw-icon.ts';

const RED = [0xb3, 0x14, 0x1c];
const WHITE = [255, 255, 255];

const readPixels = (size: number) => {
  const { width, height, data } = decode(renderIconPng(size));
  const at = (x: number, y: number) => [...data.slice((y * size + x) * 3, (y * size + x) * 3 + 3)];
  return { width, height, at };
};

/** Where the strokes of the SVG begin. */
const listStarts = () =>
  [...renderIconSvg().matchAll(/M([\d.]+) ([\d.]+)/g)].map((match) => match.slice(1).map(Number));

describe('the icon', () => {
  it.each([32, 180, 192, 512])('at %i pixels is 公: strokes where the SVG has them, red between', (size) => {
    const { width, height, at } = readPixels(size);
    expect([width, height]).toEqual([size, size]);
    const unit = size / 32;
    const pixel = (x: number, y: number) => at(Math.floor(x * unit), Math.floor(y * unit));
    for (const [x, y] of listStarts()) expect(pixel(x as number, y as number)).toEqual(WHITE);
    for (const [x, y] of [
      [1, 1],
      [30.9, 30.9],
      [16, 9],
      [16, 20.5],
    ])
      expect(pixel(x as number, y as number)).toEqual(RED);
  });
});
