import { expect, it } from 'vitest';
import { readPhotoDetails } from '../../../src/attachments/read-photo-details.ts';

/** A JPEG with an Exif block of these tags; numbers stand for what is not a text. */
function buildPhoto(
  tags: readonly (readonly [tag: number, value: string | number])[],
  isLittle: boolean,
): Uint8Array {
  const texts = tags.map(([, value]) =>
    typeof value === 'string' ? new TextEncoder().encode(`${value}\0`) : undefined,
  );
  const length = 8 + 2 + tags.length * 12 + texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
  const tiff = new Uint8Array(length);
  const view = new DataView(tiff.buffer);
  view.setUint16(0, isLittle ? 0x4949 : 0x4d4d);
  view.setUint32(4, 8, isLittle);
  view.setUint16(8, tags.length, isLittle);
  let at = 10 + tags.length * 12;
  for (const [index, [tag, value]] of tags.entries()) {
    const entry = 10 + index * 12;
    const text = texts[index];
    view.setUint16(entry, tag, isLittle);
    view.setUint16(entry + 2, text ? 2 : 4, isLittle);
    view.setUint32(entry + 4, text?.length ?? 1, isLittle);
    if (text && text.length > 4) {
      view.setUint32(entry + 8, at, isLittle);
      tiff.set(text, at);
      at += text.length;
    } else if (text) tiff.set(text, entry + 8);
    else view.setUint32(entry + 8, Number(value), isLittle);
  }
  const head = [0xff, 0xd8, 0xff, 0xe1, (length + 8) >> 8, (length + 8) & 255, 0x45, 0x78, 0x69, 0x66, 0, 0];
  return new Uint8Array([...head, ...tiff, 0xff, 0xda, 0, 2]);
}

it.each([true, false])('tells what a camera wrote, little-endian: %s', (isLittle) => {
  const photo = buildPhoto(
    [
      [0x0110, '示例相机'],
      [0x013b, '张'],
      [0x0112, 1],
      [0x8825, 40],
    ],
    isLittle,
  );
  expect(readPhotoDetails(photo)).toEqual(['拍摄设备：示例相机', '作者：张', '拍摄地点（经纬度）']);
});

it('tells it of a PNG and a WebP as well', () => {
  const tiff = buildPhoto([[0x013b, '张示例']], true).slice(12, -4);
  const bytes = (...parts: (string | readonly number[] | Uint8Array)[]) =>
    new Uint8Array(
      parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [...part])),
    );
  const data = ['\0\0\0\x03IDAT', [1, 2, 3], [0, 0, 0, 0]] as const;
  const png = bytes('\x89PNG\r\n\x1a\n', ...data, [0, 0, 0, tiff.length], 'eXIf', tiff, [0, 0, 0, 0]);
  const webp = bytes(
    'RIFF\0\0\0\0WEBP',
    'VP8 \x03\0\0\0',
    [1, 2, 3, 0],
    'EXIF',
    [tiff.length, 0, 0, 0],
    tiff,
  );
  for (const picture of [png, webp]) {
    expect(readPhotoDetails(picture)).toEqual(['作者：张示例']);
    for (let end = 0; end < picture.length; end += 1)
      expect(() => readPhotoDetails(picture.subarray(0, end))).not.toThrow();
  }
});

it('tells nothing of what is no photo, and stumbles over none that is cut off', () => {
  const photo = buildPhoto(
    [
      [0x0110, '示例相机'],
      [0x8825, 40],
    ],
    true,
  );
  for (let end = 0; end < photo.length; end += 1)
    expect(() => readPhotoDetails(photo.subarray(0, end))).not.toThrow();
  expect(readPhotoDetails(new TextEncoder().encode('示例文字'))).toEqual([]);
});
