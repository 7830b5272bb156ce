import { encode } from 'fast-png';

/** The site's icon: 公 in white strokes on the red of a 公文 head. */

/** Units on a side; every point below is in them. */
const SIDE = 32;
const STROKE = 3.2;
const RED = [0xb3, 0x14, 0x1c] as const;

type Point = readonly [x: number, y: number];

/** A stroke of the brush: straight lines and, between a start and an end, quadratic curves by their control point. */
interface Stroke {
  readonly start: Point;
  readonly curves: readonly { readonly bend: Point; readonly end: Point }[];
}

const line = (start: Point, ...ends: Point[]): Stroke => ({
  start,
  curves: ends.map((end, index) => ({ bend: ends[index - 1] ?? start, end })),
});

/** 撇, 捺, then 撇折 and 点 below them. */
const STROKES: readonly Stroke[] = [
  { start: [13.2, 5.8], curves: [{ bend: [11.4, 11.6], end: [5.6, 16] }] },
  { start: [18.6, 5.8], curves: [{ bend: [20.6, 11.6], end: [26.4, 16] }] },
  line([14.6, 15.4], [9.6, 24.9], [22.4, 23.7]),
  line([19.2, 19.4], [23.8, 26.4]),
];

/** As SVG, for browsers that take one. */
export function renderIconSvg(): string {
  const paths = STROKES.map(({ start, curves }) =>
    [`M${start.join(' ')}`, ...curves.map(({ bend, end }) => `Q${[...bend, ...end].join(' ')}`)].join(''),
  );
  const [red, green, blue] = RED.map((part) => part.toString(16).padStart(2, '0'));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}"><title>公报</title><rect width="${SIDE}" height="${SIDE}" fill="#${red}${green}${blue}"/><path fill="none" stroke="#fff" stroke-width="${STROKE}" stroke-linecap="round" stroke-linejoin="round" d="${paths.join('')}"/></svg>`;
}

/**
 * As PNG, for browsers, phones and messengers that take nothing else. Each pixel has as much white as the strokes
 * cover of it. Plain arithmetic and fflate: the same bytes everywhere.
 * @param size pixels on a side
 */
export function renderIconPng(size: number): Uint8Array {
  const unit = SIDE / size;
  // Distance of each pixel's middle from the nearest stroke, near the strokes only.
  const distances = new Float64Array(size * size).fill(STROKE);
  for (const segment of STROKES.flatMap(flatten)) {
    const [left, right] = spanPixels(segment, 0, unit, size);
    const [top, bottom] = spanPixels(segment, 1, unit, size);
    for (let row = top; row < bottom; row += 1) {
      for (let column = left; column < right; column += 1) {
        const distance = measure(segment, (column + 0.5) * unit, (row + 0.5) * unit);
        const at = row * size + column;
        if (distance < (distances[at] as number)) distances[at] = distance;
      }
    }
  }
  const data = new Uint8Array(size * size * 3);
  for (const [at, distance] of distances.entries()) {
    const cover = Math.min(1, Math.max(0, (STROKE / 2 - distance) / unit + 0.5));
    for (const [channel, value] of RED.entries())
      data[at * 3 + channel] = Math.round(value + (255 - value) * cover);
  }
  return encode({ width: size, height: size, data, channels: 3, depth: 8 }, { zlib: { level: 9 } });
}

type Segment = readonly [Point, Point];

/** A curve as straight pieces that are shorter than anyone sees. */
function flatten({ start, curves }: Stroke): Segment[] {
  const PIECES = 16;
  let from = start;
  return curves.flatMap(({ bend, end }) => {
    const begin = from;
    from = end;
    const at = (part: number): Point => {
      const mix = (axis: 0 | 1) =>
        (1 - part) * (1 - part) * begin[axis] + 2 * part * (1 - part) * bend[axis] + part * part * end[axis];
      return [mix(0), mix(1)];
    };
    return Array.from(
      { length: PIECES },
      (_, index): Segment => [at(index / PIECES), at((index + 1) / PIECES)],
    );
  });
}

/** The pixels of one axis that a segment may touch, the end excluded. */
function spanPixels([from, to]: Segment, axis: 0 | 1, unit: number, size: number): [number, number] {
  const low = Math.min(from[axis], to[axis]) - STROKE;
  const high = Math.max(from[axis], to[axis]) + STROKE;
  return [Math.max(0, Math.floor(low / unit)), Math.min(size, Math.ceil(high / unit))];
}

function measure([[ax, ay], [bx, by]]: Segment, x: number, y: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
  const part = Math.min(1, Math.max(0, along));
  const ox = x - (ax + part * dx);
  const oy = y - (ay + part * dy);
  return Math.sqrt(ox * ox + oy * oy);
}
