import { describe, expect, it } from 'vitest';
import {
  isImageCutOff,
  readImageSize,
  readJpegFrame,
  readPictureOrientation,
} from '../../../src/attachments/read-image-size.ts';
import { GIF, readFixture } from '../../support/sample-attachments.ts';

const SIZE = { width: 40, height: 24 };
const FIXTURES = [
  'example.png',
  'example.jpg',
  'example-lossy.webp',
  'example-lossless.webp',
  'example-extended.webp',
];

function createExif(orientation: number, order: 'II' | 'MM'): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write(order);
  const [short, long] =
    order === 'II'
      ? [tiff.writeUInt16LE.bind(tiff), tiff.writeUInt32LE.bind(tiff)]
      : [tiff.writeUInt16BE.bind(tiff), tiff.writeUInt32BE.bind(tiff)];
  short(42, 2);
  long(8, 4);
  short(1, 8);
  short(0x0112, 10);
  short(3, 12);
  long(1, 14);
  short(orientation, 18);
  return tiff;
}

/** The fixture with an Exif segment before its first own one. */
async function createTurnedJpeg(orientation: number, order: 'II' | 'MM'): Promise<Buffer> {
  const jpeg = await readFixture('example.jpg');
  const exif = Buffer.from('\xff\xe1\0\x22Exif\0\0', 'latin1');
  const segment = Buffer.concat([exif, createExif(orientation, order)]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

describe('readImageSize', () => {
  it.each(FIXTURES)('reads %s', async (name) => {
    expect(readImageSize(await readFixture(name))).toEqual(SIZE);
  });

  it('reads GIF', () => {
    expect(readImageSize(GIF)).toEqual(SIZE);
  });

  it('reads a view into a larger buffer', async () => {
    const png = await readFixture('example.png');
    const padded = Buffer.concat([Buffer.alloc(7, 1), png, Buffer.alloc(7, 1)]);
    expect(readImageSize(padded.subarray(7, 7 + png.length))).toEqual(SIZE);
    expect(readImageSize(padded.subarray(7, 7 + 20))).toBeUndefined();
  });

  it('turns a photograph as browsers do', async () => {
    for (const order of ['II', 'MM'] as const) {
      expect(readImageSize(await createTurnedJpeg(6, order))).toEqual({ width: 24, height: 40 });
      expect(readImageSize(await createTurnedJpeg(3, order))).toEqual(SIZE);
    }
  });

  it('turns a PNG as browsers do, which may say the same of itself', async () => {
    const png = await readFixture('example.png');
    const turn = (orientation: number) => {
      const exif = createExif(orientation, 'MM');
      const chunk = Buffer.concat([Buffer.from('\0\0\0\x1aeXIf', 'latin1'), exif, Buffer.alloc(4)]);
      return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
    };
    expect(readImageSize(turn(6))).toEqual({ width: 24, height: 40 });
    expect(readImageSize(turn(6).subarray(0, 60))).toEqual(SIZE);
    expect([turn(3), turn(8), turn(9), png, GIF].map(readPictureOrientation)).toEqual([3, 8, 1, 1, 1]);
    expect(readPictureOrientation(await createTurnedJpeg(5, 'II'))).toBe(5);
  });

  it('tells how a photograph wants to be shown, and how many colours it has', async () => {
    for (const orientation of [1, 3, 6, 8])
      expect(readJpegFrame(await createTurnedJpeg(orientation, 'II'))).toMatchObject({
        ...SIZE,
        orientation,
      });
    expect(readJpegFrame(await createTurnedJpeg(9, 'MM'))?.orientation).toBe(1);
    const jpeg = await readFixture('example.jpg');
    expect(readJpegFrame(jpeg)?.components).toBe(3);
    expect(readJpegFrame(GIF)).toBeUndefined();
    expect(readJpegFrame(jpeg.subarray(0, 30))).toBeUndefined();
  });

  it('survives Exif data that points nowhere', async () => {
    const jpeg = await createTurnedJpeg(6, 'MM');
    jpeg.writeUInt32BE(0xffffffff, 16);
    expect(readImageSize(jpeg)).toEqual(SIZE);
  });

  it('gives nothing for damaged images', async () => {
    const png = await readFixture('example.png');
    const flat = Buffer.from(png);
    flat.writeUInt32BE(0, 20);
    expect(readImageSize(flat)).toBeUndefined();
    expect(readImageSize(Buffer.from('\xff\xd8\xff\xd9', 'latin1'))).toBeUndefined();
    expect(readImageSize(Buffer.from('\xff\xd8\xff\xe0\0\0', 'latin1'))).toBeUndefined();
    expect(readImageSize(Buffer.alloc(1000, 0xff))).toBeUndefined();
    expect(readImageSize(new Uint8Array())).toBeUndefined();
  });

  it('never throws nor invents a size, wherever the file ends', async () => {
    for (const name of FIXTURES) {
      const bytes = await readFixture(name);
      for (let length = 0; length < bytes.length; length += 1) {
        expect([undefined, SIZE]).toContainEqual(readImageSize(bytes.subarray(0, length)));
      }
    }
  });
});

describe('isImageCutOff', () => {
  it('tells PNG and WebP that end too early', async () => {
    for (const name of ['example.png', 'example-lossy.webp']) {
      const bytes = await readFixture(name);
      const cut = bytes.subarray(0, bytes.length - 9);
      expect(isImageCutOff(bytes, bytes, bytes.length)).toBe(false);
      expect(isImageCutOff(cut, cut, cut.length)).toBe(true);
    }
  });
});
