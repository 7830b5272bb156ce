import { encode } from 'fast-png';

export interface Bitmap {
  width: number;
  height: number;
  /** Blue, green, red and an unused byte for each pixel. */
  data: Uint8Array;
  /** Bytes from one line to the next. */
  stride: number;
}

/**
 * A page as a PNG of sixteen shades, or sixteen for each colour: text looks the same, and takes a third of the room.
 * fast-png compresses in JavaScript, so that every machine makes the same bytes.
 */
export function encodePicture({ width, height, data, stride }: Bitmap): Uint8Array {
  const colours = new Uint8Array(width * height * 3);
  const lineBytes = Math.ceil(width / 2);
  const greys = new Uint8Array(lineBytes * height);
  let isGrey = true;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = y * stride + x * 4;
      const [blue, green, red] = [toShade(data[from]), toShade(data[from + 1]), toShade(data[from + 2])];
      if (red !== green || green !== blue) isGrey = false;
      const to = (y * width + x) * 3;
      colours[to] = red * 17;
      colours[to + 1] = green * 17;
      colours[to + 2] = blue * 17;
      const at = y * lineBytes + (x >> 1);
      greys[at] = (greys[at] ?? 0) | (x % 2 === 0 ? green << 4 : green);
    }
  }
  return isGrey
    ? encode({ width, height, data: greys, channels: 1, depth: 4 }, { zlib: { level: 9 } })
    : encode({ width, height, data: colours, channels: 3, depth: 8 }, { zlib: { level: 9 } });
}

const toShade = (value = 0) => Math.round(value / 17);
