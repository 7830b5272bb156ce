import { expect, it } from 'vitest';
import { keepWebpAsStored } from '../../../src/pdf/keep-webp-as-stored.ts';
import { createWebp } from '../../support/create-webp.ts';

const names = (bytes: Buffer) => bytes.toString('latin1').match(/VP8X|VP8L|EXIF/gu);

it('takes away what turns a WebP, and nothing else', () => {
  const turned = createWebp({ orientation: 6 });
  const kept = keepWebpAsStored(turned);
  expect(names(turned)).toEqual(['VP8X', 'VP8L', 'EXIF']);
  expect(names(kept)).toEqual(['VP8X', 'VP8L']);
  expect(kept).toHaveLength(turned.length);
  expect(turned[20]).toBe(8);
  expect(kept[20]).toBe(0);
});

it.each([
  ['a WebP with nothing but its picture', createWebp()],
  ['another file', Buffer.from('\x89PNG EXIF')],
  ['nothing', Buffer.alloc(0)],
])('leaves %s as it is', (_name, bytes) => {
  expect(keepWebpAsStored(bytes)).toBe(bytes);
});

it('reads no further than a file goes that was cut off', () => {
  const turned = createWebp({ orientation: 6 });
  for (let length = 0; length < turned.length; length += 1)
    expect(keepWebpAsStored(turned.subarray(0, length))).toHaveLength(length);
});
